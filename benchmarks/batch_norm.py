"""The batch-normalization layer against PyTorch's: forward plus backward, float32."""

import numpy as np
import torch
from report import Part, against_torch, table
from timing import Step, compare

from helpers.nn import BatchNorm

GOALS = {
    (60, 100): 0.45,  # notebook 08
    (256, 200): 0.9,  # notebook 06
    (60, 8, 28, 28): 1.1,  # notebook 10, first layer
    (60, 16, 14, 14): 1.1,  # and second
    (128, 32, 14, 14): 1.1,
}
AS_CONV2D_LEAVES_THEM = {(60, 8, 28, 28), (60, 16, 14, 14)}
"""With the batch innermost in memory; the others are in NumPy's usual order."""
HEAD = ("shape", "ours [µs]", "PyTorch [µs]", "ratio", "goal")
INTRODUCTION = """\
*Ours* is the from-scratch NumPy of `helpers/nn`, beside eager PyTorch on the same
processor, both with float32 and one thread, in processor time. Times are medians of the
rounds, and the ratio is the median of the ratios within a round; it differs by a third
and more between processors. Where a goal and a readable line disagree, the line wins.
"""


def steps(shape: tuple[int, ...]) -> tuple[Step, Step]:
    """Return one step of ours and one of PyTorch's, on the same numbers."""
    rng = np.random.default_rng(0)
    x, dy = rng.standard_normal((2, *shape), dtype=np.float32)
    ours = BatchNorm(shape[1])
    kind = torch.nn.BatchNorm1d if len(shape) == 2 else torch.nn.BatchNorm2d
    theirs = kind(shape[1])
    x_torch, dy_torch = torch.tensor(x, requires_grad=True), torch.tensor(dy)
    if shape in AS_CONV2D_LEAVES_THEM:
        x, dy = map(batch_innermost, (x, dy))

    def our_step() -> None:
        ours.forward(x)
        ours.backward(dy)

    def torch_step() -> None:
        x_torch.grad = theirs.weight.grad = theirs.bias.grad = None
        theirs(x_torch).backward(dy_torch)

    return our_step, torch_step


def batch_innermost(images: np.ndarray) -> np.ndarray:
    """Return the same images, in memory as (C, H, W, N)."""
    return np.ascontiguousarray(images.transpose(1, 2, 3, 0)).transpose(3, 0, 1, 2)


def measure() -> Part:
    """Measure all shapes."""
    rows, missed = [], []
    for shape, goal in GOALS.items():
        result = compare(*steps(shape))
        cells, sentences = against_torch(f"shape {shape}", result, goal, 1e6, ",.0f")
        rows.append((shape, *cells))
        missed += sentences
    return Part([INTRODUCTION, *table(HEAD, rows)], missed)
