"""Exercises to try the engine on."""

import numpy as np

from helpers.exercises import Exercise, Slip, slips

EPS = 0.1


def standardize(x):
    return (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + EPS)


def eps_outside(x):
    return (x - x.mean(axis=0)) / (x.std(axis=0) + EPS)


def over_features(x):
    centred = x - x.mean(axis=1, keepdims=True)
    return centred / np.sqrt(x.var(axis=1, keepdims=True) + EPS)


def variance_returned(x):
    return x.var(axis=0)


def has_mean_zero(z, x):
    return np.allclose(z.mean(axis=0), 0, atol=1e-4)


EXERCISE = Exercise(
    standardize,
    lambda rng: [(rng.normal(3, 2, size=(8, 3)),), (rng.normal(size=(5, 2)),)],
    slips=slips("""
eps outside: = eps_outside(x)
    `eps` belongs inside the root.
over features: = over_features(x)
    You averaged over features.
variance returned: = variance_returned(x)
    Return the whole array.
"""),
    properties=[("The mean of each column should be 0.", has_mean_zero)],
    praise="Every column has mean 0.",
)


def update(mean, x, momentum):
    return (1 - momentum) * mean + momentum * x.mean(axis=0), len(x)


UPDATE = Exercise(
    update,
    lambda rng: [
        (rng.normal(size=d), rng.normal(size=(m, d)), momentum)
        for m, d, momentum in [(5, 5, 0.1), (7, 3, 0.3), (4, 6, 0.2)]
    ],
    parts=("mean", "count"),
    slips=[Slip("nothing fades", {"1 - momentum": "1"}, "The old keeps its weight.")],
)


def keras(mean, x, momentum):
    return momentum * mean + (1 - momentum) * x.mean(axis=0), len(x)
