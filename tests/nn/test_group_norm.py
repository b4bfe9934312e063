"""Group and instance normalization: what they equal, and what they refuse."""

import numpy as np
import pytest

from helpers.lessons.convolutional_batch_norm.exercises.group_norm import group_norm
from helpers.nn import BatchNorm, GroupNorm, InstanceNorm, LayerNorm, gradient_errors


def with_scale(layer, rng):
    for parameter in layer.parameters():
        parameter.value = rng.normal(1, 1, parameter.value.shape)
    return layer


@pytest.mark.parametrize("groups", [1, 2, 3, 6])
def test_gradient_check_and_the_exercise_of_notebook_10(groups, rng):
    layer = with_scale(GroupNorm(groups, 6, eps=0.3), rng)
    x = rng.normal(2, 3, (2, 6, 3, 4))
    expected = group_norm(x, layer.gamma.value, layer.beta.value, groups, 0.3)
    np.testing.assert_allclose(layer.forward(x), expected)
    assert max(gradient_errors(layer, x, rng)) < 1e-7


def test_one_group_of_images_of_one_pixel_is_layer_norm(rng):
    x, dy = rng.normal(2, 3, (2, 5, 6))
    pixels, rows = GroupNorm(1, 6), LayerNorm(6)
    y = pixels.forward(x[:, :, np.newaxis, np.newaxis])
    np.testing.assert_allclose(y[:, :, 0, 0], rows.forward(x))
    dx = pixels.backward(dy[:, :, np.newaxis, np.newaxis])
    np.testing.assert_allclose(dx[:, :, 0, 0], rows.backward(dy), atol=1e-14)


def test_instance_norm_is_batch_norm_of_each_picture(rng):
    x, dy = rng.normal(2, 3, (2, 4, 3, 5, 2))
    layer, single = with_scale(InstanceNorm(3, 0.1), rng), BatchNorm(3, 0.1)
    for mine, its in zip(layer.parameters(), single.parameters(), strict=True):
        its.value = mine.value
    y, dx = layer.forward(x), layer.backward(dy)
    for i in range(4):
        np.testing.assert_allclose(y[[i]], single.forward(x[[i]]))
        np.testing.assert_allclose(dx[[i]], single.backward(dy[[i]]), atol=1e-14)


def test_the_order_in_memory_changes_nothing(rng):
    x, dy = rng.normal(2, 3, (2, 4, 6, 5, 2))
    inner, inner_dy = (
        np.ascontiguousarray(a.transpose(1, 2, 3, 0)).transpose(3, 0, 1, 2)
        for a in (x, dy)
    )
    plain, other = GroupNorm(2, 6), GroupNorm(2, 6)
    np.testing.assert_allclose(other.forward(inner), plain.forward(x))
    np.testing.assert_allclose(other.backward(inner_dy), plain.backward(dy))


def test_unequal_groups_are_refused():
    with pytest.raises(ValueError, match="8 channels do not make 3 equal groups"):
        GroupNorm(3, 8)
