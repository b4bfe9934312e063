"""What people answer in notebook 01, and what they should read."""

from answers import table, values

BY_COLUMN = """
columns = [
    (b - np.mean(a)) / np.sqrt(np.mean((a - np.mean(a)) ** 2))
    for a, b in zip(train.T, test.T)
]
return np.array(columns).T
"""
BOTH = """
mean, std = train.mean(axis=0), train.std(axis=0)
return (train - mean) / std, (test - mean) / std
"""
JOINED = """
x = np.vstack([train, test])
return (test - x.mean(0)) / x.std(0)
"""
BY_EXAMPLE = "(test - test.mean(1, keepdims=True)) / test.std(1, keepdims=True)"

SCALE_TEST = [
    BY_COLUMN,
    "(test - np.mean(train, axis=0)) / np.std(train, axis=0)",
    "test / train.std(0) - train.mean(0) / train.std(0)",
    (BOTH, None, "2 values"),
    ("(test - test.mean(0)) / test.std(0)", "test statistics", "both from `train`"),
    (JOINED, "statistics of both", "saw the test set"),
    ("(test - train.mean(0)) / test.std(0)", "deviation of the test set", "different"),
    ("(test - test.mean(0)) / train.std(0)", "mean of the test set", "different"),
    ("(train - train.mean(0)) / train.std(0)", "training set scaled", "scaled `test`"),
    ("(test - train.mean(0)) / train.std(0, ddof=1)", "sample variance", "$m - 1$"),
    ("(test - train.mean(0)) / train.var(0)", "variance", "squared units"),
    ("test - train.mean(0) / train.std(0)", "no parentheses", "parentheses"),
    ("test / train.std(0) - train.mean(0)", "divided before centring", "*undivided*"),
    ("(test - train.min(0)) / (train.max(0) - train.min(0))", "min-max", "min-max"),
    ("(test - train.mean(1)) / train.std(1)", "wrong axis", "axis 0"),
    (BY_EXAMPLE, "each example of test by itself", "axis 0"),
    ("(test - train.mean()) / train.std()", "all features together", "name the axis"),
    ("test / train.std(0)", "not centred", "scaling alone"),
    ("test - train.mean(0)", "not scaled", "centring alone"),
    ("(test - train.mean(0)) * train.std(0)", "operator", "`"),
    ("(train.mean(0) - test) / train.std(0)", "sign", "negative"),
    ("(test - np.median(train, 0)) / train.std(0)", "median", "median"),
    ("(test - train.mean(0)) / np.sqrt(train.std(0))", None, "largest difference"),
]

FROM_THE_MIDDLE = """
low, high = np.min(x, axis=0), np.max(x, axis=0)
return (x - (low + high) / 2) / ((high - low) / 2)
"""
TO_SYMMETRIC = [
    FROM_THE_MIDDLE,
    ("(x - x.min(0)) / (x.max(0) - x.min(0))", "runs from 0 to 1", "width of 2"),
    ("2 * (x - x.min(0)) / np.ptp(x, axis=0)", "runs from 0 to 2", "move it by 1"),
    ("2 * (x - x.max(0)) / np.ptp(x, axis=0)", "runs from -2 to 0", "-2 to 0"),
    ("(x - x.min(0)) / np.ptp(x, axis=0) - 0.5", "runs from -0.5 to 0.5", "make it 2"),
    ("(x - x.min(0)) / np.ptp(x, axis=0) - 1", "runs from -1 to 0", "before you move"),
    ("1 - 2 * (x - x.min(0)) / np.ptp(x, axis=0)", "upside down", "upside down"),
    ("x / np.abs(x).max(0)", "divided by the largest size", "only one of the two ends"),
    ("(x - x.mean(0)) / x.std(0)", "standardized", "the minimum and the maximum"),
    ("2 * (x - x.mean(0)) / np.ptp(x, axis=0)", "mean instead of middle", "halfway"),
    ("2 * (x - x.min()) / np.ptp(x) - 1", "all features together", "name the axis"),
    ("2 * x - x.min(0) / np.ptp(x, axis=0) - 1", None, "begins at -1"),
]

RAW_NEURON = [
    "[list(w / std), b - np.dot(w, mean / std)]",
    "w / std, b - sum(w * mean / std)",
    ("b - (w * mean / std).sum(), w / std", "order", "changed places"),
    ("w * std, b - (w * mean / std).sum()", "multiplied", "*divided*"),
    ("w * std, b", "multiplied", "not right yet, either"),
    ("w * std + mean, b", "inverse of the data", "as if they were data"),
    ("(w - mean) / std, b", "weights scaled as data", "as if they were data"),
    ("w / std**2, b - (w * mean / std).sum()", "divided by the variance", "no square"),
    ("w, b - (w * mean / std).sum()", "weights unchanged", "`b_raw` is right"),
    ("w / std, b", "bias unchanged", "`w_raw` is right"),
    ("w / std, b + (w * mean / std).sum()", "sign of the bias", "*subtracted*"),
    ("w / std, b - (w * mean).sum()", "mean not divided", "deviation, too"),
    ("w / std, b - mean.sum()", "means alone", "multiply out"),
    ("w / std, b - (mean / std).sum()", "no weights in the bias", "multiply out"),
    ("w / std, b - (w * mean / std).mean()", "mean of the features", "*add up*"),
    ("w / std, b - w * mean / std", "one bias a feature", "one bias"),
    ("w / std, b / std - (w * mean / std).sum()", "bias divided", "outside the sum"),
    ("w / std + 3, b", "bias unchanged", "(`w_raw` is not right yet, either.)"),
    ("w", None, "`b_raw`"),
]

HUNDRED = [
    1e-4,
    (1 / 100) ** 2,
    1 / 10_000,
    (0.01, "how long is the way?"),
    (0.1, "Both the gradient and"),
    (1, "same width"),
    (1e4, "inverse"),
    (0.02, "They do not add"),
    (0.000092, "not derived"),
    (-1e-4, "positive"),
    (1e-8, "squared twice"),
    ([1e-4], "without brackets"),
]

ANSWERS = [
    *values("hundred", HUNDRED),
    *table("scale_test(train, test)", SCALE_TEST),
    *table("to_symmetric(x)", TO_SYMMETRIC),
    *table("raw_neuron(w, b, mean, std)", RAW_NEURON),
]
