"""What people answer in notebook 06, and what they should read."""

import numpy as np
import pytest

from helpers.lessons.batch_norm_forward import exercises

RIGHT, UNNAMED = "right", None


def normalized(change):
    """Return an answer to `normalize` made of x, m, v, s along the batch, and eps."""
    return lambda x, e: change(x, x.mean(0), x.var(0), x.std(0), e)


def of_features(x, e):
    n = x.shape[1]
    mean = x.sum(axis=0) / n
    return (x - mean) / np.sqrt(((x - mean) ** 2).sum(axis=0) / n + e)


def rows(x, e):
    m, v = np.mean(x, 1, keepdims=True), np.var(x, 1, keepdims=True)
    return (x - m) / np.sqrt(v + e)


def by_loops(x, e):
    out = np.zeros(x.shape)
    for j in range(x.shape[1]):
        mean = sum(x[:, j].astype(float)) / len(x)
        var = sum((x[:, j] - mean) ** 2) / len(x)
        out[:, j] = (x[:, j] - mean) / (var + e) ** 0.5
    return out


def in_one_pass(x, e):
    m = x.sum(axis=0) / len(x)
    return (x - m) / np.sqrt(np.sum(x * x, axis=0) / len(x) - m * m + e)


def in_one_pass_and_clipped(x, e):
    m = x.mean(axis=0)
    return (x - m) / np.sqrt(np.maximum((x * x).mean(axis=0) - m * m, 0) + e)


def by_difference_of_squares(x, e):
    m = x.mean(axis=0)
    return (x - m) / np.sqrt((x * x - m * m).mean(axis=0) + e)


def multiplied_out(x, e):
    m = x.mean(axis=0)
    return (x - m) / np.sqrt((x * x - 2 * m * x + m * m).mean(axis=0) + e)


def about_the_first(x, e):
    return (x - x[0]) / np.sqrt(((x - x[0]) ** 2).mean(axis=0) + e)


NORMALIZE = [
    (normalized(lambda x, m, v, s, e: (x - m) / np.sqrt(v + e)), RIGHT, ""),
    (by_loops, RIGHT, ""),
    (of_features, "number of features", "over the *examples*"),
    (rows, "wrong axis", "that is layer normalization"),
    (lambda x, e: rows(x.T, e).T, RIGHT, ""),
    (normalized(lambda x, m, v, s, e: (x - m) / np.sqrt(v + 10e-7)), "fixed eps", ""),
    (normalized(lambda x, m, v, s, e: (x - m) / np.sqrt(v + 1e-8)), "fixed eps", ""),
    (normalized(lambda x, m, v, s, e: (x - m) / np.sqrt(v + 1e-5)), "fixed eps", ""),
    (
        normalized(lambda x, m, v, s, e: (x - m) / s),
        "no eps",
        "$\\varepsilon$ is missing",
    ),
    (
        normalized(lambda x, m, v, s, e: (x - m) / (s + e)),
        "eps outside the root",
        "outside the root",
    ),
    (
        normalized(lambda x, m, v, s, e: (x - m) / (v + e) ** 2),
        "squared instead of rooted",
        "Take the root",
    ),
    (normalized(lambda x, m, v, s, e: (x - m) / (v + e)), "variance", "the variance"),
    (
        lambda x, e: (x - x.mean(0)) / x.std(0, ddof=1),
        "no eps + ddof",
        "Two things. $\\varepsilon$ is missing",
    ),
    (
        lambda x, e: (x - x.mean(0)) / np.sqrt(x.var(0, ddof=1) + e),
        "sample variance",
        "$m - 1$",
    ),
    (
        lambda x, e: (x - x.mean(0)) / np.sqrt(np.var(x - x.mean(0)) + e),
        UNNAMED,
        "",
    ),
    (
        normalized(lambda x, m, v, s, e: x / np.sqrt(v + e) - m / np.sqrt(v + e)),
        "each divided",
        "rounded and then subtracted",
    ),
    (
        normalized(lambda x, m, v, s, e: x * (v + e) ** -0.5 - m * (v + e) ** -0.5),
        "each divided",
        "rounded and then subtracted",
    ),
    (in_one_pass, "one pass", "mostly rounding errors"),
    (in_one_pass_and_clipped, "one pass", "mostly rounding errors"),
    (by_difference_of_squares, UNNAMED, "`float32` batch"),
    (multiplied_out, UNNAMED, "`float32` batch"),
    (about_the_first, UNNAMED, "should have the mean 0"),
    (normalized(lambda x, m, v, s, e: x - m), "not scaled", "centring alone"),
    (normalized(lambda x, m, v, s, e: x / np.sqrt(v + e)), "not centred", ""),
    (
        normalized(lambda x, m, v, s, e: x - m / np.sqrt(v + e)),
        "only the mean is divided",
        "Only the mean was divided",
    ),
    (lambda x, e: x, "unchanged", "It is `x` as it came."),
    (
        lambda x, e: (x - x.mean()) / np.sqrt(x.var() + e),
        "all together",
        "all features together",
    ),
    (
        lambda x, e: (x - x.mean(axis=1)) / np.sqrt(x.var(axis=1) + e),
        "wrong axis, not kept",
        "axis 1",
    ),
    (
        normalized(lambda x, m, v, s, e: (x - m) / np.sqrt(np.maximum(v, e))),
        "maximum instead of sum",
        "a floor under the variance",
    ),
]


