"""Cells in which it is your turn."""

import pytest
from specimens import UPDATE, keras

from helpers.exercises import Mine


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
