"""The buttons of the live training of notebook 11."""

import asyncio
import gc
import time
import weakref

import pytest
from driving import Driven
from sessions import trained

from helpers.figures.recording.plan import Grid
from helpers.figures.recording.record import packed, record
from helpers.lessons.inside_a_normalized_network.explore import train_live
from helpers.lessons.inside_a_normalized_network.training_controls import (
    BATCH_SIZES,
    FIRST_STEPS,
    RATES,
)
from helpers.lessons.inside_a_normalized_network.training_panel import (
    VIEWS,
)
from helpers.studies.designs import Design
from helpers.studies.session import RECORD_EVERY, Data

EXPLOSIVE = Design(8, "ReLU", "wide start (4×)", "off", seed=0)


@pytest.fixture
def live(data):
    widget = train_live(*data)
    yield widget
    widget.close()


@pytest.fixture
def driven(live):
    return Driven(live)


async def pictures(driven, count):
    """Wait until so many pictures were shown."""
    before = len(driven.sent)
    while sum("pages" in message for message in driven.sent[before:]) < count:
        await asyncio.sleep(0.005)


def after(driven, count, then):
    """Train until so many pictures were shown, and do something then."""

    async def train():
        driven.press("Start")
        await pictures(driven, count)
        then()

    asyncio.run(train())


def test_start_trains_and_pause_stops(live, driven):
    async def read():
        driven.press("Start")
        assert "training" in driven.status
        driven.press("Start")  # impatient
        assert len(asyncio.all_tasks()) == 2  # with this one
        await pictures(driven, 3)
        driven.press("Pause")
        steps, picture = live.session.steps, driven.picture
        await asyncio.sleep(0.1)
        assert (live.session.steps, driven.picture) == (steps, picture)
        assert f"paused at step {steps}" in driven.status
        assert len(asyncio.all_tasks()) == 1
        return steps

    assert live.session.steps == FIRST_STEPS
    assert asyncio.run(read()) > FIRST_STEPS


def test_pause_shows_what_was_trained_since_the_last_picture(live, driven, monkeypatch):
    def advance(_seconds):
        trained(live.session, RECORD_EVERY)

    async def read():
        monkeypatch.setattr(live.session, "advance", advance)
        driven.press("Start")
        await asyncio.sleep(0)  # the first slice, and no picture yet
        driven.press("Pause")

    asyncio.run(read())
    last = FIRST_STEPS + RECORD_EVERY
    assert driven.values()["step"] == last
    assert f"Step {last}:" in driven.facts


def test_default_settings_are_those_of_the_view_too(driven):
    driven.put(layer=1, view=VIEWS[1])
    driven.put(step=40)
    driven.reset()
    values = driven.values()
    assert (values["layer"], values["view"], values["step"]) == (3, VIEWS[0], 40)


def test_nobody_looks_beyond_the_last_record(driven):
    driven.put(step=2 * FIRST_STEPS)
    assert driven.values()["step"] == FIRST_STEPS
    assert driven.explorer.recording["span"] == 500 // RECORD_EVERY


def test_others_have_their_turn_between_two_pictures(live, driven):
    turns = []

    async def other():
        while True:
            turns.append(live.session.steps)
            await asyncio.sleep(0)

    async def read():
        task = asyncio.create_task(other())
        driven.press("Start")
        await pictures(driven, 3)
        driven.press("Pause")
        task.cancel()

    asyncio.run(read())
    assert len(set(turns)) > 2


def test_reset_goes_to_step_0_and_keeps_the_curves_pale(live, driven):
    after(driven, 2, lambda: driven.press("Reset"))
    assert live.session.steps == 0
    assert not live.is_training
    assert "press Start" in driven.status
    assert "run before (5 × 100 sigmoid" in driven.facts
    picture = driven.picture
    driven.press("Reset")  # nothing new to keep
    assert driven.picture == picture


def test_rate_and_batch_size_change_at_once_and_a_design_begins_anew(live, driven):
    def change():
        driven.put(rate=RATES[0])
        driven.put(batch_size=BATCH_SIZES[0])
        assert live.is_training
        steps = live.session.steps
        assert steps >= FIRST_STEPS
        trainer = live.session.trainers["plain"]
        assert trainer.optimizer.learning_rate == RATES[0]
        assert trainer.batch_size == BATCH_SIZES[0]
        assert "0.003, mini-batches of 2" in driven.status
        driven.reset()  # to the default settings, training on
        assert live.is_training
        assert live.session.rate == 0.3
        driven.put(depth=2)
        assert not live.is_training

    after(driven, 1, change)
    assert live.session.steps == 0
    assert live.session.design.depth == 2
    driven.reset()
    assert live.session.design.depth == 5


def test_the_reader_can_look_back_while_training_goes_on(live, driven):
    async def read():
        driven.press("Start")
        while live._last_record == FIRST_STEPS:
            await pictures(driven, 1)
        assert driven.values()["step"] == live._last_record
        driven.put(step=40)
        before = live._last_record
        while live._last_record == before:
            await pictures(driven, 1)
        assert driven.values()["step"] == 40
        assert "Step 40:" in driven.facts
        driven.put(step=live._last_record)
        await pictures(driven, 1)
        assert driven.values()["step"] == live._last_record
        driven.press("Pause")

    asyncio.run(read())


