"""Watch the last hidden layer of five networks while they train: ``make recordings``.

The networks are those of Ioffe & Szegedy 2015, section 4.1, on other pictures. Every
run is fixed by its seed.
"""

from functools import partial
from itertools import pairwise

import numpy as np

from helpers.nn.activations import ReLU, Sigmoid
from helpers.nn.initializers import he, xavier, xavier_sigmoid
from helpers.nn.layers import Linear
from helpers.nn.networks import dense_network, norms_of
from recordings.running import (
    collect,
    exact_score,
    fit,
    namer,
    pictures,
    run_all,
    save,
    training_loss,
)

SETTINGS = {
    "sizes": [784, 100, 100, 100, 10],
    "batch_size": 60,
    "steps": 3000,
    "networks": ["plain", "wide start", "normalized", "plain ReLU", "normalized ReLU"],
    "rates": [0.3, 0.3, 0.3, 0.1, 0.1],
    "seeds": [0, 1, 2, 3, 4],
    "probe": 960,
    "quantiles": [0.01, 0.15, 0.5, 0.85, 0.99],
}
"""Percentiles are those of the first 960 training pictures, or 16 mini-batches."""

RECORD_STEPS = [
    *(0, 1, 2, 3, 5, 7, 10, 14, 20, 28, 40, 56, 80, 100, 125, 150, 175, 200, 250),
    *range(300, 1000, 100),
    *range(1000, 3001, 250),
]

UNIT_QUANTILES = [0.15, 0.5, 0.85]

STARTS = {
    "plain": xavier,
    "wide start": xavier_sigmoid,
    "normalized": xavier,
    "plain ReLU": he,
    "normalized ReLU": he,
}


def watched_run(settings, name, seed):
    """Train one network; return its records and its loss."""
    probe, rng = pictures().x[: settings["probe"]], np.random.default_rng(seed)
    activation = ReLU if "ReLU" in name else Sigmoid
    normalize = "normalized" in name
    network = dense_network(settings["sizes"], rng, STARTS[name], normalize, activation)

    def record(step):
        if step not in RECORD_STEPS:
            return {}
        return {"accuracy": exact_score(network)} | last_layer(network, probe, settings)

    history = fit(
        network,
        settings["rates"][settings["networks"].index(name)],
        rng,
        steps=settings["steps"],
        batch_size=settings["batch_size"],
        record=record,
        record_every=1,
    )
    exact_score(network)  # sets the statistics of all training pictures
    final = {"loss": history.loss, "final_loss": training_loss(network)}
    return collect(history) | final


def last_layer(network, probe, settings):
    """Return what the last hidden layer does with the probe's pictures."""
    sums, outputs = last_hidden(network, probe)
    pooled = [np.quantile(v, settings["quantiles"]) for v in (sums, outputs)]
    batches = probe.reshape(-1, settings["batch_size"], probe.shape[1])
    outputs = [last_hidden(network, batch, training=True)[1] for batch in batches]
    norms = norms_of(network)
    return {
        "bands": pooled,
        "units": np.quantile(sums, UNIT_QUANTILES, axis=0),
        "maxima": np.mean([batch.max(axis=0) for batch in outputs], axis=0),
        "peaks": np.mean([peaks(network, batch) for batch in batches], axis=0),
        "gamma": norms[-1].gamma.value if norms else np.full(sums.shape[1], np.nan),
        "beta": norms[-1].beta.value if norms else np.full(sums.shape[1], np.nan),
    }


def last_hidden(network, x, training=False):
    """Return what goes into the last activation, and what comes out of it."""
    for layer in network.layers[:-1]:
        before, x = x, layer.forward(x, training)
    return before, x


def peaks(network, batch):
    """Return the largest standardized pre-activation of every hidden unit."""
    found, x = [], batch
    for layer in network.layers[:-1]:
        x = layer.forward(x, training=True)
        if isinstance(layer, Linear):
            found.append(((x - x.mean(axis=0)) / (x.std(axis=0) + 1e-12)).max(axis=0))
    return found


def wander(units):
    """Return how far each unit's median strays, in units of its typical spread."""
    low, middle, high = np.moveaxis(units, 1, 0)
    return np.ptp(middle, axis=0) / np.median((high - low) / 2, axis=0)


def mean_between(loss, steps):
    """Return the mean of `loss` between each two of the `steps`."""
    parts = [loss[..., a:b].mean(axis=-1) for a, b in pairwise(steps)]
    return np.stack(parts, axis=-1)


def main(settings=SETTINGS):
    """Train five networks with five seeds; look closely at the first seed."""
    networks, seeds, sizes = (settings[k] for k in ("networks", "seeds", "sizes"))
    runs = run_all(partial(watched_run, settings), name=networks, seed=seeds)
    steps = [step for step in RECORD_STEPS if step <= settings["steps"]]
    name = namer(
        network=networks,
        seed=seeds,
        step=steps,
        until=steps[1:],
        layer=list(range(1, len(sizes) - 1)),
        unit=list(range(sizes[-2])),
        quantity=["pre-activation", "activation"],
        quantile=settings["quantiles"],
    )
    wanders = [[wander(units) for units in of_seeds] for of_seeds in runs["units"]]
    first = {
        key: runs[key][:, 0].astype(np.float16)
        for key in ("units", "maxima", "gamma", "beta")
    }
    save(
        "training",
        settings,
        accuracy=name("network seed step", runs["accuracy"]),
        loss=name("network seed until", mean_between(runs["loss"], steps)),
        final_loss=name("network seed", runs["final_loss"]),
        bands=name("network step quantity quantile", runs["bands"][:, 0]),
        peaks=name("network seed step layer", np.median(runs["peaks"], axis=-1)),
        wander=name("network seed unit", np.array(wanders, np.float16)),
        units=name(
            "network step quantile unit", first["units"], quantile=UNIT_QUANTILES
        ),
        maxima=name("network step unit", first["maxima"]),
        gamma=name("network step unit", first["gamma"]),
        beta=name("network step unit", first["beta"]),
    )
