"""The contest of notebook 08: prices, the scoreboard, and what stays of a run."""

import asyncio

import numpy as np
import pytest
from driving import Driven
from sessions import trained

from helpers import records
from helpers.figures.curves import Curve
from helpers.figures.style import NORMALIZED
from helpers.lessons.training_with_batch_norm.contest import PLACES, ContestScene
from helpers.lessons.training_with_batch_norm.explore import train_live_contest
from helpers.studies.designs import STARTS, Design
from helpers.studies.session import RECORD_EVERY, Session

PRICES, RISING = np.array([0.0, 100, 200]), np.array([0.1, 0.7, 0.85])
LAST = 10_000
TO_BEAT = Curve("the layer", RISING, NORMALIZED)


def of(data, start="Xavier", normalization="off", batch_size=60):
    design = Design(2, "sigmoid", start, normalization, seed=0)
    return Session(design, data, rate=0.3, batch_size=batch_size)


def scene_of(session):
    return ContestScene(session, 1.5, TO_BEAT, PRICES)


def reach(session, at):
    """Let the test accuracy of the record `at` be the first at the level."""
    (trainer,) = session.trainers.values()
    for i, record in enumerate(trainer.history.records):
        record["accuracy"] = 0.9 if i == at else 0.5
    return session


def rows(scene):
    texts = [(a.get_text(), b.get_text()) for a, b in scene._board]
    return [row for row in texts if any(row)]


@pytest.mark.parametrize(
    ("changes", "price"),
    [
        ({}, 40),
        ({"batch_size": 30}, 20),
        ({"normalization": "on"}, 60),
        ({"start": "normalized once"}, 40 + 1000 / 180),
        ({"start": "normalized once", "normalization": "on"}, 60),
    ],
)
def test_what_a_run_has_paid_when_it_reaches_the_level(data, changes, price):
    session = reach(trained(of(data, **changes), 60), at=2)
    assert scene_of(session).entry().price == pytest.approx(price)


def test_a_change_of_the_mini_batch_changes_the_price_from_there_on(data):
    session = trained(of(data), RECORD_EVERY)
    session.set(rate=0.1, batch_size=30)
    entry = scene_of(reach(trained(session, RECORD_EVERY), at=2)).entry()
    assert entry.price == RECORD_EVERY * 1.5
    assert entry.words == "Xavier, rate 0.1-0.3, batch 30-60, seed 0"


def test_the_first_at_the_level_stands_on_top(data):
    scene = scene_of(reach(trained(of(data), 60), at=2))
    assert "first at 80 % for **40**, 160 before the layer" in scene.draw(step=LAST)
    scene.keep()
    scene.session = of(data, start="wide start (4×)")
    assert "not yet at 80 %" in scene.draw(step=LAST)
    assert rows(scene) == [
        ("40", "Xavier, rate 0.3, seed 0"),
        ("200", "the layer"),
        ("...", "wide start (4×), rate 0.3, seed 0"),
    ]
    assert len(scene._accuracy._pale["Xavier"].get_xdata()) == 4


def test_at_a_step_the_score_is_that_of_then(data):
    session = trained(of(data), RECORD_EVERY)
    session.set(rate=0.1, batch_size=60)
    scene = scene_of(reach(trained(session, 2 * RECORD_EVERY), at=2))
    facts = scene.draw(step=20)
    assert "Step 20: Xavier, rate 0.3, seed 0: paid **20** plain steps" in facts
    assert "not yet at 80 %" in facts
    assert rows(scene)[-1] == ("...", "Xavier, rate 0.3, seed 0")
    assert "Step 0: Xavier, rate 0.3, seed 0: paid **0**" in scene.draw(step=0)
    facts = scene.draw(step=40)
    assert "Step 40: Xavier, rate 0.1-0.3, seed 0: paid **40**" in facts
    assert "first at 80 % for **40**, 160 before" in facts
    assert len(scene._accuracy._lines["Xavier"].get_xdata()) == 4  # all of it
    np.testing.assert_array_equal(scene._accuracy._cursor.get_xdata(), 40)


