"""What people answer in notebook 08, and what they should read."""

from statistics import NormalDist

import numpy as np
from answers import table

SETTLED_STEP = [
    """
    for i in range(len(accuracy)):
        if min(accuracy[i:]) >= level:
            return int(steps[i])
    return np.inf
    """,
    """
    settled = float("inf")
    for step, share in zip(steps[::-1], accuracy[::-1]):
        if share < level:
            break
        settled = step
    return settled
    """,
    """
    worst = np.minimum.accumulate(accuracy[::-1])[::-1]
    return np.append(steps, np.inf)[(worst < level).sum()]
    """,
    "int(steps[i]) -> [steps[i]] & np.inf -> [np.inf]",
    ("0", "always 0", "0 for every run"),
    (
        "(len(accuracy)) -> (len(accuracy) - 1)",
        "last record never looked at",
        "has settled there",
    ),
    ("int(steps[i]) -> 50 * i", "steps of 50", "every 50 steps"),
    ("min(accuracy[i:]) -> accuracy[i]", "first step", "may fall below it again"),
    (
        "steps[np.argmax(accuracy >= level)]",
        "first step, 0 for never",
        "where there is none",
    ),
    (
        "(len(accuracy)) -> (len(accuracy) - 1) & i:] -> i + 1:]",
        "last time below",
        "from the next one on",
    ),
    (
        "steps[np.flatnonzero(accuracy < level)[-1]]",
        "last time below",
        "from the next one on",
    ),
    ("steps[np.flatnonzero(accuracy < level)[-1] + 1]", None, "raised IndexError"),
    ("level -> 0.8", "always 80 %", "80 %"),
    (">= level -> > level", "above, not at", "counts"),
    ("int(steps[i]) -> i", "index instead of step", "look it up"),
    ("np.inf -> -1", "never is -1", "You return -1"),
    ("np.inf -> np.nan", "never is np.nan", "You return np.nan"),
    ("return np.inf ->", None, "Is its `return` missing?"),
]


def mean_of_largest(m):
    z = np.linspace(-8, 8, 4001)
    cdf = np.array([NormalDist().cdf(v) for v in z])
    return np.sum((z[1:] + z[:-1]) / 2 * np.diff(cdf**m))


Z = "inv_cdf(2 ** (-1 / m))"
TYPICAL_MAXIMUM = [
    f"max(0, abs(g) * {Z} + b)",
    f"v = abs(g) * {Z} + b\nreturn v * (v > 0)",
    ("2 ** (-1 / m) -> 0.5**m", "power instead of root", "take the root"),
    ("abs(g) -> g", "sign of gamma", "*smallest*"),
    ("max(0, -> (", "no ReLU", "never puts out a negative number"),
    ("max(0, abs(g) -> (g", "no ReLU, sign of gamma", "Two things"),
    (f"{Z} -> mean_of_largest(m)", "mean, not median", "*expected*"),
    ("2 ** (-1 / m) -> 1 - 1 / m", "one in m", "63 %"),
    ("2 ** (-1 / m) -> 1 - 1 / (2 * m)", "half in m", "*product*"),
    ("2 ** (-1 / m) -> 0.5", "one number", "*one* number"),
    (f"{Z} -> (2 * np.log(m)) ** 0.5", "limit of large m", "huge m"),
    (f"{Z} + b -> ({Z} + b)", "beta before gamma", "gamma first"),
    (Z, "largest number", "largest"),
    ("+ b ->", "fixed beta", "`beta = 0` only"),
]

COMBINE = [
    "m.mean(0), v.mean(0) + m.var(0)",
    "np.array([m.mean(0), v.mean(0) + m.var(0)])",
    "mean = m.sum(0) / len(m)\nreturn mean, np.mean(v + m**2, axis=0) - mean**2",
    ("+ m.var(0) ->", "mean of variances", "`mean` is right."),
    ("v.mean(0) + ->", "variance of means", "*inside*"),
    ("v.mean(0) + m.var(0) -> (v.mean(0) + m.var(0)) ** 0.5", "deviation", "square"),
    ("+ -> -", "variance of means subtracted", "larger, not smaller"),
    ("m.var(0) -> (m * m).mean(0)", "mean square", "mean square of all"),
    ("m.var(0) -> m.var(0, ddof=1)", "unbiased spread of means", "not by one less"),
    ("(0) -> (1)", "wrong axis", "batches are on axis 0"),
    (
        "v.mean(0) -> np.mean(v**0.5, axis=0) ** 2",
        "standard deviations",
        "not the standard deviations",
    ),
    ("v.mean(0) + m.var(0), m.mean(0)", "order", "have changed places"),
    ("(0) -> ()", "no axis", "Name the axis"),
    (
        """
        n, mean = m.shape[1], m.sum(0) / m.shape[1]
        return mean, v.sum(0) / n + ((m - mean) ** 2).sum(0) / n
        """,
        "sizes",
        "How many examples",
    ),
    ("m.mean(0), 60 / 59 * (v.mean(0) + m.var(0))", None, "There is a factor"),
    ("mean(0) -> sum(0)", "total", "A sum and a mean"),
]

ANSWERS = [
    *table("settled_step(accuracy, steps, level)", SETTLED_STEP),
    *table(
        "typical_maximum(m, g, b)",
        TYPICAL_MAXIMUM,
        inv_cdf=NormalDist().inv_cdf,
        mean_of_largest=mean_of_largest,
    ),
    *table("combine(m, v)", COMBINE),
]
