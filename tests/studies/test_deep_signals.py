"""Rank, spread, read-out and shadow of known clouds."""

import numpy as np
import pytest

from helpers import nn
from helpers.studies.deep_networks import deep_blocks
from helpers.studies.deep_signals import (
    block_outputs,
    circle,
    effective_rank,
    neighbours_kept,
    read_out,
    relative_spread,
    shadow,
)


def test_the_circle_is_a_circle_of_mean_square_1(rng):
    x, place = circle(40, 7, rng)
    np.testing.assert_allclose(np.sum(x * x, axis=1), 7)
    np.testing.assert_allclose(x @ x.T, 7 * place @ place.T, atol=1e-12)
    assert np.linalg.matrix_rank(x) == 2
    np.testing.assert_allclose(place[10], [0, 1], atol=1e-12)


def test_effective_rank_counts_equally_long_directions(rng):
    rotation, _ = np.linalg.qr(rng.standard_normal((9, 9)))
    assert effective_rank(rotation[:, :4]) == pytest.approx(4)
    row = rng.standard_normal(5)
    multiples = np.outer([1, 2, -3], row)
    assert effective_rank(multiples) == pytest.approx(1)
    two = np.diag([2.0, 1.0])  # squares 4 and 1: 25 / 17
    assert effective_rank(two) == pytest.approx(25 / 17)
    # Not centred: what all have in common is a direction, too.
    assert effective_rank(100 + rotation) < 1.1


def test_spread_is_a_share_of_the_length():
    h = np.array([[3.0, 1.0], [3.0, -1.0]])  # mean (3, 0), distance 1
    assert relative_spread(h) == pytest.approx(1 / np.sqrt(10))


def test_the_nearest_row_is_a_neighbour_on_the_circle_and_not_in_dust(rng):
    x, _ = circle(200, 9, rng)
    assert neighbours_kept(x + 3) == 1
    assert neighbours_kept(x[::-1] * [2, *np.ones(8)]) == 1  # an ellipse is a ring
    mixed = x[7 * np.arange(200) % 200]  # the nearest stands 143 or 57 places on
    assert neighbours_kept(mixed) == 0
    assert neighbours_kept(mixed, within=57) == 1
    assert neighbours_kept(rng.standard_normal((200, 50))) < 0.2


@pytest.mark.parametrize(("step", "places", "kept"), [(25, 5, 1), (26, 6, 0)])
def test_a_neighbour_stands_at_most_five_places_on(step, places, kept, rng):
    assert step * places % 31 == 1  # so many places on stands the nearest
    x, _ = circle(31, 4, rng)
    mixed = x[step * np.arange(31) % 31]
    assert neighbours_kept(mixed) == kept
    assert neighbours_kept(mixed, within=6) == 1


def test_what_is_told_is_judged_on_the_other_rows(rng):
    _, place = circle(60, 4, rng)
    turned = place @ rng.standard_normal((2, 5)) + 3
    assert read_out(turned, place) == pytest.approx(1)
    noise = rng.standard_normal((60, 20))
    assert read_out(noise, place) < 0
    tiny = turned + 0.05 * noise[:, :5]
    assert 0.9 < read_out(tiny, place) < 0.9999
    # To know only the rows that one has learned from is not enough.
    known = np.where(np.arange(60)[:, None] % 2 == 0, turned, noise[:, :5])
    assert read_out(known, place) < 0.9
    # Learned at 1, asked at 2: of each place the half is missing.
    twice = place * np.where(np.arange(60)[:, None] % 2 == 0, 1, 2)
    assert read_out(turned, twice) == pytest.approx(0.75)


def test_what_is_told_may_be_small_beside_the_mean_but_not_beside_the_rest(rng):
    _, place = circle(60, 4, rng)
    means = 1e4 * np.array([3, -1])
    assert read_out(1e-7 * place + means, place) == pytest.approx(1)
    # One coordinate and much that is below rounding: the other is not told by chance.
    faint = np.column_stack([place[:, :1], 1e-12 * rng.standard_normal((60, 29))])
    assert read_out(faint, place) == pytest.approx(0.5)


def test_a_shadow_is_turned_like_the_places_and_keeps_the_size(rng):
    x, place = circle(50, 6, rng)
    np.testing.assert_allclose(shadow(x, place), place, atol=1e-9)
    common = 3 * rng.standard_normal(6)
    length = np.sqrt(np.mean(np.sum((x + common) ** 2, axis=1)))
    moved = shadow(x + common, place)
    np.testing.assert_allclose(moved, np.sqrt(6) * place / length, atol=1e-9)


def test_outputs_are_those_of_the_blocks_in_training(rng):
    network = nn.Sequential(deep_blocks(3, 5, rng, norm="batch"))
    x = rng.standard_normal((8, 5))
    outputs = block_outputs(network, x)
    assert len(outputs) == 4
    np.testing.assert_array_equal(outputs[0], x)
    np.testing.assert_allclose(outputs[-1], network.forward(x, training=True))
    np.testing.assert_allclose(outputs[1], network.layers[0].forward(x))
