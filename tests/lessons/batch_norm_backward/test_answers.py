"""What people answer in notebook 07, and what they should read."""

import numpy as np
import pytest

from helpers.lessons.batch_norm_backward import exercises

RIGHT, UNNAMED = "right", None


def mean(a):
    return a.mean(axis=0)


def forward(y, third=lambda s: 1 / s, ddof=0, axis=0):
    def answer(x, g, b, e):
        m = x.mean(axis=axis, keepdims=True)
        s = np.sqrt(x.var(axis=axis, ddof=ddof, keepdims=True) + e)
        x_hat = (x - m) / s
        return y(x_hat, g, b), x_hat, third(s[0] if axis == 0 else s)

    return answer


def scaled(x_hat, g, b):
    return g * x_hat + b


FORWARD = [
    (forward(scaled), RIGHT, ""),
    (forward(scaled, lambda s: s), "deviation returned", "`y` and `x_hat` are right."),
    (
        forward(scaled, lambda s: s**2),
        "variance returned",
        "`y` and `x_hat` are right.",
    ),
    (
        forward(scaled, lambda s: 1 / s[np.newaxis]),
        "axes kept",
        "An axis of length 1 is left in the third value",
    ),
    (forward(scaled, ddof=1), "ddof", "$m$ or $m - 1$"),
    (forward(scaled, axis=1), "wrong axis", "`axis=0`"),
    (forward(lambda h, g, b: h), "normalized only", "`x_hat` itself"),
    (forward(lambda h, g, b: g * (h + b)), "shifted before scaled", ""),
    (forward(lambda h, g, b: b * h + g), "gamma and beta exchanged", "changed places"),
    (forward(lambda h, g, b: np.abs(g) * h + b), "unsigned gamma", "its sign counts"),
    (
        lambda x, g, b, e: forward(scaled)(x, g, b, 1e-5),
        "fixed eps",
        "Use the argument `eps`",
    ),
]


def dvar(factor=-0.5, power=-1.5, centre=True, over=0, total=np.sum):
    def answer(d, x, m, v, e):
        return factor * total(d * (x - centre * m), axis=over) * (v + e) ** power

    return answer


VARIANCE = [
    (dvar(), RIGHT, ""),
    (
        lambda d, x, m, v, e: np.sum(-d * (x - m) / (2 * np.sqrt(v + e) ** 3), 0),
        RIGHT,
        "",
    ),
    (dvar(factor=0.5), "sign", "*smaller*"),
    (dvar(factor=-1), "half forgotten", "Twice too much"),
    (dvar(factor=1), "half and sign forgotten", "comes down"),
    (dvar(power=-0.5), "exponent not lowered", "The power is wrong"),
    (dvar(centre=False), "not centred", "subtract the mean"),
    (dvar(total=np.mean), "mean", "*copied*"),
    (lambda d, x, m, v, e: dvar()(d, x, m, v, 0), "eps forgotten", "epsilon"),
    (lambda d, x, m, v, e: dvar()(d, x, m, v, 1e-5), "fixed eps", ""),
    (
        lambda d, x, m, v, e: -0.5 * d * (x - m) * (v + e) ** -1.5,
        "not summed",
        "add the contributions up",
    ),
    (lambda d, x, m, v, e: dvar()(d, x, m, v, e)[None], "axes kept", "length 1"),
]


def dcentred(d, v, c, s, two=2.0, size=len):
    return d * s + v * two * c / size(c)


CENTRED = [
    (dcentred, RIGHT, ""),
    (lambda d, v, c, s: d * s, "variance forgotten", "`var` is missing"),
    (
        lambda d, v, c, s: d * s + v * 2 * mean(c),
        "variance forgotten",
        "The mean of `centred` is zero",
    ),
    (lambda d, v, c, s: dcentred(d, v, c, s, two=1), "two forgotten", "half"),
    (
        lambda d, v, c, s: dcentred(d, v, c, s, size=lambda c: c.shape[1]),
        "sizes",
        "the size of another axis",
    ),
    (lambda d, v, c, s: d * s + 2 * v * c, "1/m forgotten", "m times too large"),
    (lambda d, v, c, s: dcentred(d, -v, c, s), "subtracted", "*added*"),
    (lambda d, v, c, s: dcentred(d, v, c * s, s), "x_hat for centred", "too many"),
    (lambda d, v, c, s: dcentred(d / s, v, c, s), "inv_std forgotten", ""),
]


def dx(first=1.0, second=1.0, average=mean):
    def answer(dy, h, g, s):
        return g * s * (dy - first * average(dy) - second * h * average(dy * h))

    return answer


def in_large_steps(dy, h, g, s):
    n = len(dy)
    dx_hat = dy * g
    total = dx_hat.sum(axis=0) + h * (dx_hat * h).sum(axis=0)
    return s * (n * dx_hat - total) / n


def by_the_features(dy, h, g, s):
    n = dy.shape[1]
    return g * s / n * (n * dy - dy.sum(axis=0) - h * (dy * h).sum(axis=0))


def makemore(dy, h, g, s):
    n = len(dy)
    return g * s / n * (n * dy - dy.sum(0) - n / (n - 1) * h * (dy * h).sum(0))


