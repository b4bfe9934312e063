"""What a function does not take, it refuses in one sentence."""

import numpy as np
import pytest

from helpers.arguments import finite, takes


@takes(x="N D", y="int N", rate=(0.0, 1.0), steps=range(1, 5), name=str, start="D")
@finite
def use(x, y, rate, steps, name="", start=None):
    return x.sum() * rate


X, Y = np.ones((3, 2)), np.arange(3)


def test_what_fits_is_passed_on():
    assert use(X, Y, 0.5, steps=2) == 3
    assert use(X.astype("f4"), Y, np.float32(1), np.int8(4), start=X[0]) == 6


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"x": [[1.0]]}, "x must be a NumPy array of float32 or float64, not list."),
        ({"x": Y}, "float32 or float64, not an array of int64 of shape (3,)."),
        ({"x": X[0]}, "x must have the shape (N, D), not (2,)."),
        ({"x": X[:, :0]}, "x is empty: it has the shape (3, 0)."),
        ({"x": X * np.nan}, "x holds numbers that are infinite or nan."),
        ({"x": X * 1e308}, "use meets numbers that are too large to be computed with"),
        ({"y": Y[:2]}, "y must have the shape (N,), not (2,) (here N = 3, D = 2)."),
        ({"rate": 2}, "rate must be a finite number in 0..1, not 2."),
        ({"rate": np.nan}, "rate must be a finite number in 0..1, not nan."),
        ({"rate": "a"}, "rate must be a number, not str 'a'."),
        ({"steps": 5}, "steps must lie in 1..4, not 5."),
        ({"steps": 1.0}, "steps must be a whole number, not float 1.0."),
        ({"steps": True}, "steps must be a whole number, not bool True."),
        ({"name": 3}, "name must be a str, not int 3."),
        ({"start": X}, "start must have the shape (D,), not (3, 2)"),
    ],
)
def test_what_does_not_fit_is_named(changed, sentence):
    arguments = {"x": X, "y": Y, "rate": 0.5, "steps": 2} | changed
    with pytest.raises((TypeError, ValueError)) as caught:
        use(**arguments)
    assert sentence in str(caught.value)


def test_a_forgotten_argument_is_pythons_business():
    with pytest.raises(TypeError, match="missing 3 required"):
        use(X)


@pytest.mark.parametrize(
    ("kind", "shape", "fit"),
    [
        ("N ...", (3,), True),
        ("N ...", (3, 1, 4), True),
        ("N ...", (), False),
        ("2+ ...", (2, 1), True),
        ("2+ ...", (1, 1), False),
        ("m 2", (5, 2), True),
        ("m 2", (2, 5), False),
        ("k k", (3, 3), True),
        ("k k", (3, 2), False),
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
