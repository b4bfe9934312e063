"""The live figure of notebook 09: what is its own."""

import pytest

from helpers.lessons.training_and_inference.explore import RunningScene
from helpers.studies.running_averages import PATHS

START = {"momentum": 0.1, "batch_size": 16, "drift": 4.0, "path": PATHS[0]}
START |= {"statistic": "mean", "correct": False}


@pytest.fixture(scope="module")
def scene():
    return RunningScene()


def test_more_drift_wants_a_shorter_memory_and_small_batches_a_longer_one(scene):
    def best(**changes):
        return float(scene.draw(**START | changes).split()[-1])

    assert best(drift=8.0) > best() > best(drift=0.4)
    assert best(batch_size=256) > best() > best(batch_size=2)


def test_readout_names_both_conventions(scene):
    facts = scene.draw(**START | {"momentum": 0.01})
    assert "PyTorch momentum=**0.01**, Keras momentum=**0.99**" in facts


def test_ring_marks_the_smallest_error(scene):
    scene.draw(**START)
    weights, errors = scene._errors.get_data()
    assert scene._best.get_xdata() == [weights[errors.argmin()]]
    assert scene._best.get_ydata() == [errors.min()]
