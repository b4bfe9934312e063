"""What a function does not take, it refuses in one sentence; and how often it looks."""

import sys
from collections import Counter

import numpy as np
import pytest
from driving import Driven

from helpers import nn
from helpers.checked import takes
from helpers.lessons.loss_valley.explore import explore_valley
from helpers.linear.least_squares import condition_number
from helpers.nn.training import Trainer


@takes(x="N D", y="int N", rate=(0, 1), steps=range(1, 5), start="D")
def use(x, y, rate, steps, name: str = "", start=None, *, count: int = 1):
    return x.sum() * rate


X, Y = np.ones((3, 2)), np.arange(3)


def test_what_fits_is_passed_on():
    assert use(X, Y, 0.5, steps=2) == 3
    assert use(X.astype("f4"), Y, np.float32(1), np.int64(4), start=X[0]) == 6


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"x": [[1.0]]}, "use: x must be a NumPy array, not list."),
        ({"x": Y}, "use: x must hold float32 or float64, but is an array of int64"),
        ({"x": Y}, "of shape (3,). Convert it, for example by .astype(np.float32)."),
        ({"x": X[0]}, "use: x must have the shape (N, D), not (2,)."),
        ({"x": X[:, :0]}, "use: x is empty: it has the shape (3, 0)."),
        ({"x": X * np.nan}, "use: x holds numbers that are infinite or nan."),
        ({"x": X * 1e308}, "use meets numbers that are too large to be computed with"),
        ({"y": Y[:2]}, "use: y must have the shape (N = 3,), not (2,)."),
        ({"rate": 2}, "use: rate must be a finite number in 0..1, not 2."),
        ({"rate": np.nan}, "use: rate must be a finite number in 0..1, not nan."),
        ({"rate": "a"}, "use: rate must be a number, not str 'a'."),
        ({"steps": 5}, "use: steps must lie in 1..4, not 5."),
        ({"steps": 1.0}, "use: steps must be a whole number, not float 1.0."),
        ({"steps": True}, "use: steps must be a whole number, not bool True."),
        ({"name": 3}, "use: name must be a str, not int 3."),
        ({"count": 1.5}, "use: count must be a whole number, not float 1.5."),
        ({"start": X}, "use: start must have the shape (D = 2,), not (3, 2)."),
    ],
)
def test_what_does_not_fit_is_named(changed, sentence):
    arguments = {"x": X, "y": Y, "rate": 0.5, "steps": 2} | changed
    with pytest.raises((TypeError, ValueError)) as caught:
        use(**arguments)
    assert sentence in str(caught.value)


def test_a_forgotten_or_unknown_argument_is_pythons_business():
    with pytest.raises(TypeError, match="missing 3 required"):
        use(X)
    with pytest.raises(TypeError, match="unexpected keyword argument 'z'"):
        use(X, Y, 0.5, 2, z=None)


@pytest.mark.parametrize(
    ("kind", "shape", "fit"),
    [
        ("N ...", (3,), True),
        ("N ...", (3, 1, 4), True),
        ("N ...", (), False),
        ("m 2", (5, 2), True),
        ("m 2", (2, 5), False),
        ("k k", (3, 3), True),
        ("k k", (3, 2), False),
        ("N _ _", (3, 2, 4), True),
        ("...", (), True),
    ],
)
def test_axes(kind, shape, fit):
    function = takes(x=kind)(lambda x: True)
    if fit:
        assert function(np.ones(shape))
    else:
        with pytest.raises(ValueError, match="must have the shape"):
            function(np.ones(shape))


@pytest.mark.parametrize(
    ("kind", "fitting", "wrong", "sentence"),
    [
        ("any n", X[0] * np.nan, Y, "x must hold float32 or float64"),
        ("real n", Y.astype("u1"), X[0] * np.nan, "x holds numbers that are infinite"),
        (float, np.float32(2), np.inf, "x must be a finite number in -inf..inf, not"),
        ((0, np.inf), 2, -1, "x must be a finite number in 0..inf, not -1."),
        ([range(3), "int n"], 2, 3, "x must lie in 0..2, not 3."),
        ([range(3), "int n"], Y, X, "x must hold integers, but is an array of float64"),
    ],
)
def test_other_kinds(kind, fitting, wrong, sentence):
    function = takes(x=kind)(lambda x: True)
    assert function(fitting)
    with pytest.raises((TypeError, ValueError)) as caught:
        function(wrong)
    assert sentence in str(caught.value)


def test_further_axes_are_the_same_for_all():
    function = takes(a="N ...", b="M ...")(lambda a, b: True)
    assert function(np.ones((2, 3, 4)), np.ones((5, 3, 4)))
    with pytest.raises(ValueError, match=r"b must have the shape \(M, 3, 4\), not"):
        function(np.ones((2, 3, 4)), np.ones((5, 4)))


def calls(run):
    """Count the calls in `helpers` by name, those of what checks arguments apart."""
    counted = Counter()

    def count(frame, event, _):
        if event == "call" and "helpers" in frame.f_code.co_filename:
            counted[frame.f_code.co_name] += 1

    sys.setprofile(count)
    try:
        run()
    finally:
        sys.setprofile(None)
    checks = [n for name, n in counted.items() if name.startswith("check_")]
    return counted.total(), sum(checks) + counted["check"]


def test_a_call_from_inside_a_checked_call_is_checked_only_when_it_fails():
    @takes(x="N 2")
    def inner(x):
        return x @ np.ones(2)

    @takes(x="N ...")
    def outer(x):
        return inner(x)

    assert calls(lambda: outer(X))[1] == 1
    assert outer(X).sum() == 6
    with pytest.raises(ValueError, match=r"inner: x must have the shape \(N, 2\)"):
        outer(X.T)
    with pytest.raises(ValueError, match="inner: x must have"):  # the edge is back
        inner(X.T)


def trainer():
    rng = np.random.default_rng(0)
    network = nn.dense_network([5, 4, 3], rng, normalize=True)
    x, labels = rng.standard_normal((60, 5), np.float32), np.arange(60) % 3
    descent = nn.SGD(network.parameters(), 0.1)
    made = Trainer(network, descent, x, labels, 20, rng)
    made.step()  # converts the parameters
    return made


def test_a_training_step_makes_no_check_and_all_of_train_only_one():
    assert calls(trainer().step)[1] == 0
    made = trainer()

    def train():
        x, labels, rng = made._x, made._labels, np.random.default_rng(0)
        options = {"steps": 5, "batch_size": 20, "rng": rng, "progress": False}
        nn.train(made.network, made.optimizer, x, labels, **options)

    assert calls(train)[1] == 1


def test_a_condition_number_is_checked_once():
    assert calls(lambda: condition_number(X))[1] == 1


def test_a_key_press_makes_no_check_and_solves_the_valley_once():
    driven = Driven(explore_valley())
    counted = calls(lambda: driven.put(rate=0.9))
    assert counted[1] == 0
    assert counted[0] < 800
    driven.explorer.close()
