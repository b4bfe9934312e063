"""A neural network from scratch, one concept a file.

`layer` says what a layer is. Layers are `layers`, `activations`, `convolution`,
`pooling`, `dropout`, `residual`; and the normalizations: `batch_norm`,
`ghost_batch_norm`, `layer_norm`, `group_norm`, `instance_norm`, `rms_norm`, and, in
their place, `dynamic_tanh`. `losses`, `initializers` and `optimizers` are what training
needs beside them; `networks` puts layers together, `training` is the loop, and
`gradient_check` is how every layer is tested.
"""

from helpers.nn.activations import ReLU, Sigmoid, Tanh
from helpers.nn.batch_norm import (
    BatchNorm,
    batch_norm_backward,
    batch_norm_forward,
    batch_norm_inference,
)
from helpers.nn.convolution import (
    Conv2d,
    ConvolutionCache,
    convolve,
    convolve_backward,
)
from helpers.nn.dropout import Dropout
from helpers.nn.dynamic_tanh import DynamicTanh
from helpers.nn.ghost_batch_norm import GhostBatchNorm
from helpers.nn.gradient_check import (
    gradient_errors,
    numerical_gradient,
    relative_error,
)
from helpers.nn.group_norm import GroupNorm
from helpers.nn.initializers import he, normal, xavier, xavier_sigmoid
from helpers.nn.instance_norm import InstanceNorm
from helpers.nn.layer import Layer, Parameter
from helpers.nn.layer_norm import LayerNorm
from helpers.nn.layers import Linear, Sequential
from helpers.nn.losses import softmax_cross_entropy
from helpers.nn.networks import (
    dense_network,
    image_network,
    normalize_once,
    relu_network,
)
from helpers.nn.optimizers import SGD
from helpers.nn.pooling import Flatten, GlobalAveragePool, MaxPool2d
from helpers.nn.residual import Residual, Scale
from helpers.nn.rms_norm import RMSNorm
from helpers.nn.training import (
    History,
    TrainingDiverged,
    accuracy,
    train,
    use_population_statistics,
)
