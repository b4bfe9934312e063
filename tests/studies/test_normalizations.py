"""Which numbers share a mean, by the kind of normalization."""

import numpy as np
import pytest

from helpers.studies.normalizations import normalized, sets

AXES = {"batch": (0, 2, 3), "layer": (1, 2, 3), "instance": (2, 3)}


@pytest.mark.parametrize("norm", AXES)
def test_sets_are_numpys_axes(norm):
    x = np.random.default_rng(0).normal(size=(3, 4, 5, 6))
    mean, var = x.mean(AXES[norm], keepdims=True), x.var(AXES[norm], keepdims=True)
    expected = (x - mean) / np.sqrt(var + 1e-5)
    np.testing.assert_allclose(normalized(x, sets(norm, 3, 4)), expected)


def test_groups_lie_between_layer_and_instance():
    shape = (3, 4)
    np.testing.assert_array_equal(sets("group", *shape, 1), sets("layer", *shape))
    np.testing.assert_array_equal(sets("group", *shape), sets("layer", *shape))
    np.testing.assert_array_equal(sets("group", *shape, 4), sets("instance", *shape))
    halves = sets("group", *shape, 2)
    assert halves.dtype.kind == "i"
    assert len(np.unique(halves)) == 6
    assert halves[1, 0] == halves[1, 1] != halves[1, 2]


def test_unequal_groups_are_refused():
    with pytest.raises(ValueError, match="3 equal groups"):
        sets("group", 2, 8, 3)
