"""Record what notebook 16 judges and no other notebook has recorded.

Six small experiments: how far what should be equal differs, in float64; how far the
pre-activations of a unit are from a Gaussian; how far the gradients of the first and
the last layer differ; what deep layers leave of a circle; how noisy the statistics of a
batch are; and how much longer a training step with the layer takes.
"""

import time
from functools import partial
from statistics import NormalDist

import numpy as np

from helpers.datasets import endless_minibatches
from helpers.nn import initializers
from helpers.nn.activations import ReLU, Tanh
from helpers.nn.batch_norm import BatchNorm
from helpers.nn.initializers import he, xavier
from helpers.nn.layers import Linear, Sequential
from helpers.nn.losses import softmax_cross_entropy
from helpers.nn.networks import dense_network, image_network, norms_of
from helpers.nn.optimizers import SGD
from helpers.studies.deep_networks import deep_blocks
from helpers.studies.deep_signals import block_outputs, circle, effective_rank, read_out
from helpers.studies.scale_invariance import normalized_weights, shrink
from helpers.studies.smoothness import loss_and_gradients
from recordings.running import ACTIVATIONS, fit, namer, pictures, run_all, save

SETTINGS = {
    "seeds": [0, 1, 2, 3, 4],
    "batch_size": 60,
    "small": {"sizes": [784, 50, 50, 10], "steps": 200, "rate": 0.1, "decay": 0.1},
    "equalities": ["bias", "layer norm", "momentum", "decay"],
    "shaped": {"sizes": [784, 100, 100, 100, 10], "steps": [0, 1000]},
    "rates": {
        "sigmoid": {"plain": 1.0, "normalized": 0.3},
        "ReLU": {"plain": 0.1, "normalized": 0.3},
    },
    "deep": {
        "sizes": [784, *[100] * 20, 10],
        "networks": {
            "sigmoid, plain": ["xavier", False],
            "sigmoid, wide start": ["xavier_sigmoid", False],
            "sigmoid, normalized": ["xavier", True],
            "ReLU, plain": ["he", False],
            "ReLU, normalized": ["he", True],
        },
    },
    "signals": {
        "points": 512,
        "width": 100,
        "depth": 50,
        "networks": {
            "plain": {},
            "batch norm": {"norm": "batch"},
            "batch norm and skips": {"norm": "batch", "skip": True},
        },
    },
    "batch_sizes": [8, 16, 32, 64, 128, 256],
    "passes": 40,
    "priced": ["100 units", "400 units", "convolutions"],
    "timed": 100,
}
"""The rates of `shaped` are the best ones of notebook 11, section 5."""


def tanh_network(settings, seed, bias=False, momentum=0.1):
    """Return a normalized network of tanh, in float64 and almost without epsilon."""
    rng = np.random.default_rng(seed)
    network = dense_network(settings["small"]["sizes"], rng, xavier, True, Tanh)
    for norm in norms_of(network):
        norm.eps, norm.momentum = 1e-30, momentum
    if bias:
        network = Sequential([with_bias(layer, rng) for layer in network.layers])
    return network


def with_bias(layer, rng):
    """Return a linear layer with the same weights and a random bias; others as is."""
    if not isinstance(layer, Linear) or layer.bias is not None:
        return layer
    biased = Linear(*layer.weight.value.shape, rng)
    biased.weight.value = layer.weight.value
    biased.bias.value = rng.normal(size=biased.bias.value.shape)
    return biased


