"""Record the three models of Santurkar et al. 2018, and the one that they left out.

Plain, normalized, normalized with noise behind every normalization; and plain with the
same noise. Each at all rates, so that every model can be judged at its own best.
"""

from functools import partial
from itertools import pairwise

import numpy as np

from helpers.nn.activations import ReLU
from helpers.nn.batch_norm import BatchNorm
from helpers.nn.initializers import he
from helpers.nn.layers import Linear, Sequential
from helpers.nn.losses import softmax_cross_entropy
from helpers.nn.training import use_population_statistics
from helpers.studies.activation_noise import ActivationNoise
from helpers.studies.shifts import shift
from recordings.running import (
    axes_of,
    namer,
    on_the_way,
    pictures,
    recorded_steps,
    run_all,
    save,
    score,
)

SETTINGS = {
    "sizes": [784, 100, 100, 100, 100, 100, 10],
    "batch_size": 60,
    "steps": 1000,
    "record_every": 100,
    "rates": [0.01, 0.03, 0.1, 0.3, 1.0, 3.0],
    "seeds": [0, 1, 2, 3, 4],
    "models": ["plain", "plain, noise", "normalized", "normalized, noise"],
    "probe": 1980,
}
"""What is recorded of the training pictures is that of 1,980, or 33 mini-batches."""

QUANTITIES = ["noisy", "noisy_loss", "quiet", "quiet_loss", "test", "drift"]


def build(settings, model, rng):
    """Return a network of ReLUs; the noise comes behind the normalization."""
    layers = []
    *hidden, output = pairwise(settings["sizes"])
    for inputs, outputs in hidden:
        norm = [BatchNorm(outputs)] if "normalized" in model else []
        noise = [ActivationNoise(rng)] if "noise" in model else []
        linear = Linear(inputs, outputs, rng, he, bias=not norm)
        layers += [linear, *norm, *noise, ReLU()]
    return Sequential([*layers, Linear(*output, rng, he)])


class Watch:
    """Look at a network with its noise on, and then without it."""

    def __init__(self, settings, network):
        self.network, self.batch_size = network, settings["batch_size"]
        self.x, self.labels = (a[: settings["probe"]] for a in pictures()[:2])
        self.before = None

    def __call__(self, _step):
        """Return accuracies, losses, and the drift since the record before."""
        batches = self.x.reshape(-1, self.batch_size, self.x.shape[1])
        noisy = np.concatenate([self.network.forward(batch) for batch in batches])
        drift = self.drift()
        use_population_statistics(self.network, pictures().x)  # without noise
        quiet = self.network.forward(self.x, training=False)
        found = {"test": score(self.network), "drift": drift}
        for name, scores in ("noisy", noisy), ("quiet", quiet):
            found[name] = np.mean(scores.argmax(axis=1) == self.labels)
            found[f"{name}_loss"] = softmax_cross_entropy(scores, self.labels)[0]
        return found

    def drift(self):
        """Return the typical shift of what goes into the ReLUs, noise and all."""
        trace = self.network.trace(self.x, training=True)
        now = [h for layer, h in trace if isinstance(layer, ReLU)]
        before, self.before = self.before or now, now
        pairs = zip(before, now, strict=True)
        with np.errstate(all="ignore"):  # units that are constant
            return np.median([shift(old, new) for old, new in pairs])


def model_run(settings, model, rate, seed):
    """Train one model; return all quantities by record."""
    rng = np.random.default_rng(seed)
    network = build(settings, model, rng)
    return on_the_way(network, rate, rng, settings, Watch(settings, network))


def main(settings=SETTINGS):
    """Train four models at six rates with five seeds."""
    axes = axes_of(settings, "model rate seed")
    runs = run_all(partial(model_run, settings), **axes)
    name = namer(**axes, step=recorded_steps(settings))
    arrays = {key: name("model rate seed step", runs[key]) for key in QUANTITIES}
    save("three_models", settings, **arrays)
