"""What people answer in notebook 09, and what they should read."""

import numpy as np
import pytest

from helpers.lessons.training_and_inference import exercises

RIGHT, UNNAMED = "right", None


def unbiased(x):
    return x.var(axis=0, ddof=1)


def update(new_mean=lambda x: x.mean(0), new_var=unbiased, weights=None):
    """Return an answer with other statistics, or other weights of old and new."""
    weights = weights or (lambda a: (1 - a, a))

    def answer(running_mean, running_var, x, momentum, training):
        if not training:
            return running_mean, running_var
        old, new = weights(momentum)
        return (
            old * running_mean + new * new_mean(x),
            old * running_var + new * new_var(x),
        )

    return answer


def by_steps(running_mean, running_var, x, momentum, training):
    if training:
        m = len(x)
        new = ((x - x.mean(0)) ** 2).sum(0) / (m - 1)
        running_mean = running_mean + momentum * (x.mean(0) - running_mean)
        running_var = running_var + momentum * (new - running_var)
    return running_mean, running_var


def of_features(x):
    n = x.shape[1]
    return x.var(axis=0) * n / (n - 1)


def always(mean, var, x, momentum, training):
    return update()(mean, var, x, momentum, True)


def inverted(mean, var, x, momentum, training):
    return update()(mean, var, x, momentum, not training)


def only_the_mean(mean, var, x, momentum, training):
    return update()(mean, var, x, momentum, training)[0], var


UPDATE = [
    (update(), RIGHT, ""),
    (by_steps, RIGHT, ""),
    (lambda *a: np.array(update()(*a)), RIGHT, ""),
    (update(weights=lambda a: (0.9, 0.1)), "fixed momentum", "`momentum = 0.1` only"),
    (update(new_var=of_features), "sizes", "`running_mean` is right."),
    (update(weights=lambda a: (a, 1 - a)), "reversed momentum", "Keras"),
    (
        update(new_var=lambda x: x.var(0), weights=lambda a: (a, 1 - a)),
        "reversed momentum, biased variance",
        "in both respects",
    ),
    (
        update(lambda x: x.mean(1), lambda x: x.var(1, ddof=1)),
        "axis",
        "along another axis",
    ),
    (
        update(np.mean, lambda x: np.var(x, ddof=1)),
        "no axis",
        "Name the axis",
    ),
    (
        update(np.mean, lambda x: np.var(x, ddof=1), lambda a: (a, 1 - a)),
        "reversed momentum + no axis",
        "Two things",
    ),
    (
        update(new_var=lambda x: x.std(0, ddof=1), weights=lambda a: (a, 1 - a)),
        "reversed momentum + deviation",
        "Two things",
    ),
    (update(new_var=lambda x: x.var(0)), "biased running variance", "divide by $m$"),
    (update(new_var=lambda x: x.std(0)), "standard deviation", "is a variance"),
    (
        update(new_var=lambda x: x.var(0) * (len(x) - 1) / len(x)),
        "correction upside down",
        "upside down",
    ),
    (update(weights=lambda a: (1, a)), "nothing fades", "grow for ever"),
    (update(weights=lambda a: (0, 1)), "newest batch only", "Mix them"),
    (always, "updates at inference", "also happens"),
    (inverted, "training inverted", "*only* where"),
    (lambda *a: update()(*a)[::-1], "order", "have changed places"),
    (only_the_mean, "unchanged", "It is `var` as it came"),
    (update(lambda x: x.sum(0)), "total", "`running_var` is right."),
]


def inferred(change):
    """Return an answer to `infer` made of x, gamma, beta, mean, var and eps."""
    return lambda x, g, b, m, v, e: change(x, g, b, m, v, e)


def as_multiple(x, g, b, m, v, e):
    s = g * (v + e) ** -0.5
    return x * s + (b - m * s)


