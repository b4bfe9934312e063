"""Measure one part in this process, and print it."""

import importlib
import json
import sys

if __name__ == "__main__":
    print(json.dumps(importlib.import_module(sys.argv[1]).measure()._asdict()))
