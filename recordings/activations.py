"""Record what goes into the sigmoids while networks train: ``make recordings``.

Every run is fixed by its seed, as those of ``learning_rates.py``.
"""

from functools import partial

import numpy as np

from helpers.nn.batch_norm import BatchNorm
from helpers.nn.initializers import xavier, xavier_sigmoid
from helpers.nn.networks import dense_network
from helpers.studies.shifts import center_and_spread, movement, shift, sigmoid_inputs
from recordings.running import collect, exact_score, fit, namer, pictures, run_all, save

SETTINGS = {
    "sizes": [784, 100, 100, 100, 100, 100, 10],
    "batch_size": 60,
    "steps": 1000,
    "probe": 1000,
    "rate": 0.3,
    "interval": 50,
    "rates": [0.1, 0.3, 1.0],
    "seeds": [0, 1, 2, 3, 4],
    "networks": ["plain", "wide start", "normalized"],
    "quantiles": [0.01, 0.15, 0.5, 0.85, 0.99],
}
"""The bands are those of the first seed at ``rate``; the shifts, of all runs."""

EARLY_STEPS = [0, 1, 2, 3, 5, 7, 10, 15, 20, 25, 30, 35, 40, 45, 50, 60, 70, 80, 90]
BAND_STEPS = [*EARLY_STEPS, *range(100, 300, 25), *range(300, 1001, 50)]


def drift_run(settings, rate, name, seed):
    """Train one network; return bands, shifts and accuracies of its layers."""
    probe, rng = pictures().x[: settings["probe"]], np.random.default_rng(seed)
    network = dense_network(
        settings["sizes"],
        rng,
        xavier_sigmoid if name == "wide start" else xavier,
        normalize=name == "normalized",
    )
    last, shifts = [], []

    def record(step):
        if step not in BAND_STEPS:
            return {}
        accuracy = exact_score(network)
        inputs = sigmoid_inputs(network, probe)
        if step % settings["interval"] == 0:
            now = [inputs, batch_norm_inputs(network, probe)]
            if last:
                shifts.append(layer_shifts(last.pop(), now))
            last.append(now)
        return {"accuracy": accuracy} | layer_bands(inputs, settings["quantiles"])

    history = fit(
        network,
        rate,
        rng,
        steps=settings["steps"],
        batch_size=settings["batch_size"],
        record=record,
        record_every=1,
    )
    return collect(history) | {"shifts": shifts}


def layer_bands(inputs, quantiles):
    """Return quantiles over units and pictures, and each unit's median and spread."""
    center, spread = zip(*map(center_and_spread, inputs), strict=True)
    pooled = [np.quantile(h, quantiles) for h in inputs]
    return {"bands": pooled, "center": center, "spread": spread}


def batch_norm_inputs(network, x):
    """Return what goes into each BatchNorm, if there are any."""
    inputs = []
    for layer in network.layers:
        if isinstance(layer, BatchNorm):
            inputs.append(x)
        x = layer.forward(x, training=False)
    return inputs


def layer_shifts(before, after):
    """Return median shift and movement of sigmoid inputs; shift before BatchNorm."""
    (h, sums), (h_after, sums_after) = before, after
    rows = [
        [np.median(shift(a, b)) for a, b in zip(h, h_after, strict=True)],
        [np.median(movement(a, b)) for a, b in zip(h, h_after, strict=True)],
        [np.median(shift(a, b)) for a, b in zip(sums, sums_after, strict=True)],
    ]
    rows[2] = rows[2] or [np.nan] * len(h)
    return rows


def main(settings=SETTINGS):
    """Watch the sigmoids' inputs of three networks while they train."""
    rates, networks, seeds = (settings[k] for k in ("rates", "networks", "seeds"))
    runs = run_all(partial(drift_run, settings), rate=rates, name=networks, seed=seeds)
    steps, interval = settings["steps"], settings["interval"]
    layers, units = len(settings["sizes"]) - 2, settings["sizes"][1]
    name = namer(
        network=networks,
        rate=rates,
        seed=seeds,
        step=[step for step in BAND_STEPS if step <= steps],
        until=list(range(interval, steps + 1, interval)),
        layer=list(range(1, layers + 1)),
        unit=list(range(units)),
        quantile=settings["quantiles"],
    )
    watched = (rates.index(settings["rate"]), slice(None), 0)
    # From (rate, name, seed, interval, kind, layer) to (kind, ..., layer, interval).
    shifts = np.moveaxis(runs["shifts"], (3, 4), (-1, 0))
    before = shifts[2][:, networks.index("normalized")]
    half = {k: runs[k][watched].astype(np.float16) for k in ("center", "spread")}
    save(
        "activations",
        settings,
        bands=name("network step layer quantile", runs["bands"][watched]),
        center=name("network step layer unit", half["center"]),
        spread=name("network step layer unit", half["spread"]),
        shift=name("rate network seed layer until", shifts[0]),
        movement=name("rate network seed layer until", shifts[1]),
        shift_before=name("rate seed layer until", before),
        accuracy=name("rate network seed step", runs["accuracy"]),
    )
