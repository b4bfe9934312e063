"""Findings of notebook 12, computed again with NumPy alone.

Nothing of `helpers` is used: neither its layers nor its law nor its random draws.
"""

from functools import cache

import numpy as np
import pytest
from stored import pictures, record
from thorough import THOROUGH

pytestmark = pytest.mark.skipif(not THOROUGH, reason="only with THOROUGH=1")


@cache
def first_layer():
    """Return pre-activations of the test pictures, standardized; other weights."""
    rng = np.random.default_rng(987)
    h = pictures()[2] @ rng.normal(0, np.sqrt(2 / 784), (784, 100))
    return (h - h.mean(axis=0)) / h.std(axis=0)


def spread_in_company(values, own, m, rng, companies=3000):
    """Return the variance of a number, standardized among random others."""
    found = []
    for _ in range(companies):
        batch = np.append(rng.choice(values, m - 1), own)
        found.append(
            (own - batch.mean()) / np.sqrt(((batch - batch.mean()) ** 2).mean())
        )
    return np.var(found)


@pytest.mark.parametrize("m", [60, 500])
@pytest.mark.parametrize("place", [0.0, 1.0, 2.0])
def test_the_variance_is_that_of_the_law(m, place):
    rng, ratios = np.random.default_rng(1), []
    for unit in range(12):
        z = first_layer()[:, unit]
        own = z[np.abs(z - place).argmin()]
        ratios.append(m * spread_in_company(z, own, m, rng, 1500))
    assert np.mean(ratios) == pytest.approx(1 + place**2 / 2, rel=0.15)


def test_on_average_it_is_three_halves_over_m():
    rng, z = np.random.default_rng(2), first_layer()
    found = [
        60 * spread_in_company(z[:, unit], z[picture, unit], 60, rng, 400)
        for unit, picture in rng.integers([100, 2000], size=(150, 2))
    ]
    assert np.mean(found) == pytest.approx(1.47, abs=0.12)


@pytest.mark.parametrize(
    ("places", "expected"), [((0, 0), 1.0), ((2, 2), 1.0), ((-2, 2), -0.25)]
)
def test_pictures_of_one_batch_are_moved_together(places, expected):
    rng, found = np.random.default_rng(3), []
    for unit in range(20):
        z = first_layer()[:, unit]
        pair = [z[np.abs(z - place).argsort()[i]] for i, place in enumerate(places)]
        noise = []
        for _ in range(1000):
            batch = np.concatenate([pair, rng.choice(z, 58)])
            noise.append((pair - batch.mean()) / batch.std())
        found.append(np.corrcoef(np.transpose(noise))[0, 1])
    assert np.mean(found) == pytest.approx(expected, abs=0.15)


def test_dropout_at_one_fortieth_is_as_noisy_as_a_batch_of_sixty():
    rng, z = np.random.default_rng(4), first_layer()
    rate = 3 / 123
    dropped = z * (rng.random((200, *z.shape)) >= rate) / (1 - rate)
    assert dropped.var(axis=0).mean() == pytest.approx(1.5 / 60, rel=0.05)


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        (lambda x: np.maximum(0, x), [1.4, 2.6, 4.3]),
        (lambda x: 1 / (1 + np.exp(-x)), [1.4, 1.7, 2.1]),
    ],
    ids=["ReLU", "sigmoid"],
)
def test_noise_grows_from_layer_to_layer_before_training(function, expected):
    rng, (x, *_) = np.random.default_rng(5), pictures()
    weights = [rng.normal(0, np.sqrt(2 / n), (n, 100)) for n in (784, 100, 100)]
    x, sums = x[:3840], np.zeros((2, 3, 3840, 100))
    for _ in range(4):
        for batch in rng.permutation(3840).reshape(-1, 64):
            values = x[batch]
            for layer, weight in enumerate(weights):
                h = values @ weight
                x_hat = (h - h.mean(axis=0)) / h.std(axis=0)
                sums[:, layer, batch] += x_hat, x_hat**2
                values = function(x_hat)
    noise = 64 * (sums[1] - sums[0] ** 2 / 4).mean(axis=(1, 2)) / 3
    np.testing.assert_allclose(noise, expected, rtol=0.1)


