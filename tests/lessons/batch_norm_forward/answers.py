"""What people answer in notebook 06, and what they should read."""

from answers import table

OTHERS = [
    "(x - np.mean(x, 0, keepdims=True)) * (np.var(x, 0, keepdims=True) + eps) ** -0.5",
    """np.array([
        (c - (m := sum(c) / len(c))) / np.sqrt(sum((c - m) ** 2) / len(c) + eps)
        for c in x.T
    ]).T""",
    """(c := x - (p := np.full(len(x), 1 / len(x), x.dtype)) @ x) / np.sqrt(
        p @ c**2 + eps
    )""",
    """((x := x.astype(float)) - x.mean(0)) / np.sqrt(
        (x**2).mean(0) - x.mean(0) ** 2 + eps
    )""",
    "((x.T - x.mean(0)[:, None]) / np.sqrt(x.var(0)[:, None] + eps)).T",
]
BY_FEATURES = """m, v = x.mean(0), x.var(0) ->
n = x.shape[1]; m = x.sum(0) / n; v = ((x - m) ** 2).sum(0) / n"""
ROWS_KEPT = "0), x.var(0) -> 1, keepdims=True), x.var(1, keepdims=True)"
Z = "(x - m) / np.sqrt(v + eps)"

NORMALIZE = [
    "m, v = x.mean(0), x.var(0)\nreturn (x - m) / np.sqrt(v + eps)",
    *OTHERS,
    (BY_FEATURES, "number of features", "over the *examples*"),
    (ROWS_KEPT, "wrong axis", "that is layer normalization"),
    ("v + eps -> v + 10e-7", "fixed eps", ""),
    ("v + eps -> v + 1e-8", "fixed eps", ""),
    ("v + eps -> v + 1e-5", "fixed eps", "argument `eps`"),
    ("np.sqrt(v + eps) -> x.std(0)", "no eps", "$\\varepsilon$ is missing"),
    (
        "np.sqrt(v + eps) -> (x.std(0) + eps)",
        "eps outside the root",
        "outside the root",
    ),
    ("np.sqrt(v -> (v", "variance", "the variance"),
    ("np.sqrt(v + eps) -> (v + eps)**2", "squared instead of rooted", "Take the root"),
    ("np.sqrt(v + eps) -> x.std(0, ddof=1)", "no eps + ddof", "Two things."),
    ("x.var(0) -> x.var(0, ddof=1)", "sample variance", "$m - 1$"),
    ("v + -> np.var(x - m) +", None, ""),
    (f"{Z} -> x / (s := np.sqrt(v + eps)) - m / s", "each divided", "then subtracted"),
    (f"{Z} -> x * (s := (v + eps)**-0.5) - m * s", "each divided", "then subtracted"),
    (
        "v + -> np.sum(x * x, 0) / len(x) - m * m +",
        "one pass",
        "mostly rounding errors",
    ),
    ("v + -> np.maximum((x * x).mean(0) - m * m, 0) +", "one pass", "mostly rounding"),
    ("v + -> (x * x - m * m).mean(0) +", None, "`float32` batch"),
    ("v + -> (x * x - 2 * m * x + m * m).mean(0) +", None, "`float32` batch"),
    ("x.mean(0), x.var(0) -> x[0], ((x - x[0])**2).mean(0)", None, "have the mean 0"),
    ("/ np.sqrt(v + eps) ->", "not scaled", "centring alone"),
    ("(x - m) -> x", "not centred", ""),
    ("(x - m) -> x - m", "only the mean is divided", "Only the mean was divided"),
    ("x", "unchanged", "It is `x` as it came."),
    ("(0), x.var(0) -> (), x.var()", "all together", "all features together"),
    ("(0), x.var(0) -> (1), x.var(1)", "wrong axis, not kept", "axis 1"),
    ("v + eps -> np.maximum(v, eps)", "maximum instead of sum", "a floor"),
    ("np.sqrt(v + eps) -> x.std(0).clip(eps)", "floor under the deviation", "floor"),
]

