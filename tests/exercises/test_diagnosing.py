"""A slip is recognized by what it computes."""

import pytest
from specimens import UPDATE, keras, update

from helpers.exercises import Exercise, Slip


def along_features(mean, x, momentum):
    return (1 - momentum) * mean + momentum * x.mean(axis=1), len(x)


def of_a_square(mean, x, momentum):
    return (1 - momentum) * mean + momentum * x.sum(axis=0) / x.shape[1], len(x)


def two_slips(mean, x, momentum):
    return mean + momentum * x.sum(axis=0), len(x)


def two_wrong_parts(mean, x, momentum):
    return keras(mean, x, momentum)[0], len(x) + 17


@pytest.mark.parametrize(
    ("answer", "mistake", "words"),
    [
        (keras, "reversed momentum", "`count` is right. `momentum` is the other way"),
        (along_features, "axis", "along another axis, `x.mean(axis=1)`"),
        (of_a_square, "sizes", "the size of another axis"),
        (lambda *a: update(*a)[::-1], "order", "have changed places"),
        (
            lambda m, x, p: (0.9 * m + 0.1 * x.mean(axis=0), len(x)),
            "fixed momentum",
            "right for `momentum = 0.1` only",
        ),
        (
            two_slips,
            "nothing fades + total",
            "Two things. The old keeps its weight. And",
        ),
        (
            two_wrong_parts,
            "reversed momentum",
            "(`count` is not right yet, either.)",
        ),
    ],
)
def test_the_catalogue_names_what_recurs(answer, mistake, words):
    feedback = UPDATE.check(answer)
    assert feedback.mistake == mistake
    assert words in feedback.message


def test_an_exception_on_an_oblong_batch_is_explained_if_no_slip_is_known():
    def fails_later(mean, x, momentum):
        return update(mean, x[:, [0, 1, 2, 3, 4]], momentum)

    assert "raised IndexError" in UPDATE.check(fails_later).message


def test_a_slip_must_be_a_change_of_the_reference():
    exercise = Exercise(
        update, UPDATE.cases, ["mean", "count"], [Slip("x", {"x.median()": "x"}, "")]
    )
    with pytest.raises(ValueError, match="the reference has no `"):
        exercise.check(keras)
