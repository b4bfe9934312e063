"""The folds of a ReLU network, and the regions between them."""

import numpy as np
import pytest

from helpers.lessons.why_it_works.plots import fold_lines
from helpers.studies.regions import (
    cloud,
    folded_network,
    heights,
    held,
    regions_by_offset,
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


def test_the_cloud_is_always_the_same_moved_along_the_diagonal():
    points = np.random.default_rng(1).standard_normal((300, 2))
    np.testing.assert_array_equal(cloud(0.0), 0.7 * points)
    np.testing.assert_allclose(cloud(3.0, 2.0), 2 * points + 3 / np.sqrt(2))


def test_random_biases_are_those_of_the_hidden_layers():
    for kind, drawn in [("random biases", True), ("plain", False)]:
        network = folded_network(kind, [2, 5, 5], cloud(0.0), seed=3)
        biases = [layer.parameters()[1].value for layer in network.layers[::2]]
        assert [bias.any() for bias in biases] == [drawn, drawn, False]
        assert network.forward(cloud(0.0)).shape == (300, 1)


def test_where_a_fold_passes_no_unit_is_on():
    x = np.array([[0.0, 0.0], [1.0, 0.0], [-1.0, 0.0]])
    network = folded_network("plain", [2, 1], x)
    left = np.sign(relu_inputs(network, x)[1, 0]) < 0
    assert held(network, x[[0, 1 + left]]) == (2, 1)
    assert held(network, x[[0, 2 - left]]) == (1, 0)


def test_regions_are_counted_for_every_draw_and_offset():
    kind, sizes, offsets = "random biases", [2, 4], [0.0, 5.0]
    clouds = [cloud(offset) for offset in offsets]
    expected = [
        [held(folded_network(kind, sizes, x, seed), x).regions for x in clouds]
        for seed in range(3)
    ]
    counts = regions_by_offset(kind, sizes, offsets, draws=3)
    np.testing.assert_array_equal(counts, expected)
    assert len(regions_by_offset("plain", [2, 2], [0.0])) == 20
