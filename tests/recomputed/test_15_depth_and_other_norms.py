"""Findings of notebook 15, computed again with NumPy alone.

Nothing of `helpers` is used: networks, gradients and random draws are written anew. The
recorded runs themselves are taken as they are.
"""

import json

import numpy as np
import pytest
from stored import DATA, part, pictures, record, values_of
from thorough import THOROUGH

pytestmark = pytest.mark.skipif(not THOROUGH, reason="only with THOROUGH=1")


def best(stored, **where):
    """Return the rate with the lowest median of the loss, and that loss."""
    values = part(stored["loss"], **where)
    rates = values_of(stored["loss"][1]["rate"], where)
    middle = np.median(np.where(np.isfinite(values), values, np.inf), axis=-1)
    i = middle.argmin()
    return rates[i], values[i], 0 < i < len(rates) - 1


def layer_norm(h):
    return (h - h.mean(1, keepdims=True)) / h.std(1, keepdims=True)


def batch_norm(h):
    return (h - h.mean(0)) / h.std(0)


NORMS = {"none": lambda h: h, "layer": layer_norm, "batch": batch_norm}


def circle_through(norm, skip, seed, depth=50, width=100, count=512):
    """Return angles of the points, and what they are behind fifty layers of ReLUs."""
    rng = np.random.default_rng(1000 + seed)
    angle = np.linspace(0, 2 * np.pi, count, endpoint=False)
    first, second = rng.normal(size=(2, width))
    x = np.outer(np.cos(angle), first)
    second -= first * (first @ second) / (first @ first)
    x += np.outer(np.sin(angle), second * np.sqrt(first @ first / (second @ second)))
    normalize = NORMS[norm]
    for _ in range(depth):
        w = rng.normal(0, np.sqrt(2 / width), (width, width))
        if skip:
            x = x + np.maximum(normalize(x), 0) @ w
        else:
            x = np.maximum(normalize(x @ w), 0)
    return angle, x


def told(angle, h):
    """Return the share of the place that ridge regression tells of the other half."""
    h = (h - h.mean(axis=0)) / h.std()
    h = np.c_[h, np.ones(len(h))]
    place = np.c_[np.cos(angle), np.sin(angle)]
    learn, test = h[0::2], h[1::2]
    gram = learn.T @ learn + 1e-9 * np.eye(h.shape[1])
    guess = test @ np.linalg.solve(gram, learn.T @ place[0::2])
    return 1 - np.sum((guess - place[1::2]) ** 2) / len(test)


def rank(h):
    values = np.linalg.svd(h, compute_uv=False) ** 2
    return values.sum() ** 2 / np.sum(values**2)


@pytest.mark.parametrize(
    ("norm", "skip", "ranks", "shares"),
    [
        ("none", False, (1, 1.2), (0.7, 1)),
        ("layer", False, (1, 1.2), (0.7, 1)),
        ("batch", False, (4, 9), (-9, 0.1)),
        ("batch", True, (4, 7), (0.99, 1)),
    ],
)
def test_a_knot_a_cloud_dust_and_a_ring(norm, skip, ranks, shares):
    for seed in range(5):
        angle, h = circle_through(norm, skip, seed)
        assert ranks[0] <= rank(h) <= ranks[1]
        assert shares[0] <= told(angle, h) <= shares[1]


def cosines(h, apart):
    unit = h / np.linalg.norm(h, axis=1, keepdims=True)
    return np.mean(np.sum(unit * np.roll(unit, apart, axis=0), axis=1))


def test_neighbours_become_strangers_with_batch_norm_alone():
    for norm, skip in [("none", False), ("layer", False), ("batch", True)]:
        _, h = circle_through(norm, skip, 0)
        assert cosines(h, 1) > 0.99
    _, h = circle_through("batch", False, 0)
    assert abs(cosines(h, 1) - cosines(h, 256)) < 0.1
    # What theory says of opposite points, layer after layer.
    c = -1.0
    for _ in range(50):
        c = (np.sqrt(1 - c * c) + (np.pi - np.arccos(c)) * c) / np.pi
    assert c == pytest.approx(0.987, abs=0.001)
    assert cosines(circle_through("layer", False, 0)[1], 256) == pytest.approx(
        c, abs=0.02
    )


