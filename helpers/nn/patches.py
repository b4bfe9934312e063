"""All patches of all images as the columns of one matrix, and back.

Images have the shape (N, C, H, W). In memory, patches keep the batch innermost, as
(C, H, W, N): then one shift of all images is a few long copies.
"""

import numpy as np

from helpers.nn.layer import Array


def image_patches(x: Array, size: int, padding: int) -> Array:
    """Copy every patch of `size` by `size` pixels into a column of a matrix.

    Parameters
    ----------
    x : ndarray, shape (N, C, H, W)
        The images.
    size, padding : int
        Of a patch; and how many zeros are put around each image.

    Returns
    -------
    ndarray, shape (C * size * size, H' * W' * N)
        With ``H' = H + 2 * padding - size + 1``, and W' likewise. A row holds one
        pixel of all patches, in the order of `Conv2d`'s weights; a column one patch.
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
    """Add every patch to the pixels it was copied from: `image_patches` transposed.

    Parameters
    ----------
    patches : ndarray, shape (C * size * size, H' * W' * N)
        As `image_patches` returns them.
    shape : tuple of int
        Of the images, (N, C, H, W).
    size, padding : int
        As for `image_patches`.

    Returns
    -------
    ndarray, shape (N, C, H, W)
    """
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
