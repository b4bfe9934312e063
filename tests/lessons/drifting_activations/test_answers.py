"""What people answer in notebook 05, and what they should read."""

import numpy as np
import pytest

from helpers.lessons.drifting_activations import exercises

RIGHT, UNNAMED = "right", None
MARKS = np.array([0.15, 0.5, 0.85])


def by_columns(h):
    return np.array(
        [[np.quantile(h[:, j], q) for j in range(h.shape[1])] for q in MARKS]
    )


def by_sorting(rank):
    return lambda h: np.sort(h, axis=0)[rank(MARKS, len(h)).astype(int)]


BANDS = [
    (by_columns, RIGHT, ""),
    (lambda h: np.percentile(h, [15, 50, 85], axis=0), RIGHT, ""),
    (lambda h: [np.quantile(h, q, axis=0) for q in MARKS], RIGHT, ""),
    (lambda h: np.quantile(h, MARKS, axis=1), "wrong axis", "axis 1"),
    (lambda h: np.quantile(h, MARKS), "all together", "Name the axis"),
    (lambda h: np.percentile(h, MARKS, axis=0), "percent for shares", "`np.quantile`"),
    (lambda h: by_columns(h).T, "transposed", "one row a quantile"),
    (lambda h: np.quantile(h, [0.25, 0.5, 0.75], axis=0), "quartiles", "25"),
    (lambda h: by_columns(h)[::-1], UNNAMED, ""),
    (
        lambda h: np.stack([h.mean(0) - h.std(0), h.mean(0), h.mean(0) + h.std(0)]),
        "mean and deviation",
        "Gaussian only",
    ),
    (
        lambda h: np.quantile(h, MARKS, axis=0, method="nearest"),
        "another definition",
        "several definitions",
    ),
    (by_sorting(lambda q, n: q * n), "a picture for a quantile", "lies between"),
    (by_sorting(lambda q, n: q * (n - 1)), "another definition", "straight line"),
    (
        lambda h: np.stack([by_columns(h)[1], np.ptp(by_columns(h)[::2], 0) / 2]),
        "only center and spread",
        "the three quantiles",
    ),
]


def drift(
    move=lambda c: np.diff(c, axis=0),
    ruler=lambda s: s[:-1],
    size=np.abs,
    middle=lambda m: np.median(m, axis=1),
):
    return lambda c, s: middle(size(move(c)) / ruler(s))


def by_loop(c, s):
    return [
        np.median(abs(b - a) / r) for a, b, r in zip(c[:-1], c[1:], s, strict=False)
    ]


DRIFT = [
    (by_loop, RIGHT, ""),
    (drift(move=lambda c: c[1:] - c[:-1]), RIGHT, ""),
    (drift(move=np.diff), "differences of the units", "axis 0"),
    (drift(ruler=lambda s: s), "spread not cut", "`spread[:-1]`"),
    (drift(ruler=lambda s: s[1:]), "spread afterwards", "*after* them"),
    (drift(ruler=lambda s: s[0]), "ruler of step 0", "`spread[:-1]`"),
    (drift(ruler=lambda s: 1), "no spread", "section 4"),
    (drift(size=lambda m: m), "sign kept", "absolute value"),
    (
        lambda c, s: abs(drift(size=lambda m: m)(c, s)),
        "absolute value too late",
        "*after* the median",
    ),
    (drift(middle=lambda m: m.mean(axis=1)), "mean over units", "take the median"),
    (drift(middle=lambda m: np.median(m, axis=0)), "wrong axis", "over the units"),
    (drift(middle=np.median), "no axis", "Name the axis"),
    (drift(middle=lambda m: m), "reduction", ""),
    (
        drift(move=lambda c: c[1:] - c[0], ruler=lambda s: s[0]),
        "since the start",
        "from the first record",
    ),
    (drift(size=np.square), UNNAMED, ""),
]

MOVED = [
    (lambda w, d: w.T @ d, RIGHT, ""),
    (lambda w, d: (d[:, None] * w).sum(axis=0), RIGHT, ""),
    (lambda w, d: w @ d, "transposed", "over the units"),
    (lambda w, d: d[:, None] * w, "not summed", "Add them up"),
    (lambda w, d: (d[:, None] * w).mean(axis=0), "mean instead of sum", "*sum*"),
    (lambda w, d: d.mean() * w.sum(axis=0), "mean of delta", "move alike"),
    (lambda w, d: abs(d @ w), "sign lost", "keeps its sign"),
    (lambda w, d: abs(d) @ abs(w), "absolute values", "opposite ones cancel"),
    (lambda w, d: d @ w / 4, "slope", "no sigmoid"),
    (lambda w, d: -d @ w, "sign", "The sign is wrong"),
    (lambda w, d: np.sqrt(d**2 @ w**2), "deviation", "*independent*"),
    (lambda w, d: w.sum(axis=0), "moves forgotten", "moved by 1"),
]

ANSWERS = {"unit_bands": BANDS, "drift": DRIFT, "moved_mean": MOVED}


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
