"""Make the right answers wrong, one place at a time."""

import tomllib
from pathlib import Path

from helpers.exercises.catalogue import CATALOGUE, ONE_PASS, of_arguments
from helpers.exercises.rewriting import Program

KINDS = [kind for kind in CATALOGUE if kind is not ONE_PASS]  # it computes the same
LESSONS = Path(__file__).parents[1] / "lessons"


def mutants(program, arguments):
    """Yield what was changed, and the function."""
    if program.may_run_for_ever:
        return
    for kind in [*of_arguments(program, arguments), *KINDS]:
        for old, new, changed in program.changed(kind.rule):
            yield f"{old} -> {new}", changed.compiled()
    for kind in of_arguments(program, arguments):
        if (changed := program.changed_everywhere(kind.rule)) is not None:
            yield kind.name, changed.compiled()


def survivors(exercise, program):
    """Return the mutants that the check accepts, and how many there are."""
    accepted, count = [], 0
    for label, function in mutants(program, exercise.solved_cases[0].arguments):
        count += 1
        if exercise.accepts(function):
            accepted.append(label)
    return accepted, count


def equivalent(lesson, name):
    """Read which mutants of an exercise compute the same, each with its reason."""
    path = LESSONS / lesson / "equivalent.toml"
    return tomllib.loads(path.read_text("utf-8")).get(name, {}) if path.exists() else {}


def of_reference(exercise):
    return Program.of(exercise.reference)
