"""The batches on which the exercises of notebook 06 are judged."""

import numpy as np

from helpers.lessons.batch_norm_forward.exercises.batches import large_mean_batch


def test_one_pass_is_far_off_in_the_batch_that_shall_show_it():
    x = large_mean_batch(np.random.default_rng(0))
    exact = x.astype(float).var(axis=0)
    one_pass = (x * x).mean(axis=0) - x.mean(axis=0) ** 2
    assert np.array_equal(x.var(axis=0), exact.astype(np.float32))
    assert np.max(np.abs(one_pass / exact - 1)) > 0.02
    assert np.all(one_pass > 0)
