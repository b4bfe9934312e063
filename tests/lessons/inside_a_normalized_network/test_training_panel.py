"""The picture of the live training of notebook 11."""

import numpy as np
import pytest
from sessions import trained

from helpers.figures.panels import FURTHEST
from helpers.lessons.inside_a_normalized_network.training_panel import (
    VIEWS,
    TrainingScene,
    block_means,
)
from helpers.studies.designs import ACTIVATIONS, NETWORKS, STARTS, Design
from helpers.studies.session import Session

SHOWN = {"layer": 1, "view": VIEWS[0]}


def test_the_picture_names_a_diverged_network_and_shows_the_other(data):
    design = Design(8, "ReLU", "wide start (4×)", "both", seed=0)
    session = trained(Session(design, data, rate=1.0, batch_size=30), 40)
    facts = TrainingScene(session).draw(step=40, **SHOWN)
    assert f"plain: **diverged** at step {session.diverged['plain']}" in facts
    assert "normalized: loss" in facts


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("start", STARTS)
def test_the_picture_draws_every_design(data, view, start):
    scene = None
    for activation, normalization in zip(ACTIVATIONS, NETWORKS, strict=True):
        design = Design(3, activation, start, normalization, seed=1)
        session = trained(Session(design, data, 0.1, 30), 21)
        scene = scene or TrainingScene(session)
        scene.session = session
        facts = scene.draw(step=20, layer=8, view=view)  # of three layers
        assert "pre-activations of layer 3" in facts
        assert "nan" not in facts
        for panel in scene.figure.axes:
            assert np.isfinite([*panel.get_xlim(), *panel.get_ylim()]).all()


def test_the_picture_survives_numbers_without_bounds(session):
    trained(session, 41)
    for record in session.trainers["plain"].history.records[1:]:
        record["bands"] = np.array([[-np.inf, np.nan, 0, 1e30, np.inf]] * 2)
    scene = TrainingScene(session)
    for view in VIEWS:
        scene.draw(step=40, layer=1, view=view)
        scene.figure.canvas.draw()
    assert scene.figure.axes[1].get_ylim() == (-FURTHEST, FURTHEST)
    assert "Triangles" in scene.draw(step=40, **SHOWN)
    (above,) = (a for a in scene.figure.axes[1].lines if a.get_marker() == "^")
    np.testing.assert_array_equal(above.get_xdata(), [20, 40])
    assert (np.abs(above.get_ydata()) < FURTHEST).all()
    session.diverged["plain"] = 41  # then its numbers count no more
    for record in session.trainers["plain"].history.records[1:]:
        record["bands"] = np.zeros((2, 5))
    assert "Triangles" not in scene.draw(step=40, **SHOWN)
    assert scene.figure.axes[1].get_ylim()[1] < 10


def test_scrubbing_shows_the_numbers_of_the_step(session):
    trained(session, 60)
    scene = TrainingScene(session)
    early, late = (scene.draw(step=step, **SHOWN) for step in (20, 60))
    losses = session.trainers["plain"].history.loss
    assert f"loss **{np.mean(losses[:20]):.3g}**" in early
    assert f"loss **{np.mean(losses[40:60]):.3g}**" in late
    assert scene.draw(step=39, **SHOWN) == early
    assert scene.draw(step=500, **SHOWN) == late
    assert "loss" not in scene.draw(step=0, **SHOWN)


def test_before_the_first_step_the_picture_names_the_settings_of_now(session):
    session.set(rate=0.1, batch_size=60)
    facts = TrainingScene(session).draw(step=0, **SHOWN)
    assert "Step 0: learning rate 0.1, mini-batches of 60." in facts


def test_losses_above_the_axis_are_marked(session):
    trained(session, 40)
    scene = TrainingScene(session)
    scene.draw(step=40, **SHOWN)
    axes = scene.figure.axes[0]
    assert axes.get_title(loc="left") == "loss"
    session.trainers["plain"].history.loss[:20] = [11.0] * 20
    scene.draw(step=40, **SHOWN)
    marked = "loss (\N{BLACK UP-POINTING TRIANGLE} above 3)"
    assert axes.get_title(loc="left") == marked
    (marks,) = (a for a in axes.lines if a.get_marker() == "^" and len(a.get_xdata()))
    assert marks.get_xdata().tolist() == [10, 20]
    assert (np.asarray(marks.get_ydata()) < 3).all()


def test_by_layer_a_diverged_network_shows_its_last_record(session):
    trained(session, 45)
    plain = session.trainers["plain"].history
    del plain.records[2:], plain.steps[2:]
    session.diverged["plain"] = 31
    scene = TrainingScene(session)
    for step in (40, 20):  # the last record is that of step 20
        scene.draw(step=step, layer=1, view=VIEWS[1])
        panel, _ = scene._inside["plain"]
        medians = np.asarray(panel._median.get_ydata()).reshape(2, -1)[:, 0]
        np.testing.assert_allclose(medians, plain.records[1]["bands"][:, 2])
        note = panel._note.get_text()
        assert note.startswith("diverged at step 31")
        assert ("bars: step 20" in note) == (step == 40)


def test_losses_are_means_of_blocks():
    ends, means = block_means(np.arange(5.0), 2)
    assert (ends.tolist(), means.tolist()) == ([2, 4, 5], [0.5, 2.5, 4])
    assert [len(a) for a in block_means(np.array([]), 10)] == [0, 0]
