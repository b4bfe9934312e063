"""Batch normalization against PyTorch's eager CPU: ``make bench``.

One step is forward plus backward in training, float32, on one thread. Both sides
take turns, so that whatever else the machine does hits them alike; the ratio is
the median over the rounds. Needs ``pip install torch==2.13.0``.
"""

import os

os.environ |= dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"), "1")

import platform
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from helpers.nn.batch_norm import BatchNorm

try:
    import torch
except ImportError:
    sys.exit("The benchmark compares with PyTorch: pip install torch==2.13.0")

BARS = {
    (60, 100): 0.5,
    (128, 32, 14, 14): 0.8,
    (256, 1024): 1.0,
    (32, 64, 28, 28): 1.0,
    (4096, 1024): 1.6,
}
ROUNDS, SECONDS, WARM_UP = 21, 0.05, 1.0


def steps(shape: tuple[int, ...]) -> tuple[Callable[[], None], Callable[[], None]]:
    """Return one step of ours and one of PyTorch's, on the same numbers."""
    rng = np.random.default_rng(0)
    x, dy = rng.standard_normal((2, *shape), dtype=np.float32)
    ours = BatchNorm(shape[1])
    theirs = (torch.nn.BatchNorm1d if len(shape) == 2 else torch.nn.BatchNorm2d)(
        shape[1]
    )
    x_torch, dy_torch = torch.tensor(x, requires_grad=True), torch.tensor(dy)

    def our_step() -> None:
        ours.forward(x)
        ours.backward(dy)

    def torch_step() -> None:
        x_torch.grad = theirs.weight.grad = theirs.bias.grad = None
        theirs(x_torch).backward(dy_torch)

    return our_step, torch_step


def seconds(step: Callable[[], None], repetitions: int) -> float:
    """Return the time of one step, from many in a row."""
    start = time.perf_counter()
    for _ in range(repetitions):
        step()
    return (time.perf_counter() - start) / repetitions


def compare(shape: tuple[int, ...]) -> tuple[float, float, float]:
    """Return our time, PyTorch's, and the median of their ratios."""
    our_step, torch_step = steps(shape)
    # The first second is slower, for both: the processor has to wake up.
    start = time.perf_counter()
    while time.perf_counter() - start < WARM_UP:
        seconds(our_step, 3)
        once = seconds(torch_step, 3)
    repetitions = max(1, round(SECONDS / once))
    times = np.array(
        [
            (seconds(our_step, repetitions), seconds(torch_step, repetitions))
            for _ in range(ROUNDS)
        ]
    )
    ours, theirs = np.median(times, axis=0)
    return ours, theirs, float(np.median(times[:, 0] / times[:, 1]))


def main() -> None:
    """Measure all shapes; print a table and write it beside this file."""
    torch.set_num_threads(1)
    lines = [
        "# Batch normalization, forward plus backward",
        "",
        f"One thread, float32, NumPy {np.__version__}, PyTorch {torch.__version__}, "
        f"Python {platform.python_version()}, {processor()}; medians of {ROUNDS} "
        "interleaved rounds, by `make bench`.",
        "",
        "| shape | ours [µs] | PyTorch [µs] | ratio | goal |",
        "|---|---|---|---|---|",
    ]
    for shape, bar in BARS.items():
        ours, theirs, ratio = compare(shape)
        lines.append(
            f"| {shape} | {1e6 * ours:,.0f} | {1e6 * theirs:,.0f} | {ratio:.2f} "
            f"| {bar} {'met' if ratio <= bar else '**missed**'} |"
        )
    text = "\n".join(lines) + "\n"
    print(text)
    (Path(__file__).parent / "RESULTS.md").write_text(text, encoding="utf-8")


def processor() -> str:
    """Return the processor's name, where the system tells it."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    names = [line.split(": ")[1] for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


if __name__ == "__main__":
    main()
