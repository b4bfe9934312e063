"""Notebook 14: its live figure."""

import numpy as np
import pytest

from helpers import datasets, records
from helpers.lessons.the_batch_as_a_risk.explore import (
    ANY,
    WHOM,
    BatchScene,
    explore_batch,
    mosaic,
)

BATCH, ALONE = WHOM
BOOT = 29


@pytest.fixture(scope="module")
def scene():
    pictures = datasets.fashion_mnist().test_images
    return BatchScene(pictures, records.read("new_statistics"))


def lengths(scene, mode):
    return [segment[1, 0] for segment in scene._bars[mode].get_segments()]


def test_answers_are_probabilities_and_the_facts_name_the_largest(scene):
    facts = scene.draw(BOOT, ANY, 7, "fog", 0.5, BATCH)
    for mode, line in zip(("inference", "training"), facts.split("\n"), strict=False):
        shares = lengths(scene, mode)
        assert sum(shares) == pytest.approx(1)
        name = datasets.CLASS_NAMES[int(np.argmax(shares))]
        assert line.endswith(f"**{name}** ({max(shares):.0%})")


def test_in_light_over_the_batch_training_mode_answers_as_before(scene):
    scene.draw(BOOT, ANY, 7, "fog", 0, BATCH)
    before = {mode: lengths(scene, mode) for mode in scene._bars}
    for change in ("dimmed", "less contrast", "fog"):
        scene.draw(BOOT, ANY, 7, change, 1, BATCH)
        np.testing.assert_allclose(lengths(scene, "training"), before["training"], 1e-2)
        assert np.abs(
            np.subtract(lengths(scene, "inference"), before["inference"])
        ).max()
    scene.draw(BOOT, ANY, 7, "fog", 1, ALONE)
    change = np.subtract(lengths(scene, "training"), before["training"])
    assert np.abs(change).max() > 0.1


def test_mates_move_the_answer_in_training_mode_alone(scene):
    seen = {mode: set() for mode in scene._bars}
    for mates in (ANY, "bag", "ankle boot"):
        scene.draw(BOOT, mates, 7, "fog", 0, BATCH)
        for mode, answers in seen.items():
            answers.add(tuple(lengths(scene, mode)))
    assert [len(answers) for answers in seen.values()] == [1, 3]


def test_the_first_mates_stand_side_by_side():
    pictures = np.random.default_rng(0).uniform(size=(20, 28, 28))
    canvas = mosaic(pictures)
    np.testing.assert_array_equal(canvas[1:29, 31:59], pictures[1])
    np.testing.assert_array_equal(canvas[31:59, 1:29], pictures[5])
    assert (mosaic(pictures[:1])[:, 30:] == 1).all()


def test_mates_that_are_not_shown_are_counted(scene):
    for count, title in ((15, "its mates"), (63, "15 of 63 mates")):
        scene.draw(BOOT, ANY, count, "fog", 0, BATCH)
        assert scene._company.axes.get_title(loc="left") == title


def test_own_pictures_can_be_few():
    mine = np.zeros((2, 28, 28), np.uint8)
    explorer = explore_batch(mine, records.read("new_statistics"))
    assert explorer._controls["picture"].max == 1
    explorer.close()


def test_a_record_without_a_network_is_refused():
    with pytest.raises(ValueError, match="no network"):
        explore_batch(np.zeros((2, 28, 28)), records.read("parts"))
