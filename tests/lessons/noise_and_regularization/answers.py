"""What people answer in notebook 12, and what they should read."""

from answers import RIGHT, table

BY_SEED = """
best = []
for runs in (plain, other):
    means = [np.mean(row) for row in runs if not np.isnan(row).any()]
    best.append(max(means))
return 100 * best[1] - 100 * best[0]
"""
LAST_RATE_SKIPPED = """
a = np.nanmax(np.nanmean(plain[:-1], axis=1))
b = np.nanmax(np.nanmean(other, axis=1))
return 100 * (b - a)
"""
BEST_OF_NANMEAN = """
a, b = (np.nanmean(runs, axis=1).max() for runs in (plain, other))
return 100 * (b - a)
"""
ZERO = """
a, b = (np.nan_to_num(runs.mean(axis=0)).max() for runs in (plain, other))
return 100 * (b - a)
"""
OWN_MAXIMUM = "100 * (np.nanmax(other) - np.nanmax(plain))"
COMMON = """
i = np.nan_to_num(plain.mean(axis=1)).argmax()
return 100 * (other[i].mean() - plain[i].mean())
"""
RATE_OF_EACH_SEED = "100 * (np.nanmax(other, 0).mean() - np.nanmax(plain, 0).mean())"
FLATTERING = "100 * np.nanmax(other.mean(axis=1) - plain.mean(axis=1))"

ANSWERS = [
    *table(
        "gaussian_noise(z, m)",
        [
            ("(1 + z**2 / 2) / m", RIGHT, ""),
            ("1 / m + z * z / (2 * m)", RIGHT, ""),
            ("(2 + np.square(z)) / 2 / m", RIGHT, ""),
            ("np.sqrt((1 + z**2 / 2) / m)", "standard deviation", "*variance*"),
            ("0 * z + 1 / m", "mean alone", "noise of the variance"),
            ("(1 + z**2) / m", "half not squared", "whole of it is squared"),
            ("(1 - z**2 / 2) / m", "parts subtracted", "*add*"),
            ("(1 + z**2 / 4) / m", "half squared twice", "twice as noisy"),
            ("(1 + z) / m", "factor not squared", "*square* of a factor"),
            ("(1 - z / 2) / m", "factor not squared", "*square* of a factor"),
            ("1.5 / m + 0 * z", "average over all", "picture at $z$"),
            ("(1 + z**2 / 2) / m**2", "squared batch size", "has the variance $1/m$"),
        ],
    ),
    *table(
        "noise_law(z, m, skewness, kurtosis)",
        [
            ("(1 + skewness * z + (kurtosis - 1) / 4 * z**2) / m", RIGHT, ""),
            (
                "1 / m + 2 * z / 2 * skewness / m + z**2 / 4 * (kurtosis - 1) / m",
                RIGHT,
                "",
            ),
            ("(1 + z**2 / 2) / m", "Gaussian", "skewness is 0"),
            ("(1 + skewness * z + z**2 / 2) / m", "tails forgotten", "minus one"),
            ("(1 + (kurtosis - 1) / 4 * z**2) / m", "skewness forgotten", "covariance"),
            (
                "(1 - skewness * z + (kurtosis - 1) / 4 * z**2) / m",
                "skewness with the other sign",
                "*subtracted*",
            ),
            (
                "(1 + skewness * z + kurtosis / 4 * z**2) / m",
                "kurtosis not reduced",
                "subtract it",
            ),
            (
                "(1 + skewness * z + (kurtosis - 3) / 4 * z**2) / m",
                "minus three",
                "which is 1",
            ),
            (
                "(1 + skewness * z / 2 + (kurtosis - 1) / 4 * z**2) / m",
                "skewness halved",
                "counts twice",
            ),
        ],
    ),
    *table(
        "matching_rate(m)",
        [
            ("3 / (2 * m + 3)", RIGHT, ""),
            ("(3 / (2 * m)) / (1 + 3 / (2 * m))", RIGHT, ""),
            ("1 - 1 / (1 + 1.5 / m)", RIGHT, ""),
            ("1.5 / m", "one minus the rate forgotten", "$p/(1-p)$"),
            ("1 / (1 + 1.5 / m)", "share of the kept", "*kept*"),
            ("1 / (m + 1)", "mean alone", "$1/m$"),
            ("3 / (2 * m - 3)", "sign of the fraction", "with a plus"),
            ("3 / (m + 3)", "far too much", "$3/m$"),
        ],
    ),
    *table(
        "fair_gain(plain, other)",
        [
            ("100 * (np.nanmax(other.mean(1)) - np.nanmax(plain.mean(1)))", RIGHT, ""),
            (BY_SEED, RIGHT, ""),
            ("np.nanmax(other.mean(1)) - np.nanmax(plain.mean(1))", "share", "100"),
            (
                "100 * (np.nanmax(plain.mean(1)) - np.nanmax(other.mean(1)))",
                "other minus plain turned round",
                "turned round",
            ),
            (OWN_MAXIMUM, "luckiest seed", "Average over the seeds first"),
            ("100 * (other.max() - plain.max())", "nan", "pass over `nan`"),
            (BEST_OF_NANMEAN, "nan", "pass over `nan`"),
            ("100 * (other.mean(0).max() - plain.mean(0).max())", "nan", "axis 1"),
            (
                "100 * (np.nanmean(other, 0).max() - np.nanmean(plain, 0).max())",
                "wrong axis",
                "over the rates (axis 0)",
            ),
            (ZERO, "wrong axis, and nan as 0", "seeds stand along axis 1"),
            (LAST_RATE_SKIPPED, "diverged seeds left out", "Such a rate is out"),
            (COMMON, "at the best rate of plain", "best rate of its own"),
            (RATE_OF_EACH_SEED, "each seed at its own best rate", "one best rate"),
            (FLATTERING, "largest gain at one rate", "most flattering"),
            (
                "100 * (np.nanmean(other) - np.nanmean(plain))",
                "average over the rates",
                "judged at its best",
            ),
        ],
    ),
]
