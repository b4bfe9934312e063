"""Every stub, solution and known wrong answer gets the feedback that it should."""

import ast

import pytest
from reading import by_name, exercises, namespace, objects

from helpers.exercises.exercise import Exercise
from helpers.exercises.question import Question
from helpers.exercises.selfcheck import problems


def last_value(source, names):
    """Run a cell and return the value of its last expression."""
    *body, last = ast.parse(source).body
    exec(compile(ast.Module(body, []), "cell", "exec"), names)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names)


def answer_and_check(stub):
    """Split a cell in two; in a your-turn cell, `mine` checks by the way."""
    *answer, last = ast.parse(stub).body
    check = ast.unparse(last)
    if isinstance(last, ast.Assign):
        name = last.targets[0].id
        check = f"exercises.check_{name}({name})"
    return ast.unparse(answer), check


@by_name()
def test_stubs_are_not_attempted_and_solutions_are_correct(path):
    found = list(exercises(path))
    assert len(found) >= (2 if path.name.startswith("00") else 3)
    for stub, solution in found:
        names = namespace(path)
        answer, check = answer_and_check(stub)
        feedback = last_value(f"{answer}\n{check}", names)
        assert feedback.verdict.name == "NOT_ATTEMPTED", stub
        feedback = last_value(f"{solution}\n{check}", names)
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
