"""Write the running statistics of PyTorch and Keras, for notebook 09.

Needs ``pip install torch==2.13.0 keras==3.15.1``; the course itself never does. Run
it again only to change what is compared: ``python tools/library_reference.py``.
"""

import json
import os
from pathlib import Path

import numpy as np

os.environ["KERAS_BACKEND"] = "torch"

import keras
import torch

TARGET = Path(__file__).resolve().parents[1] / "data/library_batch_norm.npz"


def torch_results(batches, gamma, beta, x_test):
    """Feed a PyTorch layer with all defaults; statistics and test output."""
    layer = torch.nn.BatchNorm1d(len(gamma), dtype=torch.float64)
    layer.weight.data, layer.bias.data = torch.tensor(gamma), torch.tensor(beta)
    for batch in batches:
        layer(torch.tensor(batch))
    layer.eval()
    y_test = layer(torch.tensor(x_test))
    results = (layer.running_mean, layer.running_var, y_test.detach())
    return [values.numpy() for values in results]


def keras_results(batches, gamma, beta, x_test):
    """Feed a Keras layer with all defaults; statistics and test output."""
    layer = keras.layers.BatchNormalization(dtype="float64")
    layer.build(batches[0].shape)
    layer.gamma.assign(gamma)
    layer.beta.assign(beta)
    for batch in batches:
        layer(batch, training=True)
    y_test = layer(x_test, training=False)
    results = (layer.moving_mean, layer.moving_variance, y_test)
    return [keras.ops.convert_to_numpy(values) for values in results]


if __name__ == "__main__":
    rng = np.random.default_rng(0)
    batches, x_test = 3 + 2 * rng.standard_normal((10, 8, 3)), rng.normal(size=(2, 3))
    gamma, beta = rng.standard_normal((2, 3))
    data = {"batches": batches, "gamma": gamma, "beta": beta, "x_test": x_test}
    names = ["mean", "var", "y"]  # running, running, at inference
    for library, results in (("torch", torch_results), ("keras", keras_results)):
        values = results(batches, gamma, beta, x_test)
        data |= {f"{library}_{n}": v for n, v in zip(names, values, strict=True)}
    versions = {"torch": torch.__version__.split("+")[0], "keras": keras.__version__}
    np.savez_compressed(TARGET, settings=json.dumps(versions), **data)
