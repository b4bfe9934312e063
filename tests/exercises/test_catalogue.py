"""Every slip of the catalogue, made in every exercise, is named.

`pytest -rP` shows the table: exercise by slip, with the name under which it is told. A
slip is absent from an exercise that has nothing of its kind, or where it changes
nothing or raises an exception at once.
"""

from dataclasses import replace

import pytest
from reading import objects
from wrong_answers import of_reference

from helpers.exercises import Exercise
from helpers.exercises.catalogue import CATALOGUE, of_arguments


def with_one_list_of_suspects(exercise):
    """Return a copy that makes its wrong functions once, not for each check."""
    exercise = replace(exercise)
    suspects = list(exercise.suspects())
    object.__setattr__(exercise, "suspects", lambda: suspects)
    return exercise


def slips_in(exercise):
    """Yield the kinds of slips that an exercise invites, each in all its places."""
    program = of_reference(exercise)
    if program.may_run_for_ever:
        return
    arguments = exercise.solved_cases[0].arguments
    for kind in [*CATALOGUE, *of_arguments(program, arguments)]:
        changed = program.changed_everywhere(kind.rule)
        if changed is not None and not exercise.accepts(changed.compiled()):
            yield kind.name, changed.compiled()


@pytest.mark.parametrize("exercise", objects(Exercise))
@pytest.mark.filterwarnings("ignore")
def test_recurring_slips_are_named(exercise):
    exercise = with_one_list_of_suspects(exercise)
    table = {}
    for kind, answer in slips_in(exercise):
        feedback = exercise.check(answer)
        if not feedback.message.startswith("Your function raised"):
            table[kind] = feedback.mistake
    print(f"{exercise.name}:", table)
    assert [kind for kind, name in table.items() if name is None] == []


@pytest.mark.parametrize("exercise", objects(Exercise))
def test_each_property_catches_two_slips(exercise):
    cases = exercise.solved_cases
    for sentence, holds in exercise.properties:
        caught = 0
        for suspect in exercise.suspects():
            try:
                results = [suspect.answer(*case.arguments) for case in cases]
                pairs = zip(results, cases, strict=True)
                caught += not all(holds(r, *case.arguments) for r, case in pairs)
            except Exception:
                continue
            if caught == 2:
                break
        assert caught == 2, sentence


@pytest.mark.parametrize("exercise", objects(Exercise))
def test_a_diagnosis_leaves_it_to_the_engine_to_vouch(exercise):
    for slip in exercise.slips:
        for words in ("are right", "is right.", "is right,", "is right, but"):
            assert words not in slip.diagnosis, slip.name


def scaled_and_shifted(x, factor):
    return factor * x.sum(axis=0) + factor


def test_an_argument_that_is_forgotten_once_still_has_an_effect():
    def cases(rng):
        yield rng.normal(size=(5, 3)), rng.normal(size=3)

    exercise = Exercise(scaled_and_shifted, cases)
    never = exercise.check(lambda x, factor: x.sum(axis=0) + 1)
    once = exercise.check(lambda x, factor: factor * x.sum(axis=0) + 1)
    assert never.mistake == once.mistake == "without factor"
    assert "no effect" in never.message
    assert "no effect" not in once.message
