"""Is an exercise itself right? For the tests of the course."""

from typing import Any

import numpy as np

from helpers.exercises.exercise import Exercise


def problems(exercise: Exercise) -> list[str]:
    """List what is wrong with an exercise; an empty list if nothing is.

    The reference must pass, in double precision too, and have all the properties, and
    each known mistake must get its own diagnosis.
    """
    found = []
    feedback = exercise.check(exercise.reference)
    if not feedback.correct:
        found.append(f"The reference is not accepted: {feedback!r}")
    precise = exercise.check(lambda *args: exercise.reference(*map(widened, args)))
    if feedback.correct and not precise.correct:
        found.append(f"In float64 the reference is not accepted: {precise!r}")
    for suspect in exercise.suspects():
        if suspect.diagnosis not in {slip.diagnosis for slip in exercise.slips}:
            break  # the catalogue's begin
        message = exercise.check(suspect.answer).message
        if suspect.diagnosis not in message:
            found.append(f"The slip {suspect.name!r} gets: {message}")
    cases = exercise.solved_cases
    untrue = exercise.violated(cases, [case.expected for case in cases])
    if untrue is not None:
        found.append(f"The reference does not have the property: {untrue.message}")
    return found


def widened(argument: Any) -> Any:
    """Return an array of single precision in double precision, and others as they are.

    So computes who writes ``x.astype(float)``, or fills ``np.zeros(x.shape)``.
    """
    single = isinstance(argument, np.ndarray) and argument.dtype == np.float32
    return argument.astype(float) if single else argument
