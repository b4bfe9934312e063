"""Record what goes into the sigmoids while networks train: ``make recordings``.

Every run is fixed by its seed, as those of ``record_learning_rates.py``.
"""

import json
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import product
from pathlib import Path

import numpy as np

from helpers.datasets import fashion_mnist, pixel_standardized
from helpers.nn.batch_norm import BatchNorm
from helpers.nn.initializers import xavier, xavier_sigmoid
from helpers.nn.networks import dense_network
from helpers.nn.optimizers import SGD
from helpers.nn.shifts import center_and_spread, movement, shift, sigmoid_inputs
from helpers.nn.training import accuracy, train, use_population_statistics

PATH = Path(__file__).resolve().parents[1] / "data" / "activations.npz"

DRIFT = {
    "sizes": [784, 100, 100, 100, 100, 100, 10],
    "batch_size": 60,
    "steps": 1000,
    "probe": 1000,
    "rate": 0.3,
    "interval": 50,
    "rates": [0.1, 0.3, 1.0],
    "seeds": [0, 1, 2, 3, 4],
    "networks": ["plain", "sound", "normalized"],
    "quantiles": [0.01, 0.15, 0.5, 0.85, 0.99],
}
"""The bands are those of the first seed at ``rate``; the shifts, of all runs."""

EARLY_STEPS = [0, 1, 2, 3, 5, 7, 10, 15, 20, 25, 30, 35, 40, 45, 50, 60, 70, 80, 90]
BAND_STEPS = [*EARLY_STEPS, *range(100, 300, 25), *range(300, 1001, 50)]


def drift_run(settings, network_name, rate, seed):
    """Train one network; return bands, shifts and accuracies of its layers."""
    images = fashion_mnist()
    x, x_test = pixel_standardized(images.train_images, images.test_images)
    probe, rng = x[: settings["probe"]], np.random.default_rng(seed)
    network = dense_network(
        settings["sizes"],
        rng,
        xavier_sigmoid if network_name == "sound" else xavier,
        normalize=network_name == "normalized",
    )
    last, shifts, bands = [], [], []

    def record(step):
        if step not in BAND_STEPS:
            return {}
        use_population_statistics(network, x)
        inputs = sigmoid_inputs(network, probe)
        bands.append(layer_bands(inputs, settings["quantiles"]))
        if step % settings["interval"] == 0:
            now = [inputs, batch_norm_inputs(network, probe)]
            if last:
                shifts.append(layer_shifts(last.pop(), now))
            last.append(now)
        return {"accuracy": accuracy(network, x_test, images.test_labels)}

    history = train(
        network,
        SGD(network.parameters(), rate),
        x,
        images.train_labels,
        steps=settings["steps"],
        batch_size=settings["batch_size"],
        rng=rng,
        record=record,
        record_every=1,
        progress=False,
    )
    scores = [record["accuracy"] for record in history.records if record]
    return [np.array(part) for part in zip(*bands, strict=True)], shifts, scores


def layer_bands(inputs, quantiles):
    """Return quantiles over units and pictures, and each unit's median and spread."""
    pooled = [np.quantile(h, quantiles) for h in inputs]
    return pooled, *zip(*map(center_and_spread, inputs), strict=True)


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


def record_activations(path: Path) -> None:
    """Watch the sigmoids' inputs of three networks while they train."""
    axes = [DRIFT[name] for name in ("rates", "networks", "seeds")]
    settings = list(product(*axes))
    with ProcessPoolExecutor(2) as pool:
        runs = list(
            pool.map(
                partial(drift_run, DRIFT),
                *zip(
                    *[(name, rate, seed) for rate, name, seed in settings], strict=True
                ),
            )
        )
    watched = [(DRIFT["rate"], name, DRIFT["seeds"][0]) for name in DRIFT["networks"]]
    bands = [runs[settings.index(key)][0] for key in watched]
    pooled, center, spread = (np.array(part) for part in zip(*bands, strict=True))
    shape = tuple(map(len, axes))
    # From (run, interval, kind, layer) to (kind, *run, layer, interval).
    shifts = np.moveaxis(np.array([run[1] for run in runs]), (1, 2), (-1, 0))
    shifts = shifts.reshape(3, *shape, *shifts.shape[-2:]).astype(np.float32)
    scores = np.array([run[2] for run in runs], np.float32).reshape(*shape, -1)
    np.savez_compressed(
        path,
        settings=json.dumps(DRIFT),
        steps=np.array(BAND_STEPS),
        bands=pooled.astype(np.float32),
        center=center.astype(np.float16),
        spread=spread.astype(np.float16),
        shift=shifts[0],
        movement=shifts[1],
        shift_before=shifts[2][:, DRIFT["networks"].index("normalized")],
        accuracy=scores,
    )


if __name__ == "__main__":
    record_activations(PATH)
