"""The noise that Santurkar et al. put behind batch normalization."""

import numpy as np

from helpers.nn.layer import Array, Layer


class ActivationNoise(Layer):
    """Scale and shift every activation by noise whose distribution moves every step.

    Santurkar et al. 2018 (arXiv 1805.11604), Algorithm 1 of appendix A.2.1, with their
    four numbers. For each unit and step a mean and a scale are drawn anew, and around
    them a shift and a factor for each example. In inference the layer does nothing.

    Parameters
    ----------
    rng : numpy.random.Generator
        Draws the noise.
    """

    axes = "any N D"
    MEAN, SCALE, SPREAD = 0.5, 1.25, 0.1
    """The paper's n_mu, n_sigma, and r_mu = r_sigma."""

    def __init__(self, rng: np.random.Generator) -> None:
        self.rng = rng

    def forward(self, x: Array, training: bool = True) -> Array:
        """Return ``s * x + m``; one mean and one scale a unit, one s and m a number."""
        if not training:
            return x
        rng, units = self.rng, x.shape[1]
        mean = rng.uniform(-self.MEAN, self.MEAN, units)
        scale = rng.uniform(1, self.SCALE, units)
        m = rng.uniform(mean - self.SPREAD, mean + self.SPREAD, x.shape)
        s = rng.normal(scale, self.SPREAD, x.shape).astype(x.dtype)
        self._cache = s
        return s * x + m.astype(x.dtype)

    def backward(self, dy: Array) -> Array:
        """Return the gradient of `x`: the factors are not learned."""
        return dy * self._use_cache()
