"""The live figures of notebook 02: what is their own."""

import re

import numpy as np
import pytest

from helpers.lessons.principal_components.explore import (
    KEPT,
    LARGEST_RATIO,
    LIMIT,
    TRANSFORMS,
    CloudScene,
    ReconstructionScene,
)
from helpers.linear.pca import principal_components


@pytest.fixture(scope="module")
def cloud():
    return CloudScene()


@pytest.fixture(scope="module")
def reconstruction():
    rng = np.random.default_rng(0)
    pixels = rng.uniform(size=(60, 784))
    return ReconstructionScene(
        *principal_components(pixels), pixels[:2], ["one", "two"]
    )


@pytest.mark.parametrize("transform", TRANSFORMS)
@pytest.mark.parametrize("direction", [-40, 0, 45, 90])
def test_the_dashed_axis_has_its_variance_and_the_one_across_the_rest(
    cloud, transform, direction
):
    facts = cloud.draw(0.8, 2.0, transform, direction)
    points, ends = cloud._points.get_xydata(), cloud._turned.get_xydata()
    angle = np.radians(direction)
    axis = np.array([np.cos(angle), np.sin(angle)])
    np.testing.assert_allclose(ends[0] / np.hypot(*ends[0]), axis, atol=1e-9)
    c = np.cov(points.T, bias=True)
    turn = np.array([axis, [-axis[1], axis[0]]])
    (one, shared), (_, two) = turn @ c @ turn.T
    wanted = [direction, one, two, shared / np.sqrt(one * two)]
    said = facts.rpartition("along ")[2].replace("−", "-")
    numbers = [float(n) for n in re.findall(r"-?\d+\.?\d*", said)]
    assert numbers == pytest.approx(wanted, abs=0.006)


@pytest.mark.parametrize("direction", [-45, 45])
def test_on_a_line_no_correlation_is_said(cloud, direction):
    facts = cloud.draw(1, 1, "raw", direction)
    assert "across" in facts
    assert "correlation" not in facts


@pytest.mark.parametrize("transform", TRANSFORMS)
def test_facts_of_the_cloud(cloud, transform):
    facts = cloud.draw(correlation=0.8, ratio=2.0, transform=transform)
    half_difference = np.hypot(1.5, 1.6)  # of the eigenvalues of [[1, 1.6], [1.6, 4]]
    stretched = (2.5 + half_difference) / (2.5 - half_difference)
    kappa = {"raw": stretched, "rotated": stretched, "standardized": 1.8 / 0.2}
    measured = float(facts.split("**")[1])
    assert measured == pytest.approx(kappa.get(transform, 1), rel=0.005)


@pytest.mark.parametrize("transform", TRANSFORMS)
def test_the_followed_examples_stay_in_view(cloud, transform):
    radius = 0.7  # of the larger marker, in units of the axes
    for correlation in np.linspace(-1, 1, 21):
        cloud.draw(correlation, LARGEST_RATIO, transform)
        for marker in cloud._followed:
            assert np.abs(marker.get_xydata()).max() < LIMIT - radius


@pytest.mark.parametrize("transform", TRANSFORMS)
def test_a_line_has_no_second_variance_and_its_number_beside_it(cloud, transform):
    cloud.draw(0.8, 1.8, transform)
    assert not cloud._endless.get_visible()
    facts = cloud.draw(1, 1.8, transform)
    assert "κ = **∞**" in facts
    assert "and **0**" in facts
    assert "e-" not in facts
    assert cloud._endless.get_visible()
    first, second = cloud._numbers
    assert not second.get_visible()
    for marker in cloud._followed:
        assert np.hypot(*(marker.get_xydata()[0] - first.get_position())) > 0.85


def test_numbers_have_a_true_minus(cloud):
    assert "−45.0°" in cloud.draw(-0.5, 1, "raw")
    entries = [text.get_text() for text in cloud._entries]
    assert entries == ["1.00", "−0.50", "−0.50", "1.00"]


def test_a_bad_ratio_is_explained(cloud):
    with pytest.raises(ValueError, match="ratio"):
        cloud.draw(0.5, 0, "raw")


def test_the_share_of_the_image_is_marked_beside_the_trained_one(reconstruction):
    facts = reconstruction.draw(20, "one")
    training, own = (artist.get_ydata()[0] for artist in reconstruction.artists[3:])
    assert f"**{training:.1%}** of the variance" in facts
    assert f"**{own:.1%}** of this test image" in facts


def test_more_components_miss_less_and_all_of_them_nothing(reconstruction):
    assert reconstruction.draw(0, "two").count("**0.0%**") == 2
    missed = []
    for k in KEPT:
        facts = reconstruction.draw(k, "one")
        missed.append(np.sum(reconstruction.artists[2].get_array() ** 2))
    assert np.all(np.diff(missed) <= 1e-9)
    assert facts.count("**100.0%**") == 2
    np.testing.assert_allclose(missed[-1], 0, atol=1e-15)