def test_the_noise_of_groups_of_ten_helps_with_every_seed():
    (right, axes), (nll, _) = (record("ghost_batches")[k] for k in ("accuracy", "nll"))
    assert list(axes) == ["noise", "rate", "seed", "step", "pictures"]
    ends, least = {}, {}
    for name in ("plain", "none", "groups of 10", "dropout 0.13", "dropout 0.5"):
        i = axes["noise"].index(name)
        means = right[i, :, :, -1, 1].mean(axis=1)
        ends[name] = 100 * right[i, np.nanargmax(means), :, -1, 1]
        mean_nll = nll[i, :, :, :, 1].mean(axis=1)
        rate, step = np.unravel_index(np.nanargmin(mean_nll), mean_nll.shape)
        least[name] = nll[i, rate, :, step, 1]
    for name, points, nats in [
        ("groups of 10", 0.55, 0.027),
        ("dropout 0.13", 0.50, 0.030),
        ("dropout 0.5", 0.75, 0.041),
    ]:
        assert (ends[name] > ends["none"]).all()
        assert (least[name] < least["none"]).all()
        assert np.mean(ends[name] - ends["none"]) == pytest.approx(points, abs=0.006)
        assert np.mean(least["none"] - least[name]) == pytest.approx(nats, abs=0.0006)
    assert (ends["plain"] > ends["none"]).all()


def test_at_one_rate_the_training_loss_rises_in_groups_of_five_alone():
    nll, axes = record("ghost_batches")["nll"]
    rate, names = axes["rate"].index(1.0), ["none", "groups of 50", "groups of 10"]
    names += ["groups of 5", "dropout 0.13"]
    noises = [axes["noise"].index(name) for name in names]
    losses = nll[noises, rate, :, -1, 0].mean(axis=1)
    expected = [0.0008, 0.0003, 0.0012, 0.036, 0.0001]
    np.testing.assert_allclose(losses, expected, atol=6e-5)


def test_one_seed_in_groups_of_ten_fails_at_the_rate_three():
    right, axes = record("ghost_batches")["accuracy"]
    none, ten, five = (
        100 * right[axes["noise"].index(name), axes["rate"].index(3.0), :, -1, 1]
        for name in ("none", "groups of 10", "groups of 5")
    )
    assert sorted(ten)[0] == pytest.approx(71.7, abs=0.06)
    assert sorted(ten)[1] > 78
    assert ten.mean() < none.mean()
    assert np.median(ten) == pytest.approx(np.median(none), abs=0.15)
    assert five.min() > 77
    assert np.nanmax(100 * right[:, axes["rate"].index(10.0), :, -1, 1]) < 37.1


def gains(batch_size, examples, pictures):
    """Return what normalizing gains in accuracy at the best rates: points, by seed."""
    right, axes = record("generalization")["accuracy"]
    right = 100 * right[:, axes["examples"].index(examples)]
    right = right[:, axes["batch_size"].index(batch_size), :, :, -1]
    best = [np.nanargmax(runs.mean(axis=1)) for runs in right[..., 1]]
    plain, other = (right[i, rate, :, pictures] for i, rate in enumerate(best))
    return other - plain


def test_where_the_noise_is_larger_more_is_gained_on_other_pictures():
    found = [gains(m, 8000, on).mean() for m in (16, 128) for on in (0, 1)]
    np.testing.assert_allclose(found, [1.6, 2.0, 2.4, 0.2], atol=0.06)
    few = gains(16, 500, 1)
    assert few.mean() == pytest.approx(-0.3, abs=0.06)
    assert (few > 0).sum() == 3


def of_its_best_rates(right, nll):
    """Return accuracies at the end, (seeds, pictures), and the least NLL, by seed."""
    ends, mean = 100 * right[:, :, -1], nll[..., 1].mean(axis=1)
    rate, step = np.unravel_index(np.nanargmin(mean), mean.shape)
    least = nll[rate, :, step, 1]
    return ends[np.nanargmax(ends[..., 1].mean(axis=1))], least