INPUT = [
    (dx(), RIGHT, ""),
    (in_large_steps, RIGHT, ""),
    (lambda *a: dx()(*a).astype(np.float32), RIGHT, ""),
    (lambda *a: -dx()(*a).astype(np.float32), "sign", "The sign is wrong"),
    (lambda dy, h, g, s: g * s * dy, "statistics detached", "Two terms are missing"),
    (dx(second=0), "variance path forgotten", "path through the *variance*"),
    (dx(first=0), "mean path forgotten", "path through the *mean*"),
    (
        lambda dy, h, g, s: g * s * (dy - mean(dy) - h * dy * h),
        "no mean in the variance's path",
        "In the term with `x_hat` the mean is missing",
    ),
    (
        lambda dy, h, g, s: g * s * (dy - dy - h * mean(dy * h)),
        "reduction",
        "`dy` alone in the place of `dy.mean(axis=0)`",
    ),
    (
        lambda dy, h, g, s: g * s * (dy - mean(dy) - mean(h * dy * h)),
        "x_hat inside the mean",
        "One of them stands outside",
    ),
    (
        lambda dy, h, g, s: g * s * dy - mean(dy) - h * mean(dy * h),
        "factor on the first term only",
        "closed too early",
    ),
    (
        lambda dy, h, g, s: g * s * (dy - mean(dy)) - h * mean(dy * h),
        "factor on two terms only",
        "closed too early",
    ),
    (makemore, "variance divided by m - 1", "divided by $m - 1$"),
    (by_the_features, "sizes", "How many examples are there"),
    (dx(average=np.mean), "everything averaged", "one mean of the whole array"),
    (
        dx(average=lambda a: a.mean(axis=1, keepdims=True)),
        "wrong axis",
        "average over axis 0",
    ),
    (dx(average=lambda a: a.sum(axis=0)), "sums for means", "Both terms are means"),
    (lambda dy, h, g, s: dx()(dy, h, np.abs(g), s), "unsigned gamma", "sign counts"),
    (lambda dy, h, g, s: dx()(dy, h, 1, s), "gamma forgotten", "behind the scale"),
    (lambda dy, h, g, s: dx()(dy, h, g, 1), "inv_std forgotten", "`inv_std`"),
    (
        lambda dy, h, g, s: dx()(dy, h, g, s) + 1,
        UNNAMED,
        "does not add up to zero over the batch",
    ),
    (
        lambda dy, h, g, s: dx(first=0.9)(dy, h, g, s),
        UNNAMED,
        "does not add up to zero over the batch",
    ),
]


def rms(dy, x, e, seen=1.0, root=np.sqrt):
    r = root(mean(x * x) + e)
    return (dy - seen * x / r * mean(dy * x / r)) / r


RMS = [
    (rms, RIGHT, ""),
    (lambda dy, x, e: rms(dy, x - mean(x), e), "centred first", "keeps it"),
    (lambda dy, x, e: rms(dy - mean(dy), x, e), UNNAMED, ""),
    (lambda dy, x, e: rms(dy, x, 0), "eps forgotten", "epsilon is missing"),
    (lambda dy, x, e: rms(dy, x, e, seen=0), "direct only", "a second path"),
    (lambda dy, x, e: rms(dy, x, e, seen=2), "twice", "cancel"),
    (lambda dy, x, e: rms(dy, x, e, root=lambda v: v), "root", "A root is missing"),
]


def of_direction(du, w, length=np.linalg.norm):
    n = length(w)
    return (du - w * (du @ w) / n**2) / n


UNIT = [
    (of_direction, RIGHT, ""),
    (lambda du, w: du / np.linalg.norm(w), "norm detached", "for a constant"),
    (
        lambda du, w: of_direction(du, w) * np.linalg.norm(w),
        "division forgotten",
        "divide by it",
    ),
    (lambda du, w: du - w * (du @ w), "length left out", "the *unit* vector"),
    (lambda du, w: of_direction(du, w) + 0.1 * w, UNNAMED, "not perpendicular to `w`"),
    (lambda du, w: of_direction(du, w) + w, UNNAMED, "not perpendicular to `w`"),
    (lambda du, w: -of_direction(du, w), "sign", "The sign is wrong"),
]

ANSWERS = [
    pytest.param(name, *row, id=f"{name}-{i}")
    for name, rows in [
        ("forward", FORWARD),
        ("variance_gradient", VARIANCE),
        ("centred_gradient", CENTRED),
        ("input_gradient", INPUT),
        ("rms_gradient", RMS),
        ("weight_gradient", UNIT),
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


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ([25], "without brackets: 25"),
        (5, "turns them less"),
        (1 / 25, "Turned round"),
        (-25, "A learning rate is positive"),
    ],
)
def test_a_rate_factor_is_told_what_it_is(answer, words):
    feedback = exercises.check_rate_factor(answer)
    assert not feedback.correct
    assert words in feedback.message


def test_the_courses_own_lines_are_not_the_learners():
    own = exercises.FORWARD.reference
    assert exercises.are_written(forward(scaled))
    assert not exercises.are_written(forward(scaled), own)
