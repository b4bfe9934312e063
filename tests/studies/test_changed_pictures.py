"""Pictures in another light, out of focus, out of place."""

import numpy as np
import pytest

from helpers.studies.changed_pictures import CHANGES, LIGHT, changed, light


@pytest.fixture
def pictures():
    return np.random.default_rng(0).uniform(size=(3, 28, 28))


@pytest.mark.parametrize("change", CHANGES)
def test_without_strength_nothing_changes(change, pictures):
    np.testing.assert_allclose(changed(pictures, change, 0), pictures, atol=1e-12)


@pytest.mark.parametrize("change", LIGHT)
def test_light_is_a_scale_and_an_offset_that_stays_between_black_and_white(change):
    x = np.linspace(0, 1, 11).reshape(1, 1, 11)
    for strength in (0.25, 0.5, 1):
        a, b = light(change, strength)
        y = changed(x, change, strength)
        np.testing.assert_allclose(y, a * x + b)
        assert y.min() >= -1e-12
        assert y.max() <= 1 + 1e-12


def test_towards_what_each_light_leads():
    assert light("dimmed", 1) == pytest.approx((0.1, 0))
    assert light("less contrast", 1) == pytest.approx((0.1, 0.45))
    assert light("fog", 1) == pytest.approx((0.1, 0.9))
    assert light("inverted", 1) == (-1, 1)
    assert light("inverted", 0.5)[0] == 0


def test_noise_has_half_of_its_strength_as_standard_deviation(pictures):
    noise = changed(pictures, "noise", 0.6) - pictures
    assert noise.std() == pytest.approx(0.3, rel=0.05)
    assert abs(noise.mean()) < 0.02


def test_blur_is_a_gaussian_that_keeps_a_grey_area():
    dot = np.zeros((1, 28, 28))
    dot[0, 14, 10] = 1
    spot = changed(dot, "blurred", 0.5)[0]
    assert spot.argmax() == 14 * 28 + 10
    assert spot[14, 12] / spot[14, 10] == pytest.approx(np.exp(-(2**2) / 2 / 1.5**2))
    grey = np.full((1, 28, 28), 0.3)
    np.testing.assert_allclose(changed(grey, "blurred", 1), grey)


def test_a_shift_leads_to_the_right_and_leaves_black(pictures):
    moved = changed(pictures, "shifted", 1)
    np.testing.assert_array_equal(moved[:, :, 7:], pictures[:, :, :-7])
    assert not moved[:, :, :7].any()
