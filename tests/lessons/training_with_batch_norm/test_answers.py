"""What people answer in notebook 08, and what they should read."""

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


def by_columns(weight, bias, x):
    sums = np.array([x @ column for column in weight.T]).T
    std = np.sqrt(((sums - sums.mean(axis=0)) ** 2).mean(axis=0))
    return [weight / std, -sums.mean(axis=0) / std]


def start(of_weight, of_bias):
    def answer(weight, bias, x):
        h = x @ weight + bias
        mean, std = h.mean(axis=0), h.std(axis=0)
        return of_weight(weight, mean, std), of_bias(bias, mean, std)

    return answer


def divided(weight, mean, std):
    return weight / std


NORMALIZED_START = [
    (by_columns, RIGHT, ""),
    (start(divided, lambda b, m, s: b / s - m / s), RIGHT, ""),
    (start(divided, lambda b, m, s: b), "bias as it was", "the old one"),
    (start(divided, lambda b, m, s: b - m), "bias not divided", "divided, too"),
    (start(divided, lambda b, m, s: b - m / s), "old bias not divided", "as well"),
    (start(divided, lambda b, m, s: (b + m) / s), "sign of the mean", "*taken away*"),
    (start(divided, lambda b, m, s: -m / s), "old bias lost", "is missing"),
    (
        start(lambda w, m, s: w, lambda b, m, s: b - m),
        "only the mean",
        "still their old spread",
    ),
    (
        start(lambda w, m, s: w / s**2, lambda b, m, s: (b - m) / s**2),
        "variance",
        "standard deviation",
    ),
    (
        start(lambda w, m, s: w * s, lambda b, m, s: (b - m) / s),
        "multiplied",
        "*divide*",
    ),
]


def one_by_one(ours, theirs):
    leads = [a - b for a, b in zip(ours, theirs, strict=True)]
    mean = sum(leads) / len(leads)
    squares = sum((lead - mean) ** 2 for lead in leads)
    return mean, (squares / (len(leads) - 1) / len(leads)) ** 0.5


def lead_with(error, mean=lambda lead: lead.mean()):
    return lambda a, b: (mean(a - b), error(a, b))


PAIRED_LEAD = [
    (one_by_one, RIGHT, ""),
    (lambda a, b: one_by_one(b, a), "theirs ahead", "turned around"),
    (lead_with(lambda a, b: np.std(a - b, ddof=1)), "not divided by the root", "*one*"),
    (
        lead_with(lambda a, b: np.std(a - b) / len(a) ** 0.5),
        "biased",
        "With few seeds",
    ),
    (
        lead_with(lambda a, b: ((a.var(ddof=1) + b.var(ddof=1)) / len(a)) ** 0.5),
        "not paired",
        "*independent*",
    ),
    (lead_with(lambda a, b: np.std(a - b, ddof=1) / len(a)), "divided by n", "sqrt n"),
    (
        lead_with(lambda a, b: one_by_one(a, b)[1], mean=np.median),
        "median",
        "the median",
    ),
    (
        lead_with(lambda a, b: np.std(a, ddof=1) / len(a) ** 0.5),
        "spread of ours",
        "still in it",
    ),
]

CHECKS = [
    (exercises.check_settled_step, SETTLED_STEP),
    (exercises.check_normalized_start, NORMALIZED_START),
    (exercises.check_paired_lead, PAIRED_LEAD),
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
