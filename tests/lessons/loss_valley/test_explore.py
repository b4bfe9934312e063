"""Notebook 03: its live figures, without a browser."""

import numpy as np
import pytest
from matplotlib.figure import Figure

from helpers.datasets import article_valley
from helpers.lessons.loss_valley import plots as valley
from helpers.lessons.loss_valley.explore import (
    SurfaceScene,
    ValleyScene,
    explore_surface,
    explore_valley,
)
from helpers.linear.least_squares import (
    best_weights,
    condition_number,
    errors_after,
    gradient_descent,
    hessian,
    modes,
    steps_needed,
)

ARTICLE = {"span": 199, "centre": False, "scale": False, "intercept": False}
RATE = {"rate": 0.99, "promised": False}


def test_the_valley_of_the_article_has_its_condition_number():
    scene = ValleyScene()
    x, _ = scene.data(**ARTICLE)
    assert condition_number(x) == pytest.approx(919.5, abs=0.1)
    assert "919.5" in scene.draw(**ARTICLE, **RATE)


def test_standardizing_makes_a_bowl_and_the_readout_says_so():
    scene = ValleyScene()
    settings = {"span": 199, "centre": True, "scale": True, "intercept": True}
    facts = scene.draw(**settings, rate=0.99, promised=True)
    assert "κ = **1.317**" in facts
    assert "**4** steps" in facts


@pytest.mark.parametrize("rate", [1.0, 1.05])
def test_a_rate_at_or_above_the_limit_never_arrives(rate):
    facts = ValleyScene().draw(**ARTICLE, rate=rate, promised=False)
    assert "**never** (at or beyond the limit)" in facts


def test_the_title_says_how_many_steps_are_drawn():
    scene = ValleyScene()
    for rate in (0.99, 1.1):
        scene.draw(**ARTICLE, rate=rate, promised=False)
        drawn = len(scene._path.get_xdata()) - 1
        assert scene.figure.axes[0].get_title(loc="left").endswith(f"{drawn} steps")


def test_all_three_switched_on_the_diagonal_is_the_steepest():
    settings = {"span": 199, "centre": True, "scale": True, "intercept": True}
    x, _ = ValleyScene().data(**settings)
    curvature, directions = np.linalg.eigh(hessian(x))
    steepest = directions[:, -1] / directions[0, -1]
    np.testing.assert_allclose(steepest, [1, -1, 0], atol=1e-6)
    assert curvature[-1] == pytest.approx(1 - np.corrcoef(x[:, :2].T)[0, 1])


def test_drawn_path_is_gradient_descent():
    x, y = article_valley()
    errors = errors_after(modes(x, y), 1e-4, np.arange(3))
    path = gradient_descent(x, y, 1e-4, steps=2)
    np.testing.assert_allclose(errors, path - best_weights(x, y), atol=1e-9)


@pytest.mark.parametrize("span", [1, 400])
@pytest.mark.parametrize("switch", [False, True])
@pytest.mark.parametrize("rate", [0.05, 1.1])
def test_the_valley_draws_all_extremes(span, switch, rate):
    scene = ValleyScene()
    with np.errstate(all="raise", under="ignore"):
        facts = scene.draw(span, rate, False, switch, switch, switch)
    assert "nan" not in facts
    for line in scene.artists:
        assert np.isfinite(np.asarray(line.get_data(), float)).all()


def test_surface_names_the_curvatures():
    scene = SurfaceScene(*article_valley())
    assert "**34.95**, of B **13,480**" in scene.draw("raw", -60)
    assert "lowest loss 0.00502" in scene.draw("raw", -60)
    assert "**1**" in scene.draw("standardized", 10)
    assert "lowest loss 0.00471" in scene.draw("standardized", 10)
    top = scene._ax.get_zlim()[1]
    assert float(scene._highest) == pytest.approx(top, rel=0.05)


def test_explorers_follow_their_controls():
    for explorer, name, value in [
        (explore_valley(), "rate", 0.5),
        (explore_surface(), "azimuth", 30),
    ]:
        control, image = explorer._controls[name], explorer._image
        before, start = image.value, control.value
        control.value = value
        assert image.value != before
        control.value = start
        assert image.value == before
        explorer.close()


def test_steps_in_the_readout_are_those_of_the_formula():
    scene = ValleyScene()
    x, y = scene.data(**ARTICLE)
    needed = steps_needed(x, y, 0.9 * 2 / np.linalg.eigvalsh(hessian(x))[-1])
    assert f"**{needed:,}** steps" in scene.draw(**ARTICLE, rate=0.9, promised=False)


def test_the_promised_rate_turns_the_slider_off_until_reset():
    explorer = explore_valley()
    rate, promised = (explorer._controls[name] for name in ("rate", "promised"))
    assert not rate.disabled
    promised.value = True
    assert rate.disabled
    assert not rate.readout
    explorer._reset_button.click()
    assert not rate.disabled
    assert rate.readout
    explorer.close()


def test_a_map_between_two_powers_of_ten_has_no_level_line():
    w_a, w_b = np.meshgrid(np.arange(3.0), np.arange(3.0))
    ax = valley.plot_contours(w_a, w_b, 2 + w_a, Figure().subplots())
    assert not ax.texts
    assert valley.plot_contours(w_a, w_b, 2 + 9 * w_a, ax).texts
