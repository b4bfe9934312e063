"""What people answer in notebook 00, and what they should read."""

from answers import table, values

BY_HAND = """
hits = 0
for p, l in zip(predicted, labels):
    if p == l:
        hits += 1
return hits / len(labels)
"""

SHARE_RIGHT = [
    "(predicted == labels).mean()",
    BY_HAND,
    "1 - np.count_nonzero(predicted - labels) / labels.size",
    "[np.mean(predicted == labels)]",
    ("np.all(predicted == labels)", "all or nothing", "`np.all`"),
    ("int(np.mean(predicted == labels))", "all or nothing", "`int(...)`"),
    ("np.sum(predicted == labels) // len(labels)", "all or nothing", "`//`"),
    ("np.array_equal(predicted, labels)", "all or nothing", "no answer is wrong"),
    ("round(np.mean(predicted == labels))", "rounded", "Do not round"),
    ("np.any(predicted == labels)", "any", "as soon as a single answer"),
    ("(predicted == labels).sum()", "count", "Divide it by the number of all"),
    ("np.mean(predicted != labels)", "share wrong", "*wrong*"),
    ("100 * np.mean(predicted == labels)", "percent", "between 0 and 1"),
    ("np.sum(predicted == labels) / 2000", "divided by 2000", "fixed number"),
    ("np.sum(predicted == labels) / 10", "divided by 10", "`len(labels)`"),
    ("predicted == labels", "elementwise", "Now make one number"),
    ("np.mean(predicted - labels)", "difference", "names, not amounts"),
    ("np.mean(abs(predicted - labels))", "distance", "names, not amounts"),
    ("np.mean(np.isin(predicted, labels))", "wherever", "at its own place"),
    ("len(labels) / np.sum(predicted == labels)", "inverse", "upside down"),
]

ALWAYS_BAG = [
    10,
    10.0,
    1 / 10 * 100,
    ([10], "without brackets: 10"),
    ([10, 20], "one number, not 2"),
    (0.1, "In percent"),
    (200, "What share is it?"),
    (90, "wrong answers"),
    (11, "too large"),
    ("10", "real numbers"),
]

ANSWERS = [
    *table("share_right(predicted, labels)", SHARE_RIGHT),
    *values("always_bag", ALWAYS_BAG),
]
