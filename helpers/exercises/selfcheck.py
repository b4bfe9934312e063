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
    for mistake in exercise.mistakes:
        feedback = exercise.check(mistake.function)
        if feedback.mistake != mistake.name:
            found.append(f"The mistake {mistake.name!r} gets: {feedback!r}")
    cases = exercise.solved_cases()
    untrue = exercise.violated(cases, [case.expected for case in cases])
    if untrue is not None:
        found.append(f"The reference does not have the property: {untrue.message}")
    return found
