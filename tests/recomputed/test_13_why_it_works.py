"""Findings of notebook 13, computed again with NumPy alone.

Nothing of `helpers` is used: networks and gradients are written anew. The recorded
runs themselves are taken as they are.
"""

from itertools import pairwise

import numpy as np
import pytest
from stored import part, pictures, record, values_of
from thorough import THOROUGH

pytestmark = pytest.mark.skipif(not THOROUGH, reason="only with THOROUGH=1")


class Network:
    """Two hidden layers of tanh with batch normalization, by hand, without epsilon."""

    def __init__(self, seed, sizes=(784, 30, 20, 10)):
        rng = np.random.default_rng(seed)
        self.w = [rng.normal(0, 1 / np.sqrt(a), (a, b)) for a, b in pairwise(sizes)]
        self.gamma = [np.ones(n) for n in sizes[1:-1]]
        self.beta = [np.zeros(n) for n in sizes[1:-1]]

    def loss(self, x, labels):
        return self.gradients(x, labels)[0]

    def gradients(self, x, labels):
        """Return the loss, and gradients of weights, gammas and betas."""
        kept, h = [], x
        for w, gamma, beta in zip(self.w[:-1], self.gamma, self.beta, strict=True):
            z = h @ w
            std = z.std(axis=0)
            hat = (z - z.mean(axis=0)) / std
            y = np.tanh(gamma * hat + beta)
            kept.append((h, hat, std, y, gamma))
            h = y
        scores = h @ self.w[-1]
        p = np.exp(scores - scores.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        rows = np.arange(len(x))
        loss = -np.log(p[rows, labels]).mean()
        p[rows, labels] -= 1
        d = p / len(x)
        dw, dgamma, dbeta = [h.T @ d], [], []
        d = d @ self.w[-1].T
        for (before, hat, std, y, gamma), w in zip(
            kept[::-1], self.w[-2::-1], strict=True
        ):
            d = d * (1 - y**2)
            dgamma.insert(0, (d * hat).sum(axis=0))
            dbeta.insert(0, d.sum(axis=0))
            d = d * gamma
            d = (d - d.mean(axis=0) - hat * (d * hat).mean(axis=0)) / std
            dw.insert(0, before.T @ d)
            d = d @ w.T
        return loss, dw, dgamma, dbeta


def test_gradients_by_hand_are_right():
    x, labels = pictures()[0][:40], pictures()[1][:40]
    network = Network(0)
    _, dw, dgamma, dbeta = network.gradients(x, labels)
    for values, slopes in [
        (network.w, dw),
        (network.gamma, dgamma),
        (network.beta, dbeta),
    ]:
        for value, slope in zip(values, slopes, strict=True):
            place = np.unravel_index(np.abs(slope).argmax(), slope.shape)
            ends = []
            for step in (1e-5, -2e-5):
                value[place] += step
                ends.append(network.loss(x, labels))
            value[place] += 1e-5
            measured = (ends[0] - ends[1]) / 2e-5
            assert measured == pytest.approx(slope[place], rel=1e-5)


def test_ten_times_the_weights_have_the_same_loss_and_a_hundredth_of_the_curvature():
    x, labels = pictures()[0][:100], pictures()[1][:100]
    seen = []
    for factor in (1, 10):
        network = Network(0)
        network.w[1] *= factor
        loss, dw, *_ = network.gradients(x, labels)
        start = network.w[1]
        direction = dw[1] / np.linalg.norm(dw[1])
        around = []
        for side in (-1, 0, 1):  # from three losses, not from gradients
            network.w[1] = start + side * 1e-3 * factor * direction
            around.append(network.loss(x, labels))
        bend = (around[0] - 2 * around[1] + around[2]) / (1e-3 * factor) ** 2
        seen.append((loss, np.linalg.norm(dw[1]), bend))
    (loss, slope, bend), scaled = seen
    assert scaled[0] == pytest.approx(loss, rel=1e-13)
    assert scaled[1] == pytest.approx(slope / 10, rel=1e-10)
    assert scaled[2] == pytest.approx(bend / 100, rel=1e-5)


def descend(decay, growing, rate=0.1, strength=0.1, steps=150):
    x, labels, _, _ = pictures()
    network, losses = Network(3), []
    order = np.random.default_rng(4).permutation(len(x))[: 60 * steps]
    for step, batch in enumerate(order.reshape(steps, 60)):
        loss, dw, dgamma, dbeta = network.gradients(x[batch], labels[batch])
        losses.append(loss)
        now = rate * (1 - rate * strength) ** (-2 * step - 1) if growing else rate
        keep = 1 - rate * strength if decay else 1
        for i in (0, 1):
            network.w[i] = keep * network.w[i] - now * dw[i]
            network.gamma[i] = network.gamma[i] - rate * dgamma[i]
            network.beta[i] = network.beta[i] - rate * dbeta[i]
        network.w[2] = network.w[2] - rate * dw[2]
    return np.array(losses), network


def test_decay_is_a_growing_rate():
    decayed, short = descend(decay=True, growing=False)
    grown, long = descend(decay=False, growing=True)
    plain, _ = descend(decay=False, growing=False)
    assert np.abs(decayed - grown).max() < 1e-8
    assert np.abs(decayed - plain).max() > 0.01
    ratio = np.linalg.norm(long.w[1]) / np.linalg.norm(short.w[1])
    assert ratio == pytest.approx(0.99**-150, rel=1e-6)
    assert decayed[-20:].mean() < 0.8 * decayed[:5].mean()


def best(stored, key, **where):
    """Return the rate with the lowest median over the seeds."""
    rates = values_of(stored[key][1]["rate"], where)
    middle = np.median(part(stored[key], **where), axis=1)
    i = np.nanargmin(middle)
    assert 0 < i < len(rates) - 1, "the best rate is at an end"
    return rates[i]


def test_the_noisy_normalized_network_drifts_more_and_ends_lower():
    models, ends = record("three_models"), {}
    for model in models["drift"][1]["model"]:
        rate = best(models, "noisy_loss", model=model, step=1000)
        where = {"model": model, "rate": rate, "step": 1000}
        ends[model] = {key: part(models[key], **where) for key in models}
    noisy, plain = ends["normalized, noise"], ends["plain"]
    assert noisy["drift"].min() > plain["drift"].max()
    assert noisy["quiet_loss"].max() < plain["quiet_loss"].min()
    assert np.median(noisy["noisy"]) < np.median(plain["noisy"])
    cost = {
        name: np.median(ends[f"{name}, noise"]["quiet_loss"])
        - np.median(ends[name]["quiet_loss"])
        for name in ("plain", "normalized")
    }
    assert cost["normalized"] == pytest.approx(0.05, abs=0.005)
    assert cost["plain"] == pytest.approx(0.13, abs=0.01)
    quiet = {name: np.median(end["quiet_loss"]) for name, end in ends.items()}
    gain = quiet["plain"] - quiet["normalized"]
    assert cost["normalized"] / gain == pytest.approx(0.57, abs=0.01)


def test_in_pairs_normalized_once_ends_lower_with_sigmoids_and_higher_with_relu():
    lines = record("smoothness")
    counts = {"late_loss": (0, 5, 5), "quiet_loss": (0, 0, 4)}
    for kind, *below in zip(("ReLU", "tanh", "sigmoid"), *counts.values(), strict=True):
        losses = {}
        for network in ("normalized once", "normalized"):
            where = {"activation": kind, "network": network}
            where["rate"] = best(lines, "late_loss", **where)
            losses[network] = [part(lines[ruler], **where) for ruler in counts]
        pairs = zip(losses["normalized once"], losses["normalized"], strict=True)
        assert [np.sum(once < layer) for once, layer in pairs] == below


def test_on_the_walk_the_normalized_loss_falls_and_the_plain_one_turns():
    lines = record("smoothness")
    steps = lines["loss"][1]["step"]
    late = [i for i, step in enumerate(steps) if 10 <= step <= 300]
    where = {"activation": "ReLU", "rate": 0.01}
    walks = [
        np.median(part(lines["loss"], network=name, **where)[:, late], axis=(0, 1))
        for name in ("plain", "normalized")
    ]
    plain, normalized = walks
    assert (np.diff(normalized) < 0).all()
    assert plain.argmin() in (3, 4)


def test_in_the_first_steps_plain_drifts_most():
    drift = record("three_models")["drift"]
    rates = {"plain": 0.1, "normalized, noise": 0.3}
    first, second, last = (
        [
            np.median(part(drift, model=model, rate=rate, step=step))
            for model, rate in rates.items()
        ]
        for step in (100, 200, 1000)
    )
    assert first[0] > 2.9 * first[1]
    assert second[1] > 1.3 * second[0]
    assert last[1] > 1.8 * last[0]


def test_gradients_shift_most_where_sigmoids_learn():
    lines = record("smoothness")
    typical = {}
    for network in ("plain", "normalized"):
        for kind in ("ReLU", "sigmoid"):
            where = {"activation": kind, "network": network}
            rate = best(lines, "late_loss", **where)
            typical[kind, network] = np.median(part(lines["shift"], rate=rate, **where))
    assert typical["sigmoid", "normalized"] > 20 * typical["sigmoid", "plain"]
    assert typical["ReLU", "normalized"] > typical["ReLU", "plain"]


def test_which_relu_network_shifts_more_depends_on_the_rate():
    shift = record("smoothness")["shift"]
    for rate, more in [(0.01, "normalized"), (0.03, "plain"), (0.1, "plain")]:
        where = {"activation": "ReLU", "rate": rate}
        typical = {
            network: np.median(np.median(part(shift, network=network, **where), -1))
            for network in ("plain", "normalized")
        }
        assert max(typical, key=typical.get) == more


def test_which_relu_network_is_smoother_depends_on_step_and_measure():
    lines = record("smoothness")
    steps = lines["change"][1]["step"]
    late = [i for i, step in enumerate(steps) if 10 <= step <= 300]
    smoother = {}
    for rate in (0.01, 0.03, 0.1):
        middle = {}
        for network in ("plain", "normalized"):
            where = {"activation": "ReLU", "network": network, "rate": rate}
            change = part(lines["change"], length=1.0, **where)
            span = np.ptp(part(lines["loss"], **where)[..., 1:], axis=-1)
            middle[network] = [
                np.median(change[:, steps.index(5)]),
                np.median(np.median(change[:, late], axis=1)),
                np.median(np.median(span[:, late], axis=1)),
            ]
        pairs = zip(middle["normalized"], middle["plain"], strict=True)
        smoother[rate] = [one < other for one, other in pairs]
    assert smoother[0.01] == [False, True, False]
    assert smoother[0.03][1:] == smoother[0.1][1:] == [True, True]


def test_the_loss_is_smoother_with_relu_and_rougher_with_sigmoids():
    lines = record("smoothness")
    spans = {}
    for kind, rate in [("ReLU", 0.1), ("sigmoid", 1.0)]:
        for network in ("plain", "normalized"):
            where = {"activation": kind, "network": network, "rate": rate}
            loss = part(lines["loss"], **where)[..., 1:]
            spans[kind, network] = np.median(loss.max(axis=-1) - loss.min(axis=-1))
    assert spans["ReLU", "plain"] > 5 * spans["ReLU", "normalized"]
    assert spans["sigmoid", "normalized"] > 20 * spans["sigmoid", "plain"]


def test_at_the_best_rates_a_step_changes_the_gradient_by_its_length():
    lines = record("smoothness")
    steps = lines["change"][1]["step"]
    some = [i for i, step in enumerate(steps) if 10 <= step <= 300]
    for kind in ("ReLU", "tanh", "sigmoid"):
        for network in ("plain", "normalized once", "normalized"):
            where = {"activation": kind, "network": network}
            rate = best(lines, "late_loss", **where)
            change = part(lines["change"], rate=rate, length=1.0, **where)[:, some]
            found = np.median(np.median(change, axis=1))
            plateau = (kind, network) == ("sigmoid", "plain")
            assert (0.8 < found < 1.3) != plateau


def test_the_turn_at_rest_is_nearly_as_predicted():
    turning = record("turning")
    late = [u > 1000 for u in turning["turn"][1]["until"]]
    for product in (0.003, 0.01):
        turn = part(turning["turn"], product=product)[:, :, late].mean(axis=2)
        ratio = turn / np.sqrt(2 * product)
        assert ratio.min() > 0.92
        assert ratio.max() < 0.99


def test_without_the_brake_large_rates_are_still_borne():
    loss = record("held_length")["loss"]
    assert np.isnan(part(loss, network="plain", rate=1.0)).all()
    held = part(loss, network="normalized, length held", rate=3.0)
    free = part(loss, network="normalized", rate=3.0)
    assert held.max() < 0.7
    assert free.max() < held.min()
    for rate in (0.3, 1.0, 3.0):
        held = part(loss, network="normalized, length held", rate=rate)
        assert (held > part(loss, network="normalized", rate=rate)).all()


def test_the_normalized_network_is_the_sharper_one_at_a_small_rate():
    edge = record("edge_of_stability")
    highest = {
        name: part(edge["sharpness"], network=name, rate=0.05).max(axis=1) * 0.05 / 2
        for name in ("plain", "normalized")
    }
    assert highest["plain"].max() < 0.35
    assert highest["normalized"].min() > 1


def test_scale_and_offset_need_no_normalization():
    only = record("only_gamma_beta")
    ends = {}
    for name in only["loss"][1]["network"]:
        middle = np.median(part(only["loss"], network=name), axis=1)
        i = np.nanargmin(middle)
        ends[name] = np.median(part(only["test"], network=name), axis=1)[i]
    assert ends["gamma and beta"] - ends["scale and offset"] < 0.03
    assert ends["all parameters"] - ends["gamma and beta"] > 0.1
