"""What the scripts that make the recordings share."""

import json
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import recording

from helpers.nn.networks import dense_network
from helpers.nn.trainer import History


def test_results_lie_along_the_axes_that_were_run(monkeypatch):
    def function(a, b):
        return {"product": a * b, "powers": [b, b**2, b**3]}

    monkeypatch.setattr(recording, "ProcessPoolExecutor", ThreadPoolExecutor)
    a, b = [1, 2], [10, 20, 30, 40]
    runs = recording.run_all(function, a=a, b=b)
    np.testing.assert_array_equal(runs["product"], np.outer(a, b))
    assert runs["powers"].shape == (2, 4, 3)
    np.testing.assert_array_equal(runs["powers"][1, :, 2], np.array(b) ** 3)


def test_a_record_holds_its_settings_and_single_precision(monkeypatch, tmp_path):
    monkeypatch.setattr(recording, "DATA", tmp_path)
    half, double = np.ones(2, np.float16), np.full(3, 1 / 3)
    recording.save("name", {"rate": 0.1}, steps=np.arange(4), half=half, double=double)
    with np.load(tmp_path / "name.npz") as arrays:
        stored = dict(arrays)
    assert json.loads(str(stored.pop("settings"))) == {"rate": 0.1}
    kinds = {name: values.dtype for name, values in stored.items()}
    assert kinds == {"steps": int, "half": np.float16, "double": np.float32}


def test_steps_without_a_record_are_left_out():
    history = History(records=[{}, {"a": 1, "b": 2}, {}, {"a": 3, "b": 4}])
    assert recording.collect(history) == {"a": [1, 3], "b": [2, 4]}


def test_only_what_is_to_be_learned_changes():
    rng = np.random.default_rng(0)
    network = dense_network([784, 3, 10], rng)
    first, *_, last = network.layers
    before = [layer.weight.value.astype(np.float32) for layer in (first, last)]
    history = recording.fit(
        network, 0.1, rng, learned=last.parameters(), steps=2, batch_size=6
    )
    assert len(history.loss) == 2
    np.testing.assert_array_equal(first.weight.value, before[0])
    assert (last.weight.value != before[1]).any()
