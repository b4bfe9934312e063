"""The buttons of the live training of notebook 11."""

import asyncio
import gc
import weakref

import pytest
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


def press(live, name):
    (button,) = (b for b in live._buttons if b.description == name)
    button.click()


async def pictures(live, count):
    """Wait until so many pictures were shown."""
    seen = []
    live._image.observe(seen.append, "value")
    while len(seen) < count:
        await asyncio.sleep(0.005)
    live._image.unobserve(seen.append, "value")


def after(live, count, then):
    """Train until so many pictures were shown, and do something then."""

    async def train():
        press(live, "Start")
        await pictures(live, count)
        then()

    asyncio.run(train())


def test_start_trains_and_pause_stops(live):
    async def read():
        press(live, "Start")
        assert "training" in live._status.value
        press(live, "Start")  # impatient
        assert len(asyncio.all_tasks()) == 2  # with this one
        await pictures(live, 3)
        press(live, "Pause")
        steps, picture = live.session.steps, live._image.value
        await asyncio.sleep(0.1)
        assert (live.session.steps, live._image.value) == (steps, picture)
        assert f"paused at step {steps}" in live._status.value
        assert len(asyncio.all_tasks()) == 1
        return steps

    assert live.session.steps == FIRST_STEPS
    assert asyncio.run(read()) > FIRST_STEPS


def test_pause_shows_what_was_trained_since_the_last_picture(live, monkeypatch):
    def advance(_seconds):
        trained(live.session, RECORD_EVERY)

    async def read():
        monkeypatch.setattr(live.session, "advance", advance)
        press(live, "Start")
        await asyncio.sleep(0)  # the first slice, and no picture yet
        press(live, "Pause")

    asyncio.run(read())
    last = FIRST_STEPS + RECORD_EVERY
    assert live._controls["step"].value == last
    assert f"Step {last}:" in live._readout.value


def test_default_settings_are_those_of_the_view_too(live):
    live._controls["layer"].value, live._controls["view"].value = 1, VIEWS[1]
    live._controls["step"].value = 40
    live._reset_button.click()
    values = live._values()
    assert (values["layer"], values["view"], values["step"]) == (3, VIEWS[0], 40)


def test_others_have_their_turn_between_two_pictures(live):
    turns = []

    async def other():
        while True:
            turns.append(live.session.steps)
            await asyncio.sleep(0)

    async def read():
        task = asyncio.create_task(other())
        press(live, "Start")
        await pictures(live, 3)
        press(live, "Pause")
        task.cancel()

    asyncio.run(read())
    assert len(set(turns)) > 2


def test_reset_goes_to_step_0_and_keeps_the_curves_pale(live):
    after(live, 2, lambda: press(live, "Reset"))
    assert live.session.steps == 0
    assert not live.is_training
    assert "press Start" in live._status.value
    assert "run before (5 × 100 sigmoid" in live._readout.value
    picture = live._image.value
    press(live, "Reset")  # nothing new to keep
    assert live._image.value == picture


def test_rate_and_batch_size_change_at_once_and_a_design_begins_anew(live):
    controls = live._controls

    def change():
        controls["rate"].value = RATES[0]
        controls["batch_size"].value = BATCH_SIZES[0]
        assert live.is_training
        steps = live.session.steps
        assert steps >= FIRST_STEPS
        trainer = live.session.trainers["plain"]
        assert trainer.optimizer.learning_rate == RATES[0]
        assert trainer.batch_size == BATCH_SIZES[0]
        assert "0.003, mini-batches of 2" in live._status.value
        live._reset_button.click()  # to the default settings, training on
        assert live.is_training
        assert live.session.rate == 0.3
        controls["depth"].value = 2
        assert not live.is_training

    after(live, 1, change)
    assert live.session.steps == 0
    assert live.session.design.depth == 2
    live._reset_button.click()
    assert live.session.design.depth == 5


def test_the_reader_can_look_back_while_training_goes_on(live):
    scrub = live._controls["step"]

    async def read():
        press(live, "Start")
        while live._last_record == FIRST_STEPS:
            await pictures(live, 1)
        assert scrub.value == live._last_record
        scrub.value = 40
        before = live._last_record
        while live._last_record == before:
            await pictures(live, 1)
        assert scrub.value == 40
        assert "Step 40:" in live._readout.value
        scrub.value = scrub.max
        await pictures(live, 1)
        assert scrub.value == live._last_record
        press(live, "Pause")

    asyncio.run(read())


def test_divergence_ends_training_with_a_sentence(live):
    for name in ("depth", "activation", "start", "normalization"):
        live._controls[name].value = getattr(EXPLOSIVE, name)
    live._controls["rate"].value = RATES[-1]

    async def read():
        press(live, "Start")
        while live.is_training:
            await asyncio.sleep(0.01)

    asyncio.run(read())
    assert "diverged: choose a smaller learning rate" in live._status.value
    press(live, "Start")  # to no avail
    assert not live.is_training
    assert "run before (5 × 100 sigmoid" in live._readout.value


def test_a_failure_is_told(live, monkeypatch):
    def fail(_seconds):
        raise MemoryError("no room")

    async def read():
        monkeypatch.setattr(live.session, "advance", fail)
        press(live, "Start")
        await asyncio.sleep(0.01)

    asyncio.run(read())
    assert "Stopped by MemoryError: no room" in live._status.value
    assert not live.is_training


def test_what_is_stored_has_no_number_of_the_training(live, data):
    def lasting(live):
        bundle, metadata = live._repr_mimebundle_()
        return bundle["text/plain"], bundle["image/png"], metadata

    stored = lasting(live)
    after(live, 1, lambda: press(live, "Pause"))
    assert lasting(live) == stored
    assert "%" not in stored[0]
    other = Data(data.x[::-1], data.labels, data.x_test, data.test_labels)
    assert lasting(train_live(*other))[0] == stored[0]


def test_running_the_cell_again_stops_the_former_training_and_leaks_nothing(data):
    async def cells():
        first = train_live(*data)
        press(first, "Start")
        await pictures(first, 1)
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
