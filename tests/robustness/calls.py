"""A right call of every public function of the mathematics."""

import numpy as np

from helpers import least_squares, pca, scaling
from helpers.nn import shifts
from helpers.nn.networks import sigmoid_network

RNG = np.random.default_rng(0)
X = RNG.normal(3, [1.0, 2.0, 0.5], size=(8, 3))
Y = RNG.normal(size=8)
W = RNG.normal(size=3)
ROWS = {"x": X}
DESCENT = {"x": X, "y": Y, "learning_rate": 0.01}
NETWORK = sigmoid_network([3, 4, 2], RNG)

CALLS = {
    least_squares.loss: {"w": W, "x": X, "y": Y},
    least_squares.gradient: {"w": W, "x": X, "y": Y},
    least_squares.hessian: ROWS,
    least_squares.condition_number: ROWS,
    least_squares.gradient_descent: DESCENT | {"steps": 5, "start": W},
    least_squares.best_weights: {"x": X, "y": Y},
    least_squares.excess_loss: DESCENT | {"steps": np.array([1, 2])},
    least_squares.weight_error: DESCENT | {"steps": 3},
    least_squares.steps_needed: DESCENT | {"tolerance": 0.1},
    least_squares.level_set: {"x": X[:, :2], "excess": 1.0, "points": 9},
    pca.principal_components: ROWS,
    pca.signs: {"directions": X},
    pca.fit_rotation: ROWS,
    pca.fit_pca_whitening: ROWS,
    pca.fit_zca_whitening: ROWS,
    pca.whiten: ROWS,
    pca.deviations: {"x": X, "variances": W**2, "directions": np.eye(3)},
    scaling.scale_or_one: {"scale": W**2, "x": X},
    scaling.fit_standard: ROWS,
    scaling.fit_min_max: ROWS,
    scaling.standardize: ROWS,
    scaling.min_max_scale: ROWS,
    shifts.sigmoid_inputs: {"network": NETWORK, "x": X},
    shifts.center_and_spread: {"h": X},
    shifts.shift: {"before": X, "after": X + 1},
    shifts.movement: {"before": X, "after": X + 1},
}
