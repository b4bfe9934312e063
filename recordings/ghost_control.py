"""Record the control of `generalization`: the noise of 16, the learning of 128.

For notebook 12: batches of 128, normalized with the statistics of groups of 16. A seed
has the pictures, the first weights and the mini-batches that it has there.
"""

import numpy as np

from recordings import generalization
from recordings.ghost_batches import build
from recordings.running import judged_on_the_way, pictures, save_judged

SHARED = ("sizes", "examples", "rates", "steps", "record_every", "seeds")
SETTINGS = {name: generalization.SETTINGS[name] for name in SHARED}
SETTINGS |= {"batch_size": 128, "group": 16}


def one_run(settings, examples, rate, seed):
    """Train one network on the first pictures of a shuffled set."""
    rng = np.random.default_rng(seed)
    chosen = rng.permutation(len(pictures().x))[:examples]
    x, labels = pictures().x[chosen], pictures().labels[chosen]
    network = build(settings, rng, settings["group"])
    batch_size = settings["batch_size"]
    return judged_on_the_way(network, rate, rng, settings, x, labels, batch_size)


def main(settings=SETTINGS):
    """Train on three numbers of pictures, at six rates with five seeds."""
    axes = {
        "examples": settings["examples"],
        "rate": settings["rates"],
        "seed": settings["seeds"],
    }
    save_judged("ghost_control", settings, one_run, **axes)