INFER = [
    (inferred(lambda x, g, b, m, v, e: b + g * (x - m) * (v + e) ** -0.5), RIGHT, ""),
    (as_multiple, RIGHT, ""),
    (
        inferred(
            lambda x, g, b, m, v, e: g * (x - x.mean(0)) / np.sqrt(x.var(0) + e) + b
        ),
        "batch statistics",
        "whatever the company",
    ),
    (
        inferred(
            lambda x, g, b, m, v, e: (
                g * (x - x.mean(0)) / np.sqrt(x.var(0, ddof=0) + 1e-5) + b
            )
        ),
        UNNAMED,
        "",
    ),
    (
        inferred(lambda x, g, b, m, v, e: g * (x - m) / np.sqrt(x.var(0) + e) + b),
        "variance of the batch, given mean",
        "deviation of `x` itself",
    ),
    (
        inferred(lambda x, g, b, m, v, e: g * (x - x.mean(0)) / np.sqrt(v + e) + b),
        "mean of the batch, given variance",
        "mean of `x` itself",
    ),
    (
        inferred(lambda x, g, b, m, v, e: g * (x - m) / (v + e) + b),
        "root",
        "A root is missing",
    ),
    (
        inferred(lambda x, g, b, m, v, e: g * (x - m) / v + b),
        "divided by the variance, without epsilon",
        "root is missing",
    ),
    (
        inferred(lambda x, g, b, m, v, e: g * (x - m) / (v + e) ** 2 + b),
        "square in the place of the root",
        "You square",
    ),
    (
        inferred(lambda x, g, b, m, v, e: g * (x - m / np.sqrt(v + e)) + b),
        "mean alone divided",
        "the mean alone",
    ),
    (
        inferred(lambda x, g, b, m, v, e: g * x / np.sqrt(v + e) + b),
        "without mean",
        "`mean` has no effect",
    ),
    (
        inferred(lambda x, g, b, m, v, e: g * (x - m) / np.sqrt(v) + b),
        "epsilon forgotten",
        "Without `eps`",
    ),
    (
        inferred(lambda x, g, b, m, v, e: g * (x - m) / np.sqrt(v + 1e-8) + b),
        "epsilon forgotten",
        "next to nothing",
    ),
    (
        inferred(lambda x, g, b, m, v, e: g * (x - m) / np.sqrt(v + 1e-5) + b),
        "fixed eps",
        "1e-05",
    ),
    (
        inferred(lambda x, g, b, m, v, e: g * (x - m) / (np.sqrt(v) + e) + b),
        "epsilon outside",
        "inside the root",
    ),
    (
        inferred(lambda x, g, b, m, v, e: (g * (x - m) + b) / np.sqrt(v + e)),
        "beta divided",
        "added last",
    ),
    (
        inferred(lambda x, g, b, m, v, e: g * ((x - m) / np.sqrt(v + e) + b)),
        "gamma also on beta",
        "First scale",
    ),
    (
        inferred(lambda x, g, b, m, v, e: b * (x - m) / np.sqrt(v + e) + g),
        "exchanged gamma and beta",
        "have changed places",
    ),
    (
        inferred(lambda x, g, b, m, v, e: abs(g) * (x - m) / np.sqrt(v + e) + b),
        "unsigned gamma",
        "its sign counts",
    ),
    (
        inferred(lambda x, g, b, m, v, e: (x - m) / np.sqrt(v + e)),
        "gamma and beta forgotten",
        "are learned",
    ),
    (
        inferred(lambda x, g, b, m, v, e: (x - m) / np.sqrt(v + e) + b),
        "without gamma",
        "`gamma` has no effect",
    ),
    (
        inferred(lambda x, g, b, m, v, e: g * (x - m) / np.sqrt(v + e)),
        "without beta",
        "`beta` has no effect",
    ),
    (lambda x, *rest: x, "unchanged", "It is `x` as it came"),
]


def folded(weight=lambda w, s: w * s, bias=lambda b, beta, m, s: beta + (b - m) * s):
    """Return an answer to `fold` made with the right scale."""

    def answer(w, b, gamma, beta, m, v, e):
        s = gamma / np.sqrt(v + e)
        return weight(w, s), bias(b, beta, m, s)

    return answer


def by_matrices(weight, bias, gamma, beta, mean, var, eps):
    scale = np.diag(gamma * (var + eps) ** -0.5)
    return weight @ scale, bias @ scale - mean @ scale + beta


