"""The training loop, the optimizer, and the evaluation."""

import subprocess
import sys
import time
from functools import partial
from itertools import islice

import numpy as np
import pytest

from helpers.datasets import endless_minibatches
from helpers.nn.activations import Sigmoid
from helpers.nn.batch_norm import BatchNorm
from helpers.nn.convolution import Conv2d
from helpers.nn.layer import Layer, Parameter
from helpers.nn.layers import Linear, Sequential
from helpers.nn.losses import softmax_cross_entropy
from helpers.nn.networks import dense_network, normalize_once
from helpers.nn.optimizers import SGD
from helpers.nn.residual import Residual
from helpers.nn.training import (
    Trainer,
    TrainingDiverged,
    accuracy,
    train,
    use_population_statistics,
)


def two_clouds(rng, count=200):
    labels = np.arange(count) % 2
    x = rng.standard_normal((count, 2)) + 4 * labels[:, np.newaxis]
    return x.astype(np.float32), labels


def run(seed=0, learning_rate=0.5, steps=60, **options):
    rng = np.random.default_rng(seed)
    x, labels = two_clouds(rng)
    network = dense_network([2, 8, 2], rng, normalize=True)
    optimizer = SGD(network.parameters(), learning_rate)
    history = train(
        network,
        optimizer,
        x,
        labels,
        steps=steps,
        batch_size=20,
        rng=rng,
        progress=False,
        **options,
    )
    return network, history, x, labels


def test_training_learns_and_repeats_itself():
    network, history, x, labels = run()
    use_population_statistics(network, x)
    assert accuracy(network, x, labels) > 0.97
    assert len(history.loss) == 60
    assert np.mean(history.loss[-10:]) < 0.3 * np.mean(history.loss[:5])
    assert history.loss == run()[1].loss


def test_steps_are_those_of_a_plain_loop():
    def network():
        rng = np.random.default_rng(1)
        return Sequential([Linear(2, 8, rng), Sigmoid(), Linear(8, 2, rng)])

    x, labels = two_clouds(np.random.default_rng(0))
    trained, plain = network(), network()
    optimizer = SGD(trained.parameters(), 0.5)
    start, looks = time.perf_counter(), (lambda step: {}, 1)
    rng = np.random.default_rng(2)
    trainer = Trainer(trained, optimizer, x, labels, 30, rng, *looks)
    batches = endless_minibatches(len(x), 30, np.random.default_rng(2))
    for batch in islice(batches, 20):
        loss, dlogits = softmax_cross_entropy(plain.forward(x[batch]), labels[batch])
        assert trainer.step() == pytest.approx(loss, rel=1e-5)
        plain.backward(dlogits)
        for parameter in plain.parameters():
            parameter.value = parameter.value - 0.5 * parameter.gradient
    assert len(trainer.history.loss) == 20
    seconds = trainer.history.seconds
    assert seconds[0] == 0
    assert (np.diff(seconds) > 0).all()
    assert seconds[-1] < time.perf_counter() - start


def test_normalized_once_every_pre_activation_has_mean_0_and_deviation_1():
    rng = np.random.default_rng(0)
    x = 3 + 2 * rng.standard_normal((500, 4))
    network = dense_network([4, 6, 5, 3], rng)
    for layer in network.layers:
        if isinstance(layer, Linear):
            layer.bias.value = rng.standard_normal(len(layer.bias.value))
    normalize_once(network, x)
    hidden = [h for layer, h in network.trace(x) if isinstance(layer, Sigmoid)]
    assert len(hidden) == 2
    for h in hidden:
        np.testing.assert_allclose(h.mean(axis=0), 0, atol=1e-12)
        np.testing.assert_allclose(h.std(axis=0), 1)


def test_normalizing_once_starts_where_batch_normalization_starts():
    x, _ = two_clouds(np.random.default_rng(1))
    networks = [
        dense_network([2, 8, 8, 2], np.random.default_rng(2), normalize=normalize)
        for normalize in (False, True)
    ]
    normalize_once(networks[0], x)
    once, always = (network.forward(x, training=True) for network in networks)
    np.testing.assert_allclose(once, always, atol=1e-3)


def test_normalizing_once_leaves_the_last_layer_alone_and_nothing_for_backward():
    rng = np.random.default_rng(0)
    x = 3 + rng.standard_normal((50, 4))
    first, last = Linear(4, 4, rng), Linear(4, 4, rng)
    weight = last.weight.value
    normalize_once(Sequential([first, last]), x)
    assert last.weight.value is weight
    with pytest.raises(RuntimeError, match="forward pass"):
        first.backward(x)
    np.testing.assert_allclose(first.forward(x).std(axis=0), 1)


def test_records_are_made_at_the_start_regularly_and_at_the_end():
    options = {"record": lambda step: {"double": 2 * step}, "record_every": 10}
    _, history, *_ = run(steps=25, **options)
    assert history.steps == [0, 10, 20, 25]
    np.testing.assert_array_equal(history.series("double"), [0, 20, 40, 50])


def test_records_are_made_every_50_steps_unless_told():
    assert run(steps=60, record=lambda step: {})[1].steps == [0, 50, 60]


