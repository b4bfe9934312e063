"""What people answer in notebook 10, and what they should read."""

import numpy as np
import pytest

from helpers.lessons.convolutional_batch_norm import exercises

RIGHT, UNNAMED = "right", None


def upright(values):
    return values.reshape(1, -1, 1, 1)


def over(axes=(0, 2, 3), ddof=0, divisor=lambda v, e: np.sqrt(v + e), put=upright):
    def answer(x, g, b, e):
        mean = x.mean(axis=axes, keepdims=True)
        var = x.var(axis=axes, ddof=ddof, keepdims=True)
        return put(g) * ((x - mean) / divisor(var, e)) + put(b)

    return answer


def with_var(variance):
    def answer(x, g, b, e):
        mean = x.mean((0, 2, 3), keepdims=True)
        return upright(g) * (x - mean) / np.sqrt(variance(x, mean) + e) + upright(b)

    return answer


def by_channel(count, fill=np.zeros_like):
    def answer(x, g, b, e):
        y = fill(x)
        for j in range(count(x)):
            c = x[:, j]
            y[:, j] = g[j] * (c - c.mean()) / np.sqrt(c.var() + e) + b[j]
        return y

    return answer


def by_table(x, g, b, e):
    table = x.transpose(0, 2, 3, 1).reshape(-1, x.shape[1])
    hat = (table - table.mean(0)) / np.sqrt(table.var(0) + e)
    n, c, h, w = x.shape
    return (g * hat + b).reshape(n, h, w, c).transpose(0, 3, 1, 2)


def by_mixed_table(x, g, b, e):
    table = x.reshape(-1, x.shape[1])
    return (g * (table - table.mean(0)) / np.sqrt(table.var(0) + e) + b).reshape(
        x.shape
    )


IMAGES = [
    (over(), RIGHT, ""),
    (by_channel(lambda x: x.shape[1]), RIGHT, ""),
    (by_table, RIGHT, ""),
    (by_channel(len), "one channel a picture", "number of *pictures*"),
    (
        with_var(lambda x, m: (x**2).mean((0, 2, 3), keepdims=True) - m**2),
        "one pass",
        "subtract the mean before you square",
    ),
    (
        with_var(lambda x, m: x.var((2, 3), keepdims=True).mean(0, keepdims=True)),
        "mean of the pictures' variances",
        "*own* variances",
    ),
    (with_var(lambda x, m: np.var(x - m)), "one variance for all", "its own"),
    (over(axes=0), "over pictures only", "*position*"),
    (over(axes=(2, 3)), "instance", "*instance*"),
    (over(axes=(1, 2, 3)), "layer", "*layer*"),
    (over(axes=(0, 1, 2)), "channels last", "`(N, H, W, C)`"),
    (over(axes=None), "one mean for all", "its own"),
    (over(ddof=1), "unbiased variance", "$m - 1$"),
    (over(divisor=lambda v, e: np.sqrt(v) + e), "epsilon outside the root", "*inside*"),
    (over(divisor=lambda v, e: v + e), "root forgotten", "by its root"),
    (over(divisor=lambda v, e: (v + e) ** 2), "square for root", "0.5"),
    (over(divisor=lambda v, e: np.sqrt(v)), "epsilon forgotten", "far too small"),
    (over(divisor=lambda v, e: np.sqrt(v + 1e-5)), "fixed eps", "`eps`"),
    (over(divisor=lambda v, e: np.sqrt(v + 1e-8)), "epsilon forgotten", "`eps`"),
    (over(put=lambda v: v), "gamma on the columns", "*last* axis"),
    (over(put=lambda v: v.reshape(-1, 1)), "gamma on the rows", "*rows*"),
    (over(put=lambda v: v.reshape(-1, 1, 1, 1)), "gamma on the pictures", "*picture*"),
    (by_mixed_table, "reshape mixes the channels", "mix channels"),
    (
        lambda x, g, b, e: upright(g) * x + upright(b),
        "nothing normalized",
        "`x` itself",
    ),
    (
        lambda x, g, b, e: over()(x, b, g, e),
        "exchanged gamma and beta",
        "changed places",
    ),
    (lambda x, g, b, e: over()(x, abs(g), b, e), "unsigned gamma", "its sign counts"),
    (lambda x, g, b, e: over()(x, g, 0 * b, e), "beta forgotten", "Beta is missing"),
    (lambda x, g, b, e: over()(x, g * 0 + 1, 0 * b, e), "no gamma and beta", "`x_hat`"),
]


