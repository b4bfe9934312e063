"""The drawings of notebook 09."""

import numpy as np
import pytest

from helpers.figures.curves import Curve, plot_accuracy
from helpers.figures.style import ACCENT, RAW, new_figure, text_color
from helpers.lessons.training_and_inference import plots


def test_company_plot_shows_every_batch_and_all_answers():
    figure, axes = new_figure(1, 2)
    batch = np.random.default_rng(0).integers(0, 256, (8, 28, 28), dtype=np.uint8)
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
