"""A live figure whose notebook was closed, or whose kernel has gone."""

import pytest
from lab import FRONTS, LiveFigure
from playwright.sync_api import expect


def figure(lab):
    return LiveFigure(lab.page, lab.show(1))


def follows(live):
    """Whether the picture still follows the slider."""
    before = live.state()
    live.press("ArrowRight")
    return live.state() != before


@pytest.mark.parametrize("front", FRONTS)
def test_a_notebook_that_is_opened_again_shows_what_it_showed(
    new_lab, notebook, figure_cells, front
):
    path = notebook(*figure_cells)
    lab = new_lab()
    lab.open(path, front)
    lab.restart_and_run_all()
    live = figure(lab)
    assert follows(live)
    expect(live.lost).to_be_hidden()
    left, value = live.state()
    lab.leave()
    for _ in "12":  # the second time, nothing had driven it when it was saved
        lab = new_lab()
        lab.open(path, front)
        live = figure(lab)
        expect(live.lost).to_be_visible()
        picture, numbers = live.state()
        assert picture == left
        assert numbers.endswith(value)
        lab.screenshot("opened-again")
        lab.leave()

    lab = new_lab()
    lab.open(path, front)
    lab.restart_and_run_all()
    live = figure(lab)
    assert follows(live)
    expect(live.lost).to_be_hidden()


@pytest.mark.parametrize("front", FRONTS)
def test_a_figure_says_when_its_kernel_is_another_or_gone(
    lab, notebook, figure_cells, front
):
    lab.open(notebook(*figure_cells), front)
    lab.restart_and_run_all()
    live = figure(lab)
    picture, _ = live.state()
    lab.command("kernelmenu:restart")
    lab.confirm_restart()
    expect(live.lost).to_be_visible()
    lab.wait_for_kernel()
    live.press("End")  # which it has not shown before
    assert live.state()[0] == picture
    lab.screenshot("kernel-restarted")
    lab.do("notebook:run-all-cells")
    live = figure(lab)
    expect(live.lost).to_be_hidden()
    assert follows(live)
    lab.do("kernelmenu:shutdown")
    expect(live.lost).to_be_visible()