def test_nothing_stays_that_is_forgotten(data):
    scene = scene_of(reach(trained(of(data), 60), at=2))
    scene.draw(step=LAST)
    scene.keep()
    scene.session = of(data, start="He")
    scene.forget()
    scene.draw(step=LAST)
    assert [words for _, words in rows(scene)] == ["the layer", "He, rate 0.3, seed 0"]
    assert not len(scene._accuracy._pale["Xavier"].get_xdata())


def test_a_run_that_did_not_get_there_leaves_the_scoreboard(data):
    scene = scene_of(reach(trained(of(data), 20), at=9))
    scene.draw(step=LAST)
    scene.keep()
    scene.session = of(data, normalization="on")
    scene.draw(step=LAST)
    assert [words for _, words in rows(scene)] == [
        "the layer",
        "layer, Xavier, rate 0.3, seed 0",
    ]


def test_the_scoreboard_has_room_for_the_best(data):
    scene = scene_of(reach(trained(of(data), 20), at=1))
    scene._kept = {str(i): scene.entry()._replace(price=i) for i in range(20)}
    scene.draw(step=LAST)
    assert [price for price, _ in rows(scene)] == [str(i) for i in range(PLACES)]


def test_a_run_that_diverges_says_so(data):
    design = Design(8, "ReLU", "wide start (4×)", "off", seed=0)
    session = trained(Session(design, data, rate=30.0, batch_size=30), 40)
    facts = scene_of(session).draw(step=LAST)
    assert f"**diverged** at step {session.diverged['plain']}" in facts


def test_the_layer_says_that_it_has_no_normalized_start(data):
    for start in STARTS:
        facts = scene_of(of(data, start, normalization="on")).draw(step=LAST)
        assert ("never normalized once" in facts) == (start == "normalized once")
        assert "never" not in scene_of(of(data, start)).draw(step=LAST)


@pytest.fixture
def live(data):
    widget = train_live_contest(*data, records.read("learning_rates"))
    yield widget
    widget.close()


@pytest.fixture
def driven(live):
    return Driven(live)


def test_every_network_can_run_and_a_setting_begins_anew(live, driven):
    for start in STARTS:
        driven.put(start=start)
        trained(live.session, RECORD_EVERY)
        driven.put(rate=0.3)
        assert start in driven.facts
    driven.put(network="on")
    assert live.session.steps == 0
    assert "with the layer" in driven.facts.lower()
    driven.put(rate=1.0)
    assert live.session.rate == 1.0


def test_it_trains_between_start_and_pause(live, driven):
    async def read():
        live.start()
        while live.session.steps < 2 * RECORD_EVERY:
            await asyncio.sleep(0.01)
        live.pause()

    asyncio.run(read())
    assert "paused at step" in driven.status
    driven.put(start="He")
    driven.reset()
    assert live.session.design.start == "Xavier"


def test_the_layer_to_beat_is_the_one_of_the_record(live, driven):
    assert live._scene._layer.price == pytest.approx(256, abs=1)
    assert "(recorded)" in driven.facts


def test_without_a_kernel_each_run_stands_among_those_before_it(live):
    live.recorded_steps = 60
    played = live.without_kernel()
    scene = played._scene
    facts = scene.draw(run="the layer", step=40)
    assert "Step 40: layer, Xavier, rate 0.1, seed 0" in facts
    once = "normalized once, rate 0.3, seed 0"  # has been at 80 % by then
    assert once in [words for _, words in rows(scene._scene)]
    scene.draw(run="Xavier", step=40)
    assert [words for _, words in rows(scene._scene)] == [
        "layer, Xavier, rate 0.1 (recorded)",
        "Xavier, rate 0.3, seed 0",
    ]
    assert scene.draw(run="the layer", step=40) == facts
    played.close()
