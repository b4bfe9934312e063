"""Record the normalized network from another start in data/: ``make recordings``.

All is as in ``learning_rates.py``, but for its first weights. They are those of the
network that is normalized once: Xavier's, divided by the standard deviations that the
pre-activations have. Both networks compute the same before the first step.
"""

from copy import deepcopy
from functools import partial

from helpers.nn.layers import Linear
from recordings import learning_rates
from recordings.running import namer, recorded_steps, run_all, save

SHARED = ["sizes", "batch_size", "steps", "record_every", "rates", "seeds"]
SETTINGS = {name: learning_rates.SETTINGS[name] for name in SHARED}


def build(sizes, name, rng):
    """Return a network with the weights of the one that is normalized once."""
    once = learning_rates.build(sizes, "normalized once", deepcopy(rng))
    network = learning_rates.build(sizes, name, rng)
    layers = zip(linear_layers(network), linear_layers(once), strict=True)
    for layer, divided in layers:
        layer.weight.value = divided.weight.value
    return network


def linear_layers(network):
    """Return the layers that have weights, from the first to the output."""
    return [layer for layer in network.layers if isinstance(layer, Linear)]


def main(settings=SETTINGS):
    """Train the normalized network at seven learning rates with five seeds."""
    rates, seeds = settings["rates"], settings["seeds"]
    run = partial(learning_rates.learning_rate_run, settings, "normalized", build=build)
    runs = run_all(run, rate=rates, seed=seeds)
    steps = recorded_steps(settings)
    name = namer(rate=rates, seed=seeds, step=steps, until=steps[1:])
    save(
        "divided_start",
        settings,
        accuracy=name("rate seed step", runs["accuracy"]),
        loss=name("rate seed until", runs["loss"]),
        final_loss=name("rate seed", runs["final_loss"]),
    )
