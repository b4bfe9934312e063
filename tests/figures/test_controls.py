import pytest
from ipywidgets import Button, Checkbox, Dropdown, IntSlider, ToggleButtons

from helpers.figures.controls import FIGURE_SPACE, control_rows, labelled_slider


def test_the_value_stands_in_the_description_where_it_cannot_be_overwritten():
    slider = labelled_slider("span of A", (0.5, 20, 1000), 20)
    assert not slider.readout
    assert slider.description == f"span of A: {2 * FIGURE_SPACE}20"
    slider.value = 1000
    assert slider.description == "span of A: 1000"


@pytest.mark.parametrize(
    ("count", "description", "columns"),
    [
        (1, "layer", 1),
        (2, "layer", 2),
        (3, "layer", 3),
        (4, "lowest value", 2),  # two and two, not three and one
        (5, "layer", 3),
        (9, "layer", 3),
        (3, "picture of the number, from 0", 2),
    ],
)
def test_sliders_stand_in_columns_of_equal_rows(count, description, columns):
    sliders = [IntSlider(description=description) for _ in range(count)]
    grid, row = control_rows(sliders, [])
    assert grid.children == tuple(sliders)
    assert f"100% / {columns} " in grid.layout.grid_template_columns
    assert row.children == ()


def test_what_is_ticked_or_pressed_stands_in_a_row_below():
    slider, choice = IntSlider(description="a"), Dropdown(description="b")
    box, buttons = Checkbox(description="c"), ToggleButtons(options=["d", "e"])
    reset = Button(description="Reset")
    grid, row = control_rows([buttons, slider, box, choice], [reset])
    assert grid.children == (slider, choice)
    assert row.children == (buttons, box, reset)
    assert "wrap" in row.layout.flex_flow
