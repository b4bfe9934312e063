"""A right call of every public function of the mathematics."""

import numpy as np

from helpers import datasets, records
from helpers.linear import least_squares, pca, scaling
from helpers.nn import batch_norm, gradient_check, initializers, losses, training
from helpers.nn.activations import ReLU, Sigmoid, Tanh
from helpers.nn.batch_norm import BatchNorm
from helpers.nn.convolution import Conv2d
from helpers.nn.dropout import Dropout
from helpers.nn.dynamic_tanh import DynamicTanh
from helpers.nn.ghost_batch_norm import GhostBatchNorm
from helpers.nn.group_norm import GroupNorm
from helpers.nn.instance_norm import InstanceNorm
from helpers.nn.layer_norm import LayerNorm
from helpers.nn.layers import Linear, Sequential
from helpers.nn.optimizers import SGD
from helpers.nn.pooling import Flatten, GlobalAveragePool, MaxPool2d
from helpers.nn.residual import Residual, Scale
from helpers.nn.rms_norm import RMSNorm
from helpers.studies import (
    activation_noise,
    attack,
    backward_paths,
    batch_noise,
    changed_pictures,
    deep_signals,
    folding,
    gradient_flow,
    normalizations,
    regions,
    running_averages,
    scale_and_offset,
    scale_invariance,
    shifts,
    smoothness,
)

RNG = np.random.default_rng(0)
X = RNG.normal(3, [1.0, 2.0, 0.5], size=(8, 3))
Y = RNG.normal(size=8)
W = RNG.normal(size=3)
P = np.array([0.1, 0.5, 1.0])
ROWS = {"x": X}
IMAGES = RNG.normal(size=(2, 3, 4, 4))
PIXELS = RNG.integers(0, 256, size=(2, 4, 4), dtype=np.uint8)
AFTER = {"valley": least_squares.modes(X, Y), "learning_rate": 0.01}
LABELS = np.array([0, 1, 2, 0, 1, 2, 0, 1])
DESCENT = {"x": X, "y": Y, "learning_rate": 0.01}
NETWORK = Sequential([Linear(3, 3, RNG), BatchNorm(3), Sigmoid()])
FOR_NETWORK = {"network": NETWORK, "x": X}
ON_BATCH = FOR_NETWORK | {"labels": LABELS}
FOLDED = Sequential([Linear(3, 4, RNG), ReLU(), Linear(4, 1, RNG)])
THEORY = {"activation": Sigmoid, "depth": 3}
DRAW = {"rng": RNG, "shape": (3, 4), "fan_in": 3, "fan_out": 4}

