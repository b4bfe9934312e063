"""The change of the input that raises the loss most, pixel by pixel.

The "fast gradient sign method" of Goodfellow, Shlens & Szegedy 2015 (arXiv 1412.6572).
"""

import numpy as np

from helpers.checked import takes
from helpers.nn.layer import Array
from helpers.nn.layers import Sequential
from helpers.nn.losses import softmax_cross_entropy
from helpers.nn.training import Labels
from helpers.studies.folding import fold_all


@takes(x="any N D", labels="int N")
def input_gradient(network: Sequential, x: Array, labels: Labels) -> Array:
    """Return the gradient of the loss with respect to the input, in inference.

    Every BatchNorm must stand right behind a layer of weights: it is folded into it.
    """
    folded = fold_all(network)
    logits = folded.forward(x, training=True)
    return folded.backward(softmax_cross_entropy(logits, labels)[1])


@takes(x="any N D", labels="int N", size=(0, np.inf))
def attacked(network: Sequential, x: Array, labels: Labels, size: float) -> Array:
    """Return `x`, every number changed by `size` so that the loss rises.

    No number leaves the range of `x`: black stays black.
    """
    changed = x + x.dtype.type(size) * np.sign(input_gradient(network, x, labels))
    return np.clip(changed, x.min(), x.max())
