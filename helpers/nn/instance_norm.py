"""Instance normalization: each channel of each picture by itself.

The source is Ulyanov, Vedaldi & Lempitsky 2016 (arXiv 1607.08022).
"""

from helpers.nn.group_norm import GroupNorm


class InstanceNorm(GroupNorm):
    """Group normalization with as many groups as channels.

    Parameters
    ----------
    num_channels : int
        C of the batches, (N, C, H, W).
    eps : float, optional
        Added to the variance, inside the square root.
    """

    def __init__(self, num_channels: int, eps: float = 1e-5) -> None:
        super().__init__(num_channels, num_channels, eps)
