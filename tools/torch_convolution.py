"""Write the numbers that PyTorch gives for convolution and max pooling, for the tests.

Needs ``pip install torch==2.13.0``; the course itself never does. Run it again only
to change what is compared: ``python tools/torch_convolution.py``.
"""

from pathlib import Path

import numpy as np
import torch

TARGET = Path(__file__).resolve().parents[1] / "tests/data/torch_convolution.npz"

CASES = {"same": (3, 1), "valid": (2, 0), "wide": (5, 2)}
"""Kernel size and padding by case."""


def convolution(size: int, padding: int, seed: int) -> dict[str, np.ndarray]:
    """One batch through a convolution and max pooling, and back."""
    rng = np.random.default_rng(seed)
    x = rng.standard_normal((3, 2, 7, 9))
    layer = torch.nn.Conv2d(2, 4, size, padding=padding, dtype=torch.float64)
    layer.weight.data = torch.tensor(rng.standard_normal((4, 2, size, size)))
    layer.bias.data = torch.tensor(rng.standard_normal(4))
    x_torch = torch.tensor(x, requires_grad=True)
    y = layer(x_torch)
    dy = rng.standard_normal(y.shape)
    y.backward(torch.tensor(dy))
    return {
        "x": x,
        "dy": dy,
        "weight": layer.weight.detach().numpy(),
        "bias": layer.bias.detach().numpy(),
        "y": y.detach().numpy(),
        "dx": x_torch.grad.numpy(),
        "dweight": layer.weight.grad.numpy(),
        "dbias": layer.bias.grad.numpy(),
    }


def pooling(seed: int) -> dict[str, np.ndarray]:
    """One batch of small integers, hence with ties, through max pooling, and back."""
    rng = np.random.default_rng(seed)
    x = rng.integers(0, 3, (3, 2, 4, 6)).astype(float)
    x_torch = torch.tensor(x, requires_grad=True)
    y = torch.nn.MaxPool2d(2)(x_torch)
    dy = rng.standard_normal(y.shape)
    y.backward(torch.tensor(dy))
    return {"x": x, "dy": dy, "y": y.detach().numpy(), "dx": x_torch.grad.numpy()}


if __name__ == "__main__":
    arrays = {
        f"{case}_{name}": values
        for seed, (case, options) in enumerate(CASES.items())
        for name, values in convolution(*options, seed).items()
    }
    arrays |= {f"pool_{name}": values for name, values in pooling(3).items()}
    np.savez_compressed(TARGET, **arrays)
