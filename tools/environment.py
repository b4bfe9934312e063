"""Make .venv and install the course into it, unless that is done already.

    python tools/environment.py             what the course needs
    python tools/environment.py --test      the test tools too
    python tools/environment.py --mutants   the tool of the mutation tests too
    python tools/environment.py --site      what builds the book too
    python tools/environment.py --oldest    the course and the test tools in
                                            .venv-oldest, with the oldest versions
                                            that the course supports
    python tools/environment.py --live      only what builds the course for the
                                            browser, in .venv-live

Needs nothing but Python. Keep the syntax that old versions can read: they must
get as far as the sentence that says they are too old.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST = "--oldest" in sys.argv[1:]
LIVE = "--live" in sys.argv[1:]
VENV = ROOT / (".venv-oldest" if OLDEST else ".venv-live" if LIVE else ".venv")
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
SETTINGS = ROOT / "environment"  # Jupyter's, which the course brings
UV = shutil.which("uv")


def run(*command):
    subprocess.run([str(part) for part in command], cwd=str(ROOT), check=True)


def runs(code):
    """Whether the environment's Python is there, works, and runs this code."""
    try:
        command = [str(PYTHON), "-c", code]
        return subprocess.run(command, stderr=subprocess.DEVNULL).returncode == 0
    except OSError:
        return False


def check_python():
    """Stop with one sentence if this Python cannot make the environment."""
    here = "Python {}.{} ({})".format(*sys.version_info[:2], sys.executable)
    if sys.version_info < (3, 11):
        sys.exit(
            "The course needs Python 3.11 or newer, and this is " + here + ": install "
            "a newer one, or name the one to use, as in: make lab PYTHON=python3.12"
        )
    if not UV and not all(map(importlib.util.find_spec, ("venv", "ensurepip"))):
        sys.exit(
            here + " lacks its venv module: install it (on Debian and Ubuntu: "
            "sudo apt install python3-venv) and try again."
        )


def make():
    """Make an empty environment in place of what is there."""
    check_python()
    try:
        if VENV.exists():
            shutil.rmtree(str(VENV))
    except OSError as error:
        sys.exit("Cannot replace " + VENV.name + ", still in use: " + str(error))
    # If .venv is active, this very Python is a link in it, and gone by now.
    python = getattr(sys, "_base_executable", sys.executable)
    if UV:
        run(UV, "venv", "--quiet", "--python", python, VENV)
    else:
        run(python, "-m", "venv", "--without-pip", VENV)


def install(*arguments):
    """Install with uv, in seconds, or else with pip."""
    if UV:
        run(UV, "pip", "install", "--quiet", "--python", PYTHON, *arguments)
        return
    if not runs("import pip"):
        run(PYTHON, "-m", "ensurepip")
    pip = (PYTHON, "-m", "pip", "--disable-pip-version-check", "--quiet")
    run(*pip, "install", *arguments)


def install_requirements(lock):
    print("Installing " + lock + " into " + VENV.name + " ...", flush=True)
    make()
    install("--require-hashes", "-r", lock)


def install_course(_):
    """Install the helpers, and Jupyter's settings beside them."""
    # What this needs to build (hatchling) is in the lock.
    options = ("--no-deps", "--no-build-isolation", "--force-reinstall")
    install(*options, "-e", ".")


def install_tools(lock):
    print("Installing the tools of " + lock + " ...", flush=True)
    install("--require-hashes", "-r", lock)


def install_oldest(lock):
    print("Installing the oldest supported versions ...", flush=True)
    # Over the newer ones, whose other requirements they share.
    install("--no-deps", "--require-hashes", "-r", lock)


def ensure(source, step, *others):
    """Take an installation step unless it was finished with the same files.

    The note of that is written last: an interrupted installation has none. It holds
    the folder too, because an environment does not survive being moved.
    """
    note = VENV / (os.path.basename(source) + ".installed")
    content = b"".join((ROOT / path).read_bytes() for path in (source, *others))
    state = str(ROOT) + " " + hashlib.sha256(content).hexdigest()
    if not (runs("") and note.exists() and note.read_text() == state):
        step(source)
        note.write_text(state)


def main():
    try:
        if LIVE:
            ensure("locks/requirements-live.lock", install_requirements)
            return
        ensure("locks/requirements.lock", install_requirements)
        ensure("pyproject.toml", install_course, *sorted(SETTINGS.rglob("*.json")))
        if OLDEST or "--test" in sys.argv[1:]:
            ensure("locks/requirements-test.lock", install_tools)
        for name in ("mutants", "site"):
            if "--" + name in sys.argv[1:]:
                ensure("locks/requirements-" + name + ".lock", install_tools)
        if OLDEST:
            ensure("locks/requirements-oldest.lock", install_oldest)
    except subprocess.CalledProcessError:
        sys.exit("The installation failed: the lines above say why.")


if __name__ == "__main__":
    main()
