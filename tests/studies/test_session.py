"""Networks in training, watched: what the live training of notebook 08 shows."""

import numpy as np
import pytest
from sessions import trained

from helpers.nn.layers import Linear
from helpers.nn.training import TrainingDiverged
from helpers.studies import session as session_module
from helpers.studies.designs import WIDTH, Design
from helpers.studies.session import RECORD_EVERY, Session, layer_bands


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
        assert bands.shape == (3, session.design.depth, 5)
        assert (np.diff(bands) >= 0).all()
        assert (np.diff(trainer.history.seconds) > 0).all()
        assert trainer.history.seconds[0] == 0
        assert trainer.batch_size == len(next(trainer._batches)) == 7


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


@pytest.mark.parametrize(
    ("start", "variance"),
    [("Xavier", 2 / 200), ("wide start (4×)", 16 * 2 / 200), ("He", 2 / 100)],
)
@pytest.mark.parametrize("normalize", [False, True])
def test_all_layers_of_a_design_have_its_start(start, variance, normalize, data):
    design = Design(2, "tanh", start, "both", seed=0)
    network = design.network(normalize, data.x, classes=WIDTH)
    first, *others = (a for a in network.layers if isinstance(a, Linear))
    for layer in others:
        assert layer.weight.value.var() == pytest.approx(variance, rel=0.05)
    assert (first.bias is None) == normalize


def test_each_class_has_an_output(session, data):
    for trainer in session.trainers.values():
        assert trainer.network.forward(data.x_test).shape == (120, 3)


def test_looking_at_the_layers_leaves_nothing_for_backward(session, data):
    network = session.trainers["normalized"].network
    layer_bands(network, data.x)
    for layer in network.layers:
        with pytest.raises(RuntimeError, match="forward pass"):
            layer.backward(data.x)


def test_numbers_without_bounds_are_measured_without_a_warning(data):
    huge = data._replace(x_test=np.full_like(data.x_test, 3e38))
    session = Session(Design(2, "ReLU", "He", "off", seed=0), huge, 0.1, 30)
    assert len(session.trainers["plain"].history.records) == 1


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
    assert len(plain.history.loss) == session.diverged["plain"] - 1
    assert len(normalized.history.loss) == 40
    assert not session.finished
    with pytest.raises(TrainingDiverged):
        plain.step()


def test_pictures_are_counted_batch_by_batch(session):
    trained(session, RECORD_EVERY)
    session.set(rate=0.01, batch_size=7)
    trained(session, RECORD_EVERY)
    assert session.pictures == [0, RECORD_EVERY * 30, RECORD_EVERY * 37]
