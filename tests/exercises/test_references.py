"""Every right answer is made wrong in each of its places, and then refused.

The reference with the functions of its lesson that it calls, and the solution that the
notebook prints. What computes the same in spite of the change is listed in
`lessons/<name>/equivalent.toml`, with its reason.
"""

from collections import Counter

import pytest
from reading import PATHS, namespace, objects, solutions
from wrong_answers import equivalent, of_reference, survivors

from helpers.exercises import Exercise
from helpers.exercises.rewriting import Program

counted = Counter()


def lesson_of(exercise):
    return exercise.reference.__module__.split(".")[2]


def require_refused(exercise, program, name):
    accepted, count = survivors(exercise, program)
    assert count >= 5, "hardly anything to change"
    listed = equivalent(lesson_of(exercise), name)
    assert sorted(set(accepted)) == sorted(listed), f"of {count} mutants"
    counted.update(mutants=count, equivalent=len(accepted))


@pytest.mark.parametrize("exercise", objects(Exercise))
def test_no_mutant_of_the_reference_is_accepted(exercise):
    require_refused(exercise, of_reference(exercise), exercise.name)


EXERCISES = {param.values[0].name: param.values[0] for param in objects(Exercise)}
SOLUTIONS = [
    pytest.param(path, name, solution, id=f"{path.stem}-{name}")
    for path in PATHS
    for name, solution in solutions(path)
    if name in EXERCISES
]


@pytest.mark.parametrize(("path", "name", "solution"), SOLUTIONS)
def test_no_mutant_of_the_printed_solution_is_accepted(path, name, solution):
    program = Program.read(solution, namespace(path))
    require_refused(EXERCISES[name], program, f"{name}, solution")


def test_few_mutants_are_equivalent():
    if counted["mutants"]:  # none, if this test runs alone
        print(dict(counted))
        assert counted["equivalent"] <= 0.05 * counted["mutants"]


def test_a_mutant_is_accepted_where_the_cases_are_weak():
    def scaled(x, factor):
        return factor * x.sum(axis=0) / x.shape[0]

    def weak(rng):
        yield rng.uniform(1, 2, (3, 3)), 2.0

    def strong(rng):
        yield from weak(rng)
        yield rng.normal(size=(4, 2)), -0.5

    for cases, expected in [(weak, 5), (strong, 0)]:
        exercise = Exercise(scaled, cases)
        accepted, count = survivors(exercise, of_reference(exercise))
        assert len(accepted) == expected, accepted
        assert count > 20
