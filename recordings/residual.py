"""Record blocks with a skip connection: where the normalization stands, or none.

Fifty blocks, all from He's weights; each at all rates, so that it can be judged at its
own best. Some with, some without a norm behind the last sum: the two are told apart.
"""

from functools import partial

import numpy as np

from helpers.studies.deep_networks import deep_classifier
from recordings.running import axes_of, fit, judged, namer, pictures, run_all, save

SETTINGS = {
    "sizes": [784, 50, 10],
    "depth": 50,
    "batch_size": 50,
    "steps": 300,
    "probe": 2000,
    "blocks": {
        "no normalization": {},
        "last norm only": {"end": "batch"},
        "batch norm in the branch": {"norm": "batch"},
        "batch norm in the branch, no last norm": {"norm": "batch", "end": "none"},
        "batch norm behind the sum": {"behind": "batch"},
        "layer norm in the branch": {"norm": "layer"},
        "layer norm behind the sum": {"behind": "layer"},
        "branch / sqrt(depth)": {"scale": 50**-0.5},
        "SkipInit": {"scale": 0.0},
        "SkipInit, last norm": {"scale": 0.0, "end": "batch"},
    },
    "rates": [0.001, 0.003, 0.01, 0.03, 0.1, 0.3],
    "seeds": [0, 1, 2, 3, 4],
}
"""A block is weights and ReLU, 50 units. What stands in the branch stands once more
behind the last sum, unless `end` says what does. Loss, accuracy and statistics are
those of 2,000 training pictures."""


def residual_run(settings, block, rate, seed):
    """Train one network; return loss and accuracies in the end."""
    rng = np.random.default_rng(seed)
    options = settings["blocks"][block]
    depth = settings["depth"]
    network = deep_classifier(settings["sizes"], depth, rng, skip=True, **options)
    steps, batch_size = settings["steps"], settings["batch_size"]
    fit(network, rate, rng, steps=steps, batch_size=batch_size)
    x, labels = (a[: settings["probe"]] for a in pictures()[:2])
    (training, loss), (test, _) = judged(network, x, labels)
    return {"loss": loss, "training": training, "test": test}


def main(settings=SETTINGS):
    """Train ten kinds of blocks, each at six rates with five seeds."""
    axes = axes_of(settings, "block rate seed")
    runs, name = run_all(partial(residual_run, settings), **axes), namer(**axes)
    arrays = {key: name("block rate seed", runs[key]) for key in runs}
    save("residual", settings, **arrays)