def forward(y, third=lambda v, e: v):
    """Return an answer to `forward` with the right statistics."""

    def answer(x, g, b, e):
        m, v = x.mean(0), x.var(0)
        return y(x, m, v, g, b, e), m, third(v, e)

    return answer


def right(x, m, v, g, b, e):
    return g * (x - m) / np.sqrt(v + e) + b


def rows_throughout(x, g, b, e):
    m, v = x.mean(1, keepdims=True), x.var(1, keepdims=True)
    return g * (x - m) / np.sqrt(v + e) + b, m, v


def along_features(x, g, b, e):
    m, v = x.mean(axis=1), x.var(axis=1)
    return g * (x - m) / np.sqrt(v + e) + b, m, v


def size_of_features(x, g, b, e):
    n = x.shape[1]
    m = np.sum(x, axis=0) / n
    v = np.sum((x - m) ** 2, axis=0) / n
    return g * (x - m) / np.sqrt(v + e) + b, m, v


def sample(x, g, b, e):
    m, v = x.mean(0), x.var(0, ddof=1)
    return g * (x - m) / np.sqrt(v + e) + b, m, v


def folded(x, g, b, e):
    m, v = x.mean(0), x.var(0)
    a = g / np.sqrt(v + e)
    return a * x + (b - a * m), m, v


def std(v, e):
    return np.sqrt(v)


FORWARD = [
    (forward(right), RIGHT, ""),
    (lambda *a: list(forward(right)(*a)), RIGHT, ""),
    (size_of_features, "number of features", "over the *examples*"),
    (
        forward(lambda x, m, v, g, b, e: right(x, m, v, np.abs(g), b, e)),
        "unsigned gamma",
        "the absolute value of `gamma`",
    ),
    (forward(lambda x, *_: x, std), "unchanged", "`y`: It is `x` as it came."),
    (forward(lambda x, *_: 0 * x, std), "zero", "It is 0"),
    (
        forward(lambda x, m, v, g, b, e: (x - m) / np.sqrt(v + e), std),
        "normalized only, deviation",
        "the third value is the standard deviation",
    ),
    (
        forward(lambda x, m, v, g, b, e: (x - m) / np.sqrt(v + e)),
        "normalized only",
        "`mean` and `var` are right. `y` is not scaled",
    ),
    (rows_throughout, "wrong axis, kept", "that is layer normalization"),
    (along_features, "wrong axis, not kept", "axis 1"),
    (forward(right, std), "deviation returned", "the variance is asked for"),
    (
        forward(right, lambda v, e: np.sqrt(v + e)),
        "divisor returned",
        "The third value is the divisor",
    ),
    (
        forward(right, lambda v, e: v + e),
        "variance with eps returned",
        "contains $\\varepsilon$",
    ),
    (sample, "sample variance", "$m - 1$"),
    (
        lambda x, g, b, e: (*forward(right)(x, g, b, e)[:2], x.var(0, ddof=1)),
        "sample variance returned",
        "`y` and `mean` are right.",
    ),
    (
        forward(lambda x, m, v, g, b, e: (g * (x - m) + b) / np.sqrt(v + e)),
        "shifted before divided",
        "$\\beta$ is divided",
    ),
    (
        forward(lambda x, m, v, g, b, e: g * ((x - m) / np.sqrt(v + e) + b)),
        "shifted before scaled",
        "$\\gamma\\beta$",
    ),
    (
        forward(lambda x, m, v, g, b, e: g * x + b),
        "scaled and shifted only",
        "Nothing is normalized",
    ),
    (
        forward(lambda x, m, v, g, b, e: right(x, m, v, b, g, e)),
        "gamma and beta swapped",
        "have changed places",
    ),
    (
        forward(lambda x, m, v, g, b, e: g * (x - m) / (np.sqrt(v) + e) + b),
        "eps outside the root",
        "outside the root",
    ),
    (
        forward(lambda x, m, v, g, b, e: g * (x - m) / np.sqrt(v + 1e-5) + b),
        "fixed eps",
        "Use the argument `eps`",
    ),
    (folded, "folded into one scale and one shift", "Centre first, then multiply"),
    (
        lambda *a: (
            forward(right)(*a)[1],
            forward(right)(*a)[2],
            forward(right)(*a)[0],
        ),
        "other order",
        "in another order",
    ),
    (
        lambda *a: (forward(right)(*a)[0], *forward(right)(*a)[:0:-1]),
        "order",
        "`mean` and `var` have changed places",
    ),
]

