"""What people answer in notebook 04, and what they should read."""

import numpy as np
import pytest

from helpers.lessons.sigmoid_gradients import exercises

RIGHT, UNNAMED = "right", None


def sigmoid(h):
    return 1 / (1 + np.exp(-h))


def by_loop(y):
    total = 0.0
    for row in y:
        for one in row:
            total += one * (1 - one)
    return total / (len(y) * len(y[0]))


MEAN_SLOPE = [
    (lambda y: (y - y**2).mean(), RIGHT, ""),
    (by_loop, RIGHT, ""),
    (lambda y: [np.mean(y * (1 - y))], RIGHT, ""),
    (
        lambda y: np.sum(y * (1 - y)) / len(y),
        "divided by the examples only",
        "the number of examples only",
    ),
    (
        lambda y: np.sum(y * (1 - y)) / y.shape[1],
        "divided by the units only",
        "the number of units only",
    ),
    (lambda y: (y * (1 - y)).sum(), "sum", "Divide by their number"),
    (
        lambda y: (sigmoid(y) * (1 - sigmoid(y))).mean(),
        "activation taken for the input",
        "at the *place*",
    ),
    (lambda y: y.mean() * (1 - y.mean()), "slope at the mean", "at the mean"),
    (lambda y: 1 - np.mean(y**2), "slope of tanh", "slope of tanh"),
    (lambda y: np.mean(y * (1 - y)) / 0.25, "share of the peak", "1/4"),
    (lambda y: (y * (1 - y)).mean(axis=1), "mean for each example", "leave `axis`"),
    (lambda y: np.mean(y), "mean activation", "*activations*"),
    (lambda y: np.median(y * (1 - y)), "median", "np.median"),
]


def share(r, s, depth):
    result = 1.0
    for _ in range(depth):
        result *= r * s
    return result


SHARE = [
    (share, RIGHT, ""),
    (lambda r, s, d: np.exp(d * np.log(r * s)), RIGHT, ""),
    (lambda r, s, d: r * s, "depth forgotten", "*one* layer"),
    (lambda r, s, d: d * r * s, "added instead of multiplied", "multiplied"),
    (lambda r, s, d: r**d, "weights forgotten", "by the weights of every layer"),
    (lambda r, s, d: s**d, "slopes forgotten", "the slope, too"),
    (lambda r, s, d: s * r**d, "weights counted once", "once for every layer"),
    (lambda r, s, d: (r * s) ** 20, "twenty layers always", "`depth`"),
    (lambda r, s, d: (r * s) ** (2 * d), "mean square", "*squared* norm"),
    (lambda r, s, d: 1 - (r * s) ** d, "what is lost", "lost"),
    (lambda r, s, d: (r * s) ** (d - 1), "one layer short", "One layer is missing"),
    (lambda r, s, d: (r + s) ** d, "slope and weights added", "both"),
]

LEAKY = [
    (lambda a: (2 / (1 + a * a)) ** 0.5, RIGHT, ""),
    (lambda a: np.array([np.sqrt(2 / (1 + a**2))]), RIGHT, ""),
    (lambda a: np.sqrt(2), "the leak ignored", "ReLU"),
    (lambda a: 2 / (1 + a), "mean slope", "*squared* slope"),
    (lambda a: np.sqrt(2 / (1 + a)), "root of the mean slope", "$a^2$"),
    (lambda a: 2 / (1 + a**2), "root forgotten", "Take the root"),
    (lambda a: np.sqrt(1 / (1 + a**2)), "half forgotten", "*half*"),
    (lambda a: np.sqrt((1 + a**2) / 2), "inverse", "rms slope"),
    (lambda a: 1.0, "fixed a", "Use the argument `a`"),
    (lambda a: a, "unchanged", "`a` as it came"),
]


def common(below=lambda a: np.mean(a**2), above=lambda a: a.mean(axis=0)):
    return lambda a: np.mean(above(a) ** 2) / below(a)


def by_weights(a):
    """What the exercise is about, with many random weights; close, and not exact."""
    h = a @ np.random.default_rng(1).standard_normal((a.shape[1], 300_000))
    return np.mean(h.mean(axis=0) ** 2) / np.mean(h**2)


COMMON = [
    (common(), RIGHT, ""),
    (lambda a: 1 - np.mean(a.var(axis=0)) / np.mean(a**2), RIGHT, ""),
    (by_weights, UNNAMED, "is a number"),
    (lambda a: np.mean(a.var(axis=0)) / np.mean(a**2), "the other share", "*differs*"),
    (common(above=np.mean), "one mean for all", "its own mean"),
    (common(above=lambda a: a.mean(axis=1)), "mean of each example", "axis 0"),
    (common(below=np.var), "share of the variance", "lost their mean"),
    (
        common(below=lambda a: np.mean(a.var(axis=0))),
        "against the variance over the batch",
        "*both* parts",
    ),
    (
        lambda a: np.var(a.mean(axis=0)) / np.mean(a**2),
        "variance of the means",
        "in common",
    ),
    (lambda a: np.sqrt(common()(a)), "rooted", "root"),
    (lambda a: 100 * common()(a), "percent", "percent"),
    (lambda a: 1 / common()(a), "inverse", "upside down"),
]


def factor(above=lambda s, p: p @ s**2, below=lambda y, p: p @ (y - p @ y) ** 2):
    return lambda y, slope, p: np.sqrt(above(slope, p) / below(y, p))


FACTOR = [
    (factor(), RIGHT, ""),
    (
        lambda y, s, p: (sum(p * s**2) / (sum(p * y**2) - sum(p * y) ** 2)) ** 0.5,
        RIGHT,
        "",
    ),
    (factor(below=lambda y, p: p @ y**2), "mean square for variance", "*variance*"),
    (factor(above=lambda s, p: (p @ s) ** 2), "mean slope", "Square the slopes first"),
    (lambda y, s, p: factor()(y, s, p) ** 2, "root forgotten", "*squared* norm"),
    (lambda y, s, p: 1 / factor()(y, s, p), "inverse", "Turned round"),
    (lambda y, s, p: np.sqrt(p @ s**2), "rms slope", "*first* layer"),
    (
        lambda y, s, p: np.sqrt(np.mean(s**2) / np.var(y)),
        "without the weights of the grid",
        "`p @ f`",
    ),
    (
        factor(below=lambda y, p: np.var(y)),
        "variance without the weights of the grid",
        "`p @ f`",
    ),
]

ANSWERS = {
    "mean_slope": MEAN_SLOPE,
    "arriving_share": SHARE,
    "leaky_scale": LEAKY,
    "common_share": COMMON,
    "normalized_factor": FACTOR,
}


@pytest.mark.parametrize(
    ("name", "answer", "mistake", "words"),
    [(name, *row) for name, rows in ANSWERS.items() for row in rows],
)
def test_an_answer_is_told_what_is_true_of_it(name, answer, mistake, words):
    feedback = getattr(exercises, f"check_{name}")(answer)
    assert feedback.correct == (mistake == RIGHT), feedback
    assert words in feedback.message
    assert feedback.correct or feedback.mistake == mistake, feedback


def test_nine_of_ten_wrong_answers_are_named():
    wrong = [m for rows in ANSWERS.values() for _, m, _ in rows if m != RIGHT]
    assert wrong.count(UNNAMED) <= 0.1 * len(wrong)
