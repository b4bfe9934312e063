"""The installation check says what is wrong, and what mends it."""

import sys
from importlib import metadata

from helpers import installation
from helpers.data_files import DataFileError
from helpers.installation import (
    PACKAGE,
    check_installation,
    package_problem,
    place_problem,
    python_problem,
)


def test_all_is_well_here(capsys, monkeypatch):
    monkeypatch.chdir(PACKAGE.parent / "notebooks")
    check_installation()
    lines = capsys.readouterr().out.splitlines()
    assert all(line.startswith("ok: ") for line in lines[:-1])
    assert lines[-1] == "All is well."


def test_an_old_python_is_named():
    assert "3.10" in python_problem((3, 10))
    assert not python_problem(sys.version_info[:2])


def test_a_wrong_or_missing_package_is_named():
    def old_kernel(name):
        return "7.1.0" if name == "ipykernel" else metadata.version(name)

    def no_numpy(name):
        if name == "numpy":
            raise metadata.PackageNotFoundError(name)
        return metadata.version(name)

    assert "ipykernel has version 7.1.0" in package_problem(old_kernel)
    assert package_problem(no_numpy) == "numpy is missing. Type: make clean lab"
    assert not package_problem()


def test_an_installation_without_the_course_is_noticed(monkeypatch):
    monkeypatch.setattr(installation, "DISTRIBUTION", "no-such-course")
    assert "make lab" in package_problem()


def test_helpers_of_another_copy_are_noticed(tmp_path):
    assert str(tmp_path) in place_problem(tmp_path)
    assert not place_problem(PACKAGE.parent / "notebooks")


def test_installed_helpers_serve_notebooks_that_have_none_of_their_own(tmp_path):
    installed = {"package": tmp_path / "site-packages" / "helpers", "installed": True}
    assert not place_problem(tmp_path, **installed)
    of_a_checkout = PACKAGE.parent / "notebooks"
    assert str(of_a_checkout) in place_problem(of_a_checkout, **installed)
    assert "beside those" not in place_problem(of_a_checkout, **installed)


def test_damaged_data_end_in_a_line_not_in_a_traceback(capsys, monkeypatch):
    def damaged():
        raise DataFileError("the file is damaged")

    monkeypatch.setattr(installation, "fashion_mnist", damaged)
    check_installation()
    printed = capsys.readouterr().out
    assert "not ok: the file is damaged" in printed
    assert printed.endswith("Something needs mending.\n")
