"""The exercise engine: every way to be wrong gets its own sentence."""

import numpy as np
import pytest
from soundness import problems
from specimens import EPS, EXERCISE, over_features, standardize

from helpers.exercises import Exercise, Slip, slips


def forward(x, scale):
    return x * scale, (x, scale), x.sum()


LAYER = Exercise(
    forward,
    lambda rng: [(rng.normal(size=(4, 2)), 3.0), (rng.normal(size=(1, 2)), 2.0)],
    slips=slips("""
mean: = (x * scale, None, x.mean())
    Sum, not mean.
no scale: = (x, None, x.sum())
    Nothing is scaled.
"""),
    parts=("y", None, "total"),
)


def three():
    return 3.0


def limits():
    return [1.0, np.inf]


def text():
    return "text"


def centred(x):
    return x - x.mean()


def mean_and_variance(x):
    return x.mean(axis=0), x.var(axis=0)


def stub(x):
    """Standardize each column."""


def stub_with_dots(x): ...


def stub_returning_dots(x):
    z = ...
    return z


def stub_not_implemented(x):
    raise NotImplementedError


def half_done(x):
    mean = ...
    return x - mean


def without_return(x):
    z = standardize(x)  # noqa: F841


class Tensor:
    requires_grad = True


@pytest.mark.parametrize("exercise", [EXERCISE, LAYER])
def test_the_exercises_here_are_sound(exercise):
    assert problems(exercise) == []


@pytest.mark.parametrize(
    "answer",
    [
        standardize,
        lambda x: standardize(x).tolist(),
        lambda x: list(standardize(x)),
        lambda x: standardize(x.astype(np.float32)),
        lambda x: standardize(x) * (1 + 1e-9),
        lambda x: (
            (x - np.mean(x, 0)) * (np.mean(x**2, 0) - x.mean(0) ** 2 + EPS) ** -0.5
        ),
    ],
)
def test_a_right_answer_is_right_however_it_is_written(answer):
    feedback = EXERCISE.check(answer)
    assert repr(feedback) == "✓ Correct. Every column has mean 0."
    assert feedback.correct


@pytest.mark.parametrize("number", [3, 3.0, np.float32(3), np.array(3.0), [3.0]])
def test_a_number_may_be_a_scalar_or_the_only_one_of_an_array(number):
    assert Exercise(three, lambda rng: [()]).check(lambda: number).correct


def test_single_precision_is_judged_by_its_largest_number():
    exercise = Exercise(centred, lambda rng: [(rng.normal(10, 1, size=1000),)])
    assert exercise.check(lambda x: exercise.reference(x.astype(np.float32))).correct
    assert not exercise.check(lambda x: exercise.reference(x) + 1e-6).correct


def test_infinity_is_equal_to_itself_only():
    exercise = Exercise(limits, lambda rng: [()])
    assert exercise.check(lambda: np.array([1.0, np.inf])).correct
    assert not exercise.check(lambda: [1.0, 5.0]).correct
    assert not exercise.check(lambda: [1.0, -np.inf]).correct


@pytest.mark.parametrize(
    "answer",
    [..., stub, stub_with_dots, stub_returning_dots, stub_not_implemented],
)
def test_a_stub_is_not_attempted(answer):
    assert repr(EXERCISE.check(answer)) == "○ Not attempted yet."


def test_a_half_filled_stub_names_the_line():
    message = repr(EXERCISE.check(half_done))
    assert message.startswith("○ Not attempted yet. There is still a `...`")
    assert "`return x - mean`" in message


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (standardize(np.eye(3)), "Pass the function itself, without parentheses"),
        (without_return, "Is its `return` missing?"),
        (lambda x, y: x, "raised TypeError: "),
        (lambda x: "z", "real numbers; found: str"),
        (lambda x: {1: x}, "real numbers; found: dict"),
        (lambda x: x * 1j, "real numbers; found: array of complex128"),
        (lambda x: standardize(x) + 0j, "eigh"),
        (lambda x: Tensor(), "detach"),
        (lambda x: [["a", "b"]], "real numbers; found: array of <U1"),
        (lambda x: [[1.0], [2.0, 3.0]], "rows of different lengths"),
        (lambda x: standardize(x).T, "It is transposed."),
        (lambda x: np.mean(x), "shape (), expected is (8, 3). Perhaps everything"),
        (lambda x: standardize(x).ravel(), "perhaps `reshape` or `keepdims`"),
        (lambda x: np.ones((8, 8, 3)), "Perhaps broadcasting added an axis"),
        (lambda x: np.ones(2), "Perhaps a sum or a mean"),
        (lambda x: np.full(x.shape, np.nan), "24 values that are infinite or not"),
        (lambda x: np.full(x.shape, np.inf), "24 values that are infinite or not"),
        (lambda x: x, "It is `x` as it came."),
        (lambda x: x + 17, "The mean of each column should be 0."),
        (lambda x: standardize(x) * 1.01, "the right shape, but the largest diff"),
    ],
)
def test_each_way_to_be_wrong_gets_its_sentence(answer, words):
    feedback = EXERCISE.check(answer)
    assert not feedback.correct
    assert repr(feedback).startswith("✗ Not yet. ")
    assert words in feedback.message
    assert "Traceback" not in feedback.message