FUNCTIONS = {
    datasets.as_vectors: {"images": PIXELS},
    datasets.pixel_standardized: {"train_images": PIXELS, "test_images": PIXELS},
    records.read: {"name": "convolution"},
    datasets.article_valley: {},
    datasets.minibatches: {"count": 9, "batch_size": 2, "rng": RNG},
    datasets.correlated_features: {"correlation": 0.5, "count": 9, "rng": RNG},
    least_squares.loss: {"w": W, "x": X, "y": Y},
    least_squares.gradient: {"w": W, "x": X, "y": Y},
    least_squares.hessian: ROWS,
    least_squares.condition_number: ROWS,
    least_squares.gradient_descent: DESCENT | {"steps": 5, "start": W},
    least_squares.best_weights: {"x": X, "y": Y},
    least_squares.excess_loss: DESCENT | {"steps": np.array([1, 2])},
    least_squares.weight_error: DESCENT | {"steps": 3},
    least_squares.modes: {"x": X, "y": Y},
    least_squares.errors_after: AFTER | {"steps": np.array([1, 2])},
    least_squares.excess_after: AFTER | {"steps": 3},
    least_squares.steps_until: AFTER | {"tolerance": 0.1},
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
    scaling.Scaler: {"offset": W, "scale": W**2},
    pca.LinearTransform: {"mean": W, "matrix": np.eye(3), "back": np.eye(3)},
    batch_norm.batch_norm_forward: ROWS | {"gamma": W, "beta": W, "eps": 0.1},
    batch_norm.batch_norm_backward: {"dy": X}
    | {"cache": batch_norm.batch_norm_forward(X, W, W)[1]},
    batch_norm.batch_norm_inference: {"x": X, "mean": W, "var": W**2}
    | {"gamma": W, "beta": W},
    backward_paths.dx_by_paths: {"dy": X, "x_hat": X, "scale": W},
    backward_paths.formula_and_measured: {"x": X, "dy": X + 1, "eps": 0.1},
    batch_noise.draw_mates: {"picture": 1, "count": 9, "companies": 3}
    | {"m": 4, "rng": RNG},
    batch_noise.in_company: {"h": X, "picture": 1, "mates": np.array([[0, 2], [3, 4]])},
    batch_noise.noise_law: {"z": X, "m": 60, "skewness": W, "kurtosis": 1 + W**2},
    batch_noise.matching_rate: {"m": 60},
    attack.input_gradient: ON_BATCH,
    attack.attacked: ON_BATCH | {"size": 0.1},
    deep_signals.circle: {"count": 9, "width": 4, "rng": RNG},
    deep_signals.block_outputs: FOR_NETWORK,
    deep_signals.effective_rank: {"h": X},
    deep_signals.relative_spread: {"h": X},
    deep_signals.neighbours_kept: {"h": X},
    deep_signals.read_out: {"h": X, "place": X + 1},
    deep_signals.shadow: {"h": X, "place": X[:, :2]},
    folding.fold: {"linear": Linear(2, 3, RNG), "norm": BatchNorm(3)},
    folding.fold_all: {"network": NETWORK},
    running_averages.stream: {"statistic": "mean", "path": "jump"}
    | {"drift": 2.0, "batch_size": 8},
    running_averages.running_averages: {"batches": Y, "start": 1.0, "momenta": P},
    changed_pictures.light: {"change": "fog", "strength": 0.5},
    changed_pictures.changed: {
        "pictures": PIXELS / 255,
        "change": "blurred",
        "strength": 0.5,
    },
    normalizations.sets: {"norm": "group", "pictures": 2, "channels": 4, "groups": 2},
    normalizations.normalized: {
        "x": IMAGES,
        "labels": np.arange(6).reshape(2, 3),
    },
    gradient_check.numerical_gradient: {"f": np.sum, "x": W, "step": 0.1},
    gradient_check.relative_error: {"a": X, "b": X + 1},
    gradient_check.gradient_errors: {"layer": Tanh(), "x": X, "rng": RNG},
    gradient_flow.gaussian_grid: {},
    gradient_flow.value_and_slope: {"activation": Sigmoid, "h": X},
    gradient_flow.gradient_factors: THEORY | {"weight_scale": 1.5},
    gradient_flow.normalized_factor: {"y": W, "slope": W**2, "p": W**2},
    gradient_flow.normalized_factors: THEORY,
    gradient_flow.deep_network: THEORY | {"width": 3, "weight_scale": 1.0, "rng": RNG},
    gradient_flow.expected_shares: {"factors": W**2},
    gradient_flow.gradient_norms: FOR_NETWORK | {"dy": X},
    gradient_flow.pre_activations: FOR_NETWORK,
    initializers.normal: {"std": 0.5},
    initializers.xavier: DRAW,
    initializers.xavier_sigmoid: DRAW,
    initializers.he: DRAW,
    losses.softmax_cross_entropy: {"logits": X, "labels": LABELS},
    smoothness.loss_and_gradients: ON_BATCH,
    smoothness.gradient_shift: ON_BATCH | {"rate": 0.1},
    scale_invariance.normalized_weights: {"network": NETWORK},
    regions.relu_inputs: {"network": FOLDED, "x": X},
    regions.held: {"network": FOLDED, "x": X},
    shifts.sigmoid_inputs: FOR_NETWORK,
    shifts.unit_bands: {"h": X},
    shifts.center_and_spread: {"h": X},
    shifts.shift: {"before": X, "after": X + 1},
    shifts.movement: {"before": X, "after": X + 1},
    training.train: FOR_NETWORK
    | {"labels": LABELS, "optimizer": SGD(NETWORK.parameters(), 0.1), "steps": 3}
    | {"batch_size": 4, "rng": RNG, "record_every": 2, "progress": False},
    training.accuracy: FOR_NETWORK | {"labels": LABELS},
    training.use_population_statistics: FOR_NETWORK,
}


def forward(name, make):
    """A layer's forward pass, in training and in inference."""

    def run(x, training=True):
        return make().forward(x, training)

    run.__qualname__ = f"{name}.forward"
    return run


def backward(name, make, x):
    """A layer's backward pass, after a right forward pass."""

    def run(dy):
        layer = make()
        layer.forward(x, training=True)
        return layer.backward(dy), [p.gradient for p in layer.parameters()]

    run.__qualname__ = f"{name}.backward"
    return run


def rng():
    return np.random.default_rng(0)


LAYERS = {
    "Sigmoid": (Sigmoid, X),
    "Tanh": (Tanh, X),
    "ReLU": (ReLU, X),
    "BatchNorm": (lambda: BatchNorm(3), X),
    "GhostBatchNorm": (lambda: GhostBatchNorm(3, 4), X),
    "LayerNorm": (lambda: LayerNorm(3), X),
    "RMSNorm": (lambda: RMSNorm(3), X),
    "GroupNorm": (lambda: GroupNorm(1, 3), IMAGES),
    "InstanceNorm": (lambda: InstanceNorm(3), IMAGES),
    "DynamicTanh": (lambda: DynamicTanh(3), X),
    "Scale": (lambda: Scale(0.3), X),
    "Residual": (lambda: Residual(Sequential([Linear(3, 3, rng())])), X),
    "Dropout": (lambda: Dropout(0.3, rng()), X),
    "BatchNorm of images": (lambda: BatchNorm(3), IMAGES),
    "ActivationNoise": (lambda: activation_noise.ActivationNoise(rng()), X),
    "ScaleAndOffset": (lambda: scale_and_offset.ScaleAndOffset(3), X),
    "PartialBatchNorm": (lambda: backward_paths.PartialBatchNorm(3), X),
    "Linear": (lambda: Linear(3, 2, rng()), X),
    "Sequential": (lambda: Sequential([Linear(3, 2, rng()), Sigmoid()]), X),
    "Conv2d": (lambda: Conv2d(3, 2, 3, rng(), padding=1), IMAGES),
    "MaxPool2d": (MaxPool2d, IMAGES),
    "Flatten": (Flatten, IMAGES),
    "GlobalAveragePool": (GlobalAveragePool, IMAGES),
}

