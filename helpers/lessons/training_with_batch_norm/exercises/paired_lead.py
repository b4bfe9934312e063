"""Notebook 08, exercise 2: a lead, seed by seed, and how sure it is."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from helpers.exercises import Exercise, slips


def paired_lead(ours: Any, theirs: Any) -> Any:
    """Return the mean lead, and its standard error over the seeds."""
    lead = ours - theirs
    return lead.mean(), lead.std(ddof=1) / np.sqrt(len(lead))


def cases(rng: np.random.Generator) -> Iterator[tuple[Any, ...]]:
    """Yield runs whose luck is shared: with leads of both signs, of 2 to 9 seeds."""
    for seeds, lead in [(5, 0.2), (9, -0.3), (2, 0.5), (4, -0.1)]:
        luck = rng.standard_normal(seeds)
        yield luck + lead + 0.1 * rng.standard_normal(seeds), luck


PAIRED_LEAD = Exercise(
    paired_lead,
    cases,
    parts=("lead", "error"),
    slips=slips(r"""
MEAN = lead.mean()
ERROR = lead.std(ddof=1) / np.sqrt(len(lead))
THEIRS = theirs.var(ddof=1)
not paired: ERROR -> np.sqrt((ours.var(ddof=1) + THEIRS) / len(lead))
    That is the error of the difference of two *independent* means. Both networks of a
    pair meet the same first weights and mini-batches, so part of their luck is shared:
    subtract seed by seed first, then take the spread of the differences.
spread of ours: ERROR -> ours.std(ddof=1) / np.sqrt(len(lead))
    That is the error of our own mean. The luck that both share is still in it: take the
    spread of the differences.
not divided by the root: ERROR -> lead.std(ddof=1)
    That is the spread of *one* difference. The mean of $n$ of them spreads $\sqrt n$
    times less.
divided by n: ERROR -> lead.std(ddof=1) / len(lead)
    The *variance* of a mean is $n$ times less than that of one value. The standard
    deviation is $\sqrt n$ times less.
variance: ERROR -> lead.var(ddof=1) / len(lead)
    That is the square of the standard error.
biased: lead.std(ddof=1) -> lead.std()
    With few seeds it matters: the deviations are taken from a mean that the same seeds
    have set, and come out too small. Divide their squares by $n - 1$: `ddof=1`.
biased and not divided: ERROR -> lead.std()
    That is the spread of one difference, and a little too small. You want the error of
    their mean, estimated with $n - 1$.
theirs ahead: ours - theirs -> theirs - ours
    The sign is turned around: the lead is positive if *ours* is higher.
no sign: MEAN -> abs(lead).mean()
    A lead of a run behind is negative: average the differences with their signs.
median: MEAN -> np.median(lead)
    You take the median. The standard error that goes with it here is that of the mean.
sum: MEAN -> lead.sum()
    You add the leads up. Divide by their number.
"""),
    praise="A lead of less than about two standard errors may be luck. With five seeds "
    "the error itself is known only roughly.",
)
