"""A live figure stays in the file when its notebook is saved without a kernel."""

import json
from types import SimpleNamespace

import pytest

from helpers.figures import saving


def notebook(shown, states):
    """A notebook that shows these widgets, and holds these with their parts."""
    outputs = [
        {"output_type": "execute_result", "data": {saving.VIEW: {"model_id": name}}}
        for name in shown
    ]
    printed = {"output_type": "stream", "text": "1"}
    return {
        "cells": [
            {"cell_type": "markdown", "source": ""},
            {"cell_type": "code", "outputs": [printed, *outputs]},
        ],
        "metadata": {"widgets": {saving.STATE: {"state": states}}} if states else {},
    }


def box(value, *parts):
    children = [f"IPY_MODEL_{name}" for name in parts]
    return {"state": {"children": children, "value": value}}


@pytest.fixture
def save(tmp_path):
    """Return a function that saves a notebook over another one, as the server does."""

    def save(former, new):
        file = tmp_path / "a.ipynb"
        if former:
            file.write_text(json.dumps(former))
        hooks = []
        manager = SimpleNamespace(
            root_dir=str(tmp_path), register_pre_save_hook=hooks.append
        )
        saving._load_jupyter_server_extension(SimpleNamespace(contents_manager=manager))
        model = {"type": "notebook", "content": new}
        for hook in hooks:
            hook(model=model, path="/a.ipynb", contents_manager=manager)
        return saving.states_of(new)

    return save


FIGURE = {"f": box(1, "p"), "p": box(1, "q"), "q": box(1)}


def test_a_figure_without_a_kernel_stays_with_all_its_parts(save):
    new = notebook(["f"], {"unrelated": box(2)})
    assert save(notebook(["f"], FIGURE), new) == FIGURE | {"unrelated": box(2)}


def test_what_the_kernel_drives_is_saved_as_it_is_now(save):
    now = {"f": box(2, "p"), "p": box(2)}
    assert save(notebook(["f"], FIGURE), notebook(["f"], now)) == now


def test_a_part_that_two_figures_share_is_the_one_of_now(save):
    former = notebook(["f", "g"], {"f": box(1, "p"), "g": box(1, "p"), "p": box(1)})
    saved = save(former, notebook(["f", "g"], {"f": box(2, "p"), "p": box(2)}))
    assert saved == {"f": box(2, "p"), "g": box(1, "p"), "p": box(2)}


def test_figures_that_are_shown_no_more_are_dropped(save):
    saved = save(notebook(["f"], FIGURE), notebook(["g"], {"g": box(1)}))
    assert saved == {"g": box(1)}


@pytest.mark.parametrize("former", [None, notebook(["f"], {})])
def test_where_nothing_was_saved_nothing_is_kept(save, former):
    assert save(former, notebook(["f"], {"g": box(1)})) == {"g": box(1)}


def test_who_does_not_save_figures_gets_none(save):
    new = notebook(["f"], {})
    save(notebook(["f"], FIGURE), new)
    assert new["metadata"] == {}


def test_other_files_are_left_alone(tmp_path):
    (tmp_path / "a.txt").write_text("text")
    manager = SimpleNamespace(root_dir=str(tmp_path))
    model = {"type": "file", "content": "other text"}
    saving.keep_figures(model, "/a.txt", manager)
    assert model == {"type": "file", "content": "other text"}


def test_the_server_finds_the_hook():
    (point,) = saving._jupyter_server_extension_points()
    assert point == {"module": "helpers.figures.saving"}
