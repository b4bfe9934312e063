"""Notebook 14: its drawings show what they are given."""

import numpy as np
import pytest

from helpers.lessons.the_batch_as_a_risk import plots


def test_each_network_has_its_medians_by_batch_size(rng):
    runs = {"plain": rng.uniform(size=(3, 5)), "layer norm": rng.uniform(size=(3, 5))}
    (ax, _) = plots.by_batch_size([2, 8, 64], {"loss": runs, "test": runs}).axes
    for name, values in runs.items():
        (line, *_) = [a for a in ax.lines if a.get_color() == plots.COLORS[name]]
        np.testing.assert_array_equal(line.get_ydata(), np.median(values, axis=1))


def test_right_answers_are_bold(rng):
    answers = {"asked for": ["bag", "coat"], "training": ["bag", "dress"]}
    figure = plots.batch_with_answers(rng.uniform(size=(2, 28, 28)), answers)
    weights = [
        [text.get_weight() for text in ax.texts if text.get_text() in names]
        for ax, names in zip(
            figure.axes, zip(*answers.values(), strict=True), strict=True
        )
    ]
    assert weights == [["normal", "bold"], ["normal", "normal"]]


def test_drawings_stand_between_the_shown_and_the_other(rng):
    asked, drawn, mates = rng.uniform(size=(3, 4, 28, 28))
    errors, of_mean = np.array([0.3, 0.5, 0.7, 0.2]), np.full(4, 0.6)
    figure = plots.drawings(asked, drawn, mates, errors, of_mean)
    shown = [ax.images[0].get_array() for ax in figure.axes]
    for pictures, row in zip(
        (asked, drawn, mates), np.arange(12).reshape(3, 4), strict=True
    ):
        for picture, place in zip(pictures, row, strict=True):
            np.testing.assert_array_equal(shown[place], picture)
    texts = [[t.get_text() for t in ax.texts] for ax in figure.axes[-4:]]
    assert [t[:2] for t in texts] == [[f"{e:.2f}", "0.60"] for e in errors]


def test_changes_share_one_scale_of_grey(rng):
    rows = {"dimmed": 0.1 * rng.uniform(size=(28, 28)), "fog": np.ones((28, 28))}
    for ax in plots.changed_pictures(rows).axes:
        assert ax.images[0].get_clim() == (0, 1)


def test_accuracies_by_strength_are_in_percent(rng):
    runs = {"plain": rng.uniform(size=(5, 3)), "batch norm": rng.uniform(size=(5, 3))}
    figure = plots.by_strength([0, 0.5, 1], {"fog": runs, "noise": runs})
    line = figure.axes[1].lines[1]
    np.testing.assert_allclose(line.get_ydata(), 100 * np.median(runs["batch norm"], 0))


def test_two_clients_stand_on_each_row(rng):
    rows = {"averaged": rng.uniform(size=(2, 5)), "merged": rng.uniform(size=(2, 5))}
    (ax,) = plots.clients(rows).axes
    dots = [line for line in ax.lines if line.get_marker() == "o"]
    medians = [np.median(runs) for both in rows.values() for runs in both]
    assert [line.get_xdata()[0] for line in dots] == pytest.approx(medians)
    assert [tick.get_text() for tick in ax.get_yticklabels()] == list(rows)
