"""Networks in training, watched: what the live training of notebook 08 shows."""

import numpy as np
import pytest

from helpers.nn import session as session_module
from helpers.nn.designs import Design
from helpers.nn.layers import Linear
from helpers.nn.session import RECORD_EVERY, Session, layer_bands
from helpers.nn.trainer import TrainingDiverged

DESIGN = Design(2, "sigmoid", "Xavier", "both", seed=0)


@pytest.fixture
def session(data):
    return Session(DESIGN, data, rate=0.3, batch_size=30)


def trained(session, steps):
    for _ in range(steps):
        session.step()
    return session


def test_both_networks_start_with_the_same_weights_and_see_the_same_batches(session):
    first = [
        [layer.weight.value for layer in t.network.layers if isinstance(layer, Linear)]
        for t in session.trainers.values()
    ]
    for plain, normalized in zip(*first, strict=True):
        np.testing.assert_array_equal(plain, normalized)
    trained(session, 25)
    plain, normalized = session.trainers.values()
    np.testing.assert_array_equal(next(plain._batches), next(normalized._batches))
    assert plain.history.loss != normalized.history.loss


def test_records_hold_sorted_quantiles_and_the_settings_of_their_time(session):
    trained(session, RECORD_EVERY)
    session.set(rate=0.01, batch_size=7)
    trained(session, RECORD_EVERY + 3)
    assert session.settings == [(0.3, 30), (0.3, 30), (0.01, 7)]
    for trainer in session.trainers.values():
        assert trainer.history.steps == [0, RECORD_EVERY, 2 * RECORD_EVERY]
        assert trainer.optimizer.learning_rate == 0.01
        bands = trainer.history.series("bands")
        assert bands.shape == (3, DESIGN.depth, 5)
        assert (np.diff(bands) >= 0).all()
        assert (np.diff(trainer.history.series("seconds")) > 0).all()
        assert len(next(trainer._batches)) == 7


def test_before_the_first_step_only_the_settings_of_now_count(session):
    session.set(rate=30, batch_size=7)
    session.set(rate=0.1, batch_size=60)
    assert session.settings == [(0.1, 60)]


def test_a_session_is_named_by_its_design_and_settings(session):
    assert str(session) == (
        "2 × 100 sigmoid, Xavier, batch norm both, learning rate 0.3, mini-batches of "
        "30, seed 0"
    )


def test_both_networks_learn(session):
    trained(session, 200)
    for trainer in session.trainers.values():
        assert trainer.history.records[-1]["accuracy"] > 0.8


def test_normalizing_once_gives_the_plain_network_standardized_sums(data):
    design = Design(6, "tanh", "normalized once", "off", seed=3)
    bands = layer_bands(design.network(False, data.x, 3), data.x)
    assert np.abs(bands[:, 2]).max() < 0.2
    np.testing.assert_allclose((bands[:, 3] - bands[:, 1]) / 2, 1, atol=0.2)


def test_a_session_ends(session, monkeypatch):
    monkeypatch.setattr(session_module, "MOST_STEPS", 30)
    session.advance(seconds=60)
    assert session.finished
    assert session.steps == 30
    session.advance(seconds=60)
    assert session.steps == 30


def test_advance_makes_a_step_and_then_watches_the_clock(session):
    session.advance(seconds=0)
    assert session.steps == 1


def test_a_diverged_network_stops_and_the_other_one_goes_on(data):
    design = Design(8, "ReLU", "wide start (4×)", "both", seed=0)
    session = trained(Session(design, data, rate=1.0, batch_size=30), 40)
    plain, normalized = session.trainers.values()
    assert session.diverged["plain"] < 20
    assert len(plain.history.records) == 1
    assert len(normalized.history.records) == 3
    assert not session.finished
    with pytest.raises(TrainingDiverged):
        plain.step()
