"""The live figure of notebook 12: clouds, variances, and what it says of them."""

import numpy as np
import pytest

from helpers.lessons.noise_and_regularization.explore import (
    EQUAL,
    SIZES,
    WHOLE,
    CompanyScene,
)
from helpers.studies.batch_noise import matching_rate

DEFAULTS = {
    "picture": "ordinary",
    "batch_size": 16,
    "group": WHOLE,
    "dropout": EQUAL,
}


@pytest.fixture(scope="module")
def scene():
    return CompanyScene()


def cloud(scene, **changes):
    facts = scene.draw(**DEFAULTS | changes)
    return np.array(scene._cloud.get_offsets()), facts


def test_a_group_is_a_batch_of_its_own(scene):
    whole, _ = cloud(scene, batch_size=8)
    grouped, facts = cloud(scene, batch_size=64, group=8)
    np.testing.assert_array_equal(grouped, whole)
    assert "statistics of 8, gradient of 64" in facts


def test_a_group_is_never_larger_than_its_batch(scene):
    clamped, facts = cloud(scene, batch_size=8, group=128)
    np.testing.assert_array_equal(clamped, cloud(scene, batch_size=8)[0])
    assert "statistics of all 8" in facts


def test_the_cloud_shrinks_and_dropout_does_not(scene):
    variances, levels = [], []
    for m in SIZES:
        variances.append(
            cloud(scene, batch_size=m, dropout="0.5")[0].var(axis=0).mean()
        )
        levels.append(scene._level.get_ydata()[0])
    assert variances[-1] < variances[2] / 20
    assert len(set(levels)) == 1


def test_the_middle_of_the_cloud_is_told(scene):
    points, facts = cloud(scene, picture="far out", batch_size=2)
    one, other = points.mean(axis=0)
    assert f"is **({one:.2f}, {other:.2f})**" in facts
    assert one < 1 < scene._marks[0].get_xdata()[0]


def test_dropout_as_noisy_as_a_batch_has_its_rate(scene):
    _, facts = cloud(scene, batch_size=32)
    assert f"rate **{matching_rate(32):.2g}**" in facts
