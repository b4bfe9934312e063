"""The data of the course: seeded generators, real images, and mini-batches."""

import hashlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from helpers.checked import takes
from helpers.data_files import BRING_BACK, DATA, DataFileError

FASHION_MNIST_SHA256 = (
    "ce61ba0eda7e5ad4bdc5308bfb035fca2626374799e0b6f1c40c0805d78fa318"
)

CLASS_NAMES = (
    "T-shirt",
    "trousers",
    "pullover",
    "dress",
    "coat",
    "sandal",
    "shirt",
    "sneaker",
    "bag",
    "ankle boot",
)


class Images(NamedTuple):
    """Images of shape (N, 28, 28), 0 black to 255 white; labels index `CLASS_NAMES`."""

    train_images: NDArray[np.uint8]
    train_labels: NDArray[np.uint8]
    test_images: NDArray[np.uint8]
    test_labels: NDArray[np.uint8]


def fashion_mnist(path: Path | str = DATA / "fashion_mnist.npz") -> Images:
    """Return 10,000 training and 2,000 test images of clothes, equally many a class.

    A subset of Fashion-MNIST (Xiao, Rasul & Vollgraf 2017, arXiv 1708.07747).

    Raises
    ------
    DataFileError
        If the file is missing, or its SHA-256 is not the one in data/README.md.
    """
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        raise DataFileError(
            f"cannot read {path} ({error.strerror}). It is part of the course: "
            f"{BRING_BACK}."
        ) from error
    if hashlib.sha256(content).hexdigest() != FASHION_MNIST_SHA256:
        raise DataFileError(
            f"{path} is damaged: its SHA-256 is not the one in data/README.md "
            f"({len(content):,} bytes read). It is part of the course: {BRING_BACK}."
        )
    with np.load(BytesIO(content), allow_pickle=False) as arrays:
        return Images(*(arrays[name] for name in Images._fields))


@takes(images="real N ...")
def as_vectors(images: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return images as float32 rows of brightness 0 to 1, shape (N, 784)."""
    return images.reshape(len(images), -1).astype(np.float32) / np.float32(255)


@takes(train_images="real N ...", test_images="real M ...")
def pixel_standardized(
    train_images: NDArray[np.uint8], test_images: NDArray[np.uint8]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return both sets as rows, shifted and scaled by the training set's brightness.

    One mean and one standard deviation for all pixels, both of the training images.
    Pixel by pixel would blow up the corners, which are almost always black.
    """
    train, test = as_vectors(train_images), as_vectors(test_images)
    mean, std = train.mean(), train.std()
    if std == 0:
        raise ValueError("the training images have all the same brightness.")
    return (train - mean) / std, (test - mean) / std


def article_valley() -> tuple[NDArray[Any], NDArray[Any]]:
    """Return the two badly scaled features of Qian 2024, and their target.

    ``y = 2 A + 3 B + noise``, with A uniform in 1..10, B in 1..200, and noise of
    standard deviation 0.1; 100 examples.
    """
    rng = np.random.default_rng(42)
    a = rng.uniform(1, 10, 100)
    b = rng.uniform(1, 200, 100)
    y = 2 * a + 3 * b + 0.1 * rng.normal(size=100)
    return np.column_stack([a, b]), y


@takes()
def correlated_features(
    correlation: float, count: int, rng: np.random.Generator
) -> NDArray[np.floating[Any]]:
    """Return two standardized features whose sample correlation is exactly as given.

    The Gaussian sample is made exact, of shape (count, 2).
    """
    if not -1 <= correlation <= 1 or count < 3:
        raise ValueError(
            "two features need a correlation in -1..1 and at least 3 examples, but "
            f"got {correlation} and {count}."
        )
    sample = rng.standard_normal((count, 2))
    # Orthogonal columns with mean 0 and mean square 1, then mixed.
    orthogonal = np.linalg.qr(sample - sample.mean(axis=0))[0] * np.sqrt(count)
    mix = [[1, correlation], [0, np.sqrt(1 - correlation**2)]]
    return orthogonal @ np.array(mix)


@takes()
def minibatches(
    count: int, batch_size: int, rng: np.random.Generator
) -> Iterator[NDArray[np.integer[Any]]]:
    """Yield the indices of one pass over `count` examples, in random mini-batches.

    Drawn without replacement: no example comes twice. All batches have the same
    size; the few examples left over wait for the next pass, which shuffles anew.
    """
    if not 1 <= batch_size <= count:
        raise ValueError(
            f"cannot draw batches of {batch_size} from {count} examples: "
            f"the batch size must lie in 1..{count}."
        )
    order = rng.permutation(count)
    for start in range(0, count - batch_size + 1, batch_size):
        yield order[start : start + batch_size]


@takes()
def endless_minibatches(
    count: int, batch_size: int, rng: np.random.Generator
) -> Iterator[NDArray[np.integer[Any]]]:
    """Yield `minibatches` of one pass after another, for ever."""
    while True:
        yield from minibatches(count, batch_size, rng)
