"""Notebook 13: its live figures."""

import numpy as np
import pytest

from helpers import records
from helpers.lessons.why_it_works.explore import (
    KINDS,
    NETWORKS,
    FoldScene,
    LineScene,
)


@pytest.fixture(scope="module")
def record():
    return records.read("smoothness")


def test_a_line_shows_what_is_recorded(record):
    scene = LineScene(record)
    facts = scene.draw("ReLU", 0.1, 20)
    for name in NETWORKS:
        run = {"activation": "ReLU", "network": name, "rate": 0.1, "step": 20}
        loss = np.median(record["loss"].at(**run), axis=0)
        (drawn,) = scene._bold["loss", name].get_segments()
        np.testing.assert_allclose(drawn[:, 1], loss, rtol=1e-6)
        one = record.axes["length"].index(1)
        assert f"{name}: one step takes the loss from {loss[0]:.2f}" in facts
        assert f"**{loss[one]:.2f}**" in facts


def test_a_diverged_network_is_said_to_be_so(record):
    scene = LineScene(record)
    facts = scene.draw("ReLU", 1.0, 300)
    assert "plain: diverged by this step in 5 of 5 runs" in facts
    assert scene._bold["loss", "plain"].get_segments() == []


def test_of_a_rate_that_is_not_recorded_nothing_is_drawn(record):
    scene = LineScene(record)
    scene.draw("sigmoid", 10, 20)
    assert scene._bold["loss", "plain"].get_segments()
    facts = scene.draw("ReLU", 10, 20)
    assert facts == "rate 10 is not recorded with ReLU: its rates go from 0.01 to 1"
    for lines in scene.artists:
        assert lines.get_segments() == []


def test_every_rate_and_step_can_be_drawn(record):
    scene = LineScene(record)
    for activation in record.axes["activation"]:
        for rate in record["loss"].axes["rate"][activation]:
            for step in record.axes["step"]:
                assert scene.draw(activation, rate, step).count("\n") == 2


@pytest.mark.parametrize("kind", KINDS)
def test_folds_follow_the_cloud_only_if_they_are_normalized(kind):
    scene = FoldScene()
    near, far = (scene.draw(kind, d, 0.7, 2, 12, 0) for d in (0, 8))
    assert (near == far) == (kind == "normalized")
    assert "of 24 folds" in far
