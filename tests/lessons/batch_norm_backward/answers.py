"""What people answer in notebook 07, and what they should read."""

from answers import table, values

FORWARD = [
    """
    m, s = x.mean(0), np.sqrt(x.var(0) + eps)
    x_hat = (x - m) / s
    return gamma * x_hat + beta, x_hat, 1 / s
    """,
    """
    centred = x - np.mean(x, axis=0, keepdims=True)
    inv_std = (np.mean(centred**2, axis=0) + eps) ** -0.5
    return beta + centred * (gamma * inv_std), centred * inv_std, inv_std
    """,
    ("1 / s -> s", "deviation returned", "`y` and `x_hat` are right."),
    ("1 / s -> s**2", "variance returned", "`y` and `x_hat` are right."),
    ("1 / s -> 1 / s[np.newaxis]", "axes kept", "length 1 is left in the third value"),
    ("x.var(0) -> x.var(0, ddof=1)", "ddof", "$m$ or $m - 1$"),
    (
        "(0), np.sqrt(x.var(0) -> (1, keepdims=True), np.sqrt(x.var(1)[:, None]",
        "wrong axis",
        "`axis=0`",
    ),
    ("gamma * x_hat + beta -> x_hat", "normalized only", "`x_hat` itself"),
    ("x_hat + beta -> (x_hat + beta)", "shifted before scaled", ""),
    (
        "gamma * x_hat + beta -> beta * x_hat + gamma",
        "gamma and beta exchanged",
        "changed places",
    ),
    ("gamma * -> abs(gamma) *", "unsigned gamma", "its sign counts"),
    ("+ eps -> + 1e-5", "fixed eps", "Use the argument `eps`"),
]

SUM = "-0.5 * np.sum(d * (x - mean), axis=0) * (var + eps) ** -1.5"
VARIANCE = [
    SUM,
    "np.sum(-d * (x - mean) / (2 * np.sqrt(var + eps) ** 3), 0)",
    "s = np.sqrt(var + eps)\nreturn -(d * (x - mean)).sum(axis=0) / s**2 / (2 * s)",
    ("-0.5 -> 0.5", "sign", "*smaller*"),
    ("-0.5 -> -1", "half forgotten", "Twice too much"),
    ("-0.5 -> 1", "half and sign forgotten", "comes down"),
    ("-1.5 -> -0.5", "exponent not lowered", "The power is wrong"),
    ("(x - mean) -> x", "not centred", "subtract the mean"),
    ("np.sum -> np.mean", "mean", "*copied*"),
    ("+ eps ->", "eps forgotten", "epsilon"),
    ("+ eps -> + 1e-5", "fixed eps", ""),
    (
        "np.sum(d * (x - mean), axis=0) -> d * (x - mean)",
        "not summed",
        "contributions up",
    ),
    (f"({SUM})[None]", "axes kept", "length 1"),
]

CENTRED = [
    "d * s + v * 2 * c / len(c)",
    "(d * s * len(c) + 2 * v * c) / len(c)",
    ("d * s", "variance forgotten", "`var` is missing"),
    ("c / len(c) -> c.mean(0)", "variance forgotten", "The mean of `centred` is zero"),
    ("* 2 ->", "two forgotten", "half"),
    ("len(c) -> c.shape[1]", "sizes", "the size of another axis"),
    ("/ len(c) ->", "1/m forgotten", "m times too large"),
    ("+ v -> - v", "subtracted", "*added*"),
    ("* c -> * c * s", "x_hat for centred", "too many"),
    ("d * s -> d", "inv_std forgotten", ""),
]

