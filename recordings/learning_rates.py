"""Record four networks at seven learning rates in data/: ``make recordings``.

Every run is fixed by its seed. Runs of sigmoid networks agree between processors to
about six digits at rates up to 0.3, and differ above; the files are kept so that the
figures that notebooks take from them are exact.
"""

import time
from functools import partial

import numpy as np

from helpers.nn.initializers import xavier, xavier_sigmoid
from helpers.nn.networks import dense_network, normalize_once
from helpers.records import NamedArray
from recordings.running import (
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
    "sizes": [784, 100, 100, 100, 100, 100, 10],
    "batch_size": 60,
    "steps": 1500,
    "record_every": 50,
    "rates": [0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0],
    "seeds": [0, 1, 2, 3, 4],
    "networks": ["plain", "wide start", "normalized once", "normalized"],
    "timed_pairs": 7,
    "timed_steps": 200,
}


def build(sizes, name, rng):
    """Return a network before its first step."""
    network = dense_network(
        sizes,
        rng,
        xavier_sigmoid if name == "wide start" else xavier,
        normalize=name == "normalized",
    )
    if name == "normalized once":
        normalize_once(network, pictures().x)
    return network


def learning_rate_run(settings, name, rate, seed, build=build):
    """Train one network; return accuracy and loss by record, and the final loss."""
    rng = np.random.default_rng(seed)
    network = build(settings["sizes"], name, rng)
    count = settings["steps"] // settings["record_every"]
    history = fit(
        network,
        rate,
        rng,
        steps=settings["steps"],
        batch_size=settings["batch_size"],
        record=lambda step: {"accuracy": exact_score(network)},
        record_every=settings["record_every"],
    )
    loss = np.array(history.loss).reshape(count, -1).mean(axis=1)
    return collect(history) | {"loss": loss, "final_loss": training_loss(network)}


def step_times(settings):
    """Time steps of a plain and a normalized network in alternation; (pairs, 2)."""

    def seconds(normalize):
        rng = np.random.default_rng(0)
        network = dense_network(settings["sizes"], rng, normalize=normalize)
        start = time.perf_counter()
        run = {"steps": settings["timed_steps"], "batch_size": settings["batch_size"]}
        fit(network, 0.01, rng, **run)
        return time.perf_counter() - start

    seconds(False), seconds(True)  # the first calls are slower
    return [[seconds(False), seconds(True)] for _ in range(settings["timed_pairs"])]


def main(settings=SETTINGS):
    """Train four networks at seven learning rates with five seeds."""
    networks, rates, seeds = (settings[k] for k in ("networks", "rates", "seeds"))
    runs = run_all(
        partial(learning_rate_run, settings), name=networks, rate=rates, seed=seeds
    )
    steps = recorded_steps(settings)
    name = namer(network=networks, rate=rates, seed=seeds, step=steps, until=steps[1:])
    pairs = NamedArray(
        np.array(step_times(settings)),
        {"pair": list(range(settings["timed_pairs"])), "normalized": [False, True]},
    )
    save(
        "learning_rates",
        settings,
        accuracy=name("network rate seed step", runs["accuracy"]),
        loss=name("network rate seed until", runs["loss"]),
        final_loss=name("network rate seed", runs["final_loss"]),
        seconds=pairs,
    )
