"""Words of notebook 16, computed again with NumPy alone; and the README says them."""

from pathlib import Path

import numpy as np
import pytest
from stored import part, record
from thorough import THOROUGH

pytestmark = pytest.mark.skipif(not THOROUGH, reason="only with THOROUGH=1")
PAIR = ("normalized", "plain")
README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def best(values, by=None, choose=np.nanargmax):
    """Return the seeds at the rate whose median is best; NaN is no median."""
    return values[choose(np.median(values if by is None else by, axis=1))]


def verdict(pairs, claimed=1):
    """Return what is found of each pair of ours and theirs: +, - or nothing."""
    found = []
    for ours, theirs in pairs:
        d = np.sort((ours - theirs) * claimed)
        # The median is further from 0 than the outermost are from each other.
        found.append("+" if d[2] > d[4] - d[0] else "-" if d[2] < d[0] - d[4] else "0")
    return "".join(found)


def line(claim):
    return next(row for row in README.splitlines() if row.startswith(f"| {claim}"))


def test_faster_training():
    early = []
    for name, array, where in [
        ("learning_rates", "accuracy", [{"network": n} for n in PAIR]),
        ("three_models", "test", [{"model": n} for n in PAIR]),
        ("convolution", "accuracy", [{"network": n, "head": "flatten"} for n in PAIR]),
        ("convolution", "accuracy", [{"network": n, "head": "average"} for n in PAIR]),
    ]:
        stored = record(name)[array]
        early.append([best(part(stored, step=100, **one)) for one in where])
    assert verdict(early) == "+00+"
    assert "sigmoids, convolutions with averaged maps" in line("Training is faster")


def test_regularizes():
    stored, pairs = record("generalization")["accuracy"], []
    for count in (500, 2000, 8000):
        for size in (16, 128):
            run = {"examples": count, "batch_size": size, "step": 1000}
            runs = [part(stored, network=n, pictures="test", **run) for n in PAIR]
            pairs.append([best(one) for one in runs])
    assert verdict(pairs) == "000000"
    assert "not here" in line("It regularizes: test accuracy rises")


def test_smoother():
    stored, found = record("smoothness"), []
    steps = [10, 20, 50, 100, 200, 300]

    def change(one_rate, **run):
        values = [part(stored["change"], step=s, length=1.0, **run) for s in steps]
        values = np.median(values, axis=0)
        if one_rate:  # the third of ReLU and tanh, the first of the sigmoids
            return values[0 if run["activation"] == "sigmoid" else 2]
        return best(values, part(stored["late_loss"], **run), np.nanargmin)

    for one_rate in (False, True):
        for opponent in ("plain", "normalized once"):
            pairs = [
                [
                    change(one_rate, activation=kind, network=network)
                    for network in ("normalized", opponent)
                ]
                for kind in ("ReLU", "tanh", "sigmoid")
            ]
            found.append(verdict(pairs, claimed=-1))
    assert found == ["+0-", "++0", "00-", "+++"]
    # Tanh counts once: its best rate is the one rate.
    assert "5 of 10 conditions" in line("It makes the loss smoother")


def test_needs_large_batches():
    stored = record("small_batches")["test"]
    pairs = [
        [
            best(part(stored, network=norm, batch_size=size))
            for norm in ("layer norm", "batch norm")
        ]
        for size in (2, 4, 8)
    ]
    assert verdict(pairs) == "+00"
    assert "holds where: batches of 2 |" in line("It needs large batches")


def test_deep_networks():
    stored = record("deep_training")["test"]
    pairs = [
        [
            best(part(stored, network=n, depth=depth, step=300))
            for n in ("batch", "plain")
        ]
        for depth in (10, 30, 50)
    ]
    longer = record("deep_longer")["test"]
    pairs += [[best(part(longer, network=n, step=2000)[0]) for n in ("batch", "plain")]]
    assert verdict(pairs) == "+00-"
    assert "10 blocks of ReLU (reversed: 50 blocks of ReLU, 2,000 steps)" in line(
        "It makes deep networks trainable"
    )
