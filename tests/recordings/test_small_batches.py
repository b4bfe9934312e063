"""Notebook 14: what is trained in its recordings, and what they hold."""

from collections import Counter

import numpy as np
import pytest

from helpers import records
from helpers.nn.batch_norm import BatchNorm
from helpers.nn.networks import norms_of, relu_network
from recordings import federated, new_statistics, other_picture, through_the_batch
from recordings.running import pictures


@pytest.mark.parametrize(
    ("name", "axis"),
    [
        ("small_batches", "rate_per_picture"),
        ("through_the_batch", "rate"),
        ("other_picture", "rate"),
        ("new_statistics", "rate"),
        ("federated", "rate"),
    ],
)
def test_no_best_rate_is_an_end_of_its_grid(name, axis):
    loss = records.read(name)["loss"]
    middle = np.median(loss.at(), axis=-1)  # over the seeds, the last axis
    middle = np.moveaxis(middle, list(loss.axes).index(axis), -1)
    for row in middle.reshape(-1, middle.shape[-1]):
        best = np.nanargmin(row)
        diverged = np.isnan(row[best + 1 :]).all()
        assert best > 0
        assert best < len(row) - 1 or diverged


@pytest.mark.parametrize("task", ["the others' class", "sorted"])
def test_a_batch_is_asked_for_the_class_of_the_task(task):
    labels = pictures().labels
    batches = through_the_batch.BATCHES[task](labels, 8, np.random.default_rng(0))
    for _ in range(5):
        batch, asked = next(batches)
        own = labels[batch]
        classes = Counter(own.tolist())
        if task == "sorted":
            assert list(classes.values()) == [8]
            np.testing.assert_array_equal(asked, own)
        else:
            assert list(classes.values()) == [4, 4]
            assert (asked != own).all()
            assert set(asked.tolist()) == classes.keys()


def test_each_picture_of_a_pair_has_the_other_in_its_place():
    x = np.arange(12).reshape(6, 2)
    exchanged = other_picture.exchanged(x)
    np.testing.assert_array_equal(exchanged[[0, 1, 4]], x[[1, 0, 5]])


def test_a_standardized_picture_has_lost_its_light():
    x = pictures().x_test[:5]
    found = new_statistics.each_standardized(0.3 * x + 0.7)
    np.testing.assert_allclose(found, new_statistics.each_standardized(x), atol=1e-4)
    grey = new_statistics.each_standardized(np.full((2, 5), 0.3, np.float32))
    np.testing.assert_allclose(grey, 0, atol=0.1)


def test_unchanged_tests_are_the_test_pictures():
    found = new_statistics.changed_tests("fog", 0.0)
    np.testing.assert_allclose(found, pictures().x_test, atol=1e-5)


def test_averaged_clients_have_the_same_parameters_and_not_the_same_statistics():
    rng = np.random.default_rng(0)
    networks = [relu_network([4, 3, 2], rng, BatchNorm) for _ in range(2)]
    for network in networks:
        network.forward(rng.normal(size=(5, 4)))
    values = [[p.value for p in network.parameters()] for network in networks]
    federated.average_parameters(networks)
    same = [[p.value for p in network.parameters()] for network in networks]
    for one, other, *before in zip(*same, *values, strict=True):
        np.testing.assert_array_equal(one, other)
        np.testing.assert_allclose(one, np.mean(before, axis=0))
    means = [norms_of(network)[0].running_mean for network in networks]
    assert (means[0] != means[1]).all()
