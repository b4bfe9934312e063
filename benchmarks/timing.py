"""Time two ways of doing the same thing, in turns."""

import time
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

Step = Callable[[], object]

ROUNDS, SECONDS, WARM_UP = 21, 0.05, 1.0


class Comparison(NamedTuple):
    """Medians of all rounds: seconds for a step, and the ratio within a round."""

    ours: float
    theirs: float
    ratio: float


def compare(ours: Step, theirs: Step) -> Comparison:
    """Let both take turns, so that what else the machine does hits them alike."""
    # The first second is slower, for both: the processor has to wake up.
    start = time.perf_counter()
    while time.perf_counter() - start < WARM_UP:
        seconds(ours, 3)
        once = seconds(theirs, 3)
    repetitions = max(1, round(SECONDS / once))
    times = np.array(
        [
            (seconds(ours, repetitions), seconds(theirs, repetitions))
            for _ in range(ROUNDS)
        ]
    )
    return Comparison(
        *np.median(times, axis=0), float(np.median(times[:, 0] / times[:, 1]))
    )


def seconds(step: Step, repetitions: int) -> float:
    """Return the time of one step, from many in a row.

    Time of the processor: what else runs on the machine is not counted.
    """
    start = time.process_time()
    for _ in range(repetitions):
        step()
    return (time.process_time() - start) / repetitions
