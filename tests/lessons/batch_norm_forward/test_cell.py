"""The other live figure of notebook 06: its equations."""

import re
from itertools import product

import numpy as np
import pytest

from helpers.lessons.batch_norm_forward.cell import EPSILONS, CellScene, X

NUMBER = r"\(?([−\d.]+)\)?"


@pytest.fixture(scope="module")
def scene():
    return CellScene()


def value(text):
    return float(text.replace("−", "-"))


@pytest.mark.parametrize(("eps", "gamma", "beta"), [(1e-5, 3, 10), (9.0, -2, -4)])
def test_the_numbers_of_the_equations_are_right(scene, eps, gamma, beta):
    for (i, j), x in np.ndenumerate(X):
        facts = scene.draw(i + 1, "ABC"[j], eps, gamma, beta)
        over, last = facts.splitlines()
        column = X[:, j]
        mean, var = column.sum() / 4, ((column - column.sum() / 4) ** 2).sum() / 4
        x_hat = (x - mean) / np.sqrt(var + eps)
        numbers = re.search(
            rf"{NUMBER} − {NUMBER}\) / √\({NUMBER} \+ {NUMBER}\) = \*\*{NUMBER}", over
        )
        wanted = [x, mean, var, eps, round(x_hat, 3)]
        assert [value(n) for n in numbers.groups()] == pytest.approx(wanted)
        stretch, first, sign, shift, y = re.search(
            rf"{NUMBER} · {NUMBER} ([+−]) {NUMBER} = {NUMBER}", last
        ).groups()
        shift = value(shift) * (-1 if sign == "−" else 1)
        assert [value(stretch), value(first), shift] == [gamma, wanted[-1], beta]
        assert value(y) == pytest.approx(gamma * x_hat + beta, abs=0.006)
        # What is read in the picture gives what is read in the picture.
        assert value(y) == pytest.approx(gamma * value(first) + beta, abs=0.01)


def test_the_picture_shows_the_same_equations(scene):
    facts = scene.draw(2, "B", 1e-5, 3, 10)
    mean, variance, x_hat, y = (line.get_text() for line in scene._lines)
    assert r"\dfrac{11 + \mathbf{5} + 13 + 11}{4} = 10" in mean
    assert r"\dfrac{1^2 + \mathbf{(−5)^2} + 3^2 + 1^2}{4} = 9" in variance
    assert r"\dfrac{5 − 10}{\sqrt{9 + 0.00001}} = −1.667" in x_hat
    assert facts.splitlines()[1].partition("β = ")[2] == "3 · (−1.667) + 10 = 5.00"
    assert "3 · (−1.667) + 10 = 5.00" in y


def test_no_equation_is_wider_than_its_place(scene):
    edge = scene.figure.bbox.width
    for i, j, eps, gamma in product(range(4), "ABC", EPSILONS, (-3, 3)):
        scene.draw(i + 1, j, eps, gamma, -10)
        scene.figure.draw_without_rendering()
        assert max(line.get_window_extent().x1 for line in scene._lines) < edge
