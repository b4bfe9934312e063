"""Notebook 09: folding, its stored numbers, its drawings and its live figure."""

import numpy as np
import pytest

from helpers import records
from helpers.figures.curves import Curve, plot_accuracy
from helpers.figures.style import ACCENT, RAW, new_figure, text_color
from helpers.lessons.training_and_inference import plots
from helpers.lessons.training_and_inference.explore import (
    MOMENTA,
    PATHS,
    SIZES,
    START,
    RunningScene,
    explore_running_statistics,
)
from helpers.nn.batch_norm import BatchNorm
from helpers.nn.layers import Linear, Sequential
from helpers.nn.networks import dense_network
from helpers.studies.folding import fold, fold_all
from recordings import running_statistics as recording

DEFAULTS = {
    "momentum": 0.1,
    "batch_size": 16,
    "drift": 4.0,
    "path": PATHS[0],
    "statistic": "mean",
    "correct": False,
}


@pytest.fixture
def rng():
    return np.random.default_rng(0)


def trained_norm(rng, num_features):
    norm = BatchNorm(num_features)
    norm.gamma.value, norm.beta.value = rng.standard_normal((2, num_features))
    norm.running_mean = rng.standard_normal(num_features)
    norm.running_var = rng.uniform(0.01, 4, num_features)
    return norm


@pytest.mark.parametrize("bias", [True, False])
def test_folded_layer_equals_the_two(rng, bias):
    linear, norm = Linear(5, 3, rng, bias=bias), trained_norm(rng, 3)
    if linear.bias is not None:
        linear.bias.value = rng.standard_normal(3)
    x = rng.standard_normal((7, 5))
    expected = norm.forward(linear.forward(x), training=False)
    weight = linear.weight.value.copy()
    np.testing.assert_allclose(fold(linear, norm).forward(x), expected, atol=1e-13)
    np.testing.assert_array_equal(linear.weight.value, weight)
    assert (linear.bias is not None) == bias


def test_folded_network_has_no_normalization_and_the_same_answers(rng):
    network = dense_network([6, 5, 4, 3], rng, normalize=True)
    for _ in range(5):
        network.forward(3 + rng.standard_normal((20, 6)))
    folded = fold_all(network)
    assert not [a for a in folded.layers if isinstance(a, BatchNorm)]
    assert len(folded.layers) == len(network.layers) - 2
    x = rng.standard_normal((4, 6))
    np.testing.assert_allclose(
        folded.forward(x, training=False), network.forward(x, training=False)
    )


def test_normalization_without_a_linear_layer_before_it_stays(rng):
    norms = [trained_norm(rng, 3) for _ in range(3)]
    network = Sequential([norms[0], Linear(3, 3, rng), *norms[1:]])
    folded, x = fold_all(network), rng.standard_normal((4, 3))
    kinds = [type(layer).__name__ for layer in folded.layers]
    assert kinds == ["BatchNorm", "Linear"]  # two in a row fold one after the other
    np.testing.assert_allclose(
        folded.forward(x, training=False), network.forward(x, training=False)
    )


@pytest.mark.parametrize(
    ("library", "eps", "momentum"), [("torch", 1e-5, 0.1), ("keras", 1e-3, 0.01)]
)
def test_layer_agrees_with_the_libraries(library, eps, momentum):
    stored = records.read("library_batch_norm")
    layer = BatchNorm(3, eps=eps, momentum=momentum)
    layer.gamma.value, layer.beta.value = stored["gamma"].at(), stored["beta"].at()
    batches, x_test = stored["batches"].at(), stored["x_test"].at()
    mean, var, y = (stored[key].at(library=library) for key in ("mean", "var", "y"))
    for batch in batches:
        layer.forward(batch)
    np.testing.assert_allclose(layer.running_mean, mean, rtol=1e-6)
    if library == "keras":  # which keeps the biased variance
        left = (1 - momentum) ** len(batches)
        layer.running_var = left + (layer.running_var - left) * 7 / 8
    found = layer.forward(x_test, training=False)
    np.testing.assert_allclose(layer.running_var, var, rtol=1e-6)
    np.testing.assert_allclose(found, y, rtol=1e-6, atol=1e-7)
    assert stored.settings.keys() == {"torch", "keras"}


def test_record_is_whole():
    data = records.read("running_statistics")
    for array in data.values():
        assert ((array.at() > 0.05) & (array.at() < 1)).all()
    wrong, exact = (
        data[name].at(normalized_steps=[0, 100])
        for name in ("wrong_mode", "wrong_mode_exact")
    )
    np.testing.assert_array_equal(wrong, exact)


def test_a_recorded_test_is_made_again():
    settings = recording.SETTINGS | {"steps": 100, "averaged_examples": 200}
    made = recording.statistics_run(settings, batch_size=64, seed=0)
    stored = records.read("running_statistics")
    # Two thousand pictures, of which another processor may judge a few otherwise.
    for name in ("exact", "running", "running_biased"):
        expected = stored[name].at(batch_size=64, seed=0, step=[100])
        np.testing.assert_allclose(made[name], expected, atol=5e-3)


