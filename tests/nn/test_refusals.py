"""What layers, losses and optimizers refuse, and the sentence that says why."""

from fnmatch import fnmatchcase

import numpy as np
import pytest

from helpers import nn
from helpers.nn.batch_norm import (
    batch_norm_backward,
    batch_norm_forward,
    batch_norm_inference,
)
from helpers.nn.gradient_check import relative_error

RNG = np.random.default_rng(0)
CONV, POOL = nn.Conv2d(2, 1, 3, RNG), nn.MaxPool2d(2)
NORM, LINEAR = nn.BatchNorm(3), nn.Linear(4, 3, RNG)
LOSS = nn.softmax_cross_entropy
FORWARD, INFER = batch_norm_forward, batch_norm_inference
CACHE = FORWARD(np.ones((4, 3)), np.ones(3), np.ones(3))[1]
NEEDS = "batch norm* needs a batch of shape (N, 3) or (N, 3, H, W), but got"


def x(*shape, kind=float):
    return np.ones(shape, kind)


ONE_SHORT = [[x(1 if i == short else 3) for i in range(4)] for short in range(4)]
"""What NumPy would broadcast."""


@pytest.mark.parametrize(
    ("function", "arguments", "sentence"),
    [
        (CONV.forward, [x(2, 3, 5, 5)], "Conv2d* (N, 2, H, W), not (2, 3, 5, 5)."),
        (CONV.forward, [x(2, 2)], "Conv2d* (N, 2, H, W), not (2, 2)."),
        (CONV.forward, [x(0, 2, 5, 5)], "Conv2d* x is empty*"),
        (CONV.forward, [x(1, 2, 5, 5, kind=int)], "Conv2d* array of int64*"),
        (CONV.forward, [x(1, 2, 2, 9)], "Conv2d* smaller than its kernels*"),
        (nn.Conv2d, [0, 1, 3, RNG], "Conv2d: in_channels must lie in 1..*"),
        (nn.Conv2d, [1, 0, 3, RNG], "Conv2d: out_channels must lie in 1..*"),
        (nn.Conv2d, [1, 1, 0, RNG], "Conv2d: kernel_size must lie in 1..*"),
        (nn.Conv2d, [1, 1, 3, RNG, nn.he, -1], "*padding must lie in 0..2*"),
        (nn.Conv2d, [1, 1, 3, RNG, nn.he, 3], "*padding must lie in 0..2*"),
        (POOL.forward, [x(2, 1, 4, 5)], "MaxPool2d* but got (2, 1, 4, 5)."),
        (POOL.forward, [x(2, 1, 5, 4)], "MaxPool2d* but got (2, 1, 5, 4)."),
        (POOL.forward, [x(2, 4)], "MaxPool2d* not (2, 4)."),
        (POOL.forward, [x(0, 1, 4, 4)], "MaxPool2d* empty* (0, 1, 4, 4)."),
        (nn.MaxPool2d, [0], "MaxPool2d: size must lie in 1..*"),
        (LINEAR.forward, [x(2, 3)], "Linear.forward: x* (N, 4), not (2, 3)."),
        (LINEAR.forward, [x(4)], "Linear.forward: x* (N, 4), not (4,)."),
        (LINEAR.forward, [x(0, 4)], "Linear.forward: x is empty* (0, 4)."),
        (LINEAR.forward, [x(2, 4, kind=int)], "Linear.forward: x* int64* (2, 4)*"),
        (LOSS, [x(2, 3), np.array([0, 3])], "labels* reach from 0 to 3."),
        (LOSS, [x(2, 3), np.array([-1, 0])], "labels* reach from -1 to 0."),
        (LOSS, [x(2, 3), np.array([0, 1, 2])], "* shape (N = 2,), not (3,)."),
        (nn.SGD, [[], 0], "a learning rate must be positive, not 0."),
        (nn.SGD, [[], np.inf], "SGD: learning_rate must be a finite number*"),
        (nn.SGD, [[], 1, 1], "the momentum must lie in *0, 1), not 1."),
        (nn.SGD, [[], 1, -0.1], "the momentum must lie in *0, 1), not -0.1."),
        (relative_error, [x(2), x(1, 2)], "*: b must have the shape*"),
        (NORM.forward, [x(1, 3)], "batch norm* (1, 3): it has one value*"),
        (NORM.forward, [x(1, 3, 1, 1)], "batch norm* (1, 3, 1, 1): it has one value*"),
        (NORM.forward, [x(4, 2)], f"{NEEDS} (4, 2)."),
        (NORM.forward, [x(4, 5, 2, 2)], f"{NEEDS} (4, 5, 2, 2)."),
        (NORM.forward, [x(3)], f"{NEEDS} (3,)."),
        (NORM.forward, [x(2, 3, 4)], f"{NEEDS} (2, 3, 4)."),
        (NORM.forward, [x(0, 3)], "BatchNorm.forward: x is empty* (0, 3)."),
        (NORM.forward, [x(2, 3, 0, 4)], "BatchNorm.forward: x is empty*"),
        (NORM.forward, [x(4, 3, kind=int)], "BatchNorm.forward: x* int64* (4, 3)*"),
        (NORM.forward, [x(4, 3, kind=object)], "BatchNorm* object of shape (4, 3)."),
        (FORWARD, [x(4, 3), x(1), x(3)], "* shape (D = 1,), not (3,)."),
        (FORWARD, [x(4, 3), x(3), x(2)], "* shape (D = 3,), not (2,)."),
        (FORWARD, [x(3, 3), x(3, kind=int), x(3)], "*: gamma must hold float*"),
        (batch_norm_backward, [x(3, 4), CACHE], "dy must* (4, 3), not (3, 4)."),
        *(
            (INFER, [x(4, 3), *arrays], "* must have the shape *")
            for arrays in ONE_SHORT
        ),
    ],
)
def test_what_cannot_be_computed_is_refused(function, arguments, sentence):
    with pytest.raises(ValueError, match=r"^\w") as caught:
        function(*arguments)
    assert fnmatchcase(str(caught.value), sentence), caught.value
