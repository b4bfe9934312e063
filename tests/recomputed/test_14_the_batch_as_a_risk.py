"""Findings of notebook 14, computed again with NumPy alone.

Nothing of `helpers` is used: networks, gradients and changes of the pictures are
written anew. The recorded runs themselves are taken as they are.
"""

from itertools import pairwise

import numpy as np
import pytest
from stored import DATA, part, pictures, record
from thorough import THOROUGH

pytestmark = pytest.mark.skipif(not THOROUGH, reason="only with THOROUGH=1")


def at_best(stored, key, rate_axis="rate", **where):
    """Return what lies at the rate of the lowest median loss; no end of the grid."""
    middle = np.median(part(stored["loss"], **where), axis=-1)
    i = np.nanargmin(middle)
    assert i > 0
    assert np.isnan(middle[i + 1 :]).all() or i < len(middle) - 1
    rate = stored["loss"][1][rate_axis][i]
    return part(stored[key], **where, **{rate_axis: rate})


class Network:
    """Layers of ReLUs, each normalized over the batch (axis 0) or the row (axis 1)."""

    def __init__(self, rng, axis, sizes=(784, 100, 10)):
        pairs = list(pairwise(sizes))
        self.w = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in pairs]
        self.gamma = [np.ones(n) for n in sizes[1:-1]]
        self.beta = [np.zeros(n) for n in sizes[1:-1]]
        self.bias = np.zeros(sizes[-1])
        self.axis = axis

    def forward(self, x, statistics=None):
        """Return scores; with statistics of a population, use those."""
        self.kept, self.seen = [], []
        for i, (gamma, beta) in enumerate(zip(self.gamma, self.beta, strict=True)):
            h = x @ self.w[i]
            mean = h.mean(axis=self.axis, keepdims=True)
            var = h.var(axis=self.axis, keepdims=True)
            self.seen.append((mean, var))
            if statistics is not None and self.axis == 0:
                mean, var = statistics[i]
            std = np.sqrt(var + 1e-5)
            hat = (h - mean) / std
            y = np.maximum(gamma * hat + beta, 0)
            self.kept.append((x, hat, std, y))
            x = y
        self.last = x
        return x @ self.w[-1] + self.bias

    def population(self, x):
        """Return the statistics of many pictures, layer by layer."""
        self.forward(x)
        return self.seen

    def learn(self, x, labels, rate):
        """Make a step along the gradient of the cross-entropy."""
        scores = self.forward(x)
        p = np.exp(scores - scores.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        p[np.arange(len(x)), labels] -= 1
        d = p / len(x)
        moves = [(self.w[-1], self.last.T @ d), (self.bias, d.sum(axis=0))]
        d = d @ self.w[-1].T
        for i in reversed(range(len(self.gamma))):
            before, hat, std, y = self.kept[i]
            d = d * (y > 0)
            moves += [(self.gamma[i], (d * hat).sum(0)), (self.beta[i], d.sum(0))]
            d = d * self.gamma[i]
            mean = d.mean(axis=self.axis, keepdims=True)
            along = (d * hat).mean(axis=self.axis, keepdims=True)
            d = (d - mean - hat * along) / std
            moves.append((self.w[i], before.T @ d))
            d = d @ self.w[i].T
        for value, slope in moves:
            value -= rate * slope


def two_classes(labels, m, rng):
    one, two = rng.permutation(10)[:2]
    halves = [rng.choice(np.flatnonzero(labels == c), m // 2) for c in (one, two)]
    return np.concatenate(halves), np.repeat([two, one], m // 2)


def test_answers_come_through_the_batch_and_only_in_training_mode():
    x, labels, x_test, test_labels = pictures()
    shares = {}
    for axis in (0, 1):
        rng = np.random.default_rng(7)
        network = Network(rng, axis)
        for _ in range(1000):
            batch, asked = two_classes(labels, 16, rng)
            network.learn(x[batch], asked, 0.1)
        statistics = network.population(x)
        for mode, used in (("training", None), ("inference", statistics)):
            right = []
            for _ in range(100):
                batch, asked = two_classes(test_labels, 16, rng)
                scores = network.forward(x_test[batch], used)
                right.append(scores.argmax(axis=1) == asked)
            shares[axis, mode] = np.mean(right)
    assert shares[0, "training"] > 0.65
    assert shares[0, "inference"] < 0.2
    assert shares[1, "training"] < 0.2


def test_in_a_batch_of_two_only_signs_are_left():
    x = pictures()[0]
    weight = np.random.default_rng(0).normal(0, np.sqrt(2 / 784), (784, 100))
    h = x[:2] @ weight
    hat = (h - h.mean(axis=0)) / np.sqrt(h.var(axis=0) + 1e-5)
    np.testing.assert_allclose(hat[0], -hat[1])
    assert 0.8 < np.mean(np.abs(np.abs(hat) - 1) < 0.001) < 0.97
    assert (np.sign(hat[0]) == np.sign(h[0] - h[1])).all()


def test_batch_norm_crosses_the_others_between_4_and_16():
    small, below = record("small_batches"), {}
    for name in ("plain", "layer norm", "RMS norm"):
        for m in small["loss"][1]["batch_size"]:
            ends = [
                at_best(small, "loss", "rate_per_picture", network=n, batch_size=m)
                for n in ("batch norm", name)
            ]
            below[name, m] = np.sum(ends[0] < ends[1])
    for name in ("plain", "layer norm"):
        counts = [below[name, m] for m in (2, 4, 8, 16, 32, 64)]
        assert counts == [0, 0, 2, 5, 5, 5]
    two = {"network": "batch norm", "batch_size": 2}
    tests = at_best(small, "test", "rate_per_picture", **two)
    assert np.median(tests) == pytest.approx(0.53, abs=0.01)
    for other in ("plain", "layer norm", "RMS norm"):
        where = {"network": other, "batch_size": 2}
        assert np.median(at_best(small, "test", "rate_per_picture", **where)) > 0.8
    assert np.median(part(small["loss"], **two), axis=1).min() > 1.3  # at every rate
    late = at_best(small, "late", "rate_per_picture", **two)
    assert (late > at_best(small, "loss", "rate_per_picture", **two)).all()


def test_sorted_batches_take_the_class_away():
    through = record("through_the_batch")
    ends = {
        (name, m): at_best(
            through, "accuracy", task="sorted", network=name, batch_size=m
        )
        for name in ("batch norm", "layer norm")
        for m in (2, 32)
    }
    assert ends["batch norm", 2].max() < 0.12
    training, inference = np.median(ends["batch norm", 32], axis=0)
    assert 0.5 < training < 0.6
    assert inference < 0.2
    for m in (2, 32):
        assert np.median(ends["layer norm", m]) > 0.7


def test_drawn_pictures_have_the_errors_that_are_told():
    other, (x, _, x_test, _) = record("other_picture"), pictures()
    pairs = other["pairs"][0]
    drawn = part(other["drawn"], rate=0.01)
    errors = np.mean((drawn - x_test[pairs[:, 1]]) ** 2, axis=1)
    told = part(other["pair_error"], network="batch norm", rate=0.01)
    np.testing.assert_allclose(errors, told[0], rtol=5e-3)
    of_mean = np.mean((x.mean(axis=0) - x_test[pairs[:, 1]]) ** 2, axis=1)
    assert np.sum(np.median(told, axis=0) < of_mean) == 8
    whole = np.mean((x.mean(axis=0) - x_test) ** 2)
    assert whole == pytest.approx(0.70, abs=0.005)
    error = part(other["error"], rate=0.01)
    assert error[0, :, 0].max() < 0.7 * whole
    assert error[0, :, 1].min() > whole
    assert error[1].min() > whole


SIZES = (784, 100, 100, 10)


def stored_network():
    """Return the weights, scales and statistics of the network that is stored."""
    numbers = record("new_statistics")["numbers"][0].astype(float)
    shapes = []
    for a, b in pairwise(SIZES[:-1]):
        shapes += [(a, b), (b,), (b,)]  # weights, gamma, beta
    shapes += [SIZES[-2:], SIZES[-1:]]
    shapes += [(100,)] * 4  # mean and variance of both layers
    arrays = []
    for shape in shapes:
        size = int(np.prod(shape))
        arrays.append(numbers[:size].reshape(shape))
        numbers = numbers[size:]
    assert numbers.size == 0
    return arrays


def answers(shown, groups=None):
    """Return answers by the stored statistics, or by those of groups of rows."""
    w1, g1, b1, w2, g2, b2, w3, b3, *kept = stored_network()
    x = brightness(shown)
    found = np.empty(len(x), int)
    for rows in [np.arange(len(x))] if groups is None else groups:
        y = x[rows]
        layers = [(w1, g1, b1, *kept[:2]), (w2, g2, b2, *kept[2:])]
        for w, gamma, beta, mean, var in layers:
            h = y @ w
            if groups is not None:
                mean, var = h.mean(axis=0), h.var(axis=0)
            hat = (h - mean) / np.sqrt(var + 1e-5)
            y = np.maximum(gamma * hat + beta, 0)
        found[rows] = (y @ w3 + b3).argmax(axis=1)
    return found


def raw():
    """Return the test pictures, 0 black to 1 white, and two numbers of the others."""
    with np.load(DATA / "fashion_mnist.npz") as stored:
        train = stored["train_images"] / 255
        return stored["test_images"] / 255, train.mean(), train.std()


def brightness(shown):
    _, mean, std = raw()
    return (shown.reshape(len(shown), -1) - mean) / std


def test_new_statistics_undo_light_exactly_and_nothing_else():
    shown, labels, every = raw()[0], pictures()[3], [np.arange(2000)]
    before = answers(shown, every)
    assert 100 * np.mean(before == labels) == pytest.approx(84, abs=1)
    lights = {"dimmed": (0.55, 0), "contrast": (0.55, 0.225), "fog": (0.55, 0.45)}
    for a, b in lights.values():
        assert (answers(a * shown + b, every) == before).mean() > 0.999
    fog, inverted = 0.55 * shown + 0.45, 1 - shown
    assert np.mean(answers(fog) == labels) < 0.13
    assert np.mean(answers(inverted, every) == labels) < 0.04
    moved = np.zeros_like(shown)
    moved[:, :, 4:] = shown[:, :, :-4]
    assert np.mean(answers(moved, every) == labels) < 0.3


def test_sorted_and_small_batches_spoil_new_statistics():
    shown, labels = raw()[0], pictures()[3]
    by_class = np.argsort(labels, kind="stable").reshape(-1, 50)
    assert np.mean(answers(shown, by_class) == labels) < 0.22
    tens = np.arange(2000).reshape(-1, 10)
    fifties = np.arange(2000).reshape(-1, 50)
    small, large = (np.mean(answers(shown, g) == labels) for g in (tens, fifties))
    assert 0.03 < large - small < 0.09


def test_new_statistics_help_against_strong_blur_and_harm_after_a_shift():
    light = record("new_statistics")
    ends = {
        name: at_best(light, "accuracy", network=name, strength=1)
        for name in light["loss"][1]["network"]
    }
    where = {"network": "batch norm", "company": "all", "strength": 1}
    new = at_best(light, "renewed", **where)
    blurred, noise, shifted = (
        light["renewed"][1]["change"].index(name)
        for name in ("blurred", "noise", "shifted")
    )
    for runs in ends.values():
        assert (new[:, blurred] > runs[:, blurred]).all()
    gains = new - ends["batch norm"]
    assert np.median(new[:, blurred]) == pytest.approx(0.72, abs=0.005)
    assert 0 < gains[:, noise].min() < gains[:, noise].max() < 0.015
    assert gains[:, shifted].max() < -0.03
    controls = ends["plain"], ends["plain, each picture standardized"]
    cost = controls[0] - controls[1]
    assert cost[:, noise].min() > 0.04
    for place, points in ((blurred, 7), (noise, 6), (shifted, 3)):
        middle = [np.median(runs[:, place]) for runs in controls]
        assert 100 * (middle[0] - middle[1]) == pytest.approx(points, abs=0.5)


def test_half_of_the_mates_in_another_light_spoil_new_statistics():
    where = {"rate": 0.3, "change": "fog", "strength": 0.5}
    half = part(record("new_statistics")["renewed"], **where, company="half old")
    assert [round(100 * f(half)) for f in (np.min, np.median, np.max)] == [42, 56, 58]


def test_each_picture_standardized_is_undone_by_itself():
    shown = raw()[0].reshape(2000, -1)
    standard = [
        (y - y.mean(axis=1, keepdims=True)) / y.std(axis=1, keepdims=True)
        for y in (shown, 0.1 * shown + 0.9)
    ]
    np.testing.assert_allclose(*standard, atol=1e-10)
    light = record("new_statistics")
    name = "plain, each picture standardized"
    ends = at_best(light, "accuracy", network=name)
    place = light["accuracy"][1]["change"].index("fog")
    assert np.ptp(np.median(ends[:, place], axis=0)) < 0.005
    fog = {
        name: np.median(at_best(light, "accuracy", network=name)[:, place, 2])
        for name in ("plain", "batch norm", "layer norm")
    }
    assert min(fog, key=fog.get) == "batch norm"
    assert max(fog, key=fog.get) == "layer norm"


def test_federated_averaging_needs_each_clients_own_statistics():
    federated = record("federated")
    names = federated["accuracy"][1]["statistics"]
    both = {"light": "bright and dark"}
    ends = at_best(federated, "accuracy", network="batch norm", **both)
    middle = dict(zip(names, np.median(ends, axis=0), strict=True))
    assert middle["first client's"][1] == pytest.approx(0.1)
    assert max(middle["averaged"]) < 0.4
    assert min(middle["merged"]) > max(middle["averaged"])
    assert min(middle["anew"]) > max(middle["merged"])
    assert min(middle["own"]) > 0.75
    assert min(middle["own, anew"]) > 0.83  # as with clients that are alike
    own, anew = (ends[:, names.index(n)] for n in ("own", "own, anew"))
    assert (anew > own).all()
    for name in ("plain", "layer norm"):
        others = at_best(federated, "accuracy", network=name, **both)[:, 0]
        assert (anew > others).all()
        assert 0.72 < np.median(others, axis=0).min() < 0.77
    alike = at_best(federated, "accuracy", network="batch norm", light="alike")
    assert np.ptp(np.median(alike, axis=(0, 2))[1:]) < 0.02


def test_the_trap_of_federated_averaging_without_the_courses_code():
    shown, mean, std = raw()
    x, labels, _, test_labels = pictures()
    lights = [(0.5, 0.5), (0.3, 0.0)]

    def lit(standardized, a, b):
        return (a * (mean + std * standardized) + b - mean) / std

    clients = [Network(np.random.default_rng(0), 0, SIZES) for _ in lights]
    rng = np.random.default_rng(1)
    for _ in range(20):
        for client, half, light in zip(clients, (0, 1), lights, strict=True):
            for _ in range(25):
                batch = 2 * rng.integers(5000, size=50) + half
                client.learn(lit(x[batch], *light), labels[batch], 0.1)
        for name in ("w", "gamma", "beta"):
            for same in zip(*(getattr(c, name) for c in clients), strict=True):
                same[0][...] = same[1][...] = (same[0] + same[1]) / 2
        clients[0].bias = (clients[0].bias + clients[1].bias) / 2
        clients[1].bias = clients[0].bias.copy()
    own = [
        c.population(lit(x[half::2], *light))
        for c, half, light in zip(clients, (0, 1), lights, strict=True)
    ]
    tests = [lit(brightness(shown), *light) for light in lights]
    right = [
        [np.mean(clients[0].forward(t, s).argmax(axis=1) == test_labels) for t in tests]
        for s in own
    ]
    assert min(right[0][0], right[1][1]) > 0.7
    assert max(right[0][1], right[1][0]) < 0.4


def test_the_merge_is_exact_and_the_average_is_too_small():
    x, labels, _, _ = pictures()
    both = [np.flatnonzero(labels == c)[:n] for c, n in ((4, 48), (9, 16))]
    weight = np.random.default_rng(0).normal(0, np.sqrt(2 / 784), (784, 100))
    (one, other), h = [x[b] @ weight for b in both], x[np.concatenate(both)] @ weight
    n, k = len(one), len(other)
    inside = (n * one.var(axis=0) + k * other.var(axis=0)) / (n + k)
    apart = n * k * (one.mean(axis=0) - other.mean(axis=0)) ** 2 / (n + k) ** 2
    np.testing.assert_allclose(inside + apart, h.var(axis=0))
    assert 0.6 < np.median(inside / h.var(axis=0)) < 0.95