def test_a_known_mistake_gets_its_diagnosis():
    feedback = EXERCISE.check(over_features)
    assert feedback.mistake == "over features"
    assert repr(feedback) == "✗ Not yet. You averaged over features."


def test_a_mistake_made_in_one_case_only_is_not_recognized():
    def sometimes(x):
        return over_features(x) if len(x) == 8 else x

    assert EXERCISE.check(sometimes).mistake is None


def test_the_largest_difference_is_located():
    def off(x):
        z = standardize(x)
        z[:, 0] += [0, 0, 1.0, 0, 0, -0.5, 0, 0][: len(x)]
        z[5 % len(x), 1] -= 0.25
        z[2, 1] += 0.25
        return z

    message = Exercise(standardize, EXERCISE.cases).check(off)
    assert "the largest difference is 1 at [2, 0]: yours is " in message.message


def power(m, p):
    return m**p


def test_where_all_arguments_are_numbers_they_are_said():
    exercise = Exercise(power, lambda rng: [(1, 0.5), (np.int64(4), -1.5)])
    assert exercise.check(lambda m, p: 1.0 if m == 1 else 0.7).message == (
        "The result is a number, as it should be, but for `m = 4, p = -1.5` "
        "yours is 0.7, expected is 0.125."
    )


def test_arguments_that_are_not_all_numbers_are_not_said():
    mixed = LAYER.check(lambda x, scale: (x * scale, None, 7.0)).message
    assert "as it should be, but yours is 7, expected" in mixed
    none = Exercise(three, lambda rng: [()]).check(lambda: 17.3).message
    assert "as it should be, but yours is 17.3, expected is 3." in none


def test_an_array_of_the_parts_counts_as_a_tuple_of_them():
    exercise = Exercise(
        mean_and_variance,
        lambda rng: [(rng.normal(size=(5, 3)),)],
        parts=("mean", "variance"),
    )
    assert exercise.check(lambda x: np.array([x.mean(axis=0), x.var(axis=0)])).correct
    swapped = exercise.check(lambda x: np.array([x.var(axis=0), x.mean(axis=0)]))
    assert swapped.mistake == "order"
    assert swapped.message == "`mean` and `variance` have changed places."
    assert "2 values" in exercise.check(lambda x: x.mean(axis=0)).message
    assert "2 values" in exercise.check(lambda x: np.array(1.0)).message


def test_an_array_of_numbers_counts_as_a_tuple_of_them():
    def middle(x):
        return x.mean(), np.median(x)

    exercise = Exercise(
        middle, lambda rng: [(rng.normal(size=5),)], parts=("mean", "median")
    )
    assert exercise.check(lambda x: np.array([x.mean(), np.median(x)])).correct
    swapped = exercise.check(lambda x: np.array([np.median(x), x.mean()]))
    assert swapped.mistake == "order"
    assert "2 values" in exercise.check(lambda x: x).message
    assert "2 values" in exercise.check(lambda x: np.array(x.mean())).message


def test_a_tuple_in_the_place_of_one_result_is_named():
    exercise = Exercise(centred, lambda rng: [(rng.normal(size=3),)])
    with_cache = exercise.check(lambda x: (x - x.mean(), (x, x.mean())))
    assert "2 values, separated by commas. It should return one" in with_cache.message
    assert exercise.check(lambda x: tuple(x - x.mean())).correct


def test_the_parts_of_a_tuple_are_judged_by_name():
    assert LAYER.check(lambda x, s: [x * s, "any cache", x.sum()]).correct
    wrong_total = LAYER.check(lambda x, s: (x * s, None, x.max()))
    assert wrong_total.message.startswith("`total` is a number, as it should be, but")
    both = LAYER.check(lambda x, s: (x, None, x.mean()))
    assert both.message.startswith("Two things. ")
    assert "`y`" in LAYER.check(lambda x, s: ("y", None, x.sum())).message
    assert repr(LAYER.check(lambda x, s: (x * s, None, ...))).startswith("○")


@pytest.mark.parametrize("result", [np.ones(3), 1.0, (1.0, 2.0)])
def test_a_wrong_number_of_parts_is_said(result):
    assert "should return 3 values" in LAYER.check(lambda x, s: result).message


def test_a_wrong_exercise_is_found():
    wrong = Exercise(
        standardize,
        EXERCISE.cases,
        slips=[
            Slip("none at all", "standardize(x)", "Never shown."),
            EXERCISE.slips[0],
            Slip("the same again", "eps_outside(x)", "Never shown either."),
        ],
        properties=[("Untrue.", lambda z, x: False)],
    )
    words = "'none at all'", "'the same again'", "Untrue."
    for problem, word in zip(problems(wrong), words, strict=True):
        assert word in problem


def test_a_reference_that_fails_is_the_authors_problem():
    broken = Exercise(text, lambda rng: [()])
    with pytest.raises(ValueError, match="reference of text fails"):
        broken.check(lambda: 1)
