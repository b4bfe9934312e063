"""The exercises of notebook 02."""

from typing import Any

import numpy as np

from helpers.exercises.exercise import Exercise, Mistake
from helpers.exercises.feedback import Feedback
from helpers.exercises.whitening import ZCA, eigen, feature_cases
from helpers.pca import principal_components


def _share(s: Any, k: int) -> Any:
    return np.sum(s[:k] ** 2) / np.sum(s**2)


SHARE = Exercise(
    name="explained_share",
    reference=_share,
    cases=lambda rng: [(np.sort(rng.uniform(1, 9, 6))[::-1], k) for k in (1, 2, 4, 6)],
    mistakes=[
        Mistake(
            "not squared",
            lambda s, k: np.sum(s[:k]) / np.sum(s),
            "You added the singular values themselves. They are deviations (times "
            "$\\sqrt m$); the variances are their squares. See the SVD in section 2.",
        ),
        Mistake(
            "one component only",
            lambda s, k: s[k - 1] ** 2 / np.sum(s**2),
            "That is the share of component number `k` alone. Asked is the share of "
            "the first `k` together.",
        ),
        Mistake(
            "off by one",
            lambda s, k: np.sum(s[: k + 1] ** 2) / np.sum(s**2),
            "You included component `k + 1`: the slice `[:k]` holds `k` values.",
        ),
        Mistake(
            "ascending",
            lambda s, k: np.sum(s[-k:] ** 2) / np.sum(s**2),
            "You took the last `k`, the smallest. `svd` returns singular values in "
            "descending order; only `eigh` sorts them upwards.",
        ),
        Mistake(
            "remainder",
            lambda s, k: 1 - _share(s, k),
            "That is the share that is lost. Asked is the share that is kept.",
        ),
        Mistake(
            "norms",
            lambda s, k: np.sqrt(_share(s, k)),
            "You compared lengths. Variances are squared: leave out the root.",
        ),
    ],
    praise="The number of examples $m$ cancels, so it need not be known.",
)


def _project(x: Any, mean: Any, kept: Any) -> Any:
    return mean + (x - mean) @ kept @ kept.T


def _reconstruct(x: Any, k: int) -> Any:
    mean, _, directions = principal_components(x)
    return _project(x, mean, directions[:, :k])


def _last_eigenvectors_in_rows(x: Any, k: int) -> Any:
    mean, _, directions = eigen(x)
    return _project(x, mean, directions[-k:].T)


def _first_eigenvectors_in_rows(x: Any, k: int) -> Any:
    mean, _, directions = principal_components(x)
    return _project(x, mean, directions[:k].T)


def _smallest(x: Any, k: int) -> Any:
    mean, _, directions = eigen(x)
    return _project(x, mean, directions[:, :k])


def _uncentred(x: Any, k: int) -> Any:
    directions = np.linalg.eigh(x.T @ x)[1]
    return _project(x, 0, directions[:, -k:])


def _mean_not_subtracted(x: Any, k: int) -> Any:
    return _project(x, 0, principal_components(x)[2][:, :k])


ROWS = (
    "You took *rows* of the matrix of eigenvectors. They stand in its *columns*: the "
    "first `k` are `directions[:, :k]`. See section 2."
)