def test_the_noise_of_sixteen_gains_likelihood_rather_than_points():
    control, axes = record("ghost_control"), record("generalization")["nll"][1]
    place = axes["network"].index("normalized"), axes["batch_size"].index(128)
    points, own, nats = [], [], []
    for i in range(3):
        whole = of_its_best_rates(
            *(
                record("generalization")[key][0][place[0], i, place[1]]
                for key in ("accuracy", "nll")
            )
        )
        groups = of_its_best_rates(*(control[k][0][i] for k in ("accuracy", "nll")))
        points.append((groups[0] - whole[0])[:, 1])
        own.append((groups[0] - whole[0])[:, 0].mean())
        nats.append(whole[1] - groups[1])
    assert np.mean(points, axis=1) == pytest.approx([0.2, -0.4, 0.5], abs=0.06)
    assert (np.array(points) > 0).sum(axis=1).tolist() == [4, 1, 3]
    assert own == pytest.approx([0, 0, -2.1], abs=0.06)
    assert np.mean(nats, axis=1) == pytest.approx([0.016, 0.014, 0.017], abs=6e-4)
    assert (np.array(nats) > 0).sum() == 14


def normalized(h, size):
    """Return the groups' normalized numbers, and the root of their variances."""
    groups = h.reshape(-1, size, h.shape[1])
    centred = groups - groups.mean(axis=1, keepdims=True)
    deviation = np.sqrt((centred**2).mean(axis=1, keepdims=True) + 1e-5)
    return centred / deviation, deviation


def nll_after(size, rate, steps):
    """Return the test pictures' NLL after full-batch descent in groups, by hand."""
    x, labels, x_test, test_labels = (a.astype(np.float32) for a in pictures())
    rng = np.random.default_rng(11)
    mine = rng.permutation(len(x))[:1000]
    widths = [(784, 100), (100, 100), (100, 10)]
    weights = [
        rng.normal(0, np.sqrt(2 / n), (n, k)).astype(np.float32) for n, k in widths
    ]
    gamma, beta = np.ones((2, 100), np.float32), np.zeros((2, 100), np.float32)
    bias = np.zeros(10, np.float32)
    for _ in range(steps):
        mine = rng.permutation(mine)
        values, kept = x[mine], []
        for i in range(2):
            x_hat, deviation = normalized(values @ weights[i], size)
            kept.append((values, x_hat, deviation))
            values = np.maximum(0, gamma[i] * x_hat + beta[i]).reshape(1000, 100)
        p = np.exp(values @ weights[2] + bias)
        p /= p.sum(axis=1, keepdims=True)
        p[np.arange(1000), labels[mine].astype(int)] -= 1
        p /= 1000
        back, changes = p @ weights[2].T, [values.T @ p]
        bias = bias - rate * p.sum(axis=0)
        for i in (1, 0):
            inputs, x_hat, deviation = kept[i]
            back = back.reshape(x_hat.shape) * (gamma[i] * x_hat + beta[i] > 0)
            slope = gamma[i] / deviation
            onto = (back * x_hat).mean(axis=1, keepdims=True)
            middle = back.mean(axis=1, keepdims=True)
            dh = (slope * (back - middle - x_hat * onto)).reshape(1000, 100)
            gamma[i] -= rate * (back * x_hat).sum(axis=(0, 1))
            beta[i] -= rate * back.sum(axis=(0, 1))
            changes.insert(0, inputs.T @ dh)
            back = dh @ weights[i].T
        weights = [w - rate * d for w, d in zip(weights, changes, strict=True)]
    values, tested = x[mine], x_test
    for i in range(2):
        h, mean = values @ weights[i], (values @ weights[i]).mean(axis=0)
        scale = gamma[i] / np.sqrt(h.var(axis=0, ddof=1) + 1e-5)
        values = np.maximum(0, scale * (h - mean) + beta[i])
        tested = np.maximum(0, scale * (tested @ weights[i] - mean) + beta[i])
    scores = tested @ weights[2] + bias
    scores -= np.log(np.exp(scores).sum(axis=1, keepdims=True))
    return -scores[np.arange(2000), test_labels.astype(int)].mean()


def test_the_noise_lowers_the_nll_in_a_training_by_hand():
    none, ten = (nll_after(size, rate=0.03, steps=350) for size in (1000, 10))
    assert none == pytest.approx(0.65, abs=0.03)
    assert none - ten == pytest.approx(0.027, abs=0.02)
