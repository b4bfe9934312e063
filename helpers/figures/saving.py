"""Keep a live figure in the file of its notebook when it has lost its kernel.

JupyterLab saves what a live figure shows, to show it again when the notebook is opened
next time. But it saves only figures that a kernel drives: a notebook that is opened
and saved again, which happens by itself, would lose all others. The server of the
notebooks loads this module (see ``environment/etc``), and puts them back.
"""

import json
import re
from pathlib import Path
from typing import Any

STATE = "application/vnd.jupyter.widget-state+json"
VIEW = "application/vnd.jupyter.widget-view+json"

States = dict[str, Any]
"""The state of each widget by its id."""


def keep_figures(
    model: dict[str, Any], path: str, contents_manager: Any, **_: Any
) -> None:
    """Add to a notebook that is to be saved, the model, what only the file still holds.

    The server calls it, with the path as it names it.
    """
    file = Path(contents_manager.root_dir, path.strip("/"))
    if model["type"] == "notebook" and file.exists():
        saved = states_of(json.loads(file.read_text(encoding="utf-8")))
        states = states_of(model["content"])
        lost = shown(model["content"]) - states.keys()
        states |= needed(lost, saved) | states


def states_of(notebook: dict[str, Any]) -> States:
    """Return the widgets that a notebook holds, or none."""
    widgets = notebook["metadata"].get("widgets", {})
    states: States = widgets.get(STATE, {}).get("state", {})
    return states


def shown(notebook: dict[str, Any]) -> set[str]:
    """Return the ids of the widgets that are outputs of cells."""
    return {
        output["data"][VIEW]["model_id"]
        for cell in notebook["cells"]
        for output in cell.get("outputs", [])
        if VIEW in output.get("data", {})
    }


def needed(ids: set[str], states: States) -> States:
    """Return the states of widgets and of all that they are made of."""
    found: States = {}
    while ids := (ids - found.keys()) & states.keys():
        found |= {name: states[name] for name in ids}
        parts = json.dumps([found[name]["state"] for name in ids])
        ids = set(re.findall(r"IPY_MODEL_(\w+)", parts))
    return found


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": __name__}]


def _load_jupyter_server_extension(server: Any) -> None:
    server.contents_manager.register_pre_save_hook(keep_figures)
