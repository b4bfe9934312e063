"""What people answer in notebook 05, and what they should read."""

from answers import table

BANDS = "np.quantile(h, [0.15, 0.5, 0.85], axis=0)"
SORTED = "np.sort(h, axis=0)[(np.array([0.15, 0.5, 0.85]) * len(h)).astype(int)]"
UNIT_BANDS = [
    BANDS,
    "np.array([[np.quantile(unit, q) for unit in h.T] for q in (0.15, 0.5, 0.85)])",
    "np.percentile(h, [15, 50, 85], axis=0)",
    "[np.quantile(h, q, axis=0) for q in (0.15, 0.5, 0.85)]",
    ("axis=0 -> axis=1", "wrong axis", "axis 1"),
    (", axis=0 ->", "all together", "Name the axis"),
    ("quantile -> percentile", "percent for shares", "`np.quantile`"),
    (f"{BANDS}.T", "transposed", "one row a quantile"),
    ("0.15, 0.5, 0.85 -> 0.25, 0.5, 0.75", "quartiles", "25"),
    (f"{BANDS}[::-1]", None, ""),
    (
        "np.stack([h.mean(0) - h.std(0), h.mean(0), h.mean(0) + h.std(0)])",
        "mean and deviation",
        "Gaussian only",
    ),
    ("axis=0 -> 0, method='nearest'", "another definition", "several definitions"),
    (SORTED, "a picture for a quantile", "lies between"),
    (SORTED.replace("len(h)", "(len(h) - 1)"), "another definition", "straight line"),
    (
        f"low, center, high = {BANDS}\nreturn np.stack([center, (high - low) / 2])",
        "only center and spread",
        "the three quantiles",
    ),
]

DRIFT = [
    "np.median(np.abs(np.diff(c, axis=0)) / s[:-1], axis=1)",
    "[np.median(abs(b - a) / r) for a, b, r in zip(c[:-1], c[1:], s)]",
    "np.diff(c, axis=0) -> c[1:] - c[:-1]",
    ("(c, axis=0) -> (c)", "differences of the units", "axis 0"),
    ("s[:-1] -> s", "spread not cut", "`spread[:-1]`"),
    ("np.diff(c, axis=0) / s", "spread not cut", "one move fewer"),
    ("s[:-1] -> s[1:]", "spread afterwards", "*after* them"),
    ("s[:-1] -> s[0]", "ruler of step 0", "`spread[:-1]`"),
    ("/ s[:-1] ->", "no spread", "section 4"),
    ("np.abs ->", "sign kept", "absolute value"),
    (
        "abs(np.median(np.diff(c, axis=0) / s[:-1], axis=1))",
        "absolute value too late",
        "*after* the median",
    ),
    ("median -> mean", "mean over units", "take the median"),
    ("axis=1 -> axis=0", "wrong axis", "over the units"),
    (", axis=1 ->", "no axis", "Name the axis"),
    ("np.abs(np.diff(c, axis=0)) / s[:-1]", "reduction", ""),
    (
        "np.diff(c, axis=0) -> c[1:] - c[0] & s[:-1] -> s[0]",
        "since the start",
        "from the first record",
    ),
    ("abs -> square", None, ""),
]

MOVED_MEAN = [
    "w.T @ d",
    "(d[:, None] * w).sum(axis=0)",
    ("w @ d", "transposed", "over the units"),
    ("d[:, None] * w", "not summed", "Add them up"),
    ("(d[:, None] * w).mean(axis=0)", "mean instead of sum", "*sum*"),
    ("d.mean() * w.sum(axis=0)", "mean of delta", "move alike"),
    ("abs(d @ w)", "sign lost", "keeps its sign"),
    ("abs(d) @ abs(w)", "absolute values", "opposite ones cancel"),
    ("d @ w / 4", "slope", "no sigmoid"),
    ("-d @ w", "sign", "The sign is wrong"),
    ("np.sqrt(d**2 @ w**2)", "deviation", "*independent*"),
    ("w.sum(axis=0)", "moves forgotten", "moved by 1"),
]

ANSWERS = [
    *table("unit_bands(h)", UNIT_BANDS),
    *table("drift(c, s)", DRIFT),
    *table("moved_mean(w, d)", MOVED_MEAN),
]