def losses_on_the_way(network, settings, seed, decay=0.0, growing=False):
    """Train in float64; return the losses, and the weights in the end.

    The rate of the weights before a normalization may grow, or they may decay.
    """
    small, rng = settings["small"], np.random.default_rng(seed)
    batches = endless_minibatches(len(pictures().x), settings["batch_size"], rng)
    hidden, rate, losses = normalized_weights(network), small["rate"], []
    inner = SGD(hidden, rate)
    outer = SGD([p for p in network.parameters() if p not in hidden], rate)
    keep = 1 - rate * decay
    for step in range(small["steps"]):
        batch = next(batches)
        x, labels = pictures().x[batch].astype(float), pictures().labels[batch]
        losses.append(loss_and_gradients(network, x, labels)[0])
        if growing:
            inner.learning_rate = rate * keep ** (-2 * step - 1)
        else:
            shrink(hidden, keep)
        inner.step()
        outer.step()
    return np.array(losses), [weight.value for weight in hidden]


def difference_run(settings, equality, seed):
    """Return the largest difference between two things that should be equal."""
    train = partial(losses_on_the_way, settings=settings, seed=seed)
    small, decay = partial(tanh_network, settings, seed), settings["small"]["decay"]
    match equality:
        case "bias":  # the losses of a training with biases and of one without
            pair = train(small())[0], train(small(bias=True))[0]
        case "layer norm":  # that of an example, and batch norm of the turned table
            x = np.random.default_rng(seed).normal(3, 2, (40, 70))
            turned = BatchNorm(len(x), eps=1e-30).forward(x.T).T
            mean, std = (f(x, axis=1, keepdims=True) for f in (np.mean, np.std))
            pair = (x - mean) / std, turned
        case "momentum":  # weights that were trained beside other running statistics
            runs = [train(small(momentum=value))[1] for value in (0.1, 0.9)]
            pair = [np.concatenate(list(map(np.ravel, run))) for run in runs]
        case "decay":  # the losses with decay, and with a growing rate instead
            pair = [train(small(), decay=decay, growing=g)[0] for g in (False, True)]
    return {"difference": np.abs(pair[0] - pair[1]).max()}


def distances(h):
    """Return how far each unit's distribution is from a Gaussian of its moments.

    Kolmogorov's distance: the largest difference of the distribution functions.
    """
    z = np.sort((h - h.mean(axis=0)) / h.std(axis=0), axis=0).astype(float)
    expected = np.vectorize(NormalDist().cdf)(z)
    ranks = np.arange(len(z) + 1)[:, np.newaxis] / len(z)
    above, below = ranks[1:] - expected, expected - ranks[:-1]
    return np.maximum(above, below).max(axis=0)


def shape_run(settings, activation, network, seed):
    """Train a network; return how far its median unit is from a Gaussian, by step."""
    rng, shaped = np.random.default_rng(seed), settings["shaped"]
    kind, initializer = ACTIVATIONS[activation]
    rate, normalize = settings["rates"][activation][network], network == "normalized"
    network = dense_network(shaped["sizes"], rng, initializer, normalize, kind)

    def distance():
        inner = [
            h
            for layer, h in network.trace(pictures().x_test)
            if isinstance(layer, kind)
        ]
        return np.median([distances(h) for h in inner])

    found = [distance()]
    fit(
        network, rate, rng, steps=shaped["steps"][-1], batch_size=settings["batch_size"]
    )
    return {"distance": [*found, distance()]}


def decades_run(settings, deep_network, seed):
    """Return how far the gradients of the first and the last hidden layer differ.

    The logarithm of the ratio of their norms, without its sign: before the training,
    for the weights of the layers 2 and 20.
    """
    rng, deep = np.random.default_rng(seed), settings["deep"]
    start, normalize = deep["networks"][deep_network]
    activation, _ = ACTIVATIONS[deep_network.partition(",")[0]]
    network = dense_network(
        deep["sizes"], rng, getattr(initializers, start), normalize, activation
    )
    batch = rng.choice(len(pictures().x), settings["batch_size"], replace=False)
    loss_and_gradients(network, pictures().x[batch], pictures().labels[batch])
    linear = [layer for layer in network.layers if isinstance(layer, Linear)]
    first, last = (np.linalg.norm(linear[i].weight.gradient) for i in (1, -2))
    return {"decades": abs(np.log10(first / last))}


