"""The loss along its gradient, the gradient after others have moved, and curvatures."""

import numpy as np
import pytest

from helpers.nn.activations import Tanh
from helpers.nn.layers import Linear
from helpers.nn.networks import dense_network, norms_of
from helpers.studies.scale_invariance import (
    curvature,
    lengths,
    normalized_weights,
    shrink,
    turn,
)
from helpers.studies.sharpness import sharpness
from helpers.studies.smoothness import (
    along_gradient,
    distance,
    gradient_shift,
    loss_and_gradients,
)


@pytest.fixture
def batch():
    rng = np.random.default_rng(0)
    return rng.standard_normal((20, 5)), rng.integers(0, 3, 20)


def network(normalize=True, sizes=(5, 6, 4, 3), eps=1e-30):
    rng = np.random.default_rng(1)
    made = dense_network(sizes, rng, normalize=normalize, activation=Tanh)
    for norm in norms_of(made):
        norm.eps = eps
    return made


def values(network):
    return [p.value.copy() for p in network.parameters()]


@pytest.mark.parametrize("normalize", [False, True])
def test_a_line_begins_where_the_network_is_and_leaves_it_there(batch, normalize):
    made = network(normalize)
    before, (loss, gradients) = values(made), loss_and_gradients(made, *batch)
    line = along_gradient(made, *batch, [0, 1e-6, 0.5])
    assert line.norm == pytest.approx(distance(gradients))
    assert line.loss[0] == loss
    assert line.change[0] == 0
    slope = (line.loss[1] - loss) / 1e-6
    assert slope == pytest.approx(-(line.norm**2), rel=1e-4)
    for a, b in zip(before, values(made), strict=True):
        np.testing.assert_array_equal(a, b)


def test_a_step_along_the_line_is_one_of_the_training(batch):
    made = network()
    line = along_gradient(made, *batch, [0.3])
    _, gradients = loss_and_gradients(made, *batch)
    for p, gradient in zip(made.parameters(), gradients, strict=True):
        p.value = p.value - 0.3 * gradient
    loss, after = loss_and_gradients(made, *batch)
    assert line.loss[0] == pytest.approx(loss)
    change = distance(after, gradients) / distance(gradients)
    assert line.change[0] == pytest.approx(change)


def test_only_the_layers_before_make_a_gradient_shift(batch):
    made = network(normalize=False)
    before = values(made)
    shift, cosine = gradient_shift(made, *batch, rate=0.2)
    _, gradients = loss_and_gradients(made, *batch)
    linear = [layer for layer in made.layers if isinstance(layer, Linear)]
    for p, gradient in zip(made.parameters()[:2], gradients[:2], strict=True):
        p.value = p.value - 0.2 * gradient  # the first layer alone
    old = gradients[2]
    loss_and_gradients(made, *batch)
    new = linear[1].weight.gradient
    assert shift[0] == pytest.approx(distance([new], [old]) / distance([old]))
    expected = np.vdot(new, old) / distance([new]) / distance([old])
    assert cosine[0] == pytest.approx(expected)
    for p, value in zip(made.parameters(), before, strict=True):
        p.value = value
    assert (gradient_shift(made, *batch, rate=1e-9)[0] < 1e-6).all()
    for a, b in zip(before, values(made), strict=True):
        np.testing.assert_array_equal(a, b)


def test_scaled_weights_have_the_same_loss_and_other_gradients(batch):
    made = network()
    weight = normalized_weights(made)[1]
    assert len(normalized_weights(made)) == 2
    rng, seen = np.random.default_rng(2), []
    direction, start = rng.standard_normal(weight.value.shape), weight.value
    for factor in (1, 10):
        weight.value = factor * start
        loss, _ = loss_and_gradients(made, *batch)
        gradient = weight.gradient
        assert abs(np.vdot(gradient, weight.value)) < 1e-12
        seen.append((loss, distance([gradient]), lengths(weight)))
        bent = curvature(made, *batch, weight, direction, 1e-4 * factor)
        seen[-1] += (bent,)
    (loss, slope, length, bend), scaled = seen
    assert scaled[0] == pytest.approx(loss, rel=1e-12)
    assert scaled[1] == pytest.approx(slope / 10, rel=1e-10)
    np.testing.assert_allclose(scaled[2], 10 * length)
    assert scaled[3] == pytest.approx(bend / 100, rel=1e-5)


def test_turn_is_an_angle():
    a, b = np.array([[3.0, 0.0]]), np.array([[0.0, 0.1]])
    assert turn(a, b) == pytest.approx(np.pi / 2)
    assert turn(a, 7 * a) == 0
    assert turn(a, -a) == pytest.approx(np.pi)
    tiny = np.array([[1.0, 1e-9]])
    assert turn(a, tiny) == pytest.approx(1e-9)


def test_decay_shortens_and_does_not_turn():
    made = network()
    weight = normalized_weights(made)[0]
    before = weight.value
    shrink([weight], 0.9)
    np.testing.assert_allclose(weight.value, 0.9 * before)


def test_sharpness_is_the_largest_eigenvalue_of_the_hessian(batch):
    made = network(sizes=(5, 3, 3))
    parameters = made.parameters()
    sizes = [p.value.size for p in parameters]

    def gradient_at(vector):
        parts = np.split(vector, np.cumsum(sizes)[:-1])
        for p, part in zip(parameters, parts, strict=True):
            p.value = part.reshape(p.value.shape)
        return np.concatenate([g.ravel() for g in loss_and_gradients(made, *batch)[1]])

    start = np.concatenate([p.value.ravel() for p in parameters])
    steps = 1e-5 * np.eye(len(start))
    rows = [(gradient_at(start + h) - gradient_at(start - h)) / 2e-5 for h in steps]
    gradient_at(start)
    before, rng = values(made), np.random.default_rng(3)
    direction = [rng.standard_normal(p.value.shape) for p in parameters]
    value, found = sharpness(made, *batch, direction, rounds=200)
    largest = np.linalg.eigvalsh((np.array(rows) + np.transpose(rows)) / 2)
    assert value == pytest.approx(largest[np.abs(largest).argmax()], rel=1e-3)
    assert distance(found) == pytest.approx(1)
    for a, b in zip(before, values(made), strict=True):
        np.testing.assert_array_equal(a, b)


def test_the_curvature_is_the_second_difference_of_the_loss(batch):
    made = network(normalize=False)
    weight = made.layers[0].weight
    start = weight.value.copy()
    direction = np.random.default_rng(2).standard_normal(start.shape)
    found = curvature(made, *batch, weight, direction)
    np.testing.assert_array_equal(weight.value, start)
    losses = []
    for side in (-1e-3, 0, 1e-3):
        weight.value = start + side * direction
        losses.append(loss_and_gradients(made, *batch)[0])
    second = (losses[0] - 2 * losses[1] + losses[2]) / 1e-6
    assert found == pytest.approx(second, rel=1e-3)


def test_lengths_are_those_of_the_units_and_normalized_those_before_a_layer():
    made = network(sizes=(5, 6, 3))
    (weight,) = normalized_weights(made)
    assert weight is made.layers[0].weight
    expected = [np.linalg.norm(column) for column in weight.value.T]
    np.testing.assert_allclose(lengths(weight), expected)
    assert normalized_weights(network(normalize=False)) == []
