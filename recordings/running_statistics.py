"""Record running averages against exact statistics in data/: ``make recordings``.

For notebook 09: networks trained with small to large batches, tested again and again
with statistics of different origin. The statistics play no part in training. And
networks trained in inference mode by mistake, from the start or from step 100 on.
"""

from copy import deepcopy
from functools import partial

import numpy as np

from helpers.datasets import minibatches
from helpers.nn.layer import Layer
from helpers.nn.layers import Sequential
from helpers.nn.networks import dense_network, norms_of
from recordings.running import (
    collect,
    exact_score,
    fit,
    namer,
    pictures,
    run_all,
    save,
    score,
)

SETTINGS = {
    "sizes": [784, 100, 100, 100, 10],
    "batch_sizes": [2, 4, 8, 16, 32, 64],
    "learning_rate": 0.1,
    "steps": 1200,
    "record_every": 100,
    "momenta": [0.003, 0.01, 0.03, 0.1, 0.3, 1.0],
    "seeds": [0, 1, 2, 3, 4],
    "averaged_examples": 4000,
    "wrong_mode": {
        "batch_size": 60,
        "learning_rate": 0.3,
        "normalized_steps": [None, 0, 100],  # None: normalized to the end
        "tests": [400, 1000, 2000],
        "seeds": [0, 1, 2, 3, 4, 5, 6, 7],
    },
}

START = np.array([[0.0], [1.0]])  # of a running mean, of a running variance


def newest(network):
    """Return the newest batch's statistics, (layers, 2, features); momentum is 1."""
    norms = norms_of(network)
    return np.array([(n.running_mean, n.running_var) for n in norms])


def averages_over_batches(network, x, m, rng):
    """Return Algorithm 2's averages; the variance is the unbiased one."""
    observed, found = deepcopy(network), []
    for norm in norms_of(observed):
        norm.momentum = 1.0
    for batch in minibatches(len(x), m, rng):
        observed.forward(x[batch], training=True)
        found.append(newest(observed))
    return np.mean(found, axis=0)


def with_statistics(network, statistics):
    """Return a copy of the network with these statistics, as `newest` gives them."""
    judged = deepcopy(network)
    for norm, (mean, var) in zip(norms_of(judged), statistics, strict=True):
        norm.running_mean, norm.running_var = mean, var
    return judged


def without_start(kept, a, step):
    """Return the weighted mean of the batches alone."""
    left = (1 - a) ** step  # what the start still weighs
    return (kept - left * START) / (1 - left)


def statistics_run(settings, batch_size, seed):
    """Train one network; return what its tests give with which statistics."""
    rng = np.random.default_rng(seed)
    network = dense_network(settings["sizes"], rng, normalize=True)
    for norm in norms_of(network):
        norm.momentum = 1.0
    averages = dict.fromkeys(settings["momenta"], START)
    to_biased = np.array([[1], [(batch_size - 1) / batch_size]])

    def record(step):
        if step == 0:  # before the first batch
            return {}
        new, running, biased = newest(network), [], []
        for a, kept in averages.items():
            averages[a] = (1 - a) * kept + a * new
        if step % settings["record_every"]:
            return {}
        for a, kept in averages.items():
            batches = without_start(kept, a, step)
            running.append(score(with_statistics(network, batches)))
            biased.append(score(with_statistics(network, to_biased * batches)))
        exact = exact_score(deepcopy(network))
        return {"exact": exact, "running": running, "running_biased": biased}

    history = fit(
        network,
        settings["learning_rate"],
        rng,
        steps=settings["steps"],
        batch_size=batch_size,
        record=record,
        record_every=1,
    )
    found, examples = collect(history), pictures().x[: settings["averaged_examples"]]
    rng = np.random.default_rng(0)
    unbiased = averages_over_batches(network, examples, batch_size, rng)
    both = (unbiased, to_biased * unbiased)
    return {
        "exact": found["exact"],
        "running": np.transpose(found["running"]),  # (momenta, records)
        "running_biased": np.transpose(found["running_biased"]),
        "averaged": [score(with_statistics(network, a)) for a in both],
    }


class Frozen(Layer):
    """A normalization whose statistics are constants in training, too."""

    def __init__(self, norm):
        self.norm = norm
        self.std = np.sqrt(norm.running_var + norm.eps)

    def forward(self, x, training=True):
        """Normalize with the constants, scale and shift."""
        self.x_hat = ((x - self.norm.running_mean) / self.std).astype(x.dtype)
        gamma, beta = self.norm.gamma.value, self.norm.beta.value
        return (gamma * self.x_hat + beta).astype(x.dtype)

    def backward(self, dy):
        """Pass the gradient through; the constants have none."""
        self.norm.gamma.gradient = (dy * self.x_hat).sum(axis=0)
        self.norm.beta.gradient = dy.sum(axis=0)
        return (dy * self.norm.gamma.value / self.std).astype(dy.dtype)


def wrong_mode_run(settings, normalized_steps, seed):
    """Train one network, normalized for some steps only; return its tests."""
    wrong = settings["wrong_mode"]
    last, shares, exact = wrong["tests"][-1], [], []

    def train_on(layers, before, steps, rng):
        def record(step):
            if before + step in wrong["tests"]:
                shares.append(score(layers))
                exact.append(exact_score(deepcopy(layers)))

        fit(
            layers,
            wrong["learning_rate"],
            rng,
            # Of the network: gamma and beta are learned in frozen layers, too.
            learned=network.parameters(),
            steps=steps,
            batch_size=wrong["batch_size"],
            record=record,
            record_every=1,
        )

    rng = np.random.default_rng(seed)
    network = dense_network(settings["sizes"], rng, normalize=True)
    normalized = last if normalized_steps is None else normalized_steps
    train_on(network, 0, normalized, rng)
    if normalized < last:
        norms = norms_of(network)
        layers = [Frozen(a) if a in norms else a for a in network.layers]
        rng = np.random.default_rng(seed + 100)
        train_on(Sequential(layers), normalized, last - normalized, rng)
    # What is frozen has no statistics to replace: there, both are the same.
    return {"wrong_mode": shares, "wrong_mode_exact": exact}


def main(settings=SETTINGS):
    """Train with six batch sizes and five seeds, then in the wrong mode."""
    wrong, every = settings["wrong_mode"], settings["record_every"]
    runs = run_all(
        partial(statistics_run, settings),
        batch_size=settings["batch_sizes"],
        seed=settings["seeds"],
    )
    name = namer(
        batch_size=settings["batch_sizes"],
        seed=settings["seeds"],
        momentum=settings["momenta"],
        step=list(range(every, settings["steps"] + 1, every)),
        variance=["unbiased", "biased"],
    )
    ways = {"normalized_steps": wrong["normalized_steps"], "seed": wrong["seeds"]}
    tests = run_all(partial(wrong_mode_run, settings), **ways)
    of_test = namer(**ways, step=wrong["tests"])
    save(
        "running_statistics",
        settings,
        exact=name("batch_size seed step", runs["exact"]),
        running=name("batch_size seed momentum step", runs["running"]),
        running_biased=name("batch_size seed momentum step", runs["running_biased"]),
        averaged=name("batch_size seed variance", runs["averaged"]),
        **{k: of_test("normalized_steps seed step", v) for k, v in tests.items()},
    )
