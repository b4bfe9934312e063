"""What people answer in notebook 08, and what they should read."""

from statistics import NormalDist

import numpy as np
import pytest

from helpers.lessons.training_with_batch_norm import exercises

RIGHT, UNNAMED = "right", None


def from_the_end(accuracy, steps, level):
    settled = float("inf")
    for step, share in zip(steps[::-1], accuracy[::-1], strict=True):
        if share < level:
            break
        settled = step
    return settled


def all_from_here(accuracy, steps, level):
    for i in range(len(accuracy)):
        if min(accuracy[i:]) >= level:
            return int(steps[i])
    return np.inf


def by_accumulation(accuracy, steps, level):
    worst = np.minimum.accumulate(accuracy[::-1])[::-1]
    return np.append(steps, np.inf)[(worst < level).sum()]


def not_the_last(accuracy, steps, level):
    for i in range(len(accuracy) - 1):
        if np.all(accuracy[i:] >= level):
            return steps[i]
    return np.inf


def one_record_later(accuracy, steps, level):
    for i in range(len(accuracy) - 1):
        if np.all(accuracy[i + 1 :] >= level):
            return steps[i]
    return np.inf


def by_tens(accuracy, steps, level):
    below = np.where(accuracy < level)[0]
    if not below.size:
        return 0
    return 50 * (below.max() + 1) if below.max() + 1 < len(steps) else np.inf


def first_that_reaches(accuracy, steps, level):
    for share, step in zip(accuracy, steps, strict=True):
        if share >= level:
            return step
    return np.inf


def never_with(value):
    def answer(accuracy, steps, level):
        found = from_the_end(accuracy, steps, level)
        return value if found == np.inf else found

    return answer


SETTLED_STEP = [
    (from_the_end, RIGHT, ""),
    (all_from_here, RIGHT, ""),
    (by_accumulation, RIGHT, ""),
    (lambda *a: [all_from_here(*a)], RIGHT, ""),
    (lambda a, s, level: 0, "always 0", "0 for every run"),
    (not_the_last, "last record never looked at", "has settled there"),
    (by_tens, "steps of 50", "every 50 steps"),
    (first_that_reaches, "first step", "The run may fall below it again"),
    (
        lambda a, s, level: s[np.argmax(a >= level)],
        "first step, 0 for never",
        "where there is none",
    ),
    (one_record_later, "last time below", "from the next one on"),
    (
        lambda a, s, level: s[np.flatnonzero(a < level)[-1]],
        "last time below",
        "from the next one on",
    ),
    (
        lambda a, s, level: s[np.flatnonzero(a < level)[-1] + 1],
        UNNAMED,
        "raised IndexError",
    ),
    (lambda a, s, level: all_from_here(a, s, 0.8), "always 80 %", "80 %"),
    (lambda a, s, level: from_the_end(a, s, level + 1e-9), "above, not at", "counts"),
    (
        lambda a, s, level: all_from_here(a, range(len(s)), level),
        "index instead of step",
        "look it up",
    ),
    (never_with(-1), "never is -1", "You return -1"),
    (never_with(np.nan), "never is np.nan", "You return np.nan"),
    (never_with(None), UNNAMED, "Is its `return` missing?"),
]


def with_z(z, gamma=abs, relu=lambda v: max(0, v)):
    return lambda m, g, b: relu(gamma(g) * z(m) + b)


def quantile(share):
    return lambda m: NormalDist().inv_cdf(share(m))


def mean_of_largest(m):
    z = np.linspace(-8, 8, 4001)
    cdf = np.array([NormalDist().cdf(v) for v in z])
    return np.sum((z[1:] + z[:-1]) / 2 * np.diff(cdf**m))


MEDIAN = quantile(lambda m: 2 ** (-1 / m))

TYPICAL_MAXIMUM = [
    (with_z(MEDIAN), RIGHT, ""),
    (with_z(MEDIAN, relu=lambda v: v * (v > 0)), RIGHT, ""),
    (with_z(quantile(lambda m: 0.5**m)), "power instead of root", "take the root"),
    (with_z(MEDIAN, gamma=float), "sign of gamma", "*smallest*"),
    (with_z(MEDIAN, relu=float), "no ReLU", "never puts out a negative number"),
    (with_z(MEDIAN, gamma=float, relu=float), "no ReLU, sign of gamma", "Two things"),
    (with_z(mean_of_largest), "mean, not median", "*expected*"),
    (with_z(quantile(lambda m: 1 - 1 / m)), "one in m", "63 %"),
    (with_z(quantile(lambda m: 1 - 1 / (2 * m))), "half in m", "*product*"),
    (with_z(quantile(lambda m: 0.5)), "one number", "*one* number"),
    (with_z(lambda m: (2 * np.log(m)) ** 0.5), "limit of large m", "huge m"),
    (
        lambda m, g, b: max(0, abs(g) * (MEDIAN(m) + b)),
        "beta before gamma",
        "gamma first",
    ),
    (lambda m, g, b: MEDIAN(m), "largest number", "largest"),
    (lambda m, g, b: max(0, abs(g) * MEDIAN(m)), "fixed beta", "`beta = 0` only"),
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
    (exercises.check_settled_step, SETTLED_STEP),
    (exercises.check_typical_maximum, TYPICAL_MAXIMUM),
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
