"""How long the imports take, and how much lies on the disk."""

import pkgutil
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import numpy as np
from report import Part, table

import helpers

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 15
OTHERS = "import numpy, matplotlib.figure, ipywidgets"
ALL_HELPERS = "import " + ", ".join(
    module.name for module in pkgutil.walk_packages(helpers.__path__, "helpers.")
)
STATEMENTS = {
    "Python alone": "pass",
    "and NumPy, Matplotlib, ipywidgets": OTHERS,
    "and every module of `helpers`": f"{OTHERS}; {ALL_HELPERS}",
}


def import_times() -> list[tuple[str, str]]:
    """Start Python again and again, each time to import something else."""
    rounds = [list(map(python, STATEMENTS.values())) for _ in range(ROUNDS)]
    times = zip(STATEMENTS, np.median(rounds, axis=0), strict=True)
    return [(f"start: {statement}", f"{t:.2f} s") for statement, t in times]


def python(code: str) -> float:
    """Return the seconds from the start of Python to its end."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - start


def size(files: Iterable[Path]) -> float:
    """Return the bytes of files, in MB."""
    return sum(f.lstat().st_size for f in files if not f.is_dir()) / 1e6


def clone_sizes() -> list[tuple[str, str]]:
    """Clone this repository as from elsewhere, which makes git pack it."""
    with tempfile.TemporaryDirectory() as folder:
        clone = ["git", "clone", "--quiet", "--no-local", ROOT, folder]
        subprocess.run(clone, check=True)
        history = size(Path(folder, ".git").rglob("*"))
        files = size(Path(folder).rglob("*")) - history
    return [
        ("fresh clone: files", f"{files:.1f} MB"),
        ("fresh clone: history (`.git`)", f"{history:.1f} MB"),
    ]


def locked(lock: str) -> set[str]:
    """Return the names of the packages in a lock file."""
    text = (ROOT / "locks" / lock).read_text(encoding="utf-8")
    return set(re.findall(r"^([\w.-]+)==", text, re.MULTILINE))


def installed_size(names: Iterable[str]) -> float:
    """Return the size of what is installed of these packages, in MB."""
    total = 0.0
    for name in names:
        try:
            files = distribution(name).files or []
        except PackageNotFoundError:  # of another system, or another Python
            continue
        total += size(Path(file.locate()) for file in files)
    return total


def measure() -> Part:
    """Measure all."""
    course, tests = locked("requirements.lock"), locked("requirements-test.lock")
    rows = [
        *import_times(),
        *clone_sizes(),
        ("installed for the course", f"{installed_size(course):.0f} MB"),
        ("and for its tests", f"{installed_size(tests - course):.0f} MB"),
    ]
    return Part(table(("what", "median or size"), rows), [])
