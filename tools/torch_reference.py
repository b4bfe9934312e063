"""Write the numbers that PyTorch gives for batch normalization, for the tests.

Needs ``pip install torch==2.13.0``; the course itself never does. Run it again only
to change what is compared: ``python tools/torch_reference.py``.
"""

from pathlib import Path

import numpy as np
import torch

TARGET = Path(__file__).resolve().parents[1] / "tests/data/torch_batch_norm.npz"


def reference(shape: tuple[int, ...], seed: int) -> dict[str, np.ndarray]:
    """Two training batches through a layer, a backward pass, then inference."""
    rng = np.random.default_rng(seed)
    x, first, dy = 3 + 2 * rng.standard_normal((3, *shape))
    gamma, beta = rng.standard_normal((2, shape[1]))
    layer_class = torch.nn.BatchNorm1d if len(shape) == 2 else torch.nn.BatchNorm2d
    layer = layer_class(shape[1], dtype=torch.float64)
    layer.weight.data, layer.bias.data = torch.tensor(gamma), torch.tensor(beta)
    layer(torch.tensor(first))
    x_torch = torch.tensor(x, requires_grad=True)
    y = layer(x_torch)
    y.backward(torch.tensor(dy))
    layer.eval()
    return {
        "x": x,
        "first": first,
        "dy": dy,
        "gamma": gamma,
        "beta": beta,
        "y": y.detach().numpy(),
        "dx": x_torch.grad.numpy(),
        "dgamma": layer.weight.grad.numpy(),
        "dbeta": layer.bias.grad.numpy(),
        "running_mean": layer.running_mean.numpy(),
        "running_var": layer.running_var.numpy(),
        "y_inference": layer(torch.tensor(x)).detach().numpy(),
    }


if __name__ == "__main__":
    cases = {"vectors": (6, 3), "images": (3, 2, 4, 5)}
    TARGET.parent.mkdir(exist_ok=True)
    np.savez_compressed(
        TARGET,
        **{
            f"{case}_{name}": values
            for seed, (case, shape) in enumerate(cases.items())
            for name, values in reference(shape, seed).items()
        },
    )
