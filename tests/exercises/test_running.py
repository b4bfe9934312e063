"""What a learner's function may do while it runs."""

import _thread
import threading
from dataclasses import replace

import numpy as np
import pytest
from specimens import EPS, EXERCISE, UPDATE, keras, standardize

from helpers.exercises import Exercise
from helpers.exercises.running import same_data


def apply(f, layer, x, _):
    return f(layer.forward(x))


def raises(x):
    return x @ np.ones(17)


def raises_far_below(x):
    return np.linalg.inv(x)


def changes_its_input(x):
    x -= x.mean(axis=0)
    return x / np.sqrt(x.var(axis=0) + EPS)


def loops_for_ever(x):
    while True:
        pass


def loops_and_catches(x):
    try:
        while True:
            pass
    except KeyboardInterrupt:
        return standardize(x)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (changes_its_input, "changes its input in place"),
        (lambda x: exit(), "raised SystemExit"),
    ],
)
def test_what_it_should_not_do_is_told(answer, words):
    message = EXERCISE.check(answer).message
    assert words in message
    assert "Traceback" not in message


@pytest.mark.parametrize("answer", [loops_for_ever, loops_and_catches])
def test_what_does_not_end_is_stopped(answer):
    message = replace(EXERCISE, time_limit=0.3).check(answer).message
    assert "was still running after 0.3 seconds" in message


@pytest.mark.parametrize(
    ("answer", "line"),
    [(raises, "return x @ np.ones(17)"), (raises_far_below, "return np.linalg.inv(x)")],
)
def test_an_exception_names_the_learners_own_line(answer, line):
    feedback = EXERCISE.check(answer)
    number = answer.__code__.co_firstlineno + 1
    assert f" in line {number}, `{line}`: " in feedback.message


def test_functions_and_objects_may_be_arguments():
    class Layer:
        calls = 0

        def forward(self, x):
            self.calls += 1
            return 2 * x

    lock = threading.Lock()  # refuses to be copied
    layer = Layer()
    exercise = Exercise(apply, lambda rng: [(np.sin, layer, rng.normal(size=3), lock)])
    assert exercise.check(lambda f, layer, x, _: np.sin(2 * x)).correct
    assert exercise.check(exercise.reference).correct
    assert layer.calls == 0


def test_printing_is_left_alone(capsys):
    EXERCISE.check(lambda x: print("mean", x.shape) or standardize(x))
    assert capsys.readouterr().out == "mean (8, 3)\nmean (5, 2)\n"


def test_a_real_keyboard_interrupt_is_passed_on():
    def interrupted_by_the_user(x):
        _thread.interrupt_main()
        while True:
            pass

    with pytest.raises(KeyboardInterrupt):
        EXERCISE.check(interrupted_by_the_user)


def test_outside_the_main_thread_the_check_works_without_a_limit():
    feedback = []
    thread = threading.Thread(
        target=lambda: feedback.append(EXERCISE.check(standardize))
    )
    thread.start()
    thread.join()
    assert feedback[0].correct


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (np.ones(2), np.ones(2), True),
        (np.ones(2), np.ones((2, 1)), False),
        (np.array([np.nan]), np.array([np.nan]), True),
        (np.array(["a"]), np.array(["b"]), False),
        ([np.ones(2)], [np.zeros(2)], False),
        ({"w": np.ones(2)}, {"w": np.zeros(2)}, False),
        ({"w": 1}, {}, False),
        ((1, np.ones(1)), (1, np.ones(1)), True),
        (object(), object(), True),
    ],
)
def test_changed_arrays_are_found_in_containers(left, right, same):
    assert same_data(left, right) is same


def test_only_the_learners_function_runs_under_a_time_limit_that_ends_with_it(
    monkeypatch,
):
    started, start = [], threading.Thread.start

    def counted(thread):
        started.append(thread)
        start(thread)

    monkeypatch.setattr(threading.Thread, "start", counted)
    assert not replace(UPDATE, time_limit=1000).check(keras).correct
    assert 1 <= len(started) <= len(UPDATE.solved_cases)
    for thread in started:
        thread.join(timeout=60)
        assert not thread.is_alive()
