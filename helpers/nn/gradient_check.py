"""Compare what ``backward`` returns with the measured slope of ``forward``."""

from collections.abc import Callable

import numpy as np

from helpers.checked import takes
from helpers.nn.layer import Array, Layer


@takes(x="any ...", step=(1e-300, 1e300))
def numerical_gradient(
    f: Callable[[Array], float], x: Array, step: float = 1e-5
) -> Array:
    """Return the gradient of `f` at `x` by central differences.

    ``(f(x + step) - f(x - step)) / (2 * step)``, one element after another; the
    error falls with the square of `step`, until rounding takes over.
    """
    x = np.array(x, dtype=float)
    gradient = np.empty_like(x)
    for index in np.ndindex(x.shape):
        middle = x[index]
        x[index] = middle + step
        above = f(x)
        x[index] = middle - step
        below = f(x)
        x[index] = middle
        gradient[index] = (above - below) / (2 * step)
    return gradient


@takes(a="any ...", b="any ...")
@np.errstate(all="ignore")
def relative_error(a: Array, b: Array) -> float:
    """Return ``max|a - b| / (max|a| + max|b|)``: 0 where both are zero, 1 at most.

    It is infinite where a number of either array is nan or infinite, so that no
    tolerance lets these pass.
    """
    scale = np.abs(a).max() + np.abs(b).max()
    if scale == 0:
        return 0.0
    error = float(np.abs(a - b).max() / scale)
    # Not nan: max([1e-9, nan]) is 1e-9, and nan > 1e-7 is false.
    return np.inf if np.isnan(error) else error


@takes(x="any N ...")
def gradient_errors(layer: Layer, x: Array, rng: np.random.Generator) -> list[float]:
    """Compare a layer's backward pass with central differences, in float64.

    The scalar that is differentiated is ``sum(forward(x) * dy)`` for a random `dy`.
    The relative errors are those of the gradient of `x` first, then of each parameter.
    """
    x = x.astype(float)
    dy = rng.standard_normal(layer.forward(x, training=True).shape)
    analytic = [layer.backward(dy), *(p.gradient for p in layer.parameters())]

    def objective_of_x(x: Array) -> float:
        return float(np.sum(layer.forward(x, training=True) * dy))

    numeric = [numerical_gradient(objective_of_x, x)]
    for parameter in layer.parameters():

        def objective(value: Array, parameter=parameter) -> float:  # type: ignore[no-untyped-def]
            parameter.value = value
            return objective_of_x(x)

        start = parameter.value
        numeric.append(numerical_gradient(objective, start))
        parameter.value = start
    return [relative_error(a, b) for a, b in zip(analytic, numeric, strict=True)]
