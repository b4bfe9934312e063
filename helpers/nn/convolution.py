"""Convolution: every output pixel is a weighted sum of one small patch of the input.

Images have the shape (N, C, H, W). In memory, the layers here keep the batch innermost,
as (C, H, W, N): then one shift of all images is one long copy, and the weighted sums
of all patches are one matrix product. ``y.transpose(3, 0, 1, 2)`` gives such an array
the usual shape without moving a number, and NumPy's element-wise operations keep it.
"""

from typing import NamedTuple

import numpy as np

from helpers.checked import takes
from helpers.nn.initializers import Initializer, he
from helpers.nn.layer import Array, Layer, Parameter

SIZES = range(1, 10**6)
INFERENCE_BLOCK = 250
"""How many images go through a layer at once in inference: patches take memory."""


class ConvolutionCache(NamedTuple):
    """What the backward pass needs of the forward pass."""

    shape: tuple[int, ...]  # of x
    patches: Array  # one column a position and image
    weight: Array
    padding: int


def image_patches(x: Array, size: int, padding: int) -> Array:
    """Copy every patch of `size` by `size` pixels into a column of a matrix.

    A row holds one pixel of all patches, in the order of `Conv2d`'s weights; a column
    one patch: from images (N, C, H, W) to (C * size * size, H' * W' * N).
    """
    x = x.transpose(1, 2, 3, 0)
    channels, height, width, count = x.shape
    around = (padding, padding)
    padded = np.pad(x, [(0, 0), around, around, (0, 0)])
    rows = height + 2 * padding - size + 1
    columns = width + 2 * padding - size + 1
    shape = (channels, size, size, rows, columns, count)
    patches = np.empty(shape, x.dtype)
    for i, j in np.ndindex(size, size):
        patches[:, i, j] = padded[:, i : i + rows, j : j + columns]
    return patches.reshape(channels * size * size, -1)


def add_patches(
    patches: Array, shape: tuple[int, ...], size: int, padding: int
) -> Array:
    """Add every patch to the pixels it was copied from: `image_patches` transposed."""
    count, channels, height, width = shape
    rows = height + 2 * padding - size + 1
    columns = width + 2 * padding - size + 1
    patches = patches.reshape(channels, size, size, rows, columns, count)
    wide = (channels, height + 2 * padding, width + 2 * padding, count)
    padded = np.zeros(wide, patches.dtype)
    for i, j in np.ndindex(size, size):
        padded[:, i : i + rows, j : j + columns] += patches[:, i, j]
    x = padded[:, padding : padding + height, padding : padding + width]
    return x.transpose(3, 0, 1, 2)


@takes(x="any N C H W", weight="any O C k k", padding=range(1000))
def convolve(
    x: Array, weight: Array, padding: int = 0
) -> tuple[Array, ConvolutionCache]:
    """Return the weighted sums of all patches of all images.

    ``y[n, o, r, c] = sum(weight[o] * padded_x[n, :, r:r+k, c:c+k])``: what is called
    convolution in deep learning (the kernel is not turned round). From images of shape
    (N, C, H, W), with as many zeros around as `padding` says, and weights of shape
    (O, C, k, k) to (N, O, H', W'), with ``H' = H + 2 * padding - k + 1``.
    """
    count, _, height, width = x.shape
    outputs, _, size, _ = weight.shape
    patches = image_patches(x, size, padding)
    y = weight.reshape(outputs, -1) @ patches
    rows = height + 2 * padding - size + 1
    columns = width + 2 * padding - size + 1
    y = y.reshape(outputs, rows, columns, count).transpose(3, 0, 1, 2)
    return y, ConvolutionCache(x.shape, patches, weight, padding)


def convolve_backward(dy: Array, cache: ConvolutionCache) -> tuple[Array, Array]:
    """Send a gradient back through `convolve`; return those of `x` and `weight`."""
    shape, patches, weight, padding = cache
    kernels = weight.reshape(len(weight), -1)
    dy = dy.transpose(1, 2, 3, 0).reshape(len(weight), -1)
    dweight = (dy @ patches.T).reshape(weight.shape)
    dx = add_patches(kernels.T @ dy, shape, weight.shape[2], padding)
    return dx, dweight


class Conv2d(Layer):
    """A convolution with learnable kernels, with stride 1.

    Parameters
    ----------
    in_channels, out_channels : int
        Channels that come in and go out.
    kernel_size : int
        Height and width of a kernel.
    rng : numpy.random.Generator
        Draws the first weights.
    initializer : callable, optional
        ``initializer(rng, shape, fan_in, fan_out)``; He's unless given.
    padding : int, optional
        How many zeros are put around each image, below `kernel_size`;
        ``kernel_size // 2`` keeps the size where that of the kernel is odd.
    bias : bool, optional
        Whether to add a bias a channel; batch normalization makes it redundant.
    """

    @takes(in_channels=SIZES, out_channels=SIZES, kernel_size=SIZES)
    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        kernel_size: int,
        rng: np.random.Generator,
        initializer: Initializer = he,
        padding: int = 0,
        bias: bool = True,
    ) -> None:
        if not 0 <= padding < kernel_size:
            raise ValueError(
                f"with kernels of size {kernel_size} the padding must lie in "
                f"0..{kernel_size - 1}, and is {padding}."
            )
        self.axes = f"any N {in_channels} H W"
        area = kernel_size**2
        shape = (out_channels, in_channels, kernel_size, kernel_size)
        weight = initializer(rng, shape, area * in_channels, area * out_channels)
        self.weight = Parameter(weight)
        self.bias = Parameter(np.zeros(out_channels)) if bias else None
        self.padding = padding

    def forward(self, x: Array, training: bool = True) -> Array:
        """Return the output channels, of shape ``(N, out_channels, H', W')``."""
        size = self.weight.value.shape[2]
        if min(x.shape[2:]) + 2 * self.padding < size:
            raise ValueError(
                f"Conv2d got images of shape {x.shape}: with a padding of "
                f"{self.padding} they are smaller than its kernels of size {size}."
            )
        self._convert(x.dtype)
        weight, padding = self.weight.value, self.padding
        if training:
            y, self._cache = convolve(x, weight, padding)
        else:
            self._cache = None
            starts = range(0, len(x), INFERENCE_BLOCK)
            blocks = (x[i : i + INFERENCE_BLOCK] for i in starts)
            y = np.concatenate([convolve(b, weight, padding)[0] for b in blocks])
        if self.bias is not None:
            y += self.bias.value[:, np.newaxis, np.newaxis]
        return y

    def backward(self, dy: Array) -> Array:
        """Return the gradient of `x`; keep those of weight and bias."""
        dx, self.weight.gradient = convolve_backward(dy, self._use_cache())
        if self.bias is not None:
            self.bias.gradient = dy.sum(axis=(0, 2, 3))
        return dx
