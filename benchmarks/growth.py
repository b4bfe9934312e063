"""How times grow: of the layer, a training step, and a live figure."""

from collections.abc import Callable, Mapping
from functools import partial
from itertools import cycle

import numpy as np
from report import Part, table
from timing import SECONDS, Step, seconds

from helpers.datasets import article_valley, fashion_mnist, pixel_standardized
from helpers.figures.recording.book import Book
from helpers.lessons.loss_valley.explore import SurfaceScene
from helpers.nn import SGD, BatchNorm, dense_network, softmax_cross_entropy

ROUNDS = 11
BATCH = 60
"""As in notebook 08."""
INTRODUCTION = (
    f"Medians of {ROUNDS} rounds, in each of which all sizes take their turn. The "
    "*exponent* is the slope of log time over log size between the two largest: 1 is "
    "proportional."
)
HEAD = ("what", "grows with", "sizes", "times [ms]", "exponent")


def layer(examples: int, features: int) -> Step:
    """Return the layer's forward and backward pass."""
    rng = np.random.default_rng(0)
    x, dy = rng.standard_normal((2, examples, features), dtype=np.float32)
    batch_norm = BatchNorm(features)

    def step() -> None:
        batch_norm.forward(x)
        batch_norm.backward(dy)

    return step


def training(depth: int, width: int) -> Step:
    """Return a training step of the normalized sigmoid network of notebook 08."""
    images = fashion_mnist()
    x, _ = pixel_standardized(images.train_images, images.test_images)
    x, labels = x[:BATCH], images.train_labels[:BATCH]
    sizes = [x.shape[1], *[width] * depth, 10]
    network = dense_network(sizes, np.random.default_rng(0), normalize=True)
    descent = SGD(network.parameters(), 0.01)

    def step() -> None:
        _, dlogits = softmax_cross_entropy(network.forward(x), labels)
        network.backward_parameters(dlogits)
        descent.step()

    return step


def turning(grid: int) -> Step:
    """Return what the kernel does for a key press in a live figure of notebook 03."""
    scene = SurfaceScene(*article_valley())
    scene.GRID = grid
    scene.draw("raw", 0)
    book, azimuths = Book(scene), cycle(range(0, 90, 3))

    def step() -> None:
        scene.draw("raw", next(azimuths))
        book.page("")

    return step


def row(what: str, by: str, steps: Mapping[int, Step]) -> tuple[str, ...]:
    """Time steps of several sizes, in turns."""
    repetitions = {n: max(1, round(SECONDS / seconds(steps[n], 3))) for n in steps}
    rounds = [
        [seconds(step, repetitions[n]) for n, step in steps.items()]
        for _ in range(ROUNDS)
    ]
    times, sizes = np.median(rounds, axis=0), list(steps)
    exponent = np.log(times[-1] / times[-2]) / np.log(sizes[-1] / sizes[-2])
    return (
        what,
        by,
        ", ".join(f"{n:,}" for n in sizes),
        ", ".join(f"{1e3 * t:,.3g}" for t in times),
        f"{exponent:.2f}",
    )


WIDE, DEEP = (64, 256, 1024, 4096), (2, 4, 8, 16)
BOTH_WAYS, STEP = "layer, forward and backward,", "training step,"
KEY_PRESS = "key press in `explore_surface`, without the browser"
PLANS: list[tuple[str, str, Callable[[int], Step], tuple[int, ...]]] = [
    (f"{BOTH_WAYS} 256 features", "examples N", lambda n: layer(n, 256), WIDE),
    (f"{BOTH_WAYS} 256 examples", "features D", lambda d: layer(256, d), WIDE),
    (f"{STEP} 100 units a layer", "hidden layers", lambda n: training(n, 100), DEEP),
    (f"{STEP} 5 layers", "units a layer", partial(training, 5), (50, 100, 200, 400)),
    (KEY_PRESS, "points along each side", turning, (5, 10, 20, 40)),
]


def measure() -> Part:
    """Measure all rows."""
    rows = [row(*names, {n: make(n) for n in sizes}) for *names, make, sizes in PLANS]
    return Part([INTRODUCTION, "", *table(HEAD, rows)], [])
