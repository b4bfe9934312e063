"""Write the running statistics of PyTorch and Keras, for notebook 09.

Needs ``pip install torch==2.13.0 keras==3.15.1``; the course itself never does. Run
it again only to change what is compared: ``python -m recordings.library_batch_norm``.
"""

import os

import numpy as np

os.environ["KERAS_BACKEND"] = "torch"

import keras
import torch

from helpers import records
from recordings.running import namer


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
    given = batches, gamma, beta, x_test
    mean, var, y = map(
        np.stack, zip(torch_results(*given), keras_results(*given), strict=True)
    )
    name = namer(
        library=["torch", "keras"],
        batch=list(range(10)),
        example=list(range(8)),
        test_example=list(range(2)),
        feature=list(range(3)),
    )
    arrays = {
        "batches": name("batch example feature", batches),
        "gamma": name("feature", gamma),
        "beta": name("feature", beta),
        "x_test": name("test_example feature", x_test),
        "mean": name("library feature", mean),
        "var": name("library feature", var),
        "y": name("library test_example feature", y),
    }
    versions = {"torch": torch.__version__.split("+")[0], "keras": keras.__version__}
    records.write("library_batch_norm", records.Record(versions, arrays))
