"""Notebook 13, exercise 2: the noise of Santurkar et al."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def noisy(a: Any, u_mean: Any, u_scale: Any, u_shift: Any, z: Any) -> Any:
    """Return the activations, scaled and shifted by noise."""
    mean = -0.5 + u_mean
    scale = 1 + 0.25 * u_scale
    m = mean + 0.1 * (2 * u_shift - 1)
    s = scale + 0.1 * z
    return s * a + m


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield batches of unequal sizes; the first is square.

    What is called uniform has both signs here: the formula does not mind.
    """
    for rows, units in [(4, 4), (6, 3), (2, 5)]:
        a, u_shift, z = rng.normal(0.3, 1.5, (3, rows, units))
        u_mean, u_scale = rng.normal(size=(2, units))
        yield a, u_mean, u_scale, u_shift, z


NOISY = Exercise(
    noisy,
    cases,
    slips=slips(r"""
scale added: s * a + m -> a + s + m
    You add the scale. It multiplies the activation.
shift forgotten: s * a + m -> s * a
    The shift $m$ is missing.
shift scaled: s * a + m -> s * (a + m)
    You shift first, so that the shift is scaled, too. Scale, then shift.
scale forgotten: s * a + m -> a + m
    The scale $s$ is missing.
mean from 0: -0.5 + u_mean -> 0.5 * u_mean
    Your mean lies between 0 and 0.5. It is drawn from $-0.5$ to $0.5$.
mean up to 0.5 too far: -0.5 + u_mean -> -0.5 + 0.5 * u_mean
    Your mean lies between $-0.5$ and 0: the interval from $-0.5$ to $0.5$ is 1 long.
scale to 2.25: 0.25 * u_scale -> 1.25 * u_scale
    Your scale lies between 1 and 2.25. It is drawn from 1 to 1.25.
scale from 0: 1 + 0.25 * u_scale -> 1.25 * u_scale
    Your scale lies between 0 and 1.25. It is drawn from 1 to 1.25.
one-sided shift: 2 * u_shift - 1 -> u_shift
    Your shifts all lie above the unit's mean. They lie from 0.1 below to 0.1 above.
narrow shift: 2 * u_shift - 1 -> u_shift - 0.5
    Your shifts reach 0.05 to both sides of the mean. They reach 0.1.
spread of the shift forgotten: 0.1 * (2 * u_shift - 1) -> 0 * u_shift
    Every example gets its unit's mean. Each has a shift of its own around it.
spread of the scale forgotten: 0.1 * z -> 0 * z
    Every example gets its unit's scale. Each has a scale of its own around it.
variance for deviation: 0.1 * z -> np.sqrt(0.1) * z
    0.1 is the standard deviation of the scale, not its variance.
deviation squared: 0.1 * z -> 0.01 * z
    0.1 is the standard deviation of the scale already: it needs no square.
scale times noise: scale + 0.1 * z -> scale * (1 + 0.1 * z)
    You multiply the scale by its noise. Every scale has the same standard deviation,
    0.1, so the noise is added.
product of scales: scale + 0.1 * z -> scale * 0.1 * z
    You multiply the scale by its noise. It lies around its unit's scale: add.
bare product of scales: scale + 0.1 * z -> scale * z
    You multiply the scale by `z`. It lies around its unit's scale, with a standard
    deviation of 0.1: add.
unscaled scale: 0.1 * z -> z
    `z` has the standard deviation 1. The scale has 0.1.
"""),
    praise="It stands behind the normalization, so nothing takes it out again.",
)
