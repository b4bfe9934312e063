"""The recorded run of notebook 05. How it is made: test_recording.py."""

import numpy as np
import pytest

from helpers import records
from helpers.datasets import fashion_mnist, pixel_standardized
from helpers.nn.networks import dense_network
from helpers.studies.shifts import sigmoid_inputs
from recordings import activations as recording


@pytest.fixture(scope="module")
def run():
    return records.read("activations")


def test_record_is_whole(run):
    assert run.axes["step"] == recording.BAND_STEPS
    for name, array in run.items():
        assert np.isfinite(array.at()).all(), name
    assert (np.diff(run["bands"].at(), axis=-1) >= 0).all()
    assert (run["spread"].at() > 0).all()


def test_recorded_shifts_are_those_of_the_recorded_units(run):
    steps = [0, *run.axes["until"]]
    center = run["center"].at(step=steps).astype(float)
    spread = run["spread"].at(step=steps).astype(float)
    shifts = np.median(np.abs(np.diff(center, axis=1)) / spread[:, :-1], axis=-1)
    # Half precision: 0.0005 on the axis, against a spread of 0.003 at the smallest.
    expected = run["shift"].at(rate=0.3, seed=0).swapaxes(1, 2)
    np.testing.assert_allclose(shifts[1:], expected[1:], rtol=0.1, atol=2e-3)


def test_normalized_units_have_the_same_spread_in_every_layer(run):
    spread = np.median(run["spread"].at(step=0).astype(float), axis=-1)
    plain, _, normalized = spread
    assert plain[0] / plain[4] > 100
    assert normalized.max() / normalized.min() < 1.1


def test_probe_is_the_one_that_the_notebook_draws(run):
    images = fashion_mnist()
    x, _ = pixel_standardized(images.train_images, images.test_images)
    network = dense_network(recording.SETTINGS["sizes"], np.random.default_rng(0))
    h = sigmoid_inputs(network, x[:1000])[0]
    np.testing.assert_allclose(
        np.quantile(h, recording.SETTINGS["quantiles"]),
        run["bands"].at(network="plain", step=0, layer=1),
        rtol=1e-3,
    )
