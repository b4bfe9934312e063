"""The recorded runs of notebook 09, whose records begin later than a brief run ends."""

import numpy as np
import pytest

from helpers import records
from helpers.nn.batch_norm import BatchNorm
from recordings import running_statistics as recording


@pytest.fixture(scope="module")
def stored():
    return records.read("running_statistics")


def require_same(made, stored, names, **coordinates):
    # Two thousand pictures, of which another processor may judge a few otherwise.
    for name in names:
        expected = stored[name].at(**coordinates)
        np.testing.assert_allclose(made[name], expected, atol=5e-3)


def test_record_is_whole(stored):
    for array in stored.values():
        assert ((array.at() > 0.05) & (array.at() < 1)).all()
    wrong, exact = (
        stored[name].at(normalized_steps=[0, 100])
        for name in ("wrong_mode", "wrong_mode_exact")
    )
    np.testing.assert_array_equal(wrong, exact)


def test_a_recorded_test_is_made_again(stored):
    settings = recording.SETTINGS | {"steps": 100, "averaged_examples": 200}
    made = recording.statistics_run(settings, batch_size=64, seed=0)
    names = ("exact", "running", "running_biased")
    require_same(made, stored, names, batch_size=64, seed=0, step=[100])


@pytest.mark.parametrize("steps", recording.SETTINGS["wrong_mode"]["normalized_steps"])
def test_a_recorded_network_in_the_wrong_mode_is_made_again(stored, steps):
    wrong = recording.SETTINGS["wrong_mode"] | {"tests": [400]}
    settings = recording.SETTINGS | {"wrong_mode": wrong}
    made = recording.wrong_mode_run(settings, steps, seed=1)
    names = ("wrong_mode", "wrong_mode_exact")
    require_same(made, stored, names, normalized_steps=steps, seed=1, step=[400])


def test_frozen_layer_has_the_gradients_of_a_scale_and_a_shift():
    rng = np.random.default_rng(0)
    x, dy = rng.standard_normal((2, 4, 3))
    norm = BatchNorm(3)
    norm.gamma.value, norm.beta.value = rng.standard_normal((2, 3))
    norm.running_mean, norm.running_var = rng.uniform(0.01, 4, (2, 3))
    frozen = recording.Frozen(norm)
    np.testing.assert_allclose(frozen.forward(x), norm.forward(x, training=False))
    for array, gradient in [
        (x, frozen.backward(dy)),
        (norm.gamma.value, norm.gamma.gradient),
        (norm.beta.value, norm.beta.gradient),
    ]:
        step = 1e-6 * rng.standard_normal(array.shape)
        before = np.sum(dy * frozen.forward(x))
        array += step
        change = np.sum(dy * frozen.forward(x)) - before
        np.testing.assert_allclose(change, np.sum(gradient * step), rtol=1e-4)
        array -= step
