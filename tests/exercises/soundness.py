"""Is an exercise itself right? For the tests of the course."""

from helpers.exercises.exercise import Exercise


def problems(exercise: Exercise) -> list[str]:
    """List what is wrong with an exercise; an empty list if nothing is.

    The reference must pass and have all the properties, and each known mistake must
    get its own diagnosis.
    """
    found = []
    feedback = exercise.check(exercise.reference)
    if not feedback.correct:
        found.append(f"The reference is not accepted: {feedback!r}")
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
