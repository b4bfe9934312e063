"""Findings of notebook 12, computed again with NumPy alone.

Nothing of `helpers` is used: neither its layers nor its law nor its random draws.
"""

import json
import os
from functools import cache
from pathlib import Path

import numpy as np
import pytest

DATA = Path(__file__).parents[2] / "data"
pytestmark = pytest.mark.skipif(
    not os.environ.get("THOROUGH"), reason="only with THOROUGH=1"
)


@cache
def pictures():
    """Return training and test pictures with their labels, standardized."""
    with np.load(DATA / "fashion_mnist.npz") as stored:
        train, test = (
            stored[name].reshape(len(stored[name]), -1) / 255.0
            for name in ("train_images", "test_images")
        )
        labels = stored["train_labels"], stored["test_labels"]
    mean, std = train.mean(), train.std()
    return (train - mean) / std, labels[0], (test - mean) / std, labels[1]


@cache
def first_layer():
    """Return pre-activations of the test pictures, standardized; other weights."""
    rng = np.random.default_rng(987)
    h = pictures()[2] @ rng.normal(0, np.sqrt(2 / 784), (784, 100))
    return (h - h.mean(axis=0)) / h.std(axis=0)


def spread_in_company(values, own, m, rng, companies=3000):
    """Return the variance of a number, standardized among random others."""
    found = []
    for _ in range(companies):
        batch = np.append(rng.choice(values, m - 1), own)
        found.append(
            (own - batch.mean()) / np.sqrt(((batch - batch.mean()) ** 2).mean())
        )
    return np.var(found)


@pytest.mark.parametrize("m", [60, 500])
@pytest.mark.parametrize("place", [0.0, 1.0, 2.0])
def test_the_variance_is_that_of_the_law(m, place):
    rng, ratios = np.random.default_rng(1), []
    for unit in range(12):
        z = first_layer()[:, unit]
        own = z[np.abs(z - place).argmin()]
        ratios.append(m * spread_in_company(z, own, m, rng, 1500))
    assert np.mean(ratios) == pytest.approx(1 + place**2 / 2, rel=0.15)


def test_on_average_it_is_three_halves_over_m():
    rng, z = np.random.default_rng(2), first_layer()
    found = [
        60 * spread_in_company(z[:, unit], z[picture, unit], 60, rng, 400)
        for unit, picture in rng.integers([100, 2000], size=(150, 2))
    ]
    assert np.mean(found) == pytest.approx(1.47, abs=0.12)


@pytest.mark.parametrize(
    ("places", "expected"), [((0, 0), 1.0), ((2, 2), 1.0), ((-2, 2), -0.25)]
)
def test_pictures_of_one_batch_are_moved_together(places, expected):
    rng, found = np.random.default_rng(3), []
    for unit in range(20):
        z = first_layer()[:, unit]
        pair = [z[np.abs(z - place).argsort()[i]] for i, place in enumerate(places)]
        noise = []
        for _ in range(1000):
            batch = np.concatenate([pair, rng.choice(z, 58)])
            noise.append((pair - batch.mean()) / batch.std())
        found.append(np.corrcoef(np.transpose(noise))[0, 1])
    assert np.mean(found) == pytest.approx(expected, abs=0.15)


def test_dropout_at_one_fortieth_is_as_noisy_as_a_batch_of_sixty():
    rng, z = np.random.default_rng(4), first_layer()
    rate = 3 / 123
    dropped = z * (rng.random((200, *z.shape)) >= rate) / (1 - rate)
    assert dropped.var(axis=0).mean() == pytest.approx(1.5 / 60, rel=0.05)


def test_noise_grows_from_layer_to_layer_before_training():
    rng, (x, *_) = np.random.default_rng(5), pictures()
    weights = [rng.normal(0, np.sqrt(2 / n), (n, 100)) for n in (784, 100, 100)]
    x, sums = x[:3840], np.zeros((2, 3, 3840, 100))
    for _ in range(4):
        for batch in rng.permutation(3840).reshape(-1, 64):
            values = x[batch]
            for layer, weight in enumerate(weights):
                h = values @ weight
                x_hat = (h - h.mean(axis=0)) / h.std(axis=0)
                sums[:, layer, batch] += x_hat, x_hat**2
                values = np.maximum(0, x_hat)
    noise = 64 * (sums[1] - sums[0] ** 2 / 4).mean(axis=(1, 2)) / 3
    with np.load(DATA / "batch_noise.npz") as stored:
        axes = json.loads(str(stored["axes"]))["noise"]
        place = [axes["activation"].index("ReLU"), slice(None), axes["step"].index(0)]
        place += [axes["batch_size"].index(64)]
        recorded = 64 * stored["noise"][tuple(place)].mean(axis=0)
    np.testing.assert_allclose(noise, recorded, rtol=0.1)
