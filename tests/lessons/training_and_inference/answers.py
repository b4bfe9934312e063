"""What people answer in notebook 09, and what they should read."""

from answers import table, values

KERAS = "(1 - momentum) -> old & momentum -> (1 - momentum) & old -> momentum"
MEAN, VAR = "momentum * x.mean(0)", "momentum * x.var(0, ddof=1)"
UPDATE = [
    f"""
    if training:
        mean = (1 - momentum) * mean + {MEAN}
        var = (1 - momentum) * var + {VAR}
    return mean, var
    """,
    """
    if training:
        new = ((x - x.mean(0)) ** 2).sum(0) / (len(x) - 1)
        mean = mean + momentum * (x.mean(0) - mean)
        var = var + momentum * (new - var)
    return mean, var
    """,
    "return mean, var -> return np.array([mean, var])",
    ("(1 - momentum) -> 0.9 & momentum -> 0.1", "fixed momentum", "`momentum = 0.1`"),
    (
        "x.var(0, ddof=1) -> x.var(0) * x.shape[1] / (x.shape[1] - 1)",
        "sizes",
        "`running_mean` is right.",
    ),
    (KERAS, "reversed momentum", "Keras"),
    (f"{KERAS} & , ddof=1 ->", "reversed momentum, biased variance", "both respects"),
    ("mean(0) -> mean(1) & var(0 -> var(1", "axis", "along another axis"),
    ("mean(0) -> mean() & var(0, -> var(", "no axis", "Name the axis"),
    (
        f"{KERAS} & mean(0) -> mean() & var(0, -> var(",
        "reversed momentum + no axis",
        "Two things",
    ),
    (f"{KERAS} & x.var -> x.std", "reversed momentum + deviation", "Two things"),
    (", ddof=1 ->", "biased running variance", "divide by $m$"),
    ("x.var(0, ddof=1) -> x.std(0)", "standard deviation", "is a variance"),
    (
        "x.var(0, ddof=1) -> x.var(0) * (len(x) - 1) / len(x)",
        "correction upside down",
        "upside down",
    ),
    ("(1 - momentum) * ->", "nothing fades", "grow for ever"),
    ("(1 - momentum) -> 0 & momentum * ->", "newest batch only", "Mix them"),
    ("if training -> if True", "updates at inference", "also happens"),
    ("if training -> if not training", "training inverted", "*only* where"),
    ("return mean, var -> return var, mean", "order", "have changed places"),
    (f"var = (1 - momentum) * var + {VAR} ->", "unchanged", "It is `var` as it came"),
    ("x.mean(0) -> x.sum(0)", "total", "`running_var` is right."),
]

Z = "(x - m) / np.sqrt(v + e)"
INFER = [
    f"g * {Z} + b",
    "b + g * (x - m) * (v + e) ** -0.5",
    "s = g * (v + e) ** -0.5\nreturn x * s + (b - m * s)",
    ("- m -> - x.mean(0) & v + -> x.var(0) +", "batch statistics", "the company"),
    ("- m -> - x.mean(0) & v + e -> x.var(0) + 1e-5", None, ""),
    ("v + -> x.var(0) +", "variance of the batch, given mean", "of `x` itself"),
    ("- m -> - x.mean(0)", "mean of the batch, given variance", "mean of `x` itself"),
    ("np.sqrt ->", "root", "A root is missing"),
    (
        "np.sqrt(v + e) -> v",
        "divided by the variance, without epsilon",
        "root is missing",
    ),
    ("np.sqrt(v + e) -> (v + e)**2", "square in the place of the root", "You square"),
    (f"{Z} -> (x - m / np.sqrt(v + e))", "mean alone divided", "the mean alone"),
    ("(x - m) -> x", "without mean", "`mean` has no effect"),
    ("v + e -> v", "epsilon forgotten", "Without `eps`"),
    ("v + e -> v + 1e-8", "epsilon forgotten", "next to nothing"),
    ("v + e -> v + 1e-5", "fixed eps", "1e-05"),
    ("np.sqrt(v + e) -> (np.sqrt(v) + e)", "epsilon outside", "inside the root"),
    ("(g * (x - m) + b) / np.sqrt(v + e)", "beta divided", "added last"),
    (f"g * ({Z} + b)", "gamma also on beta", "First scale"),
    (f"b * {Z} + g", "exchanged gamma and beta", "have changed places"),
    (f"abs(g) * {Z} + b", "unsigned gamma", "its sign counts"),
    (Z, "gamma and beta forgotten", "are learned"),
    (f"{Z} + b", "without gamma", "`gamma` has no effect"),
    (f"g * {Z}", "without beta", "`beta` has no effect"),
    ("x", "unchanged", "It is `x` as it came"),
]

