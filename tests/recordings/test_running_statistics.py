"""The recorded runs of notebook 09. How they are made: test_recording.py."""

import numpy as np

from helpers import records
from helpers.nn.batch_norm import BatchNorm
from recordings import running_statistics as recording


def test_record_is_whole():
    stored = records.read("running_statistics")
    for array in stored.values():
        assert ((array.at() > 0.05) & (array.at() < 1)).all()
    wrong, exact = (
        stored[name].at(normalized_steps=[0, 100])
        for name in ("wrong_mode", "wrong_mode_exact")
    )
    np.testing.assert_array_equal(wrong, exact)


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
