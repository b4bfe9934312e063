"""What people answer in notebook 08, and what they should read."""

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
    (
        "steps[np.flatnonzero(accuracy < level)[-1] + 1]",
        "no special runs",
        "A run that ends below",
    ),
    (
        """
    below = np.flatnonzero(accuracy < level)
    return steps[below[-1] + 1] if len(below) else np.inf
    """,
        "infinity for the other run",
        "*ends* below",
    ),
    (
        """
    below = np.flatnonzero(accuracy < level)
    return steps[below[-1] + 1] if len(below) else steps[0]
    """,
        "no run that ends below",
        "Return infinity",
    ),
    (
        """
    below = np.flatnonzero(accuracy < level)
    return np.inf if below[-1] + 1 == len(steps) else steps[below[-1] + 1]
    """,
        "no run that is never below",
        "at its first record",
    ),
    ("level -> 0.8", "always 80 %", "80 %"),
    (">= level -> > level", "above, not at", "counts"),
    ("int(steps[i]) -> i", "index instead of step", "look it up"),
    (
        """
    below = np.flatnonzero(accuracy < level)
    return below[-1] + 1 if len(below) else 0
    """,
        "index, also of none",
        "`steps` has the training step",
    ),
    ("np.inf -> -1", "never is -1", "You return -1"),
    ("np.inf -> np.nan", "never is np.nan", "You return np.nan"),
    ("return np.inf ->", None, "Is its `return` missing?"),
]

NORMALIZED_START = [
    """
    h = x @ w + b
    mean, std = h.mean(0), h.std(0)
    return w / std, (b - mean) / std
    """,
    """
    sums = np.array([x @ column for column in w.T]).T
    std = np.sqrt(((sums - sums.mean(0)) ** 2).mean(0))
    return [w / std, -sums.mean(0) / std]
    """,
    "(b - mean) / std -> b / std - mean / std",
    ("(b - mean) / std -> b", "bias as it was", "the old one"),
    ("(b - mean) / std -> b - mean", "bias not divided", "divided, too"),
    ("(b - mean) / std -> b - mean / std", "old bias not divided", "as well"),
    ("b - mean -> b + mean", "sign of the mean", "*taken away*"),
    ("(b - mean) -> (-mean)", "old bias lost", "is missing"),
    ("x @ w + b -> x @ w", "bias left out of the sums", "that of $xW$"),
    ("w / std -> w & (b - mean) / std -> b - mean", "only the mean", "old spread"),
    ("h.std(0) -> h.var(0)", "variance", "standard deviation"),
    ("w / std -> w * std", "multiplied", "*divide*"),
    ("w / std -> (w - mean) / std", "mean taken from the weights", "the bias"),
]

PAIRED_LEAD = [
    """
    lead = a - b
    return lead.mean(), lead.std(ddof=1) / len(a) ** 0.5
    """,
    """
    leads = [x - y for x, y in zip(a, b)]
    mean = sum(leads) / len(leads)
    squares = sum((lead - mean) ** 2 for lead in leads)
    return [mean, (squares / (len(leads) - 1) / len(leads)) ** 0.5]
    """,
    ("a - b -> b - a", "theirs ahead", "turned around"),
    ("/ len(a) ** 0.5 ->", "not divided by the root", "*one*"),
    ("/ len(a) ** 0.5 -> / len(a)", "divided by n", "sqrt n"),
    ("ddof=1 ->", "biased", "With few seeds"),
    ("lead.std(ddof=1) -> a.std(ddof=1)", "spread of ours", "still in it"),
    (
        "lead.std(ddof=1) -> (a.var(ddof=1) + b.var(ddof=1)) ** 0.5",
        "not paired",
        "*independent*",
    ),
    ("lead.mean() -> np.median(lead)", "median", "the median"),
    ("lead.mean() -> lead.sum()", "sum", "add the leads up"),
]

ANSWERS = [
    *table("settled_step(accuracy, steps, level)", SETTLED_STEP),
    *table("normalized_start(w, b, x)", NORMALIZED_START),
    *table("paired_lead(a, b)", PAIRED_LEAD),
]
