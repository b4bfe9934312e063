"""What people install must be what was locked."""

import ast
import re
import sys
import tomllib
from itertools import combinations
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
GROUPS = ["test", "mutants", "site", "live", "oldest"]
LOCKS = sorted(f"locks/{path.name}" for path in ROOT.glob("locks/*.lock"))


def lines(name: str) -> list[str]:
    return (ROOT / name).read_text(encoding="utf-8").splitlines()


def without_hashes(name: str) -> list[str]:
    return [line.removesuffix(" \\") for line in lines(name) if "--hash=" not in line]


def pins(name: str) -> dict[str, Requirement]:
    requirements = [Requirement(line) for line in without_hashes(name)]
    return {requirement.name: requirement for requirement in requirements}


def test_conda_gets_the_lock() -> None:
    environment = yaml.safe_load("\n".join(lines("environment.yml")))
    *packages, pip = environment["dependencies"]
    assert [re.split("[=<>]", package)[0] for package in packages] == ["python", "pip"]
    assert pip == {"pip": ["-r locks/requirements-conda.txt", "-e ."]}
    locked = without_hashes("locks/requirements.lock")
    assert lines("locks/requirements-conda.txt") == locked


def test_the_locks_agree() -> None:
    of_today = [lock for lock in LOCKS if not re.search("-(live|oldest).lock", lock)]
    assert len(of_today) == 4
    for one, other in combinations(map(pins, of_today), 2):
        for name in one.keys() & other.keys():
            assert one[name].specifier == other[name].specifier


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash_and_no_host_is_named(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert re.fullmatch(
        r"([a-z0-9-]+==[\w.]+( ; [^\\\n]+)? \\\n"
        r"(    --hash=sha256:[0-9a-f]{64} \\\n)*"
        r"    --hash=sha256:[0-9a-f]{64}\n)+",
        text,
    )


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads("\n".join(lines("pyproject.toml")))
    groups = project["dependency-groups"]
    course = project["project"]["dependencies"] + groups["install"]
    for wanted, lock in (
        (course, "requirements"),
        *((groups[name], f"requirements-{name}") for name in GROUPS),
    ):
        locked = pins(f"locks/{lock}.lock")
        for requirement in map(Requirement, wanted):
            (pin,) = locked[canonicalize_name(requirement.name)].specifier
            assert requirement.specifier.contains(pin.version)


def test_old_pythons_can_read_the_installer() -> None:
    source = (ROOT / "tools" / "environment.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 6))


SETTINGS = [path for path in (ROOT / "environment").rglob("*") if path.is_file()]


@pytest.mark.parametrize("path", SETTINGS, ids=lambda path: path.parent.name)
def test_the_settings_of_jupyter_are_installed(path: Path) -> None:
    installed = Path(sys.prefix, path.relative_to(ROOT / "environment"))
    assert installed.read_bytes() == path.read_bytes()