def groups_of(
    shape=lambda n, c, h, w, k: (n, k, c // k, h, w),
    axes=(2, 3, 4),
    ddof=0,
    divisor=lambda v, e: np.sqrt(v + e),
    put=lambda v, k: upright(v),
):
    def answer(x, g, b, k, e):
        split = x.reshape(shape(*x.shape, k))
        mean = split.mean(axes, keepdims=True)
        var = split.var(axes, ddof=ddof, keepdims=True)
        hat = ((split - mean) / divisor(var, e)).reshape(x.shape)
        return put(g, k) * hat + put(b, k)

    return answer


def by_loop(x, g, b, k, e):
    size = x.shape[1] // k
    y = np.empty_like(x)
    for n in range(len(x)):
        for i in range(0, x.shape[1], size):
            part = x[n, i : i + size]
            y[n, i : i + size] = (part - part.mean()) / np.sqrt(part.var() + e)
    return upright(g) * y + upright(b)


def named_otherwise(x, g, b, k, e):
    """The course's own lines, with the sizes of (N, H, W, C)."""
    n, h, w, c = x.shape
    split = x.reshape(n, h, w, k, c // k)
    mean = split.mean((1, 2, 4), keepdims=True)
    var = split.var((1, 2, 4), keepdims=True)
    return g * ((split - mean) / np.sqrt(var + e)).reshape(x.shape) + b


def each_group(values, k):
    return upright(np.repeat(values[:k], len(values) // k))


GROUPS = [
    (groups_of(), RIGHT, ""),
    (by_loop, RIGHT, ""),
    (named_otherwise, "channels last", "`(N, H, W, C)`"),
    (
        groups_of(shape=lambda n, c, h, w, k: (n, c // k, k, h, w)),
        "number taken for size",
        "*number*",
    ),
    (
        groups_of(shape=lambda n, c, h, w, k: (n, c // k, k, h, w), axes=(1, 3, 4)),
        "every other channel",
        "not neighbours",
    ),
    (groups_of(axes=(0, 2, 3, 4)), "pictures together", "leave axis 0 out"),
    (groups_of(axes=(3, 4)), "channels apart", "instance normalization"),
    (groups_of(axes=(1, 2, 3, 4)), "groups together", "layer normalization"),
    (groups_of(axes=(0, 3, 4)), "batch", "batch normalization"),
    (groups_of(ddof=1), "ddof", "$m - 1$"),
    (groups_of(divisor=lambda v, e: np.sqrt(v)), "epsilon forgotten", "far too small"),
    (groups_of(divisor=lambda v, e: v + e), "root forgotten", "by its root"),
    (
        groups_of(divisor=lambda v, e: np.sqrt(v) + e),
        "epsilon outside the root",
        "root",
    ),
    (groups_of(divisor=lambda v, e: np.sqrt(v + 1e-5)), "fixed eps", "`eps`"),
    (groups_of(put=lambda v, k: v), "gamma on the columns", "the columns"),
    (groups_of(put=each_group), "gamma for each group", "each *channel*"),
    (
        lambda x, g, b, k, e: groups_of()(x, b, g, k, e),
        "exchanged gamma and beta",
        "changed places",
    ),
    (
        lambda x, g, b, k, e: groups_of()(x, g, 0 * b, k, e),
        "beta forgotten",
        "Beta is missing",
    ),
    (lambda x, g, b, k, e: over((2, 3))(x, g, b, e), "channels apart", "instance"),
    (lambda x, g, b, k, e: over((1, 2, 3))(x, g, b, e), "groups together", "layer"),
    (lambda x, g, b, k, e: over((0, 2, 3))(x, g, b, e), "batch", "batch"),
    (lambda x, g, b, k, e: groups_of()(x, g, b, 2, e), "fixed groups", "`groups`"),
]


def block(side=lambda k, p, s: s + 2 * p - k + 1, more=lambda c, o: 2 * o, kernels=1):
    return lambda c, o, k, p, s: (side(k, p, s), o * c * k**2 * kernels + more(c, o))


BLOCK = [
    (block(), RIGHT, ""),
    (lambda *a: list(block()(*a)), RIGHT, ""),
    (block(side=lambda k, p, s: s + p - k + 1), "padding once", "*both* sides"),
    (block(side=lambda k, p, s: s - k + 1), "padding forgotten", "left out"),
    (block(side=lambda k, p, s: s + 2 * p - k), "one place short", "`parameters` is"),
    (block(side=lambda k, p, s: s), "same size", "(size - 1) / 2"),
    (block(more=lambda c, o: 0), "no normalization", "`side` is right"),
    (block(more=lambda c, o: o), "gamma only", "Both"),
    (block(more=lambda c, o: 3 * o), "with bias", "bias"),
    (block(more=lambda c, o: 4 * o), "running statistics", "not *learned*"),
    (block(more=lambda c, o: 2 * c), "normalized input", "*behind*"),
    (block(more=lambda c, o: 2), "one pair for all channels", "Each output channel"),
    (lambda c, *a: block()(1, *a), "one channel in", "*all* input channels"),
    (lambda *a: block()(*a)[::-1], "order", "changed places"),
    (
        block(side=lambda k, p, s: s + p - k + 1, more=lambda c, o: 3 * o),
        "padding once",
        "`parameters` is not right yet",
    ),
]


def count(n, p, rho):
    return n * p / (1 + (p - 1) * rho)


COUNT = [
    (lambda n, p, rho: n / (1 / p + (1 - 1 / p) * rho), RIGHT, ""),
    (lambda n, p, rho: [count(n, p, rho)], RIGHT, ""),
    (lambda *a: int(count(*a)), "whole", "Do not round"),
    (lambda *a: round(count(*a)), "rounded", "Do not round"),
    (lambda n, p, rho: n * p, "independent", "*all* values"),
    (lambda n, p, rho: n, "pictures", "say the same"),
    (lambda n, p, rho: n / rho, "only the correlated part", "very many positions"),
    (lambda n, p, rho: n * p / (1 + p * rho), "itself counted as another", "$P - 1$"),
    (
        lambda n, p, rho: n * p / (1 + (n * p - 1) * rho),
        "pictures correlated",
        "independent",
    ),
    (lambda *a: 1 / count(*a), "upside down", "one over it"),
    (lambda n, p, rho: 1 + (p - 1) * rho, "factor only", "Divide $N P$"),
    (lambda n, p, rho: n * p / np.sqrt(1 + (p - 1) * rho), "root", "Variances"),
    (lambda n, p, rho: count(1, p, rho), "one picture", "*one* picture"),
    (lambda n, p, rho: count(p, n, rho), "exchanged pictures and positions", "places"),
    (lambda n, p, rho: n * p * (1 - rho), UNNAMED, ""),
]

ANSWERS = {
    "batch_norm_images": IMAGES,
    "group_norm": GROUPS,
    "conv_block": BLOCK,
    "effective_count": COUNT,
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
