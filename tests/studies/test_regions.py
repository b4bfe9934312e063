"""The folds of a ReLU network, and the regions between them."""

import numpy as np
import pytest

from helpers.lessons.why_it_works.plots import fold_lines
from helpers.studies.regions import (
    cloud,
    folded_network,
    heights,
    held,
    relu_inputs,
)


def test_the_network_is_linear_within_a_region():
    x = cloud(2.0)
    network = folded_network("random biases", [2, 6, 6], x)
    on = relu_inputs(network, x) > 0
    region = x[(on == on[0]).all(axis=1)]
    assert len(region) > 3
    y = network.forward(region, training=False)
    table = np.column_stack([region, np.ones(len(region))])
    np.testing.assert_allclose(table @ np.linalg.lstsq(table, y)[0], y, atol=1e-9)


def test_regions_and_folds_are_counted():
    x = np.array([[1.0, 0.0], [-1.0, 0.0], [2.0, 0.0]])
    network = folded_network("plain", [2, 1], x)
    assert held(network, x) == (2, 1)
    assert held(network, x[::2]) == (1, 0)


@pytest.mark.parametrize("offset", [0.0, 3.0, 8.0])
def test_folds_of_a_normalized_network_follow_the_cloud(offset):
    sizes = [2, 12, 12]
    counts = [
        held(folded_network("normalized", sizes, x), x)
        for x in (cloud(0), cloud(offset))
    ]
    assert counts[0] == counts[1]
    assert counts[0].folds == 24
    x = cloud(offset)
    plain = held(folded_network("plain", sizes, x), x)
    assert (plain.folds < 12) == (offset > 0)


def test_fold_lines_lie_where_a_unit_switches():
    x, side = cloud(1.0), np.linspace(-8, 8, 80)
    network = folded_network("plain", [2, 5], x)
    lines = fold_lines(side, heights(network, side))
    assert len(lines) == 5
    for line in lines:
        assert np.abs(relu_inputs(network, line)).min(axis=1).max() < 1e-9