def test_pictures_too_leave_plain_blocks_with_rank_one_and_batch_norm_with_more():
    for seed in range(5):
        rng, x = np.random.default_rng(seed), pictures()[0][:1000]
        h = dict.fromkeys(NORMS, x @ rng.normal(0, np.sqrt(2 / 784), (784, 50)))
        for _ in range(50):
            w = rng.normal(0, np.sqrt(2 / 50), (50, 50))
            h = {n: np.maximum(NORMS[n](one @ w), 0) for n, one in h.items()}
        assert rank(h["none"]) < 1.1
        assert rank(h["layer"]) < 1.1
        assert 3 < rank(h["batch"]) < 7


def test_without_skips_batch_norm_is_not_ahead_at_fifty_blocks():
    deep, ends = record("deep_training"), {}
    for network in deep["loss"][1]["network"]:
        for depth in (10, 50):
            _, loss, inside = best(deep, network=network, depth=depth, step=300)
            assert inside, "the best rate is at an end"
            ends[network, depth] = loss
    assert np.median(ends["batch", 10]) < np.median(ends["plain", 10])
    assert np.median(ends["batch", 50]) > np.median(ends["plain", 50])
    assert ends["batch", 50].min() < ends["plain", 50].max()
    for network in ("skip, layer", "skip, batch"):
        ten, fifty = ends[network, 10], ends[network, 50]
        assert np.median(fifty) < np.median(ten) + 0.03
        assert fifty.max() < 0.4 * min(ends["plain", 50].min(), ends["batch", 50].min())


