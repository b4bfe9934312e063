"""The buttons of the live training of notebook 11."""

import asyncio
import gc
import weakref

import pytest
from driving import Driven
from sessions import trained

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
