"""What every layer keeps to: its gradients, its dtypes, and when backward may run."""

import numpy as np
import pytest

from helpers import nn
from helpers.nn import (
    BatchNorm,
    Conv2d,
    Dropout,
    DynamicTanh,
    Flatten,
    GhostBatchNorm,
    GlobalAveragePool,
    GroupNorm,
    InstanceNorm,
    LayerNorm,
    Linear,
    MaxPool2d,
    ReLU,
    Residual,
    RMSNorm,
    Scale,
    Sequential,
    Sigmoid,
    Tanh,
    gradient_errors,
)

VECTORS, IMAGES = (6, 4), (3, 2, 4, 6)


def dense_layers(rng):
    return {
        "linear": Linear(4, 3, rng),
        "linear without bias": Linear(4, 3, rng, bias=False),
        "sigmoid": Sigmoid(),
        "tanh": Tanh(),
        "relu": ReLU(),
        "batch norm": BatchNorm(4),
        "ghost batch norm": GhostBatchNorm(4, group_size=3),
        "layer norm": LayerNorm(4),
        "RMS norm": RMSNorm(4),
        "dynamic tanh": DynamicTanh(4),
        "scale": Scale(0.7),
        "skip": Residual(Sequential([LayerNorm(4), Tanh(), Linear(4, 4, rng)])),
        "dropout": Dropout(0.0, rng),  # with chance in it, in test_dropout.py
        "sequence": Sequential([Linear(4, 5, rng), Sigmoid(), Linear(5, 2, rng)]),
        "normalized": Sequential(
            [Linear(4, 5, rng, bias=False), BatchNorm(5), Sigmoid(), Linear(5, 2, rng)]
        ),
    }


def image_layers(rng):
    return {
        "convolution": Conv2d(2, 3, 3, rng, padding=1),
        "even kernel": Conv2d(2, 3, 2, rng),
        "convolution without bias": Conv2d(2, 3, 3, rng, bias=False),
        "batch norm of images": BatchNorm(2),
        "layer norm of images": GroupNorm(1, 2),
        "instance norm": InstanceNorm(2),
        "pool": MaxPool2d(2),
        "flatten": Flatten(),
        "average": GlobalAveragePool(),
        "image network": Sequential(
            [
                Conv2d(2, 3, 3, rng, padding=1, bias=False),
                BatchNorm(3),
                MaxPool2d(2),
                Conv2d(3, 2, 3, rng, padding=1),
                Flatten(),
                Linear(2 * 2 * 3, 4, rng),
            ]
        ),
    }


def layers(rng):
    """Fresh layers by name, each with the shape of a batch that it takes."""
    made = {name: (layer, VECTORS) for name, layer in dense_layers(rng).items()}
    return made | {name: (layer, IMAGES) for name, layer in image_layers(rng).items()}


@pytest.fixture(params=layers(np.random.default_rng(0)))
def layer_and_batch(request, rng):
    layer, shape = layers(rng)[request.param]
    return layer, rng.standard_normal(shape)


def test_no_layer_is_left_out(rng):
    public = [value for value in vars(nn).values() if isinstance(value, type)]
    tested = {type(layer) for layer, _ in layers(rng).values()}
    assert {c for c in public if issubclass(c, nn.Layer)} == tested | {nn.Layer}


def test_gradient_check(layer_and_batch, rng):
    assert max(gradient_errors(*layer_and_batch, rng)) < 1e-7


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_dtype_follows_the_input(layer_and_batch, dtype):
    layer, x = layer_and_batch
    assert layer.forward(x.astype(dtype), training=False).dtype == dtype
    y = layer.forward(x.astype(dtype))
    assert y.dtype == dtype
    assert layer.backward(np.ones_like(y)).dtype == dtype
    for p in layer.parameters():
        assert (p.gradient.dtype, p.gradient.shape) == (dtype, p.value.shape)


def test_backward_needs_a_forward_pass_in_training(layer_and_batch):
    layer, x = layer_and_batch
    needs_forward = pytest.raises(RuntimeError, match=r"a forward pass .*training")
    with needs_forward:
        layer.backward(x)
    layer.forward(x)
    y = layer.forward(x, training=False)  # uses up what training left
    with needs_forward:
        layer.backward(np.ones_like(y))


def refusal_by(layer, method):
    """Expect a refusal that begins with the layer's name."""
    return pytest.raises(ValueError, match=f"^{type(layer).__name__}.{method}: ")


def test_refusals_name_the_layer(layer_and_batch):
    layer, x = layer_and_batch
    with refusal_by(layer, "forward"):
        layer.forward(x.astype(int))
    y = layer.forward(x)
    with refusal_by(layer, "backward"):
        layer.backward(np.ones_like(y, dtype=int))
    with refusal_by(layer, "backward"):
        layer.backward(y[:1])  # NumPy would broadcast it


def test_infinite_numbers_pass(layer_and_batch):
    layer, x = layer_and_batch
    x[0] = np.inf
    with np.errstate(invalid="ignore"):  # who calls a layer by hand is warned
        dy = np.full_like(layer.forward(x), np.inf)
        layer.backward(dy)
        layer.forward(x)
        layer.backward_parameters(dy)


def test_only_the_outermost_call_is_checked_but_a_misfit_inside_is_named(rng):
    parts = [Linear(4, 3, rng), Linear(4, 3, rng)]
    with pytest.raises(ValueError, match=r"^Linear.forward: x .* \(N, 4\), not \(6, 3"):
        Sequential(parts).forward(rng.standard_normal(VECTORS))
