"""Record the loss along the gradient, and how layers shift each other's gradients.

Nine networks: three activations, each without batch normalization, normalized once
before the first step, and with the layer. At some steps of the training, on the
mini-batch of the next one. Sigmoids from Xavier's weights are a bad start: the loss is
almost constant there.
"""

from functools import partial

import numpy as np

from helpers.datasets import endless_minibatches
from helpers.nn.networks import dense_network, normalize_once
from helpers.nn.optimizers import SGD
from helpers.nn.training import accuracy
from helpers.studies.smoothness import (
    along_gradient,
    gradient_shift,
    loss_and_gradients,
)
from recordings.running import (
    ACTIVATIONS,
    exact_score,
    namer,
    pictures,
    run_all,
    save,
    training_loss,
)

SETTINGS = {
    "sizes": [784, 100, 100, 100, 100, 100, 10],
    "batch_size": 60,
    "activations": ["ReLU", "tanh", "sigmoid"],
    "networks": ["plain", "normalized once", "normalized"],
    "rates": {
        "ReLU": [0.01, 0.03, 0.1, 0.3, 1.0],
        "tanh": [0.01, 0.03, 0.1, 0.3, 1.0],
        "sigmoid": [0.1, 0.3, 1.0, 3.0, 10.0],
    },
    "seeds": [0, 1, 2, 3, 4],
    "steps": [0, 1, 2, 5, 10, 20, 50, 100, 200, 300, 500],
    "lengths": [0.0, 0.25, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0],
    "late": 50,
    "probe": 2000,
}
"""Lengths are in steps of the training: a 1 is the step that is made. The loss in the
end is the mean of the last 50 mini-batches, and that of all training pictures, with
statistics estimated anew; the training accuracy is that of 2,000."""


def watched_run(settings, activation, network, rate, seed):
    """Train one network; return what it met on its way, NaN where it diverged."""
    rng = np.random.default_rng(seed)
    kind, initializer = ACTIVATIONS[activation]
    name, normalize = network, network == "normalized"
    network = dense_network(settings["sizes"], rng, initializer, normalize, kind)
    if name == "normalized once":
        normalize_once(network, pictures().x)
    optimizer = SGD(network.parameters(), rate)
    batches = endless_minibatches(len(pictures().x), settings["batch_size"], rng)
    met, losses = [], []
    with np.errstate(all="ignore"):
        for step in range(settings["steps"][-1] + 1):
            batch = next(batches)
            x, labels = pictures().x[batch], pictures().labels[batch]
            if step in settings["steps"]:
                met.append(all_measures(network, x, labels, rate, settings["lengths"]))
            losses.append(loss_and_gradients(network, x, labels)[0])
            if not np.isfinite(losses[-1]):
                break
            optimizer.step()
        found = final(settings, network, losses)
    shape = {name: np.shape(value) for name, value in met[0].items()}
    for name, size in shape.items():
        rows = [one[name] for one in met]
        rows += [np.full(size, np.nan)] * (len(settings["steps"]) - len(rows))
        found[name] = np.array(rows)
    return found


def all_measures(network, x, labels, rate, lengths):
    """Return all that is measured at one step."""
    line = along_gradient(network, x, labels, [rate * length for length in lengths])
    shift, cosine = gradient_shift(network, x, labels, rate)
    found = {"loss": line.loss, "change": line.change, "norm": line.norm}
    return found | {"shift": shift, "cosine": cosine}


def final(settings, network, losses):
    """Return loss and accuracies in the end, NaN if the network diverged."""
    if not np.isfinite(losses[-1]):
        return dict.fromkeys(["late_loss", "quiet_loss", "training", "test"], np.nan)
    test, probe = exact_score(network), settings["probe"]
    x, labels = pictures().x[:probe], pictures().labels[:probe]
    return {
        "late_loss": np.mean(losses[-settings["late"] :]),
        "quiet_loss": training_loss(network),
        "training": accuracy(network, x, labels),
        "test": test,
    }


def main(settings=SETTINGS):
    """Train nine networks, each at five rates with five seeds."""
    axes = {
        "activation": settings["activations"],
        "network": settings["networks"],
        "rate": settings["rates"],
        "seed": settings["seeds"],
    }
    runs = run_all(partial(watched_run, settings), **axes)
    name = namer(
        **axes,
        step=settings["steps"],
        length=settings["lengths"],
        layer=list(range(2, len(settings["sizes"]))),
    )
    run = "activation network rate seed"
    inner = {"late_loss": "", "quiet_loss": "", "training": "", "test": ""}
    inner |= {"norm": " step"}
    inner |= {"loss": " step length", "change": " step length"}
    inner |= {"shift": " step layer", "cosine": " step layer"}
    arrays = {key: name(run + more, runs[key]) for key, more in inner.items()}
    save("smoothness", settings, **arrays)
