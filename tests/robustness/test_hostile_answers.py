"""Whatever a learner hands in, the check answers with a sentence and works again."""

import time
from dataclasses import replace

import pytest
from hostile_answers import ANSWERS, VALUES
from reading import objects
from thorough import share, tried

from helpers.exercises import Exercise, Feedback, Question

EXERCISES, QUESTIONS = list(objects(Exercise)), list(objects(Question))
NUMBERED = [
    pytest.param(i, *exercise.values, id=exercise.id)
    for i, exercise in enumerate(EXERCISES)
]


def require_sentence(feedback, what):
    assert isinstance(feedback, Feedback), what
    assert not feedback.correct, what
    assert "Traceback" not in feedback.message, what
    assert len(repr(feedback)) < 600, what
    repr(feedback), feedback._repr_markdown_()


@pytest.mark.parametrize(("number", "exercise"), NUMBERED)
@pytest.mark.usefixtures("capfd")
def test_a_hostile_function_gets_a_sentence(number, exercise):
    for name, answer in share(list(ANSWERS.items()), number, 8):
        require_sentence(exercise.check(answer), name)
        tried["hostile functions given to exercises"] += 1
    assert exercise.check(exercise.reference).correct


@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_value_instead_of_a_function_gets_a_sentence(exercise):
    for name, value in VALUES.items():
        if not callable(value):
            require_sentence(exercise.check(value), name)
            tried["values given to exercises"] += 1


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_hostile_value_gets_a_sentence(question):
    for name, value in VALUES.items():
        require_sentence(question.check(value), name)
        tried["hostile values given to questions"] += 1
    assert question.check(question.answer).correct


def loops(*_):
    while True:
        pass


def sleeps(*_):
    time.sleep(30)


def catches_everything(*_):
    while True:
        try:
            sum(range(100))
        except:  # noqa: E722
            continue


@pytest.mark.parametrize("answer", [loops, sleeps, catches_everything])
@pytest.mark.parametrize("exercise", share(EXERCISES, 0, 20))
def test_a_function_without_an_end_is_stopped(exercise, answer):
    feedback = replace(exercise, time_limit=0.5).check(answer)
    assert "was still running after 0.5 seconds" in feedback.message
    tried["functions without an end"] += 1
    assert exercise.check(exercise.reference).correct
