"""What the scripts that make the recordings share, and what each of them writes."""

from importlib import import_module

import numpy as np
import pytest

from helpers import records
from helpers.nn.networks import dense_network
from helpers.nn.training import History
from recordings import running, running_statistics, variants, verdicts
from recordings.__main__ import SCRIPTS

TWO = {"networks": ["plain", "normalized"], "seeds": [0]}
WRONG = {"tests": [400], "seeds": [0]}
BRIEF = {
    "adversarial": {"steps": 0, "rates": [0.1], "seeds": [0], "norms": ["batch"]},
    "activations": {"steps": 3, "interval": 1, "rates": [0.3]} | TWO,
    "backward_paths": {"steps": 1, "rates": [0.1], "seeds": [0]},
    "convolution": {"steps": 1, "record_every": 1, "rates": {"average": [1]}} | TWO,
    "deep_longer": {"steps": 0, "networks": {"plain": {}}, "seeds": [0]}
    | {"rates": {"plain": [0.003]}},
    "deep_training": {"steps": 0, "depths": [10], "seeds": [0]}
    | {"networks": {"plain": {}}, "rates": {"plain": [0.01]}},
    "divided_start": {"steps": 1, "record_every": 1, "rates": [0.1], "seeds": [0]}
    | {"map": {"width": [1.0], "rate": [0.1], "seed": [0], "steps": [1]}},
    "edge_of_stability": {"steps": 0, "rates": [0.1], "rounds": [100, 6]} | TWO,
    "first_gradients": {"steps": [0, 1], "rates": [0.1], "seeds": [0]}
    | {"networks": {"plain": {}}},
    "held_length": {"steps": 1, "rates": [0.1], "seeds": [0]},
    "federated": {"rounds": 1, "rates": [0.1], "seeds": [0]},
    "generalization": {"steps": 100, "examples": [500], "batch_sizes": [16]}
    | {"rates": [0.1]}
    | TWO,
    "ghost_batches": {"noises": {"groups of 50": {"group": 50}}, "rates": [0.1]}
    | {"steps": 25, "seeds": [0]},
    "ghost_control": {"steps": 100, "examples": [500], "rates": [0.1], "seeds": [0]},
    "learning_rates": {"steps": 1, "record_every": 1, "rates": [0.1]}
    | {"timed_pairs": 1, "timed_steps": 1}
    | TWO,
    "norms": {"steps": {"dense": 1, "convolution": 1}, "seeds": [0]}
    | {"norms": {"dense": ["RMS"], "convolution": ["group"]}}
    | {"rates": {"dense": [0.1], "convolution": [0.1]}},
    "new_statistics": {"steps": 1, "rates": [0.1], "seeds": [0], "strengths": [0.5]},
    "only_gamma_beta": {"steps": 1, "rates": [0.1], "seeds": [0]},
    "other_picture": {"steps": 1, "rates": [0.01], "seeds": [0]},
    "parts": {"steps": 1, "record_every": 1, "rates": [0.3], "seeds": [0]},
    "residual": {"steps": 1, "rates": [0.1], "seeds": [0]}
    | {"blocks": {"SkipInit": {"scale": 0.0}}},
    "running_statistics": {"steps": 100, "averaged_examples": 128}
    | {"batch_sizes": [64], "seeds": [0]}
    | {"wrong_mode": running_statistics.SETTINGS["wrong_mode"] | WRONG},
    "small_batches": {"batch_sizes": [64], "rates_per_picture": [0.001], "seeds": [0]},
    "smoothness": {"steps": [0, 1], "activations": ["tanh"], "seeds": [0]}
    | {"rates": {"tanh": [0.1]}},
    "three_models": {"steps": 1, "record_every": 1, "rates": [0.1], "seeds": [0]},
    "through_the_batch": {"steps": 1, "tests": 1, "rates": [0.1], "seeds": [0]},
    "training": {"steps": 3} | TWO,
    "turning": {"steps": 1, "record_every": 1, "rates": [0.3], "seeds": [0]},
    "variants": {},
    "verdicts": {"seeds": [0], "batch_sizes": [256], "passes": 10, "timed": 1}
    | {"small": verdicts.SETTINGS["small"] | {"steps": 1}, "priced": ["100 units"]}
    | {"shaped": verdicts.SETTINGS["shaped"] | {"steps": [0, 1]}}
    | {"signals": verdicts.SETTINGS["signals"] | {"points": 64, "depth": 2}},
}
"""What shortens the runs of a script to their first steps."""


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_writes_what_is_stored(name, monkeypatch):
    script, written = import_module(f"recordings.{name}"), {}
    monkeypatch.setattr(records, "write", written.__setitem__)
    monkeypatch.setattr(variants, "variant_run", lambda **_: {"accuracy": 0, "loss": 0})
    script.main(script.SETTINGS | BRIEF[name])
    stored, made = records.read(name), written.pop(name)
    assert not written
    assert stored.settings == script.SETTINGS
    assert made.keys() == stored.keys()
    for key, array in made.items():
        assert [*array.axes] == [*stored[key].axes]
        if "step" in array.axes:
            both = common(array.axes, stored[key].axes)
            ours, theirs = array.at(**both), stored[key].at(**both)
            assert ours.dtype == theirs.dtype
            assert ours.size > 0, f"no step of {key} is in both"
            np.testing.assert_allclose(
                ours.astype(float), theirs.astype(float), rtol=2e-3, atol=1e-2
            )


