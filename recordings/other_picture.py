"""Record networks that are shown a picture, and shall draw the other of the batch.

For notebook 14. Batches of two: many of them in a step, each normalized as a batch of
its own. One hidden layer of tanh. The control is layer normalization, through which
no picture can see the other.
"""

from functools import partial

import numpy as np

from helpers.nn.activations import Tanh
from helpers.nn.ghost_batch_norm import GhostBatchNorm
from helpers.nn.layer_norm import LayerNorm
from helpers.nn.layers import Linear, Sequential
from helpers.nn.optimizers import SGD
from helpers.nn.training import TrainingDiverged, use_population_statistics
from recordings.running import axes_of, namer, pictures, run_all, save

SETTINGS = {
    "width": 400,
    "networks": ["batch norm", "layer norm"],
    "pairs_a_step": 32,
    "rates": [0.003, 0.01, 0.03],
    "steps": 1500,
    "late": 200,
    "seeds": [0, 1, 2, 3, 4],
    "drawn": 10,
}
"""Drawn are ten pairs of test pictures, chosen at random once, before any training.
Errors are mean squares over the pixels, in the standardized pictures' units."""


def build(settings, network, rng):
    """Return a network from pictures to pictures."""
    width, batch = settings["width"], network == "batch norm"
    norm = GhostBatchNorm(width, 2) if batch else LayerNorm(width)
    first = Linear(784, width, rng, bias=not batch)
    return Sequential([first, norm, Tanh(), Linear(width, 784, rng)])


def test_pairs():
    """Return the test pictures in random pairs, one below the other."""
    return np.random.default_rng(0).permutation(len(pictures().x_test))


def exchanged(x):
    """Return each picture's mate in its place."""
    return x.reshape(-1, 2, x.shape[1])[:, ::-1].reshape(x.shape)


def one_run(settings, network, rate, seed):
    """Train one network; return its errors, and what it draws."""
    rng = np.random.default_rng(seed)
    model = build(settings, network, rng)
    optimizer, losses, x = SGD(model.parameters(), rate), [], pictures().x
    size = 2 * settings["pairs_a_step"]
    with np.errstate(all="ignore"):
        for _ in range(settings["steps"]):
            batch = x[rng.integers(len(x), size=size)]
            wrong = model.forward(batch) - exchanged(batch)
            losses.append(np.mean(wrong**2))
            if not np.isfinite(losses[-1]):
                raise TrainingDiverged
            model.backward_parameters(2 * wrong / size)
            optimizer.step()
    shown = pictures().x_test[test_pairs()]
    chosen = np.arange(0, 2 * settings["drawn"], 2)  # the first of each pair
    drawn = model.forward(shown, training=True)
    use_population_statistics(model, x)
    alone = model.forward(shown, training=False)
    return {
        "loss": np.mean(losses[-settings["late"] :]),
        "error": [np.mean((y - exchanged(shown)) ** 2) for y in (drawn, alone)],
        "pair_error": np.mean((drawn - exchanged(shown))[chosen] ** 2, axis=1),
        "drawn": drawn[chosen],
    }


def main(settings=SETTINGS):
    """Train two networks at three rates with five seeds; keep the drawings of one."""
    axes = axes_of(settings, "network rate seed")
    runs, order = run_all(partial(one_run, settings), **axes), " ".join(axes)
    chosen = test_pairs()[: 2 * settings["drawn"]].reshape(-1, 2)
    name = namer(
        **axes,
        mode=["training", "inference"],
        pair=list(range(settings["drawn"])),
        place=["asked", "mate"],
        pixel=None,
    )
    drawn = runs["drawn"][0, :, 0].astype(np.float16)  # with batch norm, first seed
    save(
        "other_picture",
        settings,
        loss=name(order, runs["loss"]),
        error=name(f"{order} mode", runs["error"]),
        pair_error=name(f"{order} pair", runs["pair_error"]),
        drawn=name("rate pair pixel", drawn),
        pairs=name("pair place", chosen),
    )
