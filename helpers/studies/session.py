"""One or two networks in training, of any design, watched from inside."""

import time
from functools import partial
from typing import Any, NamedTuple

import numpy as np

from helpers.nn.layer import Array
from helpers.nn.layers import Sequential
from helpers.nn.optimizers import SGD
from helpers.nn.training import (
    Labels,
    Trainer,
    TrainingDiverged,
    accuracy,
    use_population_statistics,
)
from helpers.studies.designs import ACTIVATIONS, NETWORKS, WIDTH, Design

QUANTILES = [0.01, 0.15, 0.5, 0.85, 0.99]
PROBE = 1000
"""Pictures that stand for the training population when statistics are taken."""
BAND_PROBE = 200
"""Pictures that the quantiles of a layer's pre-activations are taken over."""
RECORD_EVERY = 20
"""Steps from one record to the next."""
MOST_STEPS = 10_000
"""So that a forgotten training does not go on for ever."""


class Data(NamedTuple):
    """What a classifier learns from, and what it is tested on."""

    x: Array
    labels: Labels
    x_test: Array
    test_labels: Labels


class Session:
    """One or two networks that learn from the same mini-batches, watched.

    Attributes
    ----------
    trainers : dict
        A `Trainer` for each name in ``NETWORKS[design.normalization]``. Each record
        holds ``accuracy``, and ``bands`` of shape (depth, quantiles).
    settings : list of tuple
        Learning rate and batch size at each record.
    pictures : list of int
        From how many examples it has learned at each record, the same one anew counted.
    diverged : dict
        The step at which a network's loss was no longer finite.
    """

    record_every, most_steps = RECORD_EVERY, MOST_STEPS

    def __init__(
        self, design: Design, data: Data, rate: float, batch_size: int
    ) -> None:
        self.design = design
        self.rate, self.batch_size = rate, batch_size
        self.steps = 0
        self.diverged: dict[str, int] = {}
        self.trainers: dict[str, Trainer] = {}
        self.settings = [(rate, batch_size)]
        self.pictures, self._seen = [0], 0
        self.classes = int(data.labels.max()) + 1
        self._data = data
        self._probe = data.x[:PROBE]
        for name in NETWORKS[design.normalization]:
            network = design.network(name == "normalized", self._probe, self.classes)
            optimizer = SGD(network.parameters(), rate)
            rng = np.random.default_rng(design.seed)
            examples, look = (data.x, data.labels), partial(self._look, network)
            self.trainers[name] = Trainer(
                network, optimizer, *examples, batch_size, rng, look, RECORD_EVERY
            )

    def __str__(self) -> str:
        design = self.design
        return (
            f"{design.depth} × {WIDTH} {design.activation}, {design.start}, batch norm "
            f"{design.normalization}, learning rate {self.rate:g}, mini-batches of "
            f"{self.batch_size}, seed {design.seed}"
        )

    @property
    def finished(self) -> bool:
        """Whether no further step can be made."""
        return self.steps >= MOST_STEPS or len(self.diverged) == len(self.trainers)

    def set(self, rate: float, batch_size: int) -> None:
        """Go on with another learning rate or other mini-batches."""
        self.rate, self.batch_size = rate, batch_size
        if self.steps == 0:  # nothing was made with the former ones
            self.settings[0] = (rate, batch_size)
        for trainer in self.trainers.values():
            trainer.optimizer.learning_rate = rate
            if trainer.batch_size != batch_size:
                trainer.draw_batches_of(batch_size)

    def advance(self, seconds: float) -> None:
        """Train for about so long, but at least one step."""
        end = time.perf_counter() + seconds
        while not self.finished:
            self.step()
            if time.perf_counter() >= end:
                return

    def step(self) -> None:
        """Make one step with every network whose loss is finite."""
        self.steps += 1
        self._seen += self.batch_size
        for name, trainer in self.trainers.items():
            if name in self.diverged:
                continue
            try:
                trainer.step()
            except TrainingDiverged:
                self.diverged[name] = self.steps
        if self.steps % RECORD_EVERY == 0:
            self.settings.append((self.rate, self.batch_size))
            self.pictures.append(self._seen)

    def _look(self, network: Sequential, _step: int) -> dict[str, Any]:
        data = self._data
        with np.errstate(all="ignore"):  # of a network about to diverge
            use_population_statistics(network, self._probe)
            return {
                "accuracy": accuracy(network, data.x_test, data.test_labels),
                "bands": layer_bands(network, self._probe[:BAND_PROBE]),
            }


def layer_bands(network: Sequential, x: Array) -> Array:
    """Return `QUANTILES` of what goes into each activation, over units and examples."""
    kinds = tuple(ACTIVATIONS.values())
    inputs = (h for layer, h in network.trace(x) if isinstance(layer, kinds))
    return np.array([np.quantile(h, QUANTILES) for h in inputs])
