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
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from server import CHROMIUM, ROOT

FOLDER = Path(__file__).parent
RESULTS = FOLDER / "results.json"
INTRODUCTION = """# Benchmarks

By `make bench`. What is compared takes turns in one run, so that whatever else the
machine does meanwhile hits both alike: ratios are worth more than times.
"""


class Plan(NamedTuple):
    """A module to measure: its heading, and what it depends on."""

    title: str
    packages: tuple[str, ...] = ("numpy",)
    browser: bool = False
    folder: str = ""

    def lacks(self) -> str:
        """Return why this part cannot be measured here, if it cannot."""
        if self.browser and CHROMIUM is None:
            return "no Chromium is installed"
        if not (ROOT / self.folder).exists():
            return f"{self.folder} is not there (make site-live PYODIDE=folder)"
        if "torch" in self.packages and not importlib.util.find_spec("torch"):
            return "PyTorch is not installed (pip install torch==2.13.0)"
        return ""


DRAWING = ("numpy", "matplotlib", "ipywidgets", "jupyterlab")
PLANS = {
    "widgets": Plan("Live figures in the browser", DRAWING, browser=True),
    "recorded_figures": Plan("Live figures without a kernel", DRAWING, browser=True),
    "course_in_browser": Plan(
        "The course in the browser", ("jupyterlab",), True, "build/live/pyodide"
    ),
    "batch_norm": Plan("The layer: forward plus backward", ("numpy", "torch")),
    "training_step": Plan("A training step of 60 images", ("numpy", "torch")),
    "growth": Plan("How cost grows", ("numpy", "matplotlib")),
    "notebooks": Plan("The notebooks", ("numpy", "matplotlib")),
    "startup": Plan("From `make lab` to a page", DRAWING, browser=True),
    "imports": Plan("Imports and sizes", DRAWING),
}


def processor() -> str:
    """Return the processor's name, family and model, where the system tells them."""
    info = Path("/proc/cpuinfo")
    text = info.read_text(encoding="utf-8") if info.exists() else ""
    facts = dict(re.findall(r"^(\w[\w ]*\w)\s*: (.*)$", text, re.MULTILINE))
    if "model name" not in facts:
        return platform.processor() or platform.machine()
    kind = f"family {facts.get('cpu family')}, model {facts.get('model')}"
    return f"{facts['model name']} ({kind})"


def circumstances(packages: tuple[str, ...]) -> str:
    """Name the machine and the versions."""
    versions = [f"{name} {importlib.metadata.version(name)}" for name in packages]
    machine = f"{processor()}, {os.cpu_count()} cores"
    return ", ".join([machine, f"Python {platform.python_version()}", *versions])


def measured(name: str) -> dict[str, list[str]]:
    """Return a part as a fresh process with one thread measures it."""
    command = [sys.executable, FOLDER / "one_part.py", name]
    options = {"stdout": subprocess.PIPE, "text": True, "check": True}
    one = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"), "1")
    return json.loads(subprocess.run(command, env=os.environ | one, **options).stdout)


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
        part = measured(name)
        known[plan.title] = part | {"with": circumstances(plan.packages)}
        print("\n".join([plan.title, *part["lines"], *part["missed"]]))
        titles = [p.title for p in PLANS.values() if p.title in known]
        results = {title: known[title] for title in titles}
        text = json.dumps(results, indent=1, ensure_ascii=False)
        RESULTS.write_text(text + "\n", encoding="utf-8")
        (FOLDER / "RESULTS.md").write_text(report(results), encoding="utf-8")


if __name__ == "__main__":
    main()