def test_divergence_ends_training_with_a_sentence(live, driven):
    for name in ("depth", "activation", "start", "normalization"):
        driven.put(**{name: getattr(EXPLOSIVE, name)})
    driven.put(rate=RATES[-1])

    async def read():
        driven.press("Start")
        while live.is_training:
            await asyncio.sleep(0.01)

    asyncio.run(read())
    assert "diverged: choose a smaller learning rate" in driven.status
    driven.press("Start")  # to no avail
    assert not live.is_training
    assert "run before (5 × 100 sigmoid" in driven.facts


@pytest.mark.parametrize(
    ("step", "picture", "steps"),
    [
        (0.001, 0.01, 50),  # seconds, and steps between two pictures
        (0.03, 0.3, 10),  # in a browser, without BLAS: half of the time
        (0.03, 3.0, 17),  # at most half a second, so that Pause is heard
        (2.0, 0.3, 1),
    ],
)
def test_training_takes_the_time_that_suits_its_pictures(
    live, driven, monkeypatch, step, picture, steps
):
    now, made = 0.0, []
    session, pages = live.session, live._pages
    train, add, advance = session.step, pages.add, session.advance

    def slow_step():
        nonlocal now
        now += step
        train()

    def slow_add(state):
        nonlocal now
        now += picture
        return add(state)

    def watched(seconds):
        before = session.steps
        advance(seconds)
        made.append(session.steps - before)

    monkeypatch.setattr(time, "perf_counter", lambda: now)
    monkeypatch.setattr(session, "step", slow_step)
    monkeypatch.setattr(session, "advance", watched)
    monkeypatch.setattr(pages, "add", slow_add)
    after(driven, 4, lambda: driven.press("Pause"))
    assert made[1:] == pytest.approx([steps] * len(made[1:]), abs=1)
    assert len(made) > 2


def test_without_a_kernel_a_recorded_session_is_played(live, data):
    live.recorded_steps = 60
    played = live.without_kernel()
    scene, view = played._scene, {"layer": 1, "view": VIEWS[0]}
    with played.while_set() as (_, controls, _plan):
        grid = Grid(controls, played._plan)
    assert [len(stops.values) for stops in grid.stops.values()] == [4, 5, 2, 4]
    facts = scene.draw(run="wide start", step=40, **view)
    assert "Step 40: learning rate 0.3" in facts
    assert "Pale curves: the run before (5 × 100 sigmoid, Xavier, " in facts
    assert "ms a step" not in facts
    assert "Pale" not in scene.draw(run="Xavier", step=40, **view)
    assert scene.draw(run="wide start", step=40, **view) == facts
    session = scene._runs["wide start"]
    assert session.design.start == "wide start (4×)"
    trainer = session.trainers["plain"]
    assert f"{100 * trainer.history.records[2]['accuracy']:.1f} %" in facts
    recorded = record(played)
    assert recorded["below"] == 3
    assert (
        "4 runs of 60 steps, every 20th to be seen. Xavier is 5 × 100 sigmoid"
        in (recorded["note"])
    )
    again = train_live(*data)
    again.recorded_steps = 60
    assert packed(record(again.without_kernel())) == packed(recorded)


def test_a_failure_is_told(live, driven, monkeypatch):
    def fail(_seconds):
        raise MemoryError("no room")

    async def read():
        monkeypatch.setattr(live.session, "advance", fail)
        driven.press("Start")
        await asyncio.sleep(0.01)

    asyncio.run(read())
    assert "Stopped by MemoryError: no room" in driven.status
    assert not live.is_training


def test_what_is_stored_has_no_number_of_the_training(live, driven, data):
    def lasting(live):
        bundle, metadata = live._repr_mimebundle_()
        return bundle["text/plain"], bundle["image/png"], metadata

    stored = lasting(live)
    after(driven, 1, lambda: driven.press("Pause"))
    assert lasting(live) == stored
    assert "%" not in stored[0]
    other = Data(data.x[::-1], data.labels, data.x_test, data.test_labels)
    assert lasting(train_live(*other))[0] == stored[0]


def test_running_the_cell_again_stops_the_former_training_and_leaks_nothing(data):
    async def cells():
        first = train_live(*data)
        driven = Driven(first)
        driven.press("Start")
        await pictures(driven, 1)
        del driven
        session, figure = first.session, weakref.ref(first._scene.figure)
        second = train_live(*data)
        steps = session.steps
        await asyncio.sleep(0.05)
        assert session.steps == steps
        assert len(asyncio.all_tasks()) == 1
        return first, second, figure

    _first, second, figure = asyncio.run(cells())  # IPython keeps what a cell returned
    widget = weakref.ref(second)
    del second
    train_live(*data).close()
    gc.collect()
    assert figure() is None
    assert widget() is None
