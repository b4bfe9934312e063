"""Measure one part in this process, which has its number of threads, and print it."""

import importlib
import json
import sys


def main(name: str, threads: int) -> None:
    """Print the part as JSON."""
    module = importlib.import_module(name)
    if torch := sys.modules.get("torch"):
        torch.set_num_threads(threads)
    print(json.dumps(module.measure()._asdict()))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
