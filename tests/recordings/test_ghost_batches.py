"""Notebook 12: what is trained in its recordings, and what they hold."""

import numpy as np
import pytest

from helpers import records
from helpers.nn.dropout import Dropout
from helpers.nn.ghost_batch_norm import GhostBatchNorm
from helpers.nn.layers import Linear
from helpers.studies.batch_noise import matching_rate
from recordings import generalization, ghost_batches as recording, ghost_control


def kinds(noise):
    settings = recording.SETTINGS
    rng = np.random.default_rng(0)
    return recording.build(settings, rng, **settings["noises"][noise]).layers


def test_noises_are_what_they_are_called():
    for noise in recording.SETTINGS["noises"]:
        layers = kinds(noise)
        norms = [layer for layer in layers if isinstance(layer, GhostBatchNorm)]
        drops = [layer for layer in layers if isinstance(layer, Dropout)]
        assert len(norms) == (0 if noise == "plain" else 2)
        assert len(drops) == (2 if "dropout" in noise else 0)
        sizes = {norm.group_size for norm in norms}
        assert sizes <= {int(noise.split()[-1]) if "groups" in noise else 1000}
        # The bias is left away only where the mean is subtracted.
        first = next(layer for layer in layers if isinstance(layer, Linear))
        assert (first.bias is None) == (noise != "plain")


def test_the_control_is_as_noisy_as_groups_of_ten():
    rate = recording.SETTINGS["noises"]["dropout 0.13"]["dropout"]
    assert rate == pytest.approx(matching_rate(10), abs=0.005)


@pytest.mark.parametrize("name", ["ghost_batches", "generalization", "ghost_control"])
def test_no_best_rate_is_an_end_of_its_grid(name):
    runs = records.read(name)
    scores = runs["accuracy"].at(step=runs.axes["step"][-1], pictures="test")
    scores = np.nan_to_num(scores.mean(axis=-1))  # (..., rates)
    best = scores.reshape(-1, len(runs.axes["rate"])).argmax(axis=1)
    assert best.min() > 0
    assert best.max() < len(runs.axes["rate"]) - 1


def test_the_control_differs_in_nothing_but_its_groups():
    brief = {"steps": 20, "record_every": 20}
    whole = ghost_control.SETTINGS | brief | {"group": 128}
    of_all = generalization.SETTINGS | brief
    one = ghost_control.one_run(whole, 500, rate=0.1, seed=3)["judged"]
    other = generalization.one_run(of_all, "normalized", 500, 128, 0.1, 3)["judged"]
    np.testing.assert_array_equal(one, other)
    groups = ghost_control.one_run(whole | {"group": 16}, 500, 0.1, 3)["judged"]
    np.testing.assert_array_equal(groups[0], one[0])
    assert (groups[1][0] != one[1][0]) | (groups[1][1][1] != one[1][1][1])