def without_eps(w, b, gamma, beta, m, v, e):
    return folded()(w, b, gamma, beta, m, v, 0)


def by_variance(w, b, gamma, beta, m, v, e):
    return w * gamma / (v + e), beta + (b - m) * gamma / (v + e)


def unscaled(w, b, gamma, beta, m, v, e):
    return w, beta + b


FOLD = [
    (folded(), RIGHT, ""),
    (by_matrices, RIGHT, ""),
    (unscaled, "old weight, old bias and beta", "`weight` comes back as it was"),
    (lambda w, b, *rest: (w, folded()(w, b, *rest)[1]), "unchanged", "as it came"),
    (folded(bias=lambda b, beta, m, s: beta + b), "mean and scale forgotten", "lacks"),
    (folded(bias=lambda b, beta, m, s: b), "old bias", "`weight` is right."),
    (folded(weight=lambda w, s: (w * s).T), "transposed", "It is transposed."),
    (folded(weight=lambda w, s: w.T * s), "weight turned", "You transpose"),
    (folded(weight=lambda w, s: w * s[:, np.newaxis]), "inputs scaled", "*input*"),
    (
        folded(bias=lambda b, beta, m, s: (b - m) * s),
        "beta forgotten",
        "`beta` is missing",
    ),
    (
        folded(bias=lambda b, beta, m, s: (b - m + beta) * s),
        "beta scaled too",
        "not scaled itself",
    ),
    (folded(bias=lambda b, beta, m, s: beta + (b + m) * s), "mean added", "You add"),
    (folded(bias=lambda b, beta, m, s: beta + b * s), "mean forgotten", "anywhere"),
    (
        folded(bias=lambda b, beta, m, s: beta - m * s),
        "bias of the layer forgotten",
        "linear layer is missing",
    ),
    (folded(bias=lambda b, beta, m, s: beta + b * s - m), "mean not scaled", "mean"),
    (folded(bias=lambda b, beta, m, s: beta + b - m * s), "bias not scaled", "bias"),
    (folded(bias=lambda b, beta, m, s: beta + b - m), "neither scaled", "lacks"),
    (without_eps, "epsilon forgotten", "agree to rounding"),
    (by_variance, "root", "A root is missing"),
    (lambda *a: folded()(*a)[::-1], "order", "have changed places"),
    (
        lambda w, b, g, beta, m, v, e: folded()(w, b, beta, g, m, v, e),
        "exchanged gamma and beta",
        "have changed places",
    ),
    (
        lambda w, b, g, beta, m, v, e: folded()(w, b, 1, beta, m, v, e),
        "without gamma",
        "`gamma` has no effect",
    ),
    (
        lambda w, b, g, beta, m, v, e: folded()(w, b, g, beta, m, v, 1e-5),
        "fixed eps",
        "1e-05",
    ),
]


def long_sum(momentum, sigma, batch_size):
    weights = momentum * (1 - momentum) ** np.arange(10_000)
    return np.sqrt((weights**2).sum() * sigma**2 / batch_size)


SPREAD = [
    (long_sum, RIGHT, ""),
    (lambda a, s, m: s * (a / (2 - a) / m) ** 0.5, RIGHT, ""),
    (lambda a, s, m: [s * (a / (2 - a) / m) ** 0.5], RIGHT, ""),
    (lambda a, s, m: s**2 * a / (2 - a) / m, "variance", "the root"),
    (lambda a, s, m: s * (a / (2 - a)) ** 0.5, "batch size forgotten", "missing"),
    (
        lambda a, s, m: s * ((1 - a) / (1 + a) / m) ** 0.5,
        "momentum reversed",
        "Keras",
    ),
    (lambda a, s, m: s * (1 / (2 - a) / m) ** 0.5, "first weight not squared", "$a$"),
    (
        lambda a, s, m: s * a / (2 - a) / m**0.5,
        "root of the series forgotten",
        "*variance*",
    ),
    (lambda a, s, m: s / m**0.5, "weights not squared", "one batch mean"),
    (lambda a, s, m: a * s / m**0.5, "newest batch only", "earlier"),
    (lambda a, s, m: s * (a / m) ** 0.5, "one over momentum batches", "$1/a$"),
    (lambda a, s, m: s * (a / 2 / m) ** 0.5, "for small momenta only", "$2a - a^2$"),
    (lambda a, s, m: s * (a / (2 - a)) ** 0.5 / m, "divided by m twice", "sqrt m"),
    (lambda a, s, m: s * (a / (2 + a) / m) ** 0.5, "operator", "2 + momentum"),
]