class Deep:
    """Fifty blocks of ReLUs with batch normalization, and their gradients, by hand."""

    def __init__(self, seed, width=50, depth=50):
        rng = np.random.default_rng(seed)
        self.first = rng.normal(0, np.sqrt(2 / 784), (784, width))
        self.w = rng.normal(0, np.sqrt(2 / width), (depth, width, width))
        self.last = rng.normal(0, np.sqrt(2 / (width + 10)), (width, 10))

    def gradients(self, x, labels):
        """Return the loss, and the gradients of first, blocks and last."""
        h, kept = x @ self.first, []
        for w in self.w:
            z = h @ w
            std = np.sqrt(z.var(axis=0) + 1e-5)
            hat = (z - z.mean(axis=0)) / std
            kept.append((h, hat, std))
            h = np.maximum(hat, 0)
        scores = h @ self.last
        p = np.exp(scores - scores.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        rows = np.arange(len(x))
        loss = -np.log(p[rows, labels]).mean()
        p[rows, labels] -= 1
        d = p / len(x)
        dlast, blocks = h.T @ d, np.empty_like(self.w)
        d = d @ self.last.T
        for i in reversed(range(len(self.w))):
            before, hat, std = kept[i]
            d = d * (hat > 0)
            d = (d - d.mean(axis=0) - hat * (d * hat).mean(axis=0)) / std
            blocks[i] = before.T @ d
            d = d @ self.w[i].T
        return loss, x.T @ d, blocks, dlast

    def step(self, x, labels, rate):
        _, first, blocks, last = self.gradients(x, labels)
        self.first -= rate * first
        self.w -= rate * blocks
        self.last -= rate * last


def test_gradients_of_the_blocks_are_right():
    x, labels = pictures()[0][:30], pictures()[1][:30]
    network = Deep(0, depth=4)
    _, _, blocks, _ = network.gradients(x, labels)
    for i in range(4):
        place = (i, *np.unravel_index(np.abs(blocks[i]).argmax(), blocks[i].shape))
        ends = []
        for step in (1e-6, -2e-6):
            network.w[place] += step
            ends.append(network.gradients(x, labels)[0])
        network.w[place] += 1e-6
        assert (ends[0] - ends[1]) / 2e-6 == pytest.approx(blocks[place], rel=1e-3)


def test_one_step_throws_the_first_blocks_far_away():
    (x, labels, _, _), turns, fifth = pictures(), [], []
    for seed in range(5):
        network = Deep(seed)
        order = np.random.default_rng(50 + seed).permutation(len(x))
        batches = order[: 50 * 7].reshape(7, 50)
        start = np.linalg.norm(network.w, axis=(1, 2))
        ratios = []
        for batch in batches:
            _, _, blocks, _ = network.gradients(x[batch], labels[batch])
            size = np.linalg.norm(blocks, axis=(1, 2))
            ratios.append(size[0] / size[-1])
            network.step(x[batch], labels[batch], rate=0.1)
        growth = np.linalg.norm(network.w, axis=(1, 2)) / start
        assert ratios[0] > 5_000
        assert ratios[1] < ratios[0] / 20
        fifth.append(ratios[5])
        assert growth[0] > 50
        assert growth[-1] == pytest.approx(1, abs=0.05)
        turns.append(ratios[6] / growth[0])
    # The same rate turns the first block less than the last: by how much is chance.
    assert np.median(turns) < 0.5
    assert np.median(fifth) < 100


def test_the_recorded_first_step_tells_the_same():
    first = record("first_gradients")
    where = {"network": "batch", "rate": 0.1}
    gradient, weight = (part(first[key], **where) for key in ("gradient", "weight"))
    steps = first["loss"][1]["step"]
    growth = weight[:, steps.index(1), 0] / weight[:, 0, 0]
    assert np.median(growth) == pytest.approx(204, rel=0.05)
    ratio = np.median(gradient, axis=0)
    assert ratio[0, 0] / ratio[0, -1] == pytest.approx(3e4, rel=0.05)
    turn = np.median(gradient, axis=0) / np.median(weight, axis=0)
    assert turn[steps.index(5), 0] < turn[steps.index(5), -1] / 20
    slow = np.median(part(first["gradient"], network="batch", rate=0.001, step=5), 0)
    assert slow[0] / slow[-1] == pytest.approx(610, abs=5)
    for network in ("plain", "layer", "skip, layer", "skip, batch"):
        start = part(first["gradient"], network=network, rate=0.1, step=0)
        assert (start.max(axis=-1) < 10 * start[..., -1]).all()


def test_a_plain_trunk_doubles_and_a_normalized_one_adds():
    plain, normalized = [], []
    for seed in range(20):
        for norm, squares in [("none", plain), ("batch", normalized)]:
            _, h = circle_through(norm, True, seed, depth=10, count=64)
            _, x = circle_through(norm, True, seed, depth=0, count=64)
            squares.append(np.mean(h**2) / np.mean(x**2))
    assert np.exp(np.mean(np.log(plain))) == pytest.approx(2**10, rel=0.5)
    spread = np.array(normalized)
    assert 8 < np.median(spread) < 14


def test_a_small_branch_does_what_the_norm_does_and_the_last_norm_bears_the_rate():
    blocks, ends = record("residual"), {}
    for name in blocks["loss"][1]["block"]:
        _, loss, _ = best(blocks, block=name)
        ends[name] = loss
    branch, one = "batch norm in the branch", "SkipInit"
    assert np.isnan(part(blocks["loss"], block="no normalization")).all()
    assert np.median(ends["last norm only"]) == pytest.approx(1.03, abs=0.005)
    small = [branch, one, f"{branch}, no last norm", f"{one}, last norm"]
    small += ["branch / sqrt(depth)", "layer norm in the branch"]
    for name in small:
        assert (ends[name] < 0.62 * ends["last norm only"]).all()
    level = ends[f"{one}, last norm"] - ends[branch]
    assert np.abs(level).max() < 0.025
    assert level.min() < 0 < level.max()
    assert np.median(ends[one]) < np.median(ends[f"{branch}, no last norm"])
    for norm in ("batch", "layer"):
        behind, inside = (
            ends[f"{norm} norm {place}"]
            for place in ("behind the sum", "in the branch")
        )
        assert behind.min() > 1.7 * inside.max()

    def at_once(name):
        return np.nan_to_num(part(blocks["loss"], block=name, rate=0.3), nan=np.inf)

    for name in (branch, f"{one}, last norm"):
        assert at_once(name).max() < 0.5
    for name in (f"{branch}, no last norm", one, "branch / sqrt(depth)"):
        assert np.median(at_once(name)) > 1.8


def test_layer_and_rms_norm_are_level_and_batch_norm_leads():
    norms, ends = record("norms"), {}
    with np.load(DATA / "norms.npz") as stored:
        rates = json.loads(str(stored["settings"]))["rates"]
    for kind, names in norms["loss"][1]["norm"].items():
        for norm in names:
            rate, loss, inside = best(norms, kind=kind, norm=norm)
            assert inside
            assert rate in rates[kind]
            ends[kind, norm] = loss
    dense = [loss for (kind, norm), loss in ends.items() if kind == "dense"]
    assert (ends["dense", "batch"] == np.min(dense, axis=0)).all()
    assert abs(np.median(ends["dense", "layer"] - ends["dense", "RMS"])) < 0.02
    none = ends["convolution", "none"]
    assert (ends["convolution", "batch"] < none).all()
    for norm in ("layer", "group", "instance"):
        assert np.sum(ends["convolution", norm] > none) >= 4


def test_the_attack_costs_batch_norm_most_and_the_rate_more():
    attacks = record("adversarial")
    rates = attacks["loss"][1]["rate"]
    under = {}
    for norm in attacks["loss"][1]["norm"]:
        rate, _, inside = best(attacks, norm=norm, step=1000)
        assert inside
        under[norm] = part(
            attacks["accuracy"], norm=norm, rate=rate, step=1000, change=8
        )
    for norm in ("none", "layer", "RMS"):
        assert (under["batch"] < under[norm]).all()
    assert np.median(under["none"]) - np.median(under["batch"]) > 0.07

    def at_the_end(norm, change):
        rate, _, _ = best(attacks, norm=norm, step=1000)
        where = {"norm": norm, "rate": rate, "step": 1000, "change": change}
        return part(attacks["accuracy"], **where)

    assert (at_the_end("batch", 0) > at_the_end("none", 0)).all()
    for norm in ("layer", "RMS"):
        assert (at_the_end(norm, 16) > at_the_end("none", 16)).all()

    def at_equal_loss(norm, rate):
        losses = part(attacks["loss"], norm=norm, rate=rate)
        found = part(attacks["accuracy"], norm=norm, rate=rate, change=8)
        return np.array(
            [
                accuracy[np.flatnonzero(loss <= 0.5)[0]]
                for accuracy, loss in zip(found, losses, strict=True)
            ]
        )

    gaps = [
        np.median(at_equal_loss("none", rate) - at_equal_loss("batch", rate))
        for rate in rates
    ]
    assert min(gaps[2:]) > 0.05
    assert gaps[0] < 0.02
    for norm in under:
        gain = at_equal_loss(norm, rates[-1]) - at_equal_loss(norm, rates[0])
        assert np.median(gain) > 0.14


def test_after_2000_steps_plain_is_ahead_of_batch_norm_in_every_seed():
    longer, ends = record("deep_longer"), {}
    for network in ("plain", "layer", "batch"):
        rate, ends[network], inside = best(longer, network=network, depth=50, step=2000)
        assert inside or (network, rate) == ("layer", 0.001)
    assert (ends["plain"] < ends["batch"]).all()
    assert np.median(ends["plain"]) == pytest.approx(0.85, abs=0.01)
    assert np.median(ends["batch"]) == pytest.approx(1.67, abs=0.01)
