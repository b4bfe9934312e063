"""Cells in which it is your turn."""

import pytest
from specimens import EXERCISE, UPDATE, keras

from helpers.exercises import Mine
from helpers.exercises.feedback import not_yet


def test_a_right_function_is_mine_and_a_wrong_one_is_replaced(capsys):
    mine = Mine(UPDATE)

    def update(mean, x, momentum):
        return mean + momentum * (x.mean(axis=0) - mean), len(x)

    assert mine(update) is update
    assert "Correct." in capsys.readouterr().out

    def update(mean, x, momentum): ...

    assert mine(update) is UPDATE.reference
    assert "the course's own `update`" in capsys.readouterr().out
    with pytest.raises(ValueError, match="`keras` is none of the functions"):
        mine(keras)


@pytest.mark.parametrize(
    ("said", "joined"),
    [
        ("", "The cells"),
        ("Sum.", "Sum. The cells"),
        ("Where did the mean go?", "Where did the mean go? The cells"),
        ("(`b` is not right, either.)", "(`b` is not right, either.) The cells"),
        ("Look at it (section 3)", "Look at it (section 3). The cells"),
        ("It raised an error in line 2, `return ...`", "`return ...`. The cells"),
    ],
)
def test_the_sentence_that_follows_a_message_is_joined_to_it(
    said, joined, monkeypatch, capsys
):
    monkeypatch.setattr(type(EXERCISE), "check", lambda *_: not_yet(said))
    Mine(EXERCISE)(EXERCISE.reference)
    assert f"{joined} below go on" in capsys.readouterr().out