STEPS = [
    (688, RIGHT, ""),
    (688.0, RIGHT, ""),
    ([688], UNNAMED, "without brackets: 688"),
    (687, "687", "Round up"),
    (687.3, "_not_rounded", "round up"),
    (66, "66", "PyTorch's default"),
    (459, "459", "one hundredth"),
    (100, "100", "37 %"),
    (69, "69", "one half"),
    (1, "1", "as PyTorch reads it"),
]


def mean_square(means, variances):
    mean = means.sum(axis=0) / len(means)
    return mean, np.mean(variances + means**2, axis=0) - mean**2


def of_features(means, variances):
    n = means.shape[1]
    mean = means.sum(axis=0) / n
    return mean, variances.sum(axis=0) / n + ((means - mean) ** 2).sum(axis=0) / n


def spread(m):
    return np.mean((m - m.mean(axis=0)) ** 2, axis=0)


COMBINE = [
    (mean_square, RIGHT, ""),
    (lambda m, v: np.array([m.mean(0), v.mean(0) + spread(m)]), RIGHT, ""),
    (lambda m, v: (m.mean(0), v.mean(0)), "mean of variances", "`mean` is right."),
    (lambda m, v: (m.mean(0), spread(m)), "variance of means", "*inside*"),
    (lambda m, v: (m.mean(0), (v.mean(0) + spread(m)) ** 0.5), "deviation", "square"),
    (
        lambda m, v: (m.mean(0), v.mean(0) - spread(m)),
        "variance of means subtracted",
        "larger, not smaller",
    ),
    (
        lambda m, v: (m.mean(0), (v + m * m).mean(0)),
        "mean square",
        "mean square of all",
    ),
    (
        lambda m, v: (m.mean(0), v.mean(0) + m.var(0, ddof=1)),
        "unbiased spread of means",
        "not by one less",
    ),
    (
        lambda m, v: (m.mean(1), v.mean(1) + m.var(1)),
        "wrong axis",
        "batches are on axis 0",
    ),
    (
        lambda m, v: (m.mean(0), np.mean(v**0.5, axis=0) ** 2 + spread(m)),
        "standard deviations",
        "not the standard deviations",
    ),
    (lambda m, v: mean_square(m, v)[::-1], "order", "have changed places"),
    (lambda m, v: (m.mean(), v.mean() + m.var()), "no axis", "Name the axis"),
    (of_features, "sizes", "How many examples"),
    (
        lambda m, v: (m.mean(0), 60 / 59 * (v.mean(0) + spread(m))),
        UNNAMED,
        "There is a factor",
    ),
    (lambda m, v: (m.sum(0), v.sum(0) + spread(m)), "total", "A sum and a mean"),
]

CHECKS = [
    (exercises.check_update, UPDATE),
    (exercises.check_infer, INFER),
    (exercises.check_fold, FOLD),
    (exercises.check_spread, SPREAD),
    (exercises.check_steps, STEPS),
    (exercises.check_combine, COMBINE),
]
ROWS = [(check, *row) for check, rows in CHECKS for row in rows]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("check", "answer", "mistake", "words"), ROWS)
def test_answers_are_judged_and_named(check, answer, mistake, words):
    feedback = check(answer)
    assert feedback.correct == (mistake == RIGHT), feedback
    assert feedback.mistake == (None if mistake == RIGHT else mistake), feedback
    assert words in feedback.message


def test_nine_of_ten_wrong_answers_are_named():
    wrong = [mistake for _, _, mistake, _ in ROWS if mistake != RIGHT]
    assert sum(mistake is not UNNAMED for mistake in wrong) >= 0.9 * len(wrong)
