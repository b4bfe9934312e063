"""Record the normalized network from another start in data/: ``make recordings``.

Its first weights are those of the network that is normalized once: Xavier's, divided by
the standard deviations that the pre-activations have. Both networks compute the same
before the first step. All else is as in ``learning_rates.py``, and for the map as in
``variants.py``.
"""

from copy import deepcopy
from functools import partial

import numpy as np

from helpers.nn.layers import Linear
from recordings import learning_rates, variants
from recordings.running import exact_score, fit, namer, recorded_steps, run_all, save

SHARED = ["sizes", "batch_size", "steps", "record_every", "rates", "seeds"]
SETTINGS = {name: learning_rates.SETTINGS[name] for name in SHARED}
MAP = variants.EXPERIMENTS["map"]
SETTINGS |= {"map": {name: MAP[name] for name in ("width", "rate", "seed", "steps")}}


def build(sizes, name, rng):
    """Return a network with the weights of the one that is normalized once."""
    once = learning_rates.build(sizes, "normalized once", deepcopy(rng))
    return with_weights_of(once, learning_rates.build(sizes, name, rng))


def with_weights_of(other, network):
    """Return the network with the other's weights; each keeps its biases."""
    layers = zip(linear_layers(network), linear_layers(other), strict=True)
    for layer, divided in layers:
        layer.weight.value = divided.weight.value
    return network


def map_run(width, rate, seed, steps):
    """Train from the weights that `variants` has there, once normalized."""
    rng = np.random.default_rng(seed)
    run = variants.COMMON | {"depth": 5, "width": width}
    once = variants.build(run | {"placement": "once"}, deepcopy(rng))
    network = with_weights_of(once, variants.build(run, rng))
    fit(network, rate, rng, steps=steps, batch_size=60)
    return {"accuracy": exact_score(network)}


def linear_layers(network):
    """Return the layers that have weights, from the first to the output."""
    return [layer for layer in network.layers if isinstance(layer, Linear)]


def main(settings=SETTINGS):
    """Train the normalized network at seven learning rates; and on a map of widths."""
    rates, seeds = settings["rates"], settings["seeds"]
    run = partial(learning_rates.learning_rate_run, settings, "normalized", build=build)
    runs = run_all(run, rate=rates, seed=seeds)
    on_map = run_all(map_run, **settings["map"])["accuracy"]
    steps = recorded_steps(settings)
    name = namer(rate=rates, seed=seeds, step=steps, until=steps[1:])
    placed = namer(**settings["map"])
    save(
        "divided_start",
        settings,
        accuracy=name("rate seed step", runs["accuracy"]),
        loss=name("rate seed until", runs["loss"]),
        final_loss=name("rate seed", runs["final_loss"]),
        map=placed("width rate seed", np.squeeze(on_map, axis=-1)),
    )
