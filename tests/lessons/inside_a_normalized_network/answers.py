"""What people answer in notebook 11, and what they should read."""

from statistics import NormalDist

import numpy as np
from answers import table


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
    ("2 ** (-1 / m) -> 0.5 / m", "half in m, the other side", "*smallest*"),
    ("2 ** (-1 / m) -> 0.5", "one number", "*one* number"),
    (f"{Z} -> (2 * np.log(m)) ** 0.5", "limit of large m", "huge m"),
    (f"{Z} + b -> ({Z} + b)", "beta before gamma", "gamma first"),
    (Z, "largest number", "largest"),
    (
        f"abs(g) * {Z} + b -> (g * {Z} if g > 0 else 0) + b",
        "beta alone for a negative gamma",
        "keep $\\beta$ alone",
    ),
    ("2.319", None, "but for `m = 60, gamma = 1, beta = 0` yours is 2.319"),
    ("+ b ->", "fixed beta", "`beta = 0` only"),
]

NEXT_MEANS = [
    """
    c = b / abs(g)
    share = np.array([cdf(v) for v in c])
    density = np.exp(-(c**2) / 2) / np.sqrt(2 * np.pi)
    relu = b * share + abs(g) * density
    return b @ w + d, relu @ w + d
    """,
    """
    u = np.linspace(-9, 9, 20001)
    z = b[:, None] + g[:, None] * u
    p = np.exp(-u * u / 2)
    relu = (np.maximum(0, z) * p).sum(1) / p.sum()
    return np.array([w.T @ b + d, w.T @ relu + d])
    """,
    ("b @ w + d, relu @ w + d -> relu @ w + d, b @ w + d", "order", "changed places"),
    ("+ d ->", "no bias", "bias is missing"),
    ("@ w + d ->", "no weights", "send them through"),
    (
        "relu = b * share + abs(g) * density -> relu = np.maximum(0, b)",
        "ReLU of the mean",
        "is larger",
    ),
    ("b @ w + d, -> d,", "no beta after", "is forgotten"),
    (
        "b @ w + d, relu -> d, (0 * b + abs(g) / np.sqrt(2 * np.pi))",
        "no beta",
        "forgot",
    ),
    ("relu @ -> (abs(g) / np.sqrt(2 * np.pi)) @", "no beta", "You forgot"),
    ("+ abs(g) * density ->", "no density", "is missing"),
    ("abs(g) * density -> density", "density times gamma left out", "the scale"),
    ("+ abs(g) * -> + g *", "sign of gamma", "standard deviation"),
    ("abs(g) -> g", "sign of gamma in both", "turns"),
    ("c = b / abs(g) -> c = 0 * b", "at zero", "alone"),
    ("b * share -> b * (1 - share)", "other side", "*negative*"),
]

ANSWERS = [
    *table("next_means(g, b, w, d)", NEXT_MEANS, cdf=NormalDist().cdf),
    *table(
        "typical_maximum(m, g, b)",
        TYPICAL_MAXIMUM,
        inv_cdf=NormalDist().inv_cdf,
        mean_of_largest=mean_of_largest,
    ),
]
