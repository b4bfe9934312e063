"""Findings of notebook 08, computed again with NumPy alone."""

import numpy as np
import pytest
from plain_networks import Network
from stored import pictures, record
from thorough import THOROUGH

pytestmark = pytest.mark.skipif(not THOROUGH, reason="only with THOROUGH=1")
SEED = 12345  # not one of the notebook's


def trained(rate, steps, once=None, **options):
    rng = np.random.default_rng(SEED)
    network = Network(rng, **options)
    if once:
        network.normalize_once(pictures()[0][:once])
    return network.train(rng, rate, steps).percent()


def test_the_gradients_of_these_networks_are_right():
    rng = np.random.default_rng(0)
    x, labels = pictures()[0][:20], pictures()[1][:20]
    for place, lacking in [
        (None, ""),
        ("before", ""),
        ("after", ""),
        ("before", "division"),
        ("before", "subtraction"),
    ]:
        network = Network(rng, place=place, lacking=lacking)
        weight = network.w[1]
        direction, start = rng.normal(size=weight.shape), weight.copy()
        network.step(x, labels, rate=1e-6)
        slope = -np.sum((network.w[1] - start) * direction) / 1e-6
        losses = []
        for sign in (1, -1):
            weight[:] = start + sign * 1e-5 * direction
            losses.append(network.step(x, labels, rate=0.0))
        numerical = (losses[0] - losses[1]) / 2e-5
        assert slope == pytest.approx(numerical, rel=1e-2), (place, lacking)


def test_the_first_experiment():
    assert trained(0.3, 300) < 75
    assert trained(0.3, 300, place="before") > 77


def test_a_start_that_was_normalized_once_needs_no_layer():
    five = {"depth": 5}
    assert trained(0.3, 250, **five) < 30
    assert trained(0.3, 250, width=4.0, **five) < 79
    for count in (1000, 10_000):
        assert trained(0.3, 250, once=count, **five) > 78
    assert trained(0.3, 250, place="before", **five) > 78


def test_only_the_layer_bears_the_rate_10():
    assert trained(10.0, 500, depth=5, place="before") > 70
    assert trained(10.0, 500, depth=5, once=10_000) < 15


def test_normalized_once_is_ahead_in_the_training_loss_and_the_normalized_one_last():
    loss, axes = record("learning_rates")["final_loss"]
    best = {}
    for name, of_rates in zip(axes["network"], loss, strict=True):
        best[name] = of_rates[np.nanargmin(np.median(of_rates, axis=1))]
    assert (best["normalized once"] < best["wide start"]).all()
    assert (best["wide start"] < best["normalized"]).all()
    lead = best["normalized"] - best["normalized once"]
    assert lead.mean() == pytest.approx(0.052, abs=0.0005)
    assert lead.std(ddof=1) / np.sqrt(5) == pytest.approx(0.005, abs=0.0005)


def test_from_the_divided_start_the_layer_fits_about_as_well_and_bears_the_rate_10():
    once, axes = record("learning_rates")["final_loss"]
    once = once[axes["network"].index("normalized once"), axes["rate"].index(0.3)]
    loss, axes = record("divided_start")["final_loss"]
    best = loss[np.nanargmin(np.median(loss, axis=1))]
    assert (best < once).sum() == 2
    assert (best - once).mean() == pytest.approx(0.003, abs=0.0005)
    accuracy, axes = record("divided_start")["accuracy"]
    at_the_end = np.median(accuracy[..., -1], axis=1)
    assert np.max(np.array(axes["rate"])[at_the_end >= 0.8]) == 10


def reaching_75_percent():
    """Return the widths and rates at which a network does, by network; the axes."""
    accuracy, axes = record("variants")["map"]
    middle = np.median(accuracy, axis=[*axes].index("seed"))
    return np.round(middle, 2) >= 0.75, axes


def test_where_the_three_networks_reach_75_percent():
    good, axes = reaching_75_percent()
    counts = dict(zip(axes["placement"], good.sum(axis=(1, 2)), strict=True))
    assert counts == {None: 5, "once": 30, "before": 43}


def test_what_80_percent_cost():
    accuracy, axes = record("learning_rates")["accuracy"]
    seconds, _ = record("learning_rates")["seconds"]
    price = np.median(seconds[:, 1] / seconds[:, 0])
    assert price == pytest.approx(1.28, abs=0.005)
    steps = np.array(axes["step"])
    paid = {}
    for name, rate, a_step, advance in [
        ("wide start", 0.3, 1, 0),
        ("normalized once", 0.3, 1, 1000 / 180),
        ("normalized", 0.1, price, 0),
    ]:
        runs = accuracy[axes["network"].index(name), axes["rate"].index(rate)]
        first = [steps[np.flatnonzero(run >= 0.8)[0]] for run in runs]
        paid[name] = advance + a_step * np.median(first)
    assert [round(p) for p in paid.values()] == [500, 256, 256]


def test_the_lead_over_the_wide_start_stays_while_its_factor_shrinks():
    accuracy, axes = record("learning_rates")["accuracy"]
    steps = np.array(axes["step"])

    def best(name, level):
        runs = accuracy[axes["network"].index(name)]
        reached = runs >= level
        first = np.where(reached.any(-1), steps[reached.argmax(-1)], np.inf)
        return np.median(first, axis=1).min()

    levels = (0.78, 0.80, 0.82, 0.83)
    wide, once, always = (
        np.array([best(name, level) for level in levels])
        for name in ("wide start", "normalized once", "normalized")
    )
    assert list(wide - always) == [200, 300, 350, 350]
    assert np.round(wide / always, 1) == pytest.approx([2.3, 2.5, 1.9, 1.5])
    assert list(once > always) == [True, True, False, False]


def test_how_much_room_in_the_rate_the_layer_adds_to_a_normalized_start():
    good, axes = reaching_75_percent()
    rates = np.array(axes["rate"])
    once, always = (
        np.max(good[axes["placement"].index(kind)] * rates, axis=1)
        for kind in ("once", "before")
    )
    narrow = np.array(axes["width"]) <= 4
    assert {round(f) for f in (always / once)[narrow]} == {3, 10}
    assert (always / once)[~narrow].min() > 30


def test_from_the_same_weights_the_layer_bears_a_hundred_times_the_rate():
    x = pictures()[0]
    for place, rate, expected in [(None, 0.1, 79), (None, 1.0, 20), ("before", 10, 75)]:
        rng = np.random.default_rng(5)
        once = Network(rng, depth=5, width=16.0).normalize_once(x)
        network = Network(np.random.default_rng(6), depth=5, place=place)
        network.w = once.w
        if place is None:
            network.b = once.b
        found = network.train(rng, rate, 500).percent()
        assert found == pytest.approx(expected, abs=12), (place, rate)


def test_on_all_pictures_the_layer_fits_better_than_plain_with_every_seed():
    loss, axes = record("training")["final_loss"]
    plain, wide, normalized = (
        loss[axes["network"].index(name)]
        for name in ("plain", "wide start", "normalized")
    )
    assert (wide < normalized).all()
    assert (normalized < plain).all()
    medians = [np.median(runs) for runs in (plain, wide, normalized)]
    np.testing.assert_allclose(medians, [0.235, 0.153, 0.204], atol=6e-4)


def test_on_the_map_the_divided_start_bears_the_rate_ten_in_every_row():
    grid, axes = record("divided_start")["map"]
    ten = np.median(grid[:, axes["rate"].index(10.0)], axis=-1)
    assert (np.round(ten, 2) >= 0.75).all()
