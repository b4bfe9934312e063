"""Record two clients that learn apart and average what they learned, round by round.

For notebook 14: federated averaging (McMahan et al. 2017). `parameters()` holds no
running statistics, so what is averaged is a network without them. One client's pictures
are bright and the other's dark, or both are as they were.
"""

from copy import deepcopy
from functools import partial

import numpy as np

from helpers.nn.networks import norms_of, relu_network
from helpers.nn.optimizers import SGD
from helpers.nn.training import Trainer, accuracy, use_population_statistics
from recordings.new_statistics import images, vectors
from recordings.running import NORMS, namer, pictures, run_all, save

SETTINGS = {
    "sizes": [784, 100, 100, 10],
    "networks": ["plain", "batch norm", "layer norm"],
    "light": {  # of the two clients: a and b of a * picture + b
        "bright and dark": [[0.5, 0.5], [0.3, 0.0]],
        "alike": [[1.0, 0.0], [1.0, 0.0]],
    },
    "rounds": 20,
    "steps_a_round": 25,
    "batch_size": 50,
    "rates": [0.01, 0.03, 0.1, 0.3, 1.0],
    "statistics": [
        "nobody's",
        "first client's",
        "averaged",
        "merged",
        "anew",
        "own",
        "own, anew",
    ],
    "seeds": [0, 1, 2, 3, 4],
}
"""Statistics: as they were before the training, 0 and 1; the first client's running
ones; the averages of both clients' means and variances; both merged as if the clients'
examples lay in one batch; those of the averaged network on all pictures; and, for each
client, its own running ones, or those of the averaged network on its own pictures."""


class Client:
    """A network and the pictures that it learns from; others test it."""

    def __init__(self, model, half, light, rate, batch_size, rng):
        a, b = light
        self.model = deepcopy(model)
        self.x = vectors(a * images().train_images[half::2] / 255 + b)
        self.x_test = vectors(a * images().test_images / 255 + b)
        optimizer, labels = SGD(self.model.parameters(), rate), pictures().labels
        self.trainer = Trainer(
            self.model, optimizer, self.x, labels[half::2], batch_size, rng
        )

    def learn(self, steps):
        """Make some steps; return their mean loss."""
        return np.mean([self.trainer.step() for _ in range(steps)])


def average_parameters(networks):
    """Give all networks the mean of their parameters."""
    for same in zip(*(net.parameters() for net in networks), strict=True):
        mean = np.mean([p.value for p in same], axis=0)
        for p in same:
            p.value = mean


def with_statistics(model, means, variances):
    """Return a copy of the network with these statistics, one array a layer."""
    judged = deepcopy(model)
    for norm, mean, var in zip(norms_of(judged), means, variances, strict=True):
        norm.running_mean, norm.running_var = mean, var
    return judged


def with_statistics_of(model, x):
    """Return a copy of the network with the statistics of these pictures."""
    judged = deepcopy(model)
    use_population_statistics(judged, x)
    return judged


def by_statistics(clients):
    """Yield, for each of the settings' statistics, the networks of the clients."""
    models = [client.model for client in clients]
    means, variances = (
        [[getattr(norm, kind) for norm in norms_of(model)] for model in models]
        for kind in ("running_mean", "running_var")
    )
    first = [norm.running_mean for norm in norms_of(models[0])]
    zeros, ones = [0 * mean for mean in first], [0 * mean + 1 for mean in first]
    mean, var, between = (
        np.mean(means, axis=0),
        np.mean(variances, axis=0),
        np.var(means, axis=0),
    )
    anew = with_statistics_of(models[0], np.concatenate([c.x for c in clients]))
    yield [with_statistics(models[0], zeros, ones)] * 2
    yield [models[0]] * 2
    yield [with_statistics(models[0], mean, var)] * 2
    yield [with_statistics(models[0], mean, var + between)] * 2
    yield [anew] * 2
    yield models
    yield [with_statistics_of(client.model, client.x) for client in clients]


def one_run(settings, light, network, rate, seed):
    """Train two clients; return their loss, and the averaged network's accuracies."""
    rng = np.random.default_rng(seed)
    model = relu_network(settings["sizes"], rng, NORMS.get(network))
    clients = [
        Client(model, half, one, rate, settings["batch_size"], rng)
        for half, one in enumerate(settings["light"][light])
    ]
    for _ in range(settings["rounds"]):
        losses = [c.learn(settings["steps_a_round"]) for c in clients]
        average_parameters([client.model for client in clients])
    labels = pictures().test_labels
    return {
        "loss": np.mean(losses),
        "accuracy": [
            [
                accuracy(m, c.x_test, labels)
                for m, c in zip(models, clients, strict=True)
            ]
            for models in by_statistics(clients)
        ],
    }


def main(settings=SETTINGS):
    """Train three networks, in two kinds of light, at five rates with five seeds."""
    axes = {
        "light": list(settings["light"]),
        "network": settings["networks"],
        "rate": settings["rates"],
        "seed": settings["seeds"],
    }
    runs, order = run_all(partial(one_run, settings), **axes), " ".join(axes)
    name = namer(**axes, statistics=settings["statistics"], client=["first", "second"])
    save(
        "federated",
        settings,
        loss=name(order, runs["loss"]),
        accuracy=name(f"{order} statistics client", runs["accuracy"]),
    )