def common(axes, others):
    """Return the values that are on an axis of both: one, or a list."""
    coordinates = {}
    for axis, values in axes.items():
        choices = others[axis]
        if isinstance(values, dict):
            ((one, values),) = values.items()
            choices = choices[one]
        both = [value for value in values if value in choices]
        coordinates[axis] = both[0] if len(both) == 1 else both
    return coordinates


def test_results_lie_along_the_axes_that_were_run():
    def function(a, b):
        return {"product": a * b, "powers": [b, b**2, b**3]}

    a, b = [1, 2], [10, 20, 30, 40]
    runs = running.run_all(function, a=a, b=b)
    np.testing.assert_array_equal(runs["product"], np.outer(a, b))
    assert runs["powers"].shape == (2, 4, 3)
    np.testing.assert_array_equal(runs["powers"][1, :, 2], np.array(b) ** 3)


def test_an_axis_may_have_other_values_for_each_value_of_one_before():
    runs = running.run_all(
        lambda a, b, c: {"all": f"{a}{b}{c}"},
        a=["x", "y"],
        b=[1, 2],
        c={"x": [3, 4], "y": [5, 6]},
    )
    x, y = runs["all"]
    assert x.tolist() == [["x13", "x14"], ["x23", "x24"]]
    assert y.tolist() == [["y15", "y16"], ["y25", "y26"]]


def test_a_run_that_diverges_is_recorded_as_not_a_number():
    def function(rate):
        rng = np.random.default_rng(0)
        network = dense_network([784, 3, 10], rng)
        loss = running.fit(network, rate, rng, steps=5, batch_size=6).loss
        return {"loss": loss, "last": loss[-1]}

    with np.errstate(all="ignore"):
        runs = running.run_all(function, rate=[1e200, 0.1])
    for values in runs.values():
        assert np.isnan(values[0]).all()
        assert np.isfinite(values[1]).all()


def test_an_array_gets_the_axes_that_it_names():
    name = running.namer(seed=[0, 1], step=[0, 50, 100])
    array = name("step seed", [[1, 2, 3], [4, 5, 6]], step=[10, 20], seed=[7, 8, 9])
    assert array.at(step=20, seed=7) == 4
    assert name("seed", [1, 2]).axes == {"seed": [0, 1]}


def test_a_record_holds_its_settings_and_single_precision(monkeypatch):
    written = {}
    monkeypatch.setattr(records, "write", written.__setitem__)
    half, double = np.ones(2, np.float16), np.full(2, 1 / 3)
    arrays = {"half": half, "double": double, "whole": np.arange(2)}
    named = {
        k: records.NamedArray(values, {"seed": [0, 1]}) for k, values in arrays.items()
    }
    running.save("name", {"rate": 0.1}, **named)
    record = written["name"]
    assert record.settings == {"rate": 0.1}
    kinds = {name: array.values.dtype for name, array in record.items()}
    assert kinds == {"half": np.float16, "double": np.float32, "whole": int}


def test_steps_without_a_record_are_left_out():
    history = History(records=[{}, {"a": 1, "b": 2}, {}, {"a": 3, "b": 4}])
    assert running.collect(history) == {"a": [1, 3], "b": [2, 4]}


def test_only_what_is_to_be_learned_changes():
    rng = np.random.default_rng(0)
    network = dense_network([784, 3, 10], rng)
    first, *_, last = network.layers
    before = [layer.weight.value.astype(np.float32) for layer in (first, last)]
    history = running.fit(
        network, 0.1, rng, learned=last.parameters(), steps=2, batch_size=6
    )
    assert len(history.loss) == 2
    np.testing.assert_array_equal(first.weight.value, before[0])
    assert (last.weight.value != before[1]).any()
