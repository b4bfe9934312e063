"""What people answer in notebook 04, and what they should read."""

from answers import table

MEAN_SLOPE = [
    "np.mean(y * (1 - y))",
    "(y - y**2).mean()",
    "sum(one * (1 - one) for row in y for one in row) / (len(y) * len(y[0]))",
    "[np.mean(y * (1 - y))]",
    ("np.sum(y * (1 - y)) / len(y)", "divided by the examples only", "examples only"),
    ("np.sum(y * (1 - y)) / y.shape[1]", "divided by the units only", "units only"),
    ("(y * (1 - y)).sum()", "sum", "Divide by their number"),
    (
        "s = 1 / (1 + np.exp(-y))\nreturn np.mean(s * (1 - s))",
        "activation taken for the input",
        "at the *place*",
    ),
    ("y.mean() * (1 - y.mean())", "slope at the mean", "at the mean"),
    ("1 - np.mean(y**2)", "slope of tanh", "slope of tanh"),
    ("np.mean(y * (1 - y)) / 0.25", "share of the peak", "1/4"),
    ("(y * (1 - y)).mean(axis=1)", "mean for each example", "leave `axis`"),
    ("np.mean(y)", "mean activation", "*activations*"),
    ("np.median(y * (1 - y))", "median", "np.median"),
]

ARRIVING_SHARE = [
    "(r * s) ** depth",
    "np.prod([r * s for _ in range(depth)])",
    "np.exp(depth * np.log(r * s))",
    "np.exp(depth * (np.log(r) + np.log(s)))",
    ("r * s", "depth forgotten", "*one* layer"),
    ("depth * r * s", "added instead of multiplied", "multiplied"),
    ("r**depth", "weights forgotten", "by the weights of every layer"),
    ("s**depth", "slopes forgotten", "the slope, too"),
    ("s * r**depth", "weights counted once", "once for every layer"),
    ("(r * s) ** 20", "twenty layers always", "`depth`"),
    ("(r * s) ** (2 * depth)", "mean square", "*squared* norm"),
    ("1 - (r * s) ** depth", "what is lost", "lost"),
    ("(r * s) ** (depth - 1)", "one layer short", "One layer is missing"),
    ("(r + s) ** depth", "slope and weights added", "both"),
]

LEAKY_SCALE = [
    "(2 / (1 + a * a)) ** 0.5",
    "np.array([np.sqrt(2 / (1 + a**2))])",
    ("np.sqrt(2)", "the leak ignored", "ReLU"),
    ("2 / (1 + a)", "mean slope", "*squared* slope"),
    ("np.sqrt(2 / (1 + a))", "root of the mean slope", "$a^2$"),
    ("2 / (1 + a**2)", "root forgotten", "Take the root"),
    ("np.sqrt(1 / (1 + a**2))", "half forgotten", "*half*"),
    ("np.sqrt((1 + a**2) / 2)", "inverse", "rms slope"),
    ("1.0", "fixed a", "Use the argument `a`"),
    ("a", "unchanged", "`a` as it came"),
]

SHARE = "np.mean(a.mean(axis=0) ** 2) / np.mean(a**2)"
BY_WEIGHTS = """
h = a @ np.random.default_rng(1).standard_normal((a.shape[1], 300_000))
return np.mean(h.mean(axis=0) ** 2) / np.mean(h**2)
"""  # what the exercise is about: close, and not exact
COMMON_SHARE = [
    SHARE,
    "1 - np.mean(a.var(axis=0)) / np.mean(a**2)",
    (BY_WEIGHTS, None, "is a number"),
    ("np.mean(a.var(axis=0)) / np.mean(a**2)", "the other share", "*differs*"),
    ("a.mean(axis=0) -> np.mean(a)", "one mean for all", "its own mean"),
    ("axis=0 -> axis=1", "mean of each example", "axis 0"),
    ("np.mean(a**2) -> np.var(a)", "share of the variance", "lost their mean"),
    (
        "np.mean(a**2) -> np.mean(a.var(axis=0))",
        "against the variance over the batch",
        "*both* parts",
    ),
    ("np.var(a.mean(axis=0)) / np.mean(a**2)", "variance of the means", "in common"),
    (f"np.sqrt({SHARE})", "rooted", "root"),
    (f"100 * {SHARE}", "percent", "percent"),
    (f"1 / ({SHARE})", "inverse", "upside down"),
]

NORMALIZED_FACTOR = [
    "np.sqrt(p @ s**2 / (p @ (y - p @ y) ** 2))",
    "(sum(p * s**2) / (sum(p * y**2) - sum(p * y) ** 2)) ** 0.5",
    ("(y - p @ y) -> y", "mean square for variance", "*variance*"),
    ("p @ s**2 -> (p @ s)**2", "mean slope", "Square the slopes first"),
    ("np.sqrt ->", "root forgotten", "*squared* norm"),
    ("np.sqrt -> 1 / np.sqrt", "inverse", "Turned round"),
    ("np.sqrt(p @ s**2)", "rms slope", "*first* layer"),
    (
        "np.sqrt(np.mean(s**2) / np.var(y))",
        "without the weights of the grid",
        "`p @ f`",
    ),
    (
        "np.sqrt(p @ s**2 / np.var(y))",
        "variance without the weights of the grid",
        "`p @ f`",
    ),
]

ANSWERS = [
    *table("mean_slope(y)", MEAN_SLOPE),
    *table("arriving_share(r, s, depth)", ARRIVING_SHARE),
    *table("leaky_scale(a)", LEAKY_SCALE),
    *table("common_share(a)", COMMON_SHARE),
    *table("normalized_factor(y, s, p)", NORMALIZED_FACTOR),
]
