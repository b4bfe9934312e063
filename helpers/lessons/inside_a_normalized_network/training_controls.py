"""The controls of the live training, and its first state in words."""

from collections.abc import Mapping
from typing import Any

import ipywidgets as widgets

from helpers.lessons.inside_a_normalized_network.training_panel import VIEWS
from helpers.studies.designs import ACTIVATIONS, NETWORKS, STARTS, WIDTH
from helpers.studies.session import MOST_STEPS, RECORD_EVERY

FIRST_STEPS = 100
"""Made before the reader presses Start, so that there is something to see."""
RATES = (0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0)
BATCH_SIZES = (2, 4, 8, 16, 30, 60, 125, 250, 500)


def first_state(values: Mapping[str, Any]) -> str:
    """Describe the first picture in words that are the same on every machine."""
    return (
        f"Two networks, with and without batch normalization, after {FIRST_STEPS} "
        f"steps: {values['depth']} hidden layers of {WIDTH} units, "
        f"{values['activation']}, first weights {values['start']}, learning rate "
        f"{values['rate']:g}, mini-batches of {values['batch_size']}. Above: the plain "
        "network; below: the normalized one; left: both, and dashed: guessing. Live, "
        "they train on."
    )


def training_controls() -> dict[str, widgets.ValueWidget]:
    """Return the controls: the settings of the session, and what is shown of it."""
    return {
        "rate": widgets.SelectionSlider(
            options=[(f"{rate:g}", rate) for rate in RATES],
            value=0.3,
            description="learning rate",
        ),
        "batch_size": widgets.SelectionSlider(
            options=BATCH_SIZES, value=60, description="mini-batch"
        ),
        "depth": widgets.IntSlider(5, min=1, max=8, description="hidden layers"),
        "seed": widgets.IntSlider(0, min=0, max=9, description="seed"),
        "start": widgets.Dropdown(options=list(STARTS), description="first weights"),
        "normalization": widgets.Dropdown(
            options=list(NETWORKS), value="both", description="batch norm"
        ),
        "activation": widgets.Dropdown(
            options=list(ACTIVATIONS), description="activation"
        ),
        **view_controls(deepest=8),
        "step": widgets.IntSlider(
            FIRST_STEPS,
            min=0,
            max=MOST_STEPS,
            step=RECORD_EVERY,
            description="step shown",
        ),
    }


def view_controls(deepest: int) -> dict[str, widgets.ValueWidget]:
    """Return the controls of what is shown of a network."""
    return {
        "layer": widgets.IntSlider(3, min=1, max=deepest, description="layer shown"),
        "view": widgets.Dropdown(options=VIEWS, description="bands"),
    }