DX = "g * s * (dy - dy.mean(0) - h * (dy * h).mean(0))"
BY_SUMS = "g * s / n * (n * dy - dy.sum(0) - h * (dy * h).sum(0))"
NO_SUM = "does not add up to zero over the batch"
INPUT = [
    DX,
    f"n = len(dy)\nreturn {BY_SUMS}",
    """
    n, d = len(dy), dy * g
    return s * (n * d - (d.sum(0) + h * (d * h).sum(0))) / n
    """,
    f"({DX}).astype(np.float32)",
    (f"-({DX}).astype(np.float32)", "sign", "The sign is wrong"),
    ("g * s * dy", "statistics detached", "Two terms are missing"),
    ("- h * (dy * h).mean(0) ->", "variance path forgotten", "through the *variance*"),
    ("- dy.mean(0) ->", "mean path forgotten", "path through the *mean*"),
    ("(dy * h).mean(0) -> dy * h", "no mean in the variance's path", "mean is missing"),
    ("dy.mean(0) -> dy", "reduction", "`dy` alone in the place of `dy.mean(axis=0)`"),
    ("h * (dy -> (h * dy", "x_hat inside the mean", "One of them stands outside"),
    ("g * s * (dy -> (g * s * dy", "factor on the first term only", "closed too early"),
    ("(0) - h -> (0)) - (h", "factor on two terms only", "closed too early"),
    (
        "- h -> - len(dy) / (len(dy) - 1) * h",
        "variance divided by m - 1",
        "divided by $m - 1$",
    ),
    (f"n = dy.shape[1]\nreturn {BY_SUMS}", "sizes", "How many examples are there"),
    ("mean(0) -> mean()", "everything averaged", "one mean of the whole array"),
    ("mean(0) -> mean(1, keepdims=True)", "wrong axis", "average over axis 0"),
    ("mean(0) -> sum(0)", "sums for means", "Both terms are means"),
    ("g * -> abs(g) *", "unsigned gamma", "sign counts"),
    ("g * ->", "gamma forgotten", "behind the scale"),
    ("* s ->", "inv_std forgotten", "`inv_std`"),
    (f"{DX} + 1", None, NO_SUM),
    ("dy.mean(0) -> 0.9 * dy.mean(0)", None, NO_SUM),
    (
        "(dy * h).mean(0) -> np.sum(dy * h, 0) / np.sum(h**2, 0)",
        "exact projection",
        "stretch a little",
    ),
]

RMS = [
    """
    r = np.sqrt((x * x).mean(0) + eps)
    return (dy - x / r * (dy * x / r).mean(0)) / r
    """,
    """
    r = np.sqrt(np.mean(x**2, axis=0) + eps)
    return dy / r - x * np.sum(dy * x, axis=0) / (len(x) * r**3)
    """,
    ("r = -> x = x - x.mean(0); r =", "centred first", "keeps it"),
    ("r = -> dy = dy - dy.mean(0); r =", None, ""),
    ("+ eps ->", "eps forgotten", "epsilon is missing"),
    ("- x / r * (dy * x / r).mean(0) ->", "direct only", "a second path"),
    ("- x / r -> - 2 * x / r", "twice", "cancel"),
    ("np.sqrt ->", "root", "A root is missing"),
]

UNIT = [
    "n = np.linalg.norm(w)\nreturn (du - w * (du @ w) / n**2) / n",
    "n = np.sqrt(w @ w)\nreturn (np.eye(len(w)) - np.outer(w, w) / n**2) @ du / n",
    ("du / np.linalg.norm(w)", "norm detached", "for a constant"),
    ("n**2) / n -> n**2)", "division forgotten", "divide by it"),
    ("du - w * (du @ w)", "length left out", "the *unit* vector"),
    ("n**2) / n -> n**2) / n + 0.1 * w", None, "not perpendicular to `w`"),
    ("n**2) / n -> n**2) / n + w", None, "not perpendicular to `w`"),
    ("return -> return -", "sign", "The sign is wrong"),
]

RATE_FACTOR = [
    25,
    ([25], "without brackets: 25"),
    (5, "turns them less"),
    (1 / 25, "Turned round"),
    (-25, "A learning rate is positive"),
]

ANSWERS = [
    *table("forward(x, gamma, beta, eps)", FORWARD),
    *table("variance_gradient(d, x, mean, var, eps)", VARIANCE),
    *table("centred_gradient(d, v, c, s)", CENTRED),
    *table("input_gradient(dy, h, g, s)", INPUT),
    *table("rms_gradient(dy, x, eps)", RMS),
    *table("weight_gradient(du, w)", UNIT),
    *values("rate_factor", RATE_FACTOR),
]
