"""Notebook 02, exercise 2: rebuild from k components."""

from typing import Any

import numpy as np

from helpers.exercises import Exercise, Slip
from helpers.exercises.principal_components.zca import eigen, feature_cases
from helpers.pca import principal_components


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


def _columns_of_svd(x: Any, k: int) -> Any:
    mean = x.mean(axis=0)
    rows = np.linalg.svd(x - mean, full_matrices=False)[2]
    return _project(x, mean, rows[:, :k])


def _coordinates(x: Any, k: int) -> Any:
    mean, _, directions = principal_components(x)
    return (x - mean) @ directions[:, :k]


def _coordinates_ascending(x: Any, k: int) -> Any:
    return _coordinates(x, k)[:, ::-1]


def _coordinates_of_eigh(x: Any, k: int) -> Any:
    mean, _, directions = eigen(x)
    return (x - mean) @ directions[:, -k:]


def _coordinates_of_svd(x: Any, k: int) -> Any:
    centred = x - x.mean(axis=0)
    return centred @ np.linalg.svd(centred, full_matrices=False)[2][:k].T


def _about(mean: Any, x: Any, k: int) -> Any:
    directions = np.linalg.eigh((x - mean).T @ (x - mean))[1]
    return _project(x, mean, directions[:, -k:])


def _all_but_the_first(x: Any, k: int) -> Any:
    mean, _, directions = principal_components(x)
    return _project(x, mean, directions[:, k:])


def _shifted(mean: Any, x: Any, k: int) -> Any:
    return _project(x, mean, principal_components(x)[2][:, :k])


def _in_deviations(x: Any, k: int) -> Any:
    mean, deviation = x.mean(axis=0), x.std(axis=0)
    return mean + deviation * _reconstruct((x - mean) / deviation, k)


def _of_standardized(x: Any, k: int) -> Any:
    mean = x.mean(axis=0)
    directions = principal_components((x - mean) / x.std(axis=0))[2]
    return _project(x, mean, directions[:, :k])


def _about_own_mean(x: Any, k: int) -> Any:
    return _about(x.mean(axis=1, keepdims=True), x, k)


ROWS = (
    "You took *rows* of the matrix of eigenvectors. They stand in its *columns*: the "
    "first `k` are `directions[:, :k]`. See section 2."
)

COORDINATES = (
    "These are the `k` coordinates along the components. Rotate back with `@ kept.T` "
    "and add the mean: the result has the shape of `x`. See section 5."
)

OWN_MEAN = (
    "You subtracted the mean of every *example*, `axis=1`. Centring takes the mean of "
    "every *feature*, over the examples: `x.mean(axis=0)`."
)

ONE_MEAN = (
    "You subtracted one mean of all numbers. Every feature has a mean of its own: "
    "`x.mean(axis=0)`."
)

STANDARDIZED = (
    "Your components are those of the *standardized* features. Asked are those of `x` "
    "as it is: only centre it. Section 3 says why that makes a difference."
)

RECONSTRUCT = Exercise(
    name="reconstruct",
    reference=_reconstruct,
    cases=lambda rng: [(x, k) for x in feature_cases(rng) for k in (1, 2, 4)],
    slips=[
        Slip("coordinates", _coordinates, COORDINATES),
        Slip("coordinates from eigh", _coordinates_of_eigh, COORDINATES),
        Slip("coordinates from svd", _coordinates_of_svd, COORDINATES),
        Slip("coordinates, turned round", _coordinates_ascending, COORDINATES),
        Slip("rows of principal_components", _first_eigenvectors_in_rows, ROWS),
        Slip("rows of eigh", _last_eigenvectors_in_rows, ROWS),
        Slip(
            "columns of svd",
            _columns_of_svd,
            "You took *columns* of what `np.linalg.svd` returns last. That is "
            "$V^{\\mathsf T}$: the directions stand in its *rows*, so the first `k` "
            "are `rows[:k].T`. See section 2.",
        ),
        Slip("mean of every example", _about_own_mean, OWN_MEAN),
        Slip(
            "mean of every example, components of the features",
            lambda x, k: _shifted(x.mean(axis=1, keepdims=True), x, k),
            OWN_MEAN,
        ),
        Slip("one mean of all numbers", lambda x, k: _about(x.mean(), x, k), ONE_MEAN),
        Slip(
            "one mean of all numbers, components of the features",
            lambda x, k: _shifted(x.mean(), x, k),
            ONE_MEAN,
        ),
        Slip("standardized before", _in_deviations, STANDARDIZED),
        Slip("components of the standardized", _of_standardized, STANDARDIZED),
        Slip(
            "all but the first k",
            _all_but_the_first,
            "You kept all components *but* the first `k`: the slice `[:, k:]` begins "
            "where `[:, :k]` ends.",
        ),
        Slip(
            "ascending",
            _smallest,
            "You kept the components with the *smallest* variance: `np.linalg.eigh` "
            "sorts upwards. Take the last columns, or turn the order round.",
        ),
        Slip(
            "mean not added back",
            lambda x, k: _reconstruct(x, k) - x.mean(axis=0),
            "Your result has mean zero. The components describe the *centred* data: "
            "add the mean again at the end.",
        ),
        Slip(
            "mean not subtracted",
            lambda x, k: _shifted(0, x, k),
            "You projected `x` itself. The components describe distances from the "
            "mean: subtract it before the projection and add it afterwards.",
        ),
        Slip(
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
