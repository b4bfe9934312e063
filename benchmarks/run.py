"""Measure everything and write ``RESULTS.md`` beside this file: ``make bench``.

The comparisons need ``pip install torch==2.13.0`` in the environment; the course
itself does not.
"""

import importlib
import importlib.metadata
import os
import platform
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS")
TABLES = {
    "batch_norm": "The layer: forward plus backward",
    "training_step": "A training step of 60 images",
}
INTRODUCTION = """# Benchmarks

By `make bench`. Ours is the from-scratch NumPy of `helpers/nn`, theirs eager PyTorch on
the same processor, both with float32. Both take turns; times are medians of the rounds,
and the ratio is the median of the ratios within a round. *Goals* are for one thread.
The *memory floor* is the time that the processor needs to read x twice and dy once and
to write y and dx, measured with `np.copyto`.
"""


def processor() -> str:
    """Return the processor's name, where the system tells it."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    names = [line.split(": ")[1] for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def measured(name: str, threads: int) -> str:
    """Return a table as a fresh process with so many threads measures it."""
    count = str(threads)
    return subprocess.run(
        [sys.executable, __file__, name, count],
        env=os.environ | dict.fromkeys(THREADS, count),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout


def main() -> None:
    """Write all tables, or print the one that is asked for."""
    if len(sys.argv) == 3:
        name, threads = sys.argv[1:]
        importlib.import_module("torch").set_num_threads(int(threads))
        print("\n".join(importlib.import_module(name).table()))
        return
    try:
        versions = {n: importlib.metadata.version(n) for n in ("numpy", "torch")}
    except importlib.metadata.PackageNotFoundError:
        sys.exit("The benchmarks compare with PyTorch: pip install torch==2.13.0")
    facts = ", ".join(f"{name} {version}" for name, version in versions.items())
    parts = [INTRODUCTION]
    parts += [f"{processor()}, Python {platform.python_version()}, {facts}.\n"]
    for name, title in TABLES.items():
        for threads in (1, 2):
            parts.append(f"## {title}, {threads} thread{'s' * (threads > 1)}\n")
            parts.append(measured(name, threads))
    text = "\n".join(parts)
    print(text)
    (FOLDER / "RESULTS.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
