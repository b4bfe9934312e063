"""The batch-normalization layer against PyTorch's: forward plus backward, float32."""

import os

import numpy as np
import torch
from report import Part, judged, table
from timing import Step, compare, seconds

from helpers.nn.batch_norm import BatchNorm

GOALS = {
    (60, 100): 0.45,  # notebook 08
    (256, 200): 0.9,  # notebook 06
    (60, 8, 28, 28): 1.1,  # notebook 10, first layer
    (60, 16, 14, 14): 1.1,  # and second
    (128, 32, 14, 14): 1.1,
}
AS_CONV2D_LEAVES_THEM = {(60, 8, 28, 28), (60, 16, 14, 14)}
"""With the batch innermost in memory; the others are in NumPy's usual order."""
HEAD = ("shape", "ours [µs]", "PyTorch [µs]", "ratio", "goal", "memory floor [µs]")
INTRODUCTION = """\
*Ours* is the from-scratch NumPy of `helpers/nn`, beside eager PyTorch on the same
processor, both with float32. Times are medians of the rounds, and the ratio is the
median of the ratios within a round. The goals were set for one thread; two are held
against them as well. The *memory floor* is the time that the processor needs to read x
twice and dy once and to write y and dx, measured with `np.copyto`.
"""
ONE_THREAD = "NumPy's element-wise loops run in one thread, PyTorch's in all."


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


def memory_floor(shape: tuple[int, ...]) -> float:
    """Return the time to read x, x and dy and to write y and dx: 2.5 copies."""
    a, b = np.ones((2, *shape), np.float32)
    return 2.5 * min(seconds(lambda: np.copyto(a, b), 20) for _ in range(20))


def measure() -> Part:
    """Measure all shapes."""
    rows, missed = [], []
    for shape, goal in GOALS.items():
        ours, theirs, ratio = compare(*steps(shape))
        times = (f"{1e6 * time:,.0f}" for time in (ours, theirs))
        floor = f"{1e6 * memory_floor(shape):,.1f}"
        rows.append((shape, *times, f"{ratio:.2f}", judged(goal, ratio <= goal), floor))
        if ratio > goal:
            missed.append(shortfall(f"shape {shape}", ratio, goal))
    introduction = [] if several_threads() else [INTRODUCTION]
    return Part(introduction + table(HEAD, rows), missed)


def shortfall(what: str, ratio: float, goal: float) -> str:
    """Say by how much a goal was missed, and why if several threads were used."""
    reason = ONE_THREAD if several_threads() else ""
    sentence = f"{what} takes {ratio:.2f} of PyTorch's time, for a goal of {goal}."
    return f"{sentence} {reason}".rstrip()


def several_threads() -> bool:
    """Whether `run` gave this process more than one thread."""
    return os.environ["OMP_NUM_THREADS"] != "1"
