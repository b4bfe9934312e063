from helpers.widgets.controls import FIGURE_SPACE, button_row, labelled_slider


def test_the_value_stands_in_the_description_where_it_cannot_be_overwritten():
    slider = labelled_slider("span of A", (0.5, 20, 1000), 20)
    assert not slider.readout
    assert slider.description == f"span of A: {2 * FIGURE_SPACE}20"
    slider.value = 1000
    assert slider.description == "span of A: 1000"


def test_buttons_take_a_whole_row_and_wrap_in_a_narrow_window():
    buttons = button_row("data", ["raw", "rotated"], "rotated")
    assert buttons.value == "rotated"
    assert buttons.layout.grid_area == "auto / 1 / auto / -1"
    assert "wrap" in buttons.layout.flex_flow
