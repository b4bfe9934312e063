"""Record the deep networks without skips for longer."""

from recordings import deep_training

SETTINGS = deep_training.SETTINGS | {
    "steps": 2000,
    "record_every": 500,
    "depths": [50],
    "networks": {"plain": {}, "layer": {"norm": "layer"}, "batch": {"norm": "batch"}},
    "rates": {
        "plain": [0.003, 0.01, 0.03],
        "layer": [0.001, 0.003, 0.01],
        "batch": [0.01, 0.03, 0.1],
    },
}
"""The rates around the best of the short runs."""


def main(settings=SETTINGS):
    """Train three networks of fifty blocks, each at three rates with five seeds."""
    deep_training.main(settings, "deep_longer")
