"""The noise of the batch: measured against its law."""

import numpy as np
import pytest

from helpers.nn.batch_norm import batch_norm_forward
from helpers.studies.batch_noise import (
    draw_mates,
    in_company,
    matching_rate,
    noise_law,
)


def test_mates_are_all_others_equally_often(rng):
    mates = draw_mates(2, 5, 20_000, 3, rng)
    assert mates.shape == (20_000, 2)
    counts = np.bincount(mates.ravel(), minlength=5) / mates.size
    np.testing.assert_allclose(counts, [0.25, 0.25, 0, 0.25, 0.25], atol=0.01)


def test_company_is_batch_normalization_of_the_batch(rng):
    h = rng.normal(3, 2, (9, 4))
    mates = np.array([[0, 1, 8], [5, 5, 2]])
    for row, found in zip(mates, in_company(h, 6, mates), strict=True):
        y, _ = batch_norm_forward(h[[6, *row]], np.ones(4), np.zeros(4), eps=0.0)
        np.testing.assert_allclose(found, y[0])


@pytest.mark.parametrize("draw", ["standard_normal", "standard_exponential", "random"])
def test_the_law_holds_in_large_batches(rng, draw):
    h = getattr(rng, draw)((20_000, 1))
    z = (h - h.mean()) / h.std()
    for wanted in (0, -1, 1.5):
        picture = int(np.abs(z - wanted).argmin())
        found = in_company(h, picture, draw_mates(picture, len(h), 4000, 200, rng))
        law = noise_law(z[[picture]], 200, (z**3).mean(axis=0), (z**4).mean(axis=0))
        assert found.var() == pytest.approx(law.item(), rel=0.12)


@pytest.mark.parametrize("m", [2, 10, 1000])
def test_the_matching_rate_has_the_average_variance(m):
    rate = matching_rate(m)
    z = np.linspace(-1, 1, 11)[:, np.newaxis]
    z = z / z.std()
    assert rate / (1 - rate) == pytest.approx(noise_law(z, m).mean())


def test_unless_told_otherwise_the_law_is_that_of_a_gaussian():
    z = np.array([[-2.0], [0.0], [1.0]])
    np.testing.assert_allclose(noise_law(z, 50), (1 + z**2 / 2) / 50)
