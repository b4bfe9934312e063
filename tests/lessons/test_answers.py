"""What people answer in the exercises, and what they should read.

The answers to a lesson's exercises stand in its `answers.py`.
"""

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules
from runpy import run_path

import pytest
from answers import require, unnamed

import helpers.lessons
from helpers.exercises import Exercise

HERE = Path(__file__).parent
TABLES = {
    lesson.name: run_path(f"{HERE / lesson.name}/answers.py")["ANSWERS"]
    for lesson in iter_modules(helpers.lessons.__path__)
    if find_spec(f"helpers.lessons.{lesson.name}.exercises")
}


def checks(lesson):
    """Return the checks of a lesson by the names of the exercises."""
    module = import_module(f"helpers.lessons.{lesson}.exercises")
    names = [name for name in vars(module) if name.startswith("check_")]
    return {name.removeprefix("check_"): getattr(module, name) for name in names}


@pytest.mark.parametrize(
    ("lesson", "name", "answer", "mistake", "words"),
    [
        pytest.param(lesson, *row, id=f"{lesson}-{row[0]}-{i}")
        for lesson, rows in TABLES.items()
        for i, row in enumerate(rows)
    ],
)
@pytest.mark.filterwarnings("ignore")
def test_an_answer_is_told_what_it_is(lesson, name, answer, mistake, words):
    require(checks(lesson)[name](answer), mistake, words)


@pytest.mark.parametrize("lesson", TABLES)
def test_nearly_all_wrong_answers_are_named(lesson):
    assert unnamed(TABLES[lesson]) <= 0.1


@pytest.mark.parametrize("lesson", TABLES)
def test_every_function_to_write_is_answered(lesson):
    owners = {name: getattr(f, "__self__", f) for name, f in checks(lesson).items()}
    to_write = {name for name, of in owners.items() if isinstance(of, Exercise)}
    assert to_write <= {name for name, *_ in TABLES[lesson]}
