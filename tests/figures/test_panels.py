"""The numbers of the panels that watch a training."""

from helpers.figures.panels import round_up, short_number


def test_numbers_of_the_axes():
    assert [round_up(v) for v in (0.3, 1, 1.2, 4.9, 51)] == [0.5, 1, 2, 5, 100]
    assert [short_number(v) for v in (2.5, -500, 2e4)] == ["2.5", "−500", "2e4"]