METHODS = {}
for layer_name, (make, x) in LAYERS.items():
    METHODS[forward(layer_name, make)] = {"x": x}
    METHODS[backward(layer_name, make, x)] = {"dy": make().forward(x) + 1}

CLASSES = {
    Linear: {"num_inputs": 3, "num_outputs": 2, "rng": RNG},
    Conv2d: {"in_channels": 1, "out_channels": 2, "kernel_size": 3, "rng": RNG},
    MaxPool2d: {"size": 2},
    BatchNorm: {"num_features": 3, "eps": 0.1, "momentum": 0.2},
    GhostBatchNorm: {"num_features": 3, "group_size": 4},
    LayerNorm: {"num_features": 3, "eps": 0.1},
    RMSNorm: {"num_features": 3, "eps": 0.1},
    GroupNorm: {"num_groups": 2, "num_channels": 4, "eps": 0.1},
    InstanceNorm: {"num_channels": 4, "eps": 0.1},
    DynamicTanh: {"num_features": 3, "alpha": 0.3},
    Scale: {"start": 0.3},
    Dropout: {"rate": 0.3, "rng": RNG},
    SGD: {"parameters": [], "learning_rate": 0.1, "momentum": 0.2},
}

EXEMPT = {
    "checked.*": "is what refuses the arguments of the others",
    "nn.layer.*ing": "is what refuses the arguments of the others",
    "nn.layer.check_*": "is what refuses the arguments of the others",
    "installation.*": "takes no arguments, except in its tests",
    "datasets.fashion_mnist": "takes the name of a file: see test_data_files.py",
    "data_files.DataFileError": "is an exception",
    "datasets.Images": "only names the parts of a tuple",
    "linear.least_squares.Modes": "only names the parts of a tuple",
    "datasets.endless_minibatches": "has no end; it passes all on to minibatches",
    "records.NamedArray": "is made by recordings/: see test_records.py",
    "records.Record": "the same",
    "records.known": "is what refuses the names of the others",
    "records.write": "is called by recordings/ alone",
    "nn.training.TrainingDiverged": "is an exception",
    "nn.training.History": "only names lists",
    "nn.training.Trainer": "is made by train, which is called here",
    "nn.training.keep_freed_memory": "takes no arguments",
    "studies.running_averages.Stream": "only names the parts of a tuple",
    "studies.smoothness.Line": "only names the parts of a tuple",
    "studies.smoothness.[dr]*": "is called with the arrays of a network's parameters",
    "studies.scale_invariance.[clst]*": "the same",
    "studies.sharpness.sharpness": "the same",
    "studies.regions.Held": "only names the parts of a tuple",
    "studies.smoothness.along_gradient": "is called by recordings/ alone",
    "studies.regions.[cf]*": "is called with the numbers of a panel of controls",
    "studies.regions.heights": "is called for one drawing",
    "studies.regions.regions_by_offset": "is called for one drawing",
    "studies.deep_networks.*": "builds networks from the layers that are called here",
    "studies.changed_pictures.blur": "is called by changed",
    "studies.stored_network.*": "takes what recordings/ stored",
    "studies.session.*": "is made by a panel of controls, from a list of choices",
    "studies.designs.*": "is made by a panel of controls, from a list of choices",
    "nn.networks.*": "builds networks from the layers that are called here",
    "nn.layer.Layer": "has no code of its own",
    "nn.layer.Parameter": "only names arrays",
    "nn.batch_norm.a[sv]*": "inner steps of batch normalization",
    "nn.batch_norm.require_two_rows": "an inner step of batch normalization",
    "nn.batch_norm.feature_mean": "an inner step of batch normalization",
    "nn.batch_norm.BatchNormCache": "only names the parts of a tuple",
    "nn.layer_norm.normalize_rows*": "inner steps of layer normalization",
    "nn.convolution.ConvolutionCache": "only names the parts of a tuple",
    "nn.convolution.convolve*": "is called by Conv2d, which checks the sizes before",
    "nn.convolution.*_patches": "is called by Conv2d, which checks the sizes before",
}
"""What is not called here, and why."""

CALLS = FUNCTIONS | METHODS | CLASSES
