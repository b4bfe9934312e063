"""Where the files of the course lie, and what is said of one that is not right."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
INSTALLED = (PACKAGE / "data").is_dir()
"""Whether the helpers come from a wheel: then there is no Makefile, nor Git."""
DATA = (PACKAGE if INSTALLED else PACKAGE.parent) / "data"
BRING_BACK = (
    "install the course again" if INSTALLED else "'git checkout data' brings it back"
)


class DataFileError(OSError):
    """A data file is missing or is not the one that the course was written for."""
