"""Does the installation work? One line a check, and what to do where it does not."""

import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

from helpers.data_files import INSTALLED, PACKAGE, DataFileError
from helpers.datasets import fashion_mnist

DISTRIBUTION = "seeing-batch-normalization"

if INSTALLED:
    AGAIN = "Install the course again, in an environment of its own."
    IN_A_NEWER_PYTHON = "Install the course in a newer one."
else:
    AGAIN = "Type: make clean lab"
    IN_A_NEWER_PYTHON = "Remove the folder .venv and type: make lab PYTHON=python3.12"


def check_installation() -> None:
    """Print one line a check: "ok", or what is wrong and what mends it.

    The text is the same on all machines on which everything is right.
    """
    checks: dict[str, Callable[[], str]] = {
        "Python is new enough": python_problem,
        "all packages are there, in versions that fit": package_problem,
        "the notebooks and the helpers belong together": place_problem,
        "the pictures are there and undamaged": data_problem,
    }
    problems = {name: check() for name, check in checks.items()}
    for name, problem in problems.items():
        print(f"not ok: {problem}" if problem else f"ok: {name}")
    print("Something needs mending." if any(problems.values()) else "All is well.")


def python_problem(version: tuple[int, ...] = sys.version_info[:2]) -> str:
    """Say what is wrong with the version of Python, or nothing."""
    if version >= (3, 11):
        return ""
    return (
        f"this is Python {version[0]}.{version[1]}, and the course needs 3.11 or "
        f"newer. {IN_A_NEWER_PYTHON}"
    )


def package_problem(installed: Callable[[str], str] = metadata.version) -> str:
    """Say which package is missing or of a wrong version, or nothing."""
    if sys.platform == "emscripten":  # a browser, to which the site brings them
        return ""
    try:
        needed = [Requirement(line) for line in metadata.requires(DISTRIBUTION) or []]
    except metadata.PackageNotFoundError:
        return "the course is not installed in this Python. Type: make lab"
    for requirement in needed:
        try:
            version = installed(requirement.name)
        except metadata.PackageNotFoundError:
            return f"{requirement.name} is missing. {AGAIN}"
        if not requirement.specifier.contains(version, prereleases=True):
            return (
                f"{requirement.name} has version {version}, and the course needs "
                f"{requirement.specifier}. {AGAIN}"
            )
    return ""


def place_problem(
    folder: Path | None = None, package: Path = PACKAGE, installed: bool = INSTALLED
) -> str:
    """Say whether the helpers belong to another copy of the course, or nothing.

    Installed helpers serve the notebooks of any folder that has none of its own.
    """
    folder = (folder or Path.cwd()).resolve()
    around = (folder, *folder.parents)
    if installed:
        fits = not any((place / "helpers" / "__init__.py").exists() for place in around)
    else:
        fits = package.parent in around
    if fits:
        return ""
    return (
        "this notebook does not belong to the installed helpers.\n"
        f"    Notebook: {folder}\n    Helpers:  {package.parent}\n    "
        + ("" if installed else "Open the notebooks beside those helpers; or, ")
        + "in a terminal, in the folder of this copy of the course, type: make lab"
    )


def data_problem() -> str:
    """Say what is wrong with the images, or nothing."""
    try:
        fashion_mnist()
    except DataFileError as error:
        return str(error)
    return ""
