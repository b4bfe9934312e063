"""A whole training step against PyTorch's: forward, loss, backward, descent."""

from itertools import pairwise

import numpy as np
import torch
from report import Part, against_torch, table
from timing import Step, compare
from torch import nn

from helpers.datasets import fashion_mnist, pixel_standardized
from helpers.nn import (
    SGD,
    Sequential,
    dense_network,
    image_network,
    softmax_cross_entropy,
)

SIZES = [784, 100, 100, 100, 100, 100, 10]
CHANNELS = [1, 8, 16, 10]
BATCH, RATE = 60, 0.01
HEAD = ("network", "batch norm", "ours [ms]", "PyTorch [ms]", "ratio", "goal")


def torch_dense_network(normalize: bool) -> nn.Sequential:
    """Return PyTorch's network with the layers of `dense_network`."""
    layers: list[nn.Module] = []
    for before, after in pairwise(SIZES[:-1]):
        layers += [nn.Linear(before, after, bias=not normalize)]
        layers += [nn.BatchNorm1d(after)] if normalize else []
        layers += [nn.Sigmoid()]
    return nn.Sequential(*layers, nn.Linear(*SIZES[-2:]))


def torch_image_network(normalize: bool) -> nn.Sequential:
    """Return PyTorch's network with the layers of `image_network`."""
    layers: list[nn.Module] = []
    for before, after in pairwise(CHANNELS[:-1]):
        layers += [nn.Conv2d(before, after, 3, padding=1, bias=not normalize)]
        layers += [nn.BatchNorm2d(after)] if normalize else []
        layers += [nn.ReLU(), nn.MaxPool2d(2)]
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(16 * 7 * 7, CHANNELS[-1]))


def steps(ours: Sequential, theirs: nn.Sequential, *shape: int) -> tuple[Step, Step]:
    """Return one step of ours and one of PyTorch's, on the same images."""
    images = fashion_mnist()
    x, _ = pixel_standardized(images.train_images, images.test_images)
    x, labels = x[:BATCH].reshape(BATCH, *shape), images.train_labels[:BATCH]
    our_descent = SGD(ours.parameters(), RATE)
    their_descent = torch.optim.SGD(theirs.parameters(), RATE)
    x_torch, labels_torch = torch.tensor(x), torch.tensor(labels.astype(int))

    def our_step() -> None:
        _, dlogits = softmax_cross_entropy(ours.forward(x), labels)
        ours.backward_parameters(dlogits)
        our_descent.step()

    def torch_step() -> None:
        their_descent.zero_grad()
        nn.functional.cross_entropy(theirs(x_torch), labels_torch).backward()
        their_descent.step()

    return our_step, torch_step


def measure() -> Part:
    """Measure both networks, with and without batch normalization."""
    rows, missed = [], []
    for normalize in (True, False):
        rng = np.random.default_rng(0)
        dense = dense_network(SIZES, rng, normalize=normalize)
        images = image_network(CHANNELS, rng, normalize)
        for name, goal, *networks, shape in [
            ("notebook 08", 0.8, dense, torch_dense_network(normalize), (784,)),
            ("notebook 10", 1.1, images, torch_image_network(normalize), (1, 28, 28)),
        ]:
            norm = "yes" if normalize else "no"
            what = f"{name}, batch norm: {norm},"
            result = compare(*steps(*networks, *shape))
            cells, sentences = against_torch(what, result, goal, 1e3, ".2f")
            rows.append((name, norm, *cells))
            missed += sentences
    return Part(table(HEAD, rows), missed)
