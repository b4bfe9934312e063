"""Measure all, or the parts that are named: ``make bench ARGS="growth imports"``.

Every part is measured in a process of its own. All are kept in ``results.json``, from
which ``RESULTS.md`` is written: both lie beside this file.
"""

import argparse
import importlib.metadata
import importlib.util
import json
import os
import platform
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from server import CHROMIUM

FOLDER = Path(__file__).parent
RESULTS = FOLDER / "results.json"
THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS")
INTRODUCTION = """# Benchmarks

By `make bench`. What is compared takes turns in one run, so that whatever else the
machine does meanwhile hits both alike: ratios are worth more than times.
"""


class Plan(NamedTuple):
    """A module to measure: its heading, with how many threads, what it depends on."""

    title: str
    threads: tuple[int, ...] = (1,)
    packages: tuple[str, ...] = ("numpy",)
    browser: bool = False

    def lacks(self) -> str:
        """Return why this part cannot be measured here, if it cannot."""
        if self.browser and CHROMIUM is None:
            return "no Chromium is installed"
        if "torch" in self.packages and not importlib.util.find_spec("torch"):
            return "PyTorch is not installed (pip install torch==2.13.0)"
        return ""

    def heading(self, threads: int) -> str:
        """Return the title, with the number of threads if there are several."""
        if len(self.threads) == 1:
            return self.title
        return f"{self.title}, {threads} thread{'s' * (threads > 1)}"


DRAWING = ("numpy", "matplotlib", "ipywidgets", "jupyterlab")
PLANS = {
    "widgets": Plan("Live figures in the browser", packages=DRAWING, browser=True),
    "batch_norm": Plan(
        "The layer: forward plus backward", (1, 2), packages=("numpy", "torch")
    ),
    "training_step": Plan(
        "A training step of 60 images", (1, 2), packages=("numpy", "torch")
    ),
    "growth": Plan("How cost grows", packages=("numpy", "matplotlib")),
    "notebooks": Plan("The notebooks", packages=("numpy", "matplotlib")),
    "startup": Plan("From `make lab` to a page", packages=DRAWING, browser=True),
    "imports": Plan("Imports and sizes", packages=DRAWING),
}


def processor() -> str:
    """Return the processor's name, where the system tells it."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    names = [line.split(": ")[1] for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def circumstances(packages: tuple[str, ...]) -> str:
    """Name the machine and the versions."""
    versions = [f"{name} {importlib.metadata.version(name)}" for name in packages]
    machine = f"{processor()}, {os.cpu_count()} cores"
    return ", ".join([machine, f"Python {platform.python_version()}", *versions])


def measured(name: str, threads: int) -> dict[str, list[str]]:
    """Return a part as a fresh process with so many threads measures it."""
    count = str(threads)
    output = subprocess.run(
        [sys.executable, FOLDER / "one_part.py", name, count],
        env=os.environ | dict.fromkeys(THREADS, count),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout
    return json.loads(output)


def report(results: dict[str, dict]) -> str:
    """Return all results as Markdown: first what fell short of its goal."""
    lines = [INTRODUCTION, "## Short of the goal\n"]
    missed = [
        f"- {heading}: {sentence}"
        for heading, part in results.items()
        for sentence in part["missed"]
    ]
    lines += [*(missed or ["Nothing."]), ""]
    for heading, part in results.items():
        lines += [f"## {heading}\n", *part["lines"], "", f"{part['with']}.\n"]
    return "\n".join(lines)


def main() -> None:
    """Measure, and write the results after every part."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", help=f"of {', '.join(PLANS)}; or all")
    names = parser.parse_args().parts or list(PLANS)
    known = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    for name in names:
        plan = PLANS[name]
        if reason := plan.lacks():
            print(f"{name}: not measured, {reason}")
            continue
        for threads in plan.threads:
            part = measured(name, threads)
            known[plan.heading(threads)] = part | {"with": circumstances(plan.packages)}
            print("\n".join([plan.heading(threads), *part["lines"], *part["missed"]]))
        headings = [p.heading(n) for p in PLANS.values() for n in p.threads]
        results = {heading: known[heading] for heading in headings if heading in known}
        text = json.dumps(results, indent=1, ensure_ascii=False)
        RESULTS.write_text(text + "\n", encoding="utf-8")
        (FOLDER / "RESULTS.md").write_text(report(results), encoding="utf-8")


if __name__ == "__main__":
    main()
