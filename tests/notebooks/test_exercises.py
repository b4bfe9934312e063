"""Every stub, solution and known wrong answer gets the feedback that it should."""

import ast

import pytest
from reading import by_name, exercises, namespace, objects
from soundness import problems

from helpers.exercises.exercise import Exercise
from helpers.exercises.question import Question


def feedback_of(source, names):
    """Run a cell and return its verdict: on the last line stands a check, or `mine`."""
    *body, last = ast.parse(source).body
    exec(compile(ast.Module(body, []), "cell", "exec"), names)
    value = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
    if isinstance(last, ast.Expr):
        return value
    name = last.targets[0].id  # forward = exercises.mine(forward)
    feedback = getattr(names["exercises"], f"check_{name}")(names[name])
    assert (value is names[name]) == feedback.correct
    return feedback


@by_name()
def test_stubs_are_not_attempted_and_solutions_are_correct(path):
    found = list(exercises(path))
    assert len(found) >= {"00": 2, "16": 0}.get(path.stem[:2], 3)
    for stub, solution in found:
        names = namespace(path)
        assert feedback_of(stub, names).verdict.name == "NOT_ATTEMPTED", stub
        check = ast.unparse(ast.parse(stub).body[-1])
        feedback = feedback_of(f"{solution}\n{check}", names)
        assert feedback.correct, f"{feedback!r}\n{solution}"


@pytest.mark.parametrize("exercise", objects(Exercise))
def test_known_wrong_answers_get_their_diagnoses(exercise):
    assert problems(exercise) == []


@pytest.mark.parametrize("question", objects(Question))
def test_questions_know_their_answer_and_their_mistakes(question):
    assert question.check(...).verdict.name == "NOT_ATTEMPTED"
    assert question.check(question.answer).correct
    for wrong, diagnosis in question.mistakes.items():
        if not callable(wrong):
            assert question.check(wrong).message == diagnosis