RECONSTRUCT = Exercise(
    name="reconstruct",
    reference=_reconstruct,
    cases=lambda rng: [(x, k) for x in feature_cases(rng) for k in (1, 2, 4)],
    mistakes=[
        Mistake("rows of principal_components", _first_eigenvectors_in_rows, ROWS),
        Mistake("rows of eigh", _last_eigenvectors_in_rows, ROWS),
        Mistake(
            "ascending",
            _smallest,
            "You kept the components with the *smallest* variance: `np.linalg.eigh` "
            "sorts upwards. Take the last columns, or turn the order round.",
        ),
        Mistake(
            "mean not added back",
            lambda x, k: _reconstruct(x, k) - x.mean(axis=0),
            "Your result has mean zero. The components describe the *centred* data: "
            "add the mean again at the end.",
        ),
        Mistake(
            "mean not subtracted",
            _mean_not_subtracted,
            "You projected `x` itself. The components describe distances from the "
            "mean: subtract it before the projection and add it afterwards.",
        ),
        Mistake(
            "covariance without centring",
            _uncentred,
            "Your directions come from `x.T @ x` without centring, so the first one "
            "points at the mean. Subtract the mean first. See section 2.",
        ),
    ],
    properties=[
        (
            "With all components kept, nothing may be lost: the result must be `x`.",
            lambda result, x, k: k < x.shape[1] or np.allclose(result, x),
        ),
        (
            "The mean of every feature must stay as it was.",
            lambda result, x, k: np.allclose(result.mean(axis=0), x.mean(axis=0)),
        ),
    ],
    praise="No other `k` directions lose less in the mean square "
    "(Eckart & Young 1936).",
)


def _angle(r: float, s: float) -> float:
    return float(np.degrees(np.arctan2(2 * r * s, 1 - s**2)) / 2)


ANGLE = Exercise(
    name="first_angle",
    reference=_angle,
    cases=lambda rng: [(0.5, 2.0), (0.5, 0.5), (0.9, 1.1), (-0.6, 3.0), (0.3, 1.5)],
    rtol=1e-4,
    atol=1e-3,
    mistakes=[
        Mistake(
            "not halved",
            lambda r, s: 2 * _angle(r, s),
            "That is $2\\theta$. Halve it.",
        ),
        Mistake(
            "arctan instead of arctan2",
            lambda r, s: np.degrees(np.arctan(2 * r * s / (1 - s**2))) / 2,
            "Right while A is the wider feature. For $s > 1$ you found the direction "
            "of *least* variance: a quotient cannot tell which of its terms was "
            "negative. Use `np.arctan2(numerator, denominator)`.",
        ),
        Mistake(
            "radians",
            lambda r, s: np.radians(_angle(r, s)),
            "The angle is in radians: use `np.degrees`.",
        ),
        Mistake(
            "regression line",
            lambda r, s: np.degrees(np.arctan(r * s)),
            "$rs$ is the slope of the *regression line*, which predicts B from A and "
            "minimizes vertical distances. A principal component treats both alike.",
        ),
        Mistake(
            "ratio of the deviations",
            lambda r, s: np.degrees(np.arctan(s)),
            "$\\arctan s$ is the diagonal of the box around the cloud. The component "
            "lies there only if the correlation is 1.",
        ),
        Mistake(
            "covariance without the scale",
            lambda r, s: np.degrees(np.arctan2(2 * r, 1 - s**2)) / 2,
            "The covariance of the two is not $r$ but $r$ times both deviations, "
            "$r \\cdot 1 \\cdot s$.",
        ),
        Mistake(
            "variance without the square",
            lambda r, s: np.degrees(np.arctan2(2 * r * s, 1 - s)) / 2,
            "The variance of B is $s^2$, not $s$.",
        ),
        Mistake(
            "from the axis of B",
            lambda r, s: np.degrees(np.arctan2(2 * r * s, s**2 - 1)) / 2,
            "You measured from the axis of B: the signs of the two variances are "
            "exchanged.",
        ),
        Mistake(
            "other end",
            lambda r, s: _angle(r, s) % 180,
            "The same line, seen from its other end. Give it between -90 and 90 "
            "degrees.",
        ),
    ],
    praise="At $s = 1$ the denominator vanishes, and the angle is 45° for every "
    "positive $r$: average and difference.",
)


def check_explained_share(function: Any) -> Feedback:
    """Check ``explained_share(singular_values, k)``."""
    return SHARE.check(function)


def check_reconstruct(function: Any) -> Feedback:
    """Check ``reconstruct(x, k)``."""
    return RECONSTRUCT.check(function)


def check_zca(function: Any) -> Feedback:
    """Check ``zca(x)``."""
    return ZCA.check(function)


def check_first_angle(function: Any) -> Feedback:
    """Check ``first_angle(r, s)``."""
    return ANGLE.check(function)