@pytest.mark.parametrize("steps", recording.SETTINGS["wrong_mode"]["normalized_steps"])
def test_a_recorded_network_in_the_wrong_mode_is_made_again(steps):
    wrong = recording.SETTINGS["wrong_mode"]
    settings = recording.SETTINGS | {"wrong_mode": wrong | {"tests": [400]}}
    made = recording.wrong_mode_run(settings, steps, seed=1)
    stored = records.read("running_statistics")
    for name in ("wrong_mode", "wrong_mode_exact"):
        expected = stored[name].at(normalized_steps=steps, seed=1, step=[400])
        np.testing.assert_allclose(made[name], expected, atol=5e-3)


def test_frozen_layer_has_the_right_gradients(rng):
    norm, x, dy = trained_norm(rng, 3), *rng.standard_normal((2, 4, 3))
    frozen = recording.Frozen(norm)
    np.testing.assert_allclose(frozen.forward(x), norm.forward(x, training=False))
    for array, gradient in [
        (x, frozen.backward(dy)),
        (norm.gamma.value, norm.gamma.gradient),
        (norm.beta.value, norm.beta.gradient),
    ]:
        step = 1e-6 * rng.standard_normal(array.shape)
        before = np.sum(dy * frozen.forward(x))
        array += step
        change = np.sum(dy * frozen.forward(x)) - before
        np.testing.assert_allclose(change, np.sum(gradient * step), rtol=1e-4)
        array -= step


def test_more_drift_wants_a_shorter_memory_and_small_batches_a_longer_one():
    scene = RunningScene()

    def best(**changes):
        return float(scene.draw(**DEFAULTS | changes).split()[-1])

    assert best(drift=8.0) > best() > best(drift=0.4)
    assert best(batch_size=256) > best() > best(batch_size=2)


def test_readout_names_both_conventions():
    facts = RunningScene().draw(**DEFAULTS | {"momentum": 0.01})
    assert "PyTorch momentum=**0.01**, Keras momentum=**0.99**" in facts


@pytest.mark.parametrize("momentum", [MOMENTA[0], MOMENTA[-1]])
@pytest.mark.parametrize("batch_size", [SIZES[0], SIZES[-1]])
@pytest.mark.parametrize("statistic", list(START))
@pytest.mark.parametrize("correct", [False, True])
def test_scene_draws_its_extremes(momentum, batch_size, statistic, correct):
    scene = RunningScene()
    for drift, path in [(0.0, PATHS[2]), (8.0, PATHS[0])]:
        with np.errstate(all="raise", under="ignore"):
            facts = scene.draw(momentum, batch_size, drift, path, statistic, correct)
        assert "nan" not in facts
        for line in scene.artists:
            assert np.isfinite(np.asarray(line.get_data(), float)).all()


def test_explorer_follows_its_controls():
    explorer = explore_running_statistics()
    for name, value in [("momentum", 0.01), ("statistic", "variance"), ("drift", 3.0)]:
        control, before = explorer._controls[name], explorer._image.value
        control.value = value
        assert explorer._image.value != before
    explorer.close()


def test_ring_marks_the_smallest_error():
    scene = RunningScene()
    scene.draw(**DEFAULTS)
    weights, errors = scene._errors.get_data()
    assert scene._best.get_xdata() == [weights[errors.argmin()]]
    assert scene._best.get_ydata() == [errors.min()]


def test_company_plot_shows_every_batch_and_all_answers(rng):
    figure, axes = new_figure(1, 2)
    batch = rng.integers(0, 256, (8, 28, 28), dtype=np.uint8)
    plots.plot_companies(
        [(batch, "bag"), (batch, "coat")], {"bag": 9, "coat": 1}, figure
    )
    assert len(axes[0].images) == 16
    assert [t.get_text() for t in axes[0].texts] == ["bag", "coat"]
    assert [bar.get_width() for bar in axes[1].patches] == [9, 1]


def test_plots_take_one_seed_and_name_what_they_show():
    steps, one = np.arange(3), np.array([[0.1, 0.5, 0.8]])
    for draw in (
        lambda ax: plot_accuracy(steps, [Curve("exact", one, RAW)], ax),
        lambda ax: plots.plot_gaps([0.01, 0.1, 1], [Curve("exact", one, RAW)], ax),
    ):
        _, ax = new_figure()
        legend = draw(ax).get_legend()
        assert [text.get_text() for text in legend.get_texts()] == ["exact"]


def test_ranges_of_gaps_stand_beside_each_other():
    _, ax = new_figure()
    gaps = [Curve(name, np.ones((2, 3)), RAW) for name in "abc"]
    plots.plot_gaps([0.01, 0.1, 1], gaps, ax)
    starts = [line.get_xdata()[0] for line in ax.lines if len(line.get_xdata()) == 3]
    assert starts[1] == pytest.approx(0.01)
    assert starts[0] < starts[1] < starts[2]


def test_costs_are_labelled_with_their_median():
    _, ax = new_figure()
    costs = [Curve("right", [0.8, 0.82, 0.9], ACCENT)]
    costs.append(Curve("wrong", [0.1, 0.2, 0.3], RAW))
    plots.plot_costs(costs, ax)
    assert [text.get_text() for text in ax.texts] == ["82 %", "20 %"]
    assert [text.get_color() for text in ax.texts] == [*map(text_color, (ACCENT, RAW))]
