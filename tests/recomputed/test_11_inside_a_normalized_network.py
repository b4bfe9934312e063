"""Findings of notebook 11, computed again with NumPy alone."""

import math
from functools import cache

import numpy as np
import pytest
from plain_networks import Network
from stored import pictures, record
from thorough import THOROUGH

pytestmark = pytest.mark.skipif(not THOROUGH, reason="only with THOROUGH=1")
SEED = 54321  # not one of the notebook's


@cache
def trained(rate, steps, **options):
    rng = np.random.default_rng(SEED)
    return Network(rng, **options).train(rng, rate, steps)


def percent(rate, **options):
    return trained(rate, 1000, **options).percent()


def test_a_unit_strays_by_more_than_its_spread_except_in_the_normalized_network():
    strays, axes = record("training")["wander"]
    middle = np.median(strays.astype(float), axis=-1)  # network, seed
    plain, wide, normalized = (
        middle[axes["network"].index(name)]
        for name in ("plain", "wide start", "normalized")
    )
    assert (plain > 1).all()
    assert (wide > 5 * normalized).all()
    assert (normalized < 0.3).all()


def test_which_plain_unit_strays_farther_depends_on_the_run_that_is_looked_at():
    units, axes = record("training")["units"]
    steps = np.array(axes["step"])

    def strays(name, until):
        low, median, high = np.moveaxis(
            units[axes["network"].index(name), steps <= until].astype(float), 1, 0
        )
        width = np.median(high - low, axis=0) / 2
        return np.median((median.max(axis=0) - median.min(axis=0)) / width)

    assert strays("plain", 300) > 4 * strays("wide start", 300)
    assert strays("plain", 3000) < strays("wide start", 3000)


def test_one_unit_of_the_plain_network_hardly_spreads_before_training():
    network, h = Network(np.random.default_rng(SEED)), pictures()[0][:960]
    for w in network.w[:2]:
        h = 1 / (1 + np.exp(-h @ w))
    h = h @ network.w[2]
    low, high = np.quantile(h, [0.15, 0.85])
    below, above = np.quantile(h, [0.15, 0.85], axis=0)
    within, together = np.median(above - below) / 2, (high - low) / 2
    assert within < together / 8
    assert together == pytest.approx(0.54, abs=0.12)


def test_gamma_grows():
    gamma = trained(0.3, 1000, place="before").gamma[-1]
    assert 1.1 < np.median(gamma) < 1.5
    recorded, axes = record("training")["gamma"]
    assert axes["step"][-1] == 3000
    last = recorded[axes["network"].index("normalized"), -1].astype(float)
    assert np.median(last) == pytest.approx(1.46, abs=0.005)


def test_the_largest_of_60():
    # E[max] as an integral of probabilities, and not of the density.
    z = np.linspace(-8, 8, 16_001)
    cdf = np.array([0.5 * (1 + math.erf(v / math.sqrt(2))) for v in z])
    above = np.sum(1 - cdf[z >= 0] ** 60) - np.sum(cdf[z < 0] ** 60)
    assert above * (z[1] - z[0]) == pytest.approx(2.319, abs=2e-3)
    h = pictures()[0][:9600] @ np.random.default_rng(SEED).normal(size=(784, 100))
    batch = h.reshape(160, 60, 100)
    x_hat = (batch - batch.mean(1, keepdims=True)) / batch.std(1, keepdims=True)
    assert np.median(x_hat.max(1).mean(0)) == pytest.approx(2.3, abs=0.05)


def test_no_part_of_the_layer_is_needed_at_a_good_rate():
    whole = percent(0.3, place="before")
    assert percent(1.0, place="before", lacking="division") > whole - 1.5
    assert percent(0.3, place="before", lacking="subtraction") > whole - 1.5


def test_each_statistic_gives_room_in_the_rate():
    assert percent(0.03, place="before") > 79
    assert percent(0.03, place="before", lacking="division") < 65
    assert percent(3.0, place="before") > 78
    assert percent(3.0, place="before", lacking="subtraction") < 30


def test_after_the_activation_is_better_with_sigmoids():
    assert percent(0.3, place="after") > percent(0.3, place="before") + 0.5


def test_the_mean_of_a_rectified_gaussian():
    rng = np.random.default_rng(SEED)
    for gamma, beta in [(1.0, 0.0), (-1.5, 0.4), (0.5, -1.0)]:
        c = beta / abs(gamma)
        share = 0.5 * (1 + math.erf(c / math.sqrt(2)))
        density = math.exp(-c * c / 2) / math.sqrt(2 * math.pi)
        simulated = np.maximum(0, gamma * rng.normal(size=2_000_000) + beta).mean()
        assert beta * share + abs(gamma) * density == pytest.approx(simulated, abs=2e-3)
