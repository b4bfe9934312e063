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
    assert use(X.astype("f4"), Y, np.float32(1), np.int64(4), start=X[0]) == 6


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
        ({"steps": np.int8(4)}, "steps must be a number of Python, or int64, float32"),
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


@pytest.mark.parametrize(
    ("kind", "fitting", "wrong", "sentence"),
    [
        ("drawn n", Y, X[:, 0] * np.nan, "x must hold numbers in -1e+15..1e+15"),
        ("drawn n", X[0], X[0] * 1e16, "others, and nan, cannot be drawn here."),
        ("drawn n", Y, Y.astype("i1"), "x must be a NumPy array of int64, float32 or"),
        ("pixels n", Y.astype("u1"), X[0] * 1e16, "others, and nan, cannot be drawn"),
        ("positive n", X[0], 0 * X[0], "x must hold numbers in 1e-100..1e+15"),
        ("rising n", Y, 0 * Y, "two numbers or more, each greater than the one"),
        ("rising n", Y, Y[:1], "two numbers or more, each greater than the one"),
        ("bool n", Y > 1, Y, "x must be a NumPy array of truth values"),
        ("N D2-", X, np.ones((1, 3)), "x must have the shape (N, D2-), not (1, 3)"),
        (("drawn n", str), (Y, "a"), (Y, 1), "x[1] must be a str, not int 1."),
        (("drawn n", str), (Y, "a"), "text", "x must be a tuple of 2 things, not str"),
        ([str, ...], [], "text", "x must be a sequence, not str 'text'."),
        ([str, ...], ("a",), ["a", 1], "x[1] must be a str, not int 1."),
        ([str, ..., "2"], ["a", "b"], ["a"], "x must be 2 long, not 1."),
        ({str: "drawn n"}, {"a": Y}, {}, "x must be a mapping that is not empty"),
        ({str: "drawn n"}, {"a": Y}, {1: Y}, "a key of x must be a str, not int 1."),
        ({str: "drawn n"}, {"a": Y}, {"a": 1}, "x['a'] must be a NumPy array"),
        ({str: str, ...: "1"}, {"a": "b"}, {"a": "b", "b": ""}, "x must be 1 long"),
    ],
)
def test_what_drawings_take(kind, fitting, wrong, sentence):
    function = takes(x=kind)(lambda x: True)
    assert function(fitting)
    with pytest.raises((TypeError, ValueError)) as caught:
        function(wrong)
    assert sentence in str(caught.value)


def test_a_mapping_says_how_long_a_sequence_must_be():
    @takes(curves={str: "drawn n"}, places=[float, ..., "curves"])
    def draw(curves, places):
        return True

    assert draw({"a": Y, "b": Y}, [0.0, 1.0])
    with pytest.raises(ValueError, match="must be curves long, here 2, not 1"):
        draw({"a": Y, "b": Y}, [0.0])


def test_a_class_in_the_annotation_is_required():
    @takes()
    def draw(title: str, count: int = 1):
        return True

    assert draw("a", 1.5)  # numbers have kinds of their own
    with pytest.raises(TypeError, match="title must be a str, not int 3"):
        draw(3)
