"""Leave out each part of batch normalization, and train: ``make recordings``.

The subtraction of the mean, the division by the standard deviation, gamma, beta. Every
run is fixed by its seed.
"""

from functools import partial

import numpy as np

from helpers.nn.batch_norm import BatchNorm
from helpers.nn.networks import dense_network
from recordings.running import (
    ACTIVATIONS,
    collect,
    exact_score,
    fit,
    namer,
    pictures,
    recorded_steps,
    run_all,
    save,
    training_loss,
)

SETTINGS = {
    "sizes": [784, 100, 100, 100, 10],
    "batch_size": 60,
    "steps": 1000,
    "activations": ["sigmoid", "ReLU"],
    "left_out": ["nothing", "gamma", "beta", "both", "division", "subtraction"],
    "rates": [0.03, 0.1, 0.3, 1.0, 3.0, 10.0],
    "seeds": [0, 1, 2, 3, 4],
    "watched": {"activation": "sigmoid", "rate": 0.3, "seed": 0},
    "record_every": 20,
    "probe": 960,
    "quantiles": [0.01, 0.15, 0.5, 0.85, 0.99],
}
"""`both` are gamma and beta; the bands are those of the watched runs."""


class WithoutDivision(BatchNorm):
    """Centre every feature: ``gamma * (x - mean) + beta``."""

    def forward(self, x, training=True):
        """Subtract the batch's mean, or at inference the population's."""
        self._convert(x.dtype)
        self._centred = x - (x.mean(axis=0) if training else self.running_mean)
        return self.gamma.value * self._centred + self.beta.value

    def backward(self, dy):
        """Return the gradient of `x`; keep those of gamma and beta."""
        self.gamma.gradient = (dy * self._centred).sum(axis=0)
        self.beta.gradient = dy.sum(axis=0)
        return self.gamma.value * (dy - dy.mean(axis=0))


class WithoutSubtraction(BatchNorm):
    """Divide every feature by its deviation: ``gamma * x / sqrt(var + eps) + beta``."""

    def forward(self, x, training=True):
        """Divide by the batch's deviation, or at inference the population's."""
        self._convert(x.dtype)
        self._centred = x - x.mean(axis=0)
        var = (self._centred**2).mean(axis=0) if training else self.running_var
        self._std = np.sqrt(var + self.eps)
        self._scaled = x / self._std
        return self.gamma.value * self._scaled + self.beta.value

    def backward(self, dy):
        """Return the gradient of `x`; keep those of gamma and beta."""
        self.gamma.gradient = (dy * self._scaled).sum(axis=0)
        self.beta.gradient = dy.sum(axis=0)
        projection = (dy * self._scaled).mean(axis=0) * self._centred / self._std
        return self.gamma.value / self._std * (dy - projection)


LAYERS = {"division": WithoutDivision, "subtraction": WithoutSubtraction}


def end_of_run(settings, activation, left_out, rate, seed):
    """Train one network; return test accuracy and training loss."""
    network, _ = train_one(settings, activation, left_out, rate, seed)
    return {"accuracy": exact_score(network), "loss": training_loss(network)}


def bands_of_run(settings, left_out):
    """Train the watched network; return quantiles of its last hidden layer."""
    probe = pictures().x[: settings["probe"]]
    look = partial(bands, probe=probe, quantiles=settings["quantiles"])
    _, history = train_one(
        settings, left_out=left_out, look=look, **settings["watched"]
    )
    return collect(history)


def train_one(settings, activation, left_out, rate, seed, look=None):
    """Return a network after its training, and the history."""
    rng = np.random.default_rng(seed)
    network = build(settings, activation, left_out, rng)
    history = fit(
        network,
        rate,
        rng,
        learned=learned_parameters(network, left_out),
        steps=settings["steps"],
        batch_size=settings["batch_size"],
        record=look and (lambda _: look(network)),
        record_every=settings["record_every"],
    )
    return network, history


def build(settings, activation, left_out, rng):
    """Return a network whose normalizations lack a part."""
    kind, initializer = ACTIVATIONS[activation]
    network = dense_network(settings["sizes"], rng, initializer, True, kind)
    if layer := LAYERS.get(left_out):
        norms = network.layers[1::3]
        network.layers[1::3] = [layer(len(norm.gamma.value)) for norm in norms]
    return network


def learned_parameters(network, left_out):
    """Return what gradient descent may change: all but gamma, beta, or both of them."""
    chosen = []
    for layer in network.layers:
        if isinstance(layer, BatchNorm):
            chosen += [layer.gamma] if left_out not in ("gamma", "both") else []
            chosen += [layer.beta] if left_out not in ("beta", "both") else []
        else:
            chosen += layer.parameters()
    return chosen


def bands(network, probe, quantiles):
    """Return quantiles of what goes into the last activation, as in training."""
    for layer in network.layers[:-2]:
        probe = layer.forward(probe, training=True)
    return {"bands": np.quantile(probe, quantiles)}


def main(settings=SETTINGS):
    """Train networks whose normalization lacks a part, and look into one of each."""
    axes = {
        "activation": settings["activations"],
        "left_out": settings["left_out"],
        "rate": settings["rates"],
        "seed": settings["seeds"],
    }
    ends = run_all(partial(end_of_run, settings), **axes)
    inside = run_all(partial(bands_of_run, settings), left_out=settings["left_out"])
    steps = recorded_steps(settings)
    name = namer(**axes, step=list(steps), quantile=settings["quantiles"])
    save(
        "parts",
        settings,
        accuracy=name("activation left_out rate seed", ends["accuracy"]),
        loss=name("activation left_out rate seed", ends["loss"]),
        bands=name("left_out step quantile", inside["bands"]),
    )