def test_a_progress_bar_is_shown_and_wiped_away_unless_refused(capsys):
    rng = np.random.default_rng(0)
    x, labels = two_clouds(rng)
    network = Sequential([Linear(2, 2, rng)])
    parts = (network, SGD(network.parameters(), 0.1), x, labels)
    train(*parts, steps=3, batch_size=20, rng=rng)
    *_, bar, blank, end = capsys.readouterr().err.split("\r")
    assert "/3" in bar
    assert (blank.strip(), end) == ("", "")
    train(*parts, steps=3, batch_size=20, rng=rng, progress=False)
    assert capsys.readouterr().err == ""


def test_a_loss_that_is_not_finite_stops_training_with_step_and_rate():
    x = np.full((20, 2), 1e30, np.float32)
    network = Sequential([Linear(2, 2, np.random.default_rng(0))])
    with pytest.raises(TrainingDiverged, match=r"step 2, with learning rate 1e\+10"):
        train(
            network,
            SGD(network.parameters(), 1e10),
            x,
            np.arange(20) % 2,
            steps=5,
            batch_size=20,
            rng=np.random.default_rng(0),
            progress=False,
        )


def test_sgd_follows_its_formula():
    parameter = Parameter(np.array([1.0]))
    optimizer = SGD([parameter], learning_rate=0.1, momentum=0.5)
    values = []
    for gradient in (2.0, 4.0):
        parameter.gradient = np.array([gradient])
        optimizer.step()
        values.append(parameter.value[0])
    np.testing.assert_allclose(values, [1 - 0.1 * 2, 0.8 - 0.1 * (0.5 * 2 + 4)])


def test_sgd_keeps_the_dtype():
    parameter = Parameter(np.ones(3, np.float32))
    SGD([parameter], learning_rate=0.1, momentum=0.5).step()
    assert parameter.value.dtype == np.float32


@pytest.mark.parametrize("images", [False, True])
def test_population_statistics_are_those_of_the_whole_set_in_inference(images):
    rng = np.random.default_rng(0)
    x = rng.standard_normal((10, 3, 4, 5) if images else (10, 3))
    axes = (0, 2, 3) if images else 0
    weighted = partial(Conv2d, kernel_size=2) if images else Linear
    layers = [weighted(3, 4, rng=rng), BatchNorm(4), weighted(4, 2, rng=rng)]
    norms = layers[1], BatchNorm(2)
    use_population_statistics(Sequential([*layers, norms[1]]), x)
    for before, norm in zip((1, 3), norms, strict=True):
        sums = Sequential(layers[:before]).forward(x, training=False)
        np.testing.assert_allclose(norm.running_mean, sums.mean(axis=axes), atol=1e-12)
        np.testing.assert_allclose(norm.running_var, sums.var(axis=axes, ddof=1))


def test_accuracy_counts_right_answers():
    class Fixed(Layer):
        def forward(self, x, training):
            assert not training
            return x

    scores = np.array([[1.0, 0], [0, 1], [1, 0], [1, 0]])
    assert accuracy(Fixed(), scores, np.array([0, 1, 1, 1])) == 0.5


def test_the_trace_is_each_layer_with_its_input():
    rng = np.random.default_rng(0)
    x = rng.standard_normal((5, 3))
    network = dense_network([3, 4, 2], rng, normalize=True)
    layers, inputs = zip(*network.trace(x), strict=True)
    assert list(layers) == network.layers
    assert inputs[0] is x
    for i, h in enumerate(inputs):
        expected = Sequential(network.layers[:i]).forward(x, training=False)
        np.testing.assert_array_equal(h, expected)
    *_, (last, h) = network.trace(x, training=True)
    assert np.abs(network.layers[1].running_mean).max() > 0
    np.testing.assert_array_equal(last.forward(h), network.forward(x))


def test_the_trace_of_a_branch_is_in_training_if_the_trace_is():
    rng = np.random.default_rng(0)
    x = rng.normal(3, 2, (5, 3))
    branch = Sequential([BatchNorm(3), Linear(3, 3, rng)])
    skip = Residual(branch)
    _, (_, h) = skip.trace(x)
    np.testing.assert_array_equal(h, BatchNorm(3).forward(x, training=False))
    assert not branch.layers[0].running_mean.any()
    _, _, (_, h) = Sequential([skip]).trace(x, training=True)
    np.testing.assert_allclose(h.mean(axis=0), 0, atol=1e-12)


def test_a_layer_called_by_hand_warns_of_nan():
    with pytest.warns(RuntimeWarning, match="invalid value"):
        BatchNorm(2).forward(np.array([[np.inf, 1.0], [0.0, 2.0]]))


FAULTS = """
import resource
import numpy as np
from helpers.nn.training import keep_freed_memory

def faults():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(20):
        [x + x for _ in range(5)]
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before

x = np.ones(2**20)
at_first = faults()
keep_freed_memory()
faults()
print(at_first, faults())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="of the GNU C library")
def test_the_memory_of_an_array_is_kept_for_the_next():
    command = [sys.executable, "-c", FAULTS]
    at_first, then = map(int, subprocess.check_output(command).split())
    assert then <= at_first / 10