GAMMA_FOR = [
    (lambda w, v, e: w * np.sqrt(1 + e / v), RIGHT, ""),
    (lambda w, v, e: [w * np.sqrt(1 + e / v)], RIGHT, ""),
    (lambda w, v, e: w, "eps forgotten", "$\\hat x$ had the standard deviation 1"),
    (lambda w, v, e: w / np.sqrt(v), "divided by the deviation only", ""),
    (lambda w, v, e: w**2 * (v + e) / v, "squared", "It is the square"),
]

FARTHEST = [
    (lambda m: (m - 1) ** 0.5, RIGHT, ""),
    (lambda m: np.sqrt(m), "root of m", "the one number moves the mean"),
    (lambda m: m - 1, "no root", "the square of it"),
    (lambda m: (m - 1) / np.sqrt(m), "sample variance", "divided by $m - 1$"),
]


def ones_and_zeros(m, k, ddof=0):
    x = np.zeros(m)
    x[:k] = 1
    z = (x - x.mean()) / x.std(ddof=ddof)
    return z[0], z[-1]


TWO_VALUES = [
    (ones_and_zeros, RIGHT, ""),
    (lambda m, k: (np.sqrt(m / k - 1), -1 / np.sqrt(m / k - 1)), RIGHT, ""),
    (lambda m, k: ones_and_zeros(m, k, ddof=1), "sample variance", "$m - 1$"),
    (lambda m, k: ones_and_zeros(m, k)[::-1], "order", "have changed places"),
    (lambda m, k: (1 - k / m, -k / m), "not divided", "distances from the mean"),
    (
        lambda m, k: tuple(np.abs(ones_and_zeros(m, k))),
        "sign of zero",
        "below the mean",
    ),
    (
        lambda m, k: ((1 - k / m) / (k / m * (1 - k / m)), -1 / (1 - k / m)),
        "variance for deviation",
        "Take its root",
    ),
]


def merge(between=1.0, weigh=True, ddof=0):
    def answer(n, a, v, p, b, w):
        if not weigh:
            return (a + b) / 2, (v + w) / 2
        m = (n * a + p * b) / (n + p)
        squares = n * v + p * w + between * (n * (a - m) ** 2 + p * (b - m) ** 2)
        return m, squares / (n + p - ddof)

    return answer


def chan(n, a, v, p, b, w):
    delta, count = b - a, n + p
    squares = n * v + p * w + delta**2 * n * p / count
    return a + delta * p / count, squares / count


def second_moments(n, a, v, p, b, w):
    m = (n * a + p * b) / (n + p)
    return m, (n * (v + a * a) + p * (w + b * b)) / (n + p) - m * m


MERGED = [
    (merge(), RIGHT, ""),
    (chan, RIGHT, ""),
    (merge(between=0), "average of the variances", "The two means differ"),
    (merge(weigh=False), "plain averages", ""),
    (merge(ddof=1), "sample variance", "one less"),
    (second_moments, "one pass", "mostly rounding errors"),
]

ANSWERS = [
    pytest.param(name, *row, id=f"{name}-{i}")
    for name, rows in [
        ("normalize", NORMALIZE),
        ("forward", FORWARD),
        ("gamma_for", GAMMA_FOR),
        ("farthest", FARTHEST),
        ("two_values", TWO_VALUES),
        ("merged", MERGED),
    ]
    for i, row in enumerate(rows)
]


@pytest.mark.parametrize(("name", "answer", "mistake", "words"), ANSWERS)
def test_an_answer_is_told_what_it_is(name, answer, mistake, words):
    feedback = getattr(exercises, f"check_{name}")(answer)
    if mistake == RIGHT:
        assert feedback.correct, feedback.message
        return
    assert not feedback.correct
    assert (feedback.mistake, words in feedback.message) == (mistake, True), (
        feedback.mistake,
        feedback.message,
    )


def test_nearly_all_wrong_answers_are_named():
    wrong = [param.values[2] for param in ANSWERS if param.values[2] != RIGHT]
    assert wrong.count(UNNAMED) <= 0.1 * len(wrong)