def signal_run(settings, signal, seed):
    """Return what is left of a circle behind many layers: its rank, what it tells.

    As in notebook 15, section 1; what tells nothing tells 0.
    """
    rng, size = np.random.default_rng(seed), settings["signals"]
    x, place = circle(size["points"], size["width"], rng)
    options = size["networks"][signal]
    blocks = deep_blocks(size["depth"], size["width"], rng, **options)
    h = block_outputs(Sequential(blocks), x)[-1]
    return {"rank": effective_rank(h), "told": max(0.0, read_out(h, place))}


def noise_run(settings, batch_size, seed):
    """Return the variance of x-hat over random batches: mean of pictures and units."""
    rng = np.random.default_rng(seed)
    h = pictures().x_test @ he(rng, (784, 100), 784, 100)
    sums = np.zeros((3, *h.shape))  # of ones, of x-hat and of its square
    for _ in range(settings["passes"]):
        order = rng.permutation(len(h))
        for start in range(0, len(h) - batch_size + 1, batch_size):
            batch = order[start : start + batch_size]
            x_hat = (h[batch] - h[batch].mean(axis=0)) / h[batch].std(axis=0)
            sums[:, batch] += np.ones_like(x_hat), x_hat, x_hat**2
    count, first, second = sums
    variance = (second - first**2 / count) / (count - 1)
    return {"noise": variance.mean()}


def price_run(settings, layers, seed):
    """Return the time of a step with the layer, in steps without it.

    Processor time of single steps in alternation, and the median of their ratios: what
    else runs on the machine slows both.
    """
    steps = [stepper(settings, layers, normalize, seed) for normalize in (True, False)]
    seconds = [[seconds_of(step) for step in steps] for _ in range(settings["timed"])]
    with_it, without = np.transpose(seconds)
    return {"price": np.median(with_it / without)}


def seconds_of(step):
    """Return how much time of the processor a call takes."""
    start = time.thread_time()
    step()
    return time.thread_time() - start


def stepper(settings, layers, normalize, seed):
    """Return a function that makes a training step of a new network."""
    rng, size = np.random.default_rng(seed), settings["batch_size"]
    x, labels = pictures().x[:size], pictures().labels[:size]
    if layers == "convolutions":
        network, x = (
            image_network([1, 8, 16, 10], rng, normalize),
            x.reshape(-1, 1, 28, 28),
        )
    else:
        width = int(layers.removesuffix(" units"))
        network = dense_network([784, *[width] * 5, 10], rng, he, normalize, ReLU)
    optimizer = SGD(network.parameters(), 0.001)

    def step():
        _, gradient = softmax_cross_entropy(network.forward(x), labels)
        network.backward_parameters(gradient)
        optimizer.step()

    return step


def main(settings=SETTINGS):
    """Run all six with five seeds; the times one after the other."""
    axes = {
        "equality": settings["equalities"],
        "activation": list(settings["rates"]),
        "network": ["plain", "normalized"],
        "deep_network": list(settings["deep"]["networks"]),
        "signal": list(settings["signals"]["networks"]),
        "batch_size": settings["batch_sizes"],
        "layers": settings["priced"],
        "seed": settings["seeds"],
        "step": settings["shaped"]["steps"],
    }
    name, arrays = namer(**axes), {}
    for run, over, inner in [
        (difference_run, "equality seed", ""),
        (shape_run, "activation network seed", " step"),
        (decades_run, "deep_network seed", ""),
        (signal_run, "signal seed", ""),
        (noise_run, "batch_size seed", ""),
    ]:
        runs = run_all(partial(run, settings), **{k: axes[k] for k in over.split()})
        arrays |= {key: name(over + inner, values) for key, values in runs.items()}
    prices = [
        [price_run(settings, layers, seed)["price"] for seed in axes["seed"]]
        for layers in axes["layers"]
    ]
    save("verdicts", settings, **arrays, price=name("layers seed", prices))
