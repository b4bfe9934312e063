"""The batch-normalization layer against PyTorch's: forward plus backward, float32."""

import numpy as np
import torch
from timing import Step, compare, seconds

from helpers.nn.batch_norm import BatchNorm

GOALS = {
    (60, 100): 0.5,
    (128, 32, 14, 14): 0.8,
    (256, 1024): 1.0,
    (32, 64, 28, 28): 1.0,
    (4096, 1024): 1.6,
}
HEAD = (
    "| shape | ours [µs] | PyTorch [µs] | ratio | goal | memory floor [µs] |",
    "|---|---|---|---|---|---|",
)


def steps(shape: tuple[int, ...]) -> tuple[Step, Step]:
    """Return one step of ours and one of PyTorch's, on the same numbers."""
    rng = np.random.default_rng(0)
    x, dy = rng.standard_normal((2, *shape), dtype=np.float32)
    ours = BatchNorm(shape[1])
    kind = torch.nn.BatchNorm1d if len(shape) == 2 else torch.nn.BatchNorm2d
    theirs = kind(shape[1])
    x_torch, dy_torch = torch.tensor(x, requires_grad=True), torch.tensor(dy)

    def our_step() -> None:
        ours.forward(x)
        ours.backward(dy)

    def torch_step() -> None:
        x_torch.grad = theirs.weight.grad = theirs.bias.grad = None
        theirs(x_torch).backward(dy_torch)

    return our_step, torch_step


def memory_floor(shape: tuple[int, ...]) -> float:
    """Return the time to read x, x and dy and to write y and dx: 2.5 copies."""
    a, b = np.ones((2, *shape), np.float32)
    return 2.5 * min(seconds(lambda: np.copyto(a, b), 20) for _ in range(20))


def table() -> list[str]:
    """Measure all shapes."""
    lines = list(HEAD)
    for shape, goal in GOALS.items():
        ours, theirs, ratio = compare(*steps(shape))
        lines.append(
            f"| {shape} | {1e6 * ours:,.0f} | {1e6 * theirs:,.0f} | {ratio:.2f} "
            f"| {goal} {'met' if ratio <= goal else '**missed**'} "
            f"| {1e6 * memory_floor(shape):,.1f} |"
        )
    return lines
