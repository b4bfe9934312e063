"""The live figures of notebook 03: what is their own."""

import numpy as np
import pytest
from driving import Driven

from helpers.datasets import article_valley
from helpers.lessons.loss_valley.explore import (
    ANGLES,
    SPANS,
    SurfaceScene,
    ValleyScene,
    explore_valley,
    on_circle,
)
from helpers.linear.least_squares import condition_number, hessian, steps_needed

ARTICLE = {"span": 199, "centre": False, "scale": False, "intercept": False}
BOWL = {"span": 199, "centre": True, "scale": True, "intercept": True}


@pytest.fixture(scope="module")
def scene():
    return ValleyScene()


@pytest.mark.parametrize(
    ("valley", "rate", "words"),
    [
        (ARTICLE, 0.99, "919.5"),
        (ARTICLE, 1.0, "**never** (at or beyond the limit)"),
        (ARTICLE, 1.05, "**never** (at or beyond the limit)"),
        (BOWL, None, "κ = **1.317**"),
        (BOWL, None, "**4** steps"),
    ],
)
def test_facts_of_the_valley(scene, valley, rate, words):
    promised = rate is None
    assert words in scene.draw(**valley, rate=rate or 0.99, promised=promised)


def test_a_rate_below_the_limit_never_reads_as_the_limit(scene):
    for span in SPANS:
        valley = ARTICLE | {"span": span, "intercept": True}
        facts = scene.draw(**valley, rate=0.99, promised=True)
        assert "never" not in facts
        assert ", 1 of the limit" not in facts


def test_facts_are_those_of_the_formulas(scene):
    x, y = scene.data(**ARTICLE)
    assert condition_number(x) == pytest.approx(919.5, abs=0.1)
    needed = steps_needed(x, y, 0.9 * 2 / np.linalg.eigvalsh(hessian(x))[-1])
    assert f"**{needed:,}** steps" in scene.draw(**ARTICLE, rate=0.9, promised=False)


@pytest.mark.parametrize(("start", "steps"), [(90, 353), (0, 3004)])
def test_the_path_from_a_start_is_the_one_that_a_loop_takes(scene, start, steps):
    facts = scene.draw(**ARTICLE, start=start, rate=0.99, promised=False)
    assert f"**{steps:,}** steps; best reachable loss 0.00502" in facts
    x, y = scene.data(199, centre=False, scale=False, intercept=False)
    best, largest = np.linalg.solve(x.T @ x, x.T @ y), np.linalg.eigvalsh(x.T @ x)[-1]
    angle = np.radians(start)
    w = best + np.array([np.cos(angle), np.sin(angle)])
    losses = []
    for _ in range(steps + 1):
        losses.append((w - best) @ (x.T @ x) @ (w - best))
        w = w - 0.99 * 2 / largest * x.T @ (x @ w - y)
    assert losses[-1] <= 1e-6 * losses[0] < losses[-2]


def test_wherever_the_pointer_is_the_nearest_place_lies_in_its_direction():
    places = np.array([on_circle(degrees) for degrees in ANGLES])
    for point in np.random.default_rng(0).uniform(-1.3, 1.3, (200, 2)):
        nearest = ANGLES[np.linalg.norm(places - point, axis=1).argmin()]
        asked = np.degrees(np.arctan2(point[1], point[0]))
        assert abs((asked - nearest + 180) % 360 - 180) <= 7.5


def test_the_title_says_how_many_steps_are_drawn(scene):
    for rate in (0.99, 1.1):
        scene.draw(**ARTICLE, rate=rate, promised=False)
        drawn = len(scene._path.get_xdata()) - 1
        assert scene.figure.axes[0].get_title(loc="left").endswith(f"{drawn} steps")


def test_all_three_switched_on_the_diagonal_is_the_steepest(scene):
    x, _ = scene.data(**BOWL)
    curvature, directions = np.linalg.eigh(hessian(x))
    steepest = directions[:, -1] / directions[0, -1]
    np.testing.assert_allclose(steepest, [1, -1, 0], atol=1e-6)
    assert curvature[-1] == pytest.approx(1 - np.corrcoef(x[:, :2].T)[0, 1])


def test_surface_names_the_curvatures():
    scene = SurfaceScene(*article_valley())
    assert "**34.95**, of B **13,480**" in scene.draw("raw", -60)
    assert "lowest loss 0.00502" in scene.draw("raw", -60)
    assert "**1**" in scene.draw("standardized", 10)
    assert "lowest loss 0.00471" in scene.draw("standardized", 10)
    assert float(scene._highest) == pytest.approx(scene._ax.get_zlim()[1], rel=0.05)


def test_the_promised_rate_turns_the_slider_off_until_reset():
    driven = Driven(explore_valley())
    rate = list(driven.values()).index("rate")
    driven.put(promised=True)
    assert driven.page["disabled"] == 2**rate
    driven.reset()
    assert driven.page["disabled"] == 0
    driven.explorer.close()