BIAS = "beta + (b - m) * s"
FOLD = [
    f"s = gamma / np.sqrt(v + e)\nreturn w * s, {BIAS}",
    "s = np.diag(gamma * (v + e) ** -0.5)\nreturn w @ s, b @ s - m @ s + beta",
    ("w, beta + b", "old weight, old bias and beta", "`weight` comes back as it was"),
    ("w * s -> w", "unchanged", "as it came"),
    (f"{BIAS} -> beta + b", "mean and scale forgotten", "lacks"),
    (f"{BIAS} -> b", "old bias", "`weight` is right."),
    ("w * s -> (w * s).T", "transposed", "It is transposed."),
    ("w * s -> w.T * s", "weight turned", "You transpose"),
    ("w * s -> w * s[:, np.newaxis]", "inputs scaled", "*input*"),
    (f"{BIAS} -> (b - m) * s", "beta forgotten", "`beta` is missing"),
    (f"{BIAS} -> (b - m + beta) * s", "beta scaled too", "not scaled itself"),
    (f"{BIAS} -> beta + (b + m) * s", "mean added", "You add"),
    (f"{BIAS} -> beta + b * s", "mean forgotten", "anywhere"),
    (f"{BIAS} -> beta - m * s", "bias of the layer forgotten", "is missing"),
    (f"{BIAS} -> beta + b * s - m", "mean not scaled", "mean"),
    (f"{BIAS} -> beta + b - m * s", "bias not scaled", "bias"),
    (f"{BIAS} -> beta + b - m", "neither scaled", "lacks"),
    ("v + e -> v", "epsilon forgotten", "agree to rounding"),
    ("np.sqrt ->", "root", "A root is missing"),
    (f"w * s, {BIAS} -> {BIAS}, w * s", "order", "have changed places"),
    (
        "gamma / -> beta / & beta + -> gamma +",
        "exchanged gamma and beta",
        "have changed places",
    ),
    ("gamma / -> 1 /", "without gamma", "`gamma` has no effect"),
    ("v + e -> v + 1e-5", "fixed eps", "1e-05"),
]

SPREAD = [
    "s * (a / (2 - a) / m) ** 0.5",
    "[s * (a / (2 - a) / m) ** 0.5]",
    "w = a * (1 - a) ** np.arange(10_000)\nreturn np.sqrt((w**2).sum() * s**2 / m)",
    ("s**2 * a / (2 - a) / m", "variance", "the root"),
    ("s * (a / (2 - a)) ** 0.5", "batch size forgotten", "missing"),
    ("s * ((1 - a) / (1 + a) / m) ** 0.5", "momentum reversed", "Keras"),
    ("s * (1 / (2 - a) / m) ** 0.5", "first weight not squared", "$a$"),
    ("s * a / (2 - a) / m**0.5", "root of the series forgotten", "*variance*"),
    ("s / m**0.5", "weights not squared", "one batch mean"),
    ("a * s / m**0.5", "newest batch only", "earlier"),
    ("s * (a / m) ** 0.5", "one over momentum batches", "$1/a$"),
    ("s * (a / 2 / m) ** 0.5", "for small momenta only", "$2a - a^2$"),
    ("s * (a / (2 - a)) ** 0.5 / m", "divided by m twice", "sqrt m"),
    ("s * (a / (2 + a) / m) ** 0.5", "operator", "2 + momentum"),
]

STEPS = [
    688,
    688.0,
    ([688], "without brackets: 688"),
    (687, "Round up"),
    (687.3, "round up"),
    (66, "PyTorch's default"),
    (459, "one hundredth"),
    (100, "37 %"),
    (69, "one half"),
    (1, "as PyTorch reads it"),
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
    *table("update(mean, var, x, momentum, training)", UPDATE),
    *table("infer(x, g, b, m, v, e)", INFER),
    *table("fold(w, b, gamma, beta, m, v, e)", FOLD),
    *table("spread(a, s, m)", SPREAD),
    *values("steps", STEPS),
    *table("combine(m, v)", COMBINE),
]