RETURN = "return y, m, v ->"
Y = f"gamma * {Z} + beta"
FORWARD = [
    f"m, v = x.mean(0), x.var(0)\ny = {Y}\nreturn y, m, v",
    *(f"gamma * ({z}) + beta, x.mean(0), ((x - x.mean(0))**2).mean(0)" for z in OTHERS),
    f"{RETURN} return [y, m, v]",
    (BY_FEATURES, "number of features", "over the *examples*"),
    ("gamma * -> abs(gamma) *", "unsigned gamma", "the absolute value of `gamma`"),
    (f"{RETURN} return x, m, x.std(0)", "unchanged", "`y`: It is `x` as it came."),
    (f"{RETURN} return 0 * x, m, x.std(0)", "zero", "It is 0"),
    (
        f"{Y} -> {Z} & {RETURN} return y, m, x.std(0)",
        "normalized only, deviation",
        "the third value is the standard deviation",
    ),
    ("gamma * -> & + beta ->", "normalized only", "`mean` and `var` are right."),
    (ROWS_KEPT, "wrong axis, kept", "that is layer normalization"),
    ("(0), x.var(0) -> (1), x.var(1)", "wrong axis, not kept", "axis 1"),
    (
        f"{RETURN} return y, m, x.std(0)",
        "deviation returned",
        "the variance is asked for",
    ),
    (f"{RETURN} return y, m, np.sqrt(v + eps)", "divisor returned", "is the divisor"),
    (f"{RETURN} return y, m, v + eps", "variance with eps returned", "contains"),
    ("x.var(0) -> x.var(0, ddof=1)", "sample variance", "$m - 1$"),
    (
        f"{RETURN} return y, m, x.var(0, ddof=1)",
        "sample variance returned",
        "`y` and `mean` are right.",
    ),
    (
        f"{Y} -> (gamma * (x - m) + beta) / np.sqrt(v + eps)",
        "shifted before divided",
        "$\\beta$ is divided",
    ),
    (f"{Y} -> gamma * ({Z} + beta)", "shifted before scaled", "$\\gamma\\beta$"),
    (f"{Z} -> x", "scaled and shifted only", "Nothing is"),
    (
        "gamma * -> beta * & + beta -> + gamma",
        "gamma and beta swapped",
        "changed places",
    ),
    (
        "np.sqrt(v + eps) -> (np.sqrt(v) + eps)",
        "eps outside the root",
        "outside the root",
    ),
    ("v + eps -> v + 1e-5", "fixed eps", "Use the argument `eps`"),
    (
        f"{Y} -> (a := gamma / np.sqrt(v + eps)) * x + (beta - a * m)",
        "folded into one scale and one shift",
        "Centre first, then multiply",
    ),
    (f"{Y} -> 1.1 * ({Y})", None, "the largest difference"),
    (f"{RETURN} return m, v, y", "other order", "in another order"),
    (f"{RETURN} return y, v, m", "order", "`mean` and `var` have changed places"),
    ("(0), x.var(0) -> (0, keepdims=True), x.var(0, keepdims=True)", None, "keepdims"),
]

GAMMA_FOR = [
    "wanted * np.sqrt(1 + eps / var)",
    "[wanted * np.sqrt(1 + eps / var)]",
    "wanted / np.sqrt(var / (var + eps))",
    ("wanted", "eps forgotten", "$\\hat x$ had the standard deviation 1"),
    ("wanted / np.sqrt(var)", "divided by the deviation only", ""),
    ("wanted**2 * (var + eps) / var", "squared", "It is the square"),
]

FARTHEST = [
    "(m - 1) ** 0.5",
    "(1 - 1 / m) / (1 / m - 1 / m**2) ** 0.5",
    ("np.sqrt(m)", "root of m", "the one number moves the mean"),
    ("m - 1", "no root", "the square of it"),
    ("(m - 1) / np.sqrt(m)", "sample variance", "divided by $m - 1$"),
]

TWO_VALUES = [
    "x = (np.arange(m) < k) * 1.0\nz = (x - x.mean()) / x.std()\nreturn z[0], z[-1]",
    "np.sqrt(m / k - 1), -1 / np.sqrt(m / k - 1)",
    ("x.std() -> x.std(ddof=1)", "sample variance", "$m - 1$"),
    ("z[0], z[-1] -> z[-1], z[0]", "order", "have changed places"),
    ("1 - k / m, -k / m", "not divided", "distances from the mean"),
    ("z[0], z[-1] -> z[0], -z[-1]", "sign of zero", "below the mean"),
    (
        "(1 - k / m) / (k / m * (1 - k / m)), -1 / (1 - k / m)",
        "variance for deviation",
        "Take its root",
    ),
]

MERGED = [
    """
    m = (n * a + p * b) / (n + p)
    squares = n * v + p * w + n * (a - m) ** 2 + p * (b - m) ** 2
    return m, squares / (n + p)
    """,
    """
    d, k = b - a, n + p
    return a + d * p / k, (n * v + p * w + d**2 * n * p / k) / k
    """,
    ("+ n * (a - m) ** 2 + p * (b - m) ** 2 ->", "average of the variances", "differ"),
    ("n * v + p * w + ->", "spread of the means", "own variance"),
    (
        "squares / (n + p) -> (v + w + (a - m) ** 2 + (b - m) ** 2) / 2",
        "unweighted squares",
        "by its count",
    ),
    (
        "squares / (n + p) -> (n * v + p * w) / (n + p) + (a - b) ** 2",
        "difference of the means",
        "*common* one",
    ),
    ("(a + b) / 2, (v + w) / 2", "plain averages", ""),
    ("squares / (n + p) -> squares / (n + p - 1)", "sample variance", "one less"),
    (
        "squares / (n + p) -> (n * (v + a * a) + p * (w + b * b)) / (n + p) - m * m",
        "one pass",
        "mostly rounding errors",
    ),
]

ANSWERS = [
    *table("normalize(x, eps)", NORMALIZE),
    *table("forward(x, gamma, beta, eps)", FORWARD),
    *table("gamma_for(wanted, var, eps)", GAMMA_FOR),
    *table("farthest(m)", FARTHEST),
    *table("two_values(m, k)", TWO_VALUES),
    *table("merged(n, a, v, p, b, w)", MERGED),
]
