"""The wheel of the course works alone: helpers, data, and what mends them."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Run code with the wheel's helpers, in an empty folder; return what it prints."""
    folder = tmp_path_factory.mktemp("wheel")
    build = "from hatchling.build import build_wheel; build_wheel({!r})"
    subprocess.run(
        [sys.executable, "-c", build.format(str(folder))], cwd=ROOT, check=True
    )
    (wheel,) = folder.glob("*.whl")
    ZipFile(wheel).extractall(folder / "site")
    (folder / "empty").mkdir()

    def run(code):
        path = f"import sys; sys.path.insert(0, {str(folder / 'site')!r})\n"
        command = [sys.executable, "-I", "-c", path + code]
        run = subprocess.run(
            command, cwd=folder / "empty", check=True, capture_output=True, text=True
        )
        return run.stdout.splitlines()

    return run


def test_every_data_set_is_in_the_wheel(run):
    code = """
from helpers.data_files import DATA
from helpers.datasets import fashion_mnist
from helpers import records
print(DATA)
print(len(fashion_mnist().train_images))
for path in sorted(DATA.glob("*.npz")):
    if path.stem != "fashion_mnist":
        print(path.stem, *records.read(path.stem))
"""
    place, count, *records = run(code)
    assert Path(place).parts[-3:] == ("site", "helpers", "data")
    assert int(count) == 10_000
    names = {path.stem for path in (ROOT / "data").glob("*.npz")}
    assert {record.split()[0] for record in records} == names - {"fashion_mnist"}
    assert all(len(record.split()) > 1 for record in records)


def test_jupyters_settings_are_in_the_wheel(run):
    code = "from importlib.metadata import files\nprint(*files({!r}), sep='\\n')"
    lines = run(code.format("seeing-batch-normalization"))
    for path in (ROOT / "environment").rglob("*.json"):
        place = "/data/" + path.relative_to(ROOT / "environment").as_posix()
        assert any(line.endswith(place) for line in lines)


def test_the_installation_check_is_content_without_a_checkout(run):
    code = "from helpers.installation import check_installation as c; c()"
    *lines, last = run(code)
    assert all(line.startswith("ok: ") for line in lines)
    assert last == "All is well."


def test_nothing_that_a_wheel_lacks_is_recommended(run):
    code = """
from importlib.metadata import PackageNotFoundError, version
from helpers import data_files, datasets, installation
def no_numpy(name):
    if name == "numpy":
        raise PackageNotFoundError(name)
    return version(name)
print(installation.package_problem(no_numpy))
print(installation.python_problem((3, 10)))
try:
    datasets.fashion_mnist("no_such_file")
except data_files.DataFileError as error:
    print(error)
"""
    lines = run(code)
    assert len(lines) == 3
    assert not any(word in line for line in lines for word in ("make", "git"))
    assert all("nstall the course" in line for line in lines)
