"""The data: what the loader promises and refuses, and the generators."""

import numpy as np
import pytest

from helpers import data_files, datasets
from helpers.data_files import DataFileError
from helpers.datasets import (
    CLASS_NAMES,
    article_valley,
    correlated_features,
    fashion_mnist,
    minibatches,
    pixel_standardized,
)


def test_images_are_stratified_and_complete():
    images = fashion_mnist()
    assert images.train_images.shape == (10_000, 28, 28)
    assert images.test_images.shape == (2_000, 28, 28)
    assert images.train_images.dtype == np.uint8
    assert np.bincount(images.train_labels).tolist() == [1000] * 10
    assert np.bincount(images.test_labels).tolist() == [200] * 10
    assert len(CLASS_NAMES) == 10


def test_training_and_test_images_differ():
    images = fashion_mnist()
    train = {image.tobytes() for image in images.train_images}
    assert sum(image.tobytes() in train for image in images.test_images) <= 2


def test_a_damaged_file_is_not_read(tmp_path):
    damaged = tmp_path / "images.npz"
    content = bytearray((data_files.DATA / "fashion_mnist.npz").read_bytes())
    content[1000] ^= 1
    damaged.write_bytes(content)
    with pytest.raises(DataFileError, match="damaged"):
        fashion_mnist(damaged)


def test_the_readme_names_the_hash_that_the_loader_checks():
    readme = (data_files.DATA / "README.md").read_text(encoding="utf-8")
    assert datasets.FASHION_MNIST_SHA256 in readme


def test_pixel_standardized_uses_the_training_images_for_both():
    train = np.array([[[0, 255]]], np.uint8)
    test = np.array([[[255, 255]]], np.uint8)
    x, z = pixel_standardized(train, test)
    np.testing.assert_allclose(x, [[-1, 1]])
    np.testing.assert_allclose(z, [[1, 1]])


def test_article_valley_is_the_articles():
    x, y = article_valley()
    rng = np.random.default_rng(42)
    a, b = rng.uniform(1, 10, 100), rng.uniform(1, 200, 100)
    np.testing.assert_array_equal(x, np.stack([a, b], axis=1))
    np.testing.assert_allclose(y, 2 * a + 3 * b + rng.normal(size=100) * 0.1)


@pytest.mark.parametrize("r", [-0.9, 0, 0.5, 1])
def test_correlated_features_are_exact(r):
    x = correlated_features(r, 20, np.random.default_rng(0))
    np.testing.assert_allclose(x.mean(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(x.T @ x / 20, [[1, r], [r, 1]], atol=1e-12)


@pytest.mark.parametrize(("r", "count"), [(1.1, 20), (0.5, 2)])
def test_impossible_correlations_are_refused(r, count):
    with pytest.raises(ValueError, match="correlation"):
        correlated_features(r, count, np.random.default_rng(0))


def test_minibatches_are_drawn_without_replacement():
    batches = list(minibatches(103, 10, np.random.default_rng(0)))
    assert [len(batch) for batch in batches] == [10] * 10
    indices = np.concatenate(batches)
    assert len(set(indices)) == 100
    assert set(indices) <= set(range(103))
    again = np.concatenate(list(minibatches(103, 10, np.random.default_rng(1))))
    assert indices.tolist() != again.tolist()


@pytest.mark.parametrize("batch_size", [0, 11])
def test_impossible_batch_sizes_are_refused(batch_size):
    with pytest.raises(ValueError, match=r"1\.\.10"):
        next(minibatches(10, batch_size, np.random.default_rng(0)))
