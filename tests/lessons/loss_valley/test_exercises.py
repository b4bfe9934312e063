"""What the exercises of notebook 03 say is so."""

import numpy as np

from helpers.lessons.loss_valley.exercises import FINISHING, KAPPA_WITH_ONES, STEPS


def test_the_case_shown_to_who_rounds_is_one():
    """26 steps are too few: the worst start has more than a millionth left."""
    assert round(STEPS.reference(7.7, 1e-6), 2) == 26.44
    assert (6.7 / 8.7) ** (2 * 26) > 1e-6


def test_the_rates_finish():
    x = np.random.default_rng(1).normal(2, 3, (20, 4))
    w, y = np.ones(4), x @ [1, -2, 3, 4]
    for rate in FINISHING.reference(x):
        w = w - rate * x.T @ (x @ w - y) / len(x)
    assert np.allclose(w, [1, -2, 3, 4])


def test_the_praise_computes_what_a_mean_costs():
    assert round(KAPPA_WITH_ONES.reference(5, 1)) == 727
