"""What people answer in notebook 14, and what they should read."""

from answers import RIGHT, table, values

MERGED = """
total = n + k
common = (n * mean + k * other_mean) / total
inside = (n * var + k * other_var) / total
between = (n * (mean - common) ** 2 + k * (other_mean - common) ** 2) / total
return common, inside + between
"""
SQUARES = """
common = (n * mean + k * other_mean) / (n + k)
square = (n * (var + mean**2) + k * (other_var + other_mean**2)) / (n + k)
return common, square - common**2
"""
HALVES = """
half = (h - other) / 2
x_hat = half / np.sqrt(half**2 + eps)
return x_hat, -x_hat
"""
STACKED = """
x = np.stack([h, other])
return tuple((x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps))
"""
ALL_CLIENTS = """
share = (counts / counts.sum())[:, None]
mean = (share * means).sum(axis=0)
square = (share * (variances + means**2)).sum(axis=0)
return (share * weights).sum(axis=0), mean, square - mean**2
"""

ANSWERS = [
    *table(
        "merge(n, mean, var, k, other_mean, other_var)",
        [
            MERGED,
            (SQUARES, RIGHT, ""),
            ("inside + between -> inside", "average of variances", "leaves out"),
            ("+ between -> - between", "variance of means subtracted", "larger"),
            (
                "(mean + other_mean) / 2, (var + other_var) / 2",
                "plain averages",
                "counts more",
            ),
            (
                "(mean + other_mean) / 2, "
                "(var + other_var) / 2 + (mean - other_mean)**2 / 4",
                "nothing weighted",
                "equally many",
            ),
            (
                "return common, inside + between -> "
                "return common, inside + (mean - other_mean) ** 2",
                "one mean for both",
                "too much",
            ),
            (
                "inside + between -> (inside + between) * total",
                "sum of squares",
                "Divide",
            ),
            (
                "inside + between -> (inside + between) * total / (total - 1)",
                "unbiased",
                "all examples are there",
            ),
        ],
    ),
    *table(
        "pair(h, other, eps)",
        [
            HALVES,
            (STACKED, RIGHT, ""),
            ("np.sign(h - other), np.sign(other - h)", "signs only", "limit"),
            ("(h - other) / 2 -> h - other", "whole difference", "*half*"),
            ("half**2 + eps -> 2 * half**2 + eps", "unbiased variance", "by $m$"),
            ("np.sqrt(half**2 + eps) -> (abs(half) + eps)", "epsilon outside", "root"),
            ("x_hat, -x_hat -> half, -half", "not divided", "Divide"),
            (
                "np.sqrt(half**2 + eps) -> (half**2 + eps)",
                "divided by the variance",
                "",
            ),
            ("x_hat, -x_hat -> x_hat, x_hat", "both alike", "other side"),
            ("x_hat, -x_hat -> -x_hat, x_hat", "the other way round", "larger one"),
        ],
    ),
    *table(
        "in_another_light(x_hat, a, b)",
        [
            "np.sign(a) * x_hat",
            ("x_hat if a > 0 else -x_hat", RIGHT, ""),
            ("a * x_hat / abs(a)", RIGHT, ""),
            ("x_hat", "all undone", "negative"),
            ("-x_hat", "always inverted", "only"),
            ("a * x_hat", "only shifted back", "divided"),
            ("a * x_hat + b", "nothing undone", "*changed*"),
            ("np.sign(a) * x_hat + b", "only the width undone", "subtracted"),
            ("abs(a) * x_hat", "size kept", "cancels"),
            ("x_hat / a", "upside down", "too often"),
            ("(x_hat - b) / a", "change taken back", "never reached"),
            (
                "z = a * x_hat + b\n"
                "return (z - z.mean(1, keepdims=True)) / z.std(1, keepdims=True)",
                "by rows",
                "over the batch",
            ),
        ],
    ),
    *table(
        "averaged(weights, means, variances, counts)",
        [
            ALL_CLIENTS,
            (
                "square - mean**2 -> "
                "(share * (variances + (means - mean)**2)).sum(axis=0)",
                RIGHT,
                "",
            ),
            (
                "mean, square - mean**2 -> means[0], variances[0]",
                "somebody's",
                "the trap",
            ),
            (
                "square - mean**2 -> (share * variances).sum(axis=0)",
                "average of variances",
                "lies between",
            ),
            (
                "mean, square - mean**2 -> 0 * mean, 0 * mean + 1",
                "the start",
                "before the training",
            ),
            (
                "weights.mean(0), means.mean(0), variances.mean(0) + means.var(0)",
                "clients alike",
                "counts the same",
            ),
            (
                "square - mean**2 -> (share * variances).sum(0) + means.var(0)",
                "spread of clients alike",
                "weighs",
            ),
            (
                "(share * weights).sum(axis=0) -> weights.mean(0)",
                "weights of clients alike",
                "count the same",
            ),
            (
                "(share * weights).sum(axis=0) -> weights.sum(0)",
                "weights added",
                "share",
            ),
            ("counts / counts.sum() -> counts * 1.0", "sums", ""),
        ],
    ),
]
ANSWERS += values(
    "light_of_its_own",
    [
        "each picture standardized",
        "Each picture standardized.",
        ("new statistics", "a single picture"),
        ("each of the two", "differs from picture"),
        ("neither", "its own pixels"),
        ("perhaps", "Answer with one of"),
    ],
)
