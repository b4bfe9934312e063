"""Every notebook in JupyterLab: run from top to bottom, moved by keyboard and mouse."""

import pytest
from lab import TRAINING, LiveFigure
from reading import PATHS

IDS = [path.stem for path in PATHS]
OPPOSITE = {"ArrowRight": "ArrowLeft", "ArrowLeft": "ArrowRight"}
MOST_PRESSES = 6
CELL_HEIGHT = 640
"""Pixels that JupyterLab leaves for a cell in a window of 1366 by 768."""
HANDLE = 16
"""How wide the handle of a slider is."""
OUT_OF_SIGHT = """(figure) => {
    figure.scrollIntoView();
    const box = (part) => part.getBoundingClientRect();
    const window = box(figure.closest(".jp-WindowedPanel-outer"));
    const parts = figure.querySelectorAll(
        ".sliders > *, .switches > *, .facts, canvas");
    const seen = ({ left, right, top, bottom }) =>
        left >= window.left && right <= window.right &&
        top >= window.top && bottom <= window.bottom;
    return [...parts].filter((part) => !seen(box(part))).map((part) => part.outerHTML);
}"""


@pytest.mark.parametrize("path", PATHS, ids=IDS)
def test_notebook_runs_and_its_figures_follow_every_control(lab, path):
    lab.open(path)
    lab.restart_and_run_all()
    assert not [o for o in lab.outputs() if o["output_type"] == "error"]
    assert not [o for o in lab.outputs() if o.get("name") == "stderr"]
    lab.show(0)
    lab.screenshot(path.stem)
    for number, live in enumerate(lab.explorers(), start=1):
        seen_together(live)
        lab.screenshot(f"{path.stem}-{number}")
        for control in live.controls.all():
            follow(live, control)
        assert len(live.places) == 1  # facts come and go, the picture stays
    for index in lab.explorer_cells(TRAINING):
        seen_together(LiveFigure(lab.page, lab.show(index)))
        lab.screenshot(f"{path.stem}-training")


def seen_together(live):
    """Controls, facts and picture fit into what a small window leaves for them."""
    live.state()
    assert live.figure.evaluate(OUT_OF_SIGHT) == []
    assert live.figure.bounding_box()["height"] <= CELL_HEIGHT


def follow(live, control):
    """Move one control there and back; leave everything as it was."""
    if control.locator("input[type=range]").count():
        follow_slider(live, control.locator("input[type=range]"))
    elif control.locator("input[type=radio]").count():
        follow_choice(live, control.get_by_role("radio"))
    elif control.locator("input[type=checkbox]").count():
        follow_checkbox(live, control.locator("input[type=checkbox]"))
    else:
        follow_list(live, control.locator("select"))


def changed(live, before):
    picture, numbers = live.state()
    return picture != before[0] and numbers != before[1]


def follow_slider(live, handle):
    if handle.is_disabled():
        return  # it does nothing in this state of the figure, and shows that
    first = live.state()
    handle.focus()
    for key in OPPOSITE:  # one of them leads away from an end
        presses, shown = press_until_seen(live, key, first)
        for _ in range(presses):
            live.page.keyboard.press(OPPOSITE[key])
        assert live.state() == first
        if presses:
            break
    assert presses

    drag(live.page, handle)
    picture, numbers = live.state()
    assert numbers != first[1]
    assert picture != first[0] or not shown
    # The picture is the one of where the slider is, not of where it once was. (The
    # first press may pull a slider to the nearest of its steps.)
    nudge(live, key)
    settled = live.state()
    nudge(live, key)
    assert live.state() == settled
    live.reset()
    assert live.state() == first


def press_until_seen(live, key, before):
    """Press a key until the picture is another one.

    Return how many presses moved the slider, and whether the picture changed: some
    sliders act on it in another state of the figure only.
    """
    for presses in range(MOST_PRESSES):
        live.page.keyboard.press(key)
        picture, numbers = live.state()
        if picture != before[0]:
            return presses + 1, True
        if numbers == before[1]:
            return 0, False
    return MOST_PRESSES, False


def nudge(live, key):
    live.page.keyboard.press(OPPOSITE[key])
    live.page.keyboard.press(key)


def drag(page, handle):
    """Pull a handle to and fro, faster than anything can be drawn."""
    box = handle.bounding_box()
    share = handle.evaluate("(h) => (h.value - h.min) / (h.max - h.min)")
    middle, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    x = middle + (share - 0.5) * (box["width"] - HANDLE)
    page.mouse.move(x, y)
    page.mouse.down()
    for share in (0.45, -0.45, 0.3):
        page.mouse.move(middle + share * box["width"], y, steps=15)
    if abs(x - middle - 0.3 * box["width"]) < 30:  # back where it was
        page.mouse.move(middle - 0.2 * box["width"], y, steps=5)
    page.mouse.up()


def follow_checkbox(live, box):
    first = live.state()
    box.focus()
    live.page.keyboard.press("Space")
    assert changed(live, first)
    box.click()
    assert live.state() == first


def follow_list(live, choice):
    first, value = live.state(), choice.input_value()
    other = choice.evaluate("(c) => (c.selectedIndex + 1) % c.length")
    choice.select_option(index=other)
    assert changed(live, first)
    choice.select_option(value)
    assert live.state() == first


def follow_choice(live, options):
    first = live.state()
    chosen = options.evaluate_all("(all) => all.findIndex((b) => b.checked)")
    options.nth(chosen).focus()
    live.page.keyboard.press("ArrowRight")
    assert changed(live, first)
    options.nth(chosen).check()
    assert live.state() == first
