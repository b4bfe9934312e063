"""What people answer in notebook 10, and what they should read."""

from answers import table

OF_CHANNELS = """
axes, up = (0, 2, 3), (1, -1, 1, 1)
m, v = x.mean(axes, keepdims=True), x.var(axes, keepdims=True)
return g.reshape(up) * ((x - m) / np.sqrt(v + e)) + b.reshape(up)
"""
BY_LOOP = """
y = np.zeros_like(x)
for j in range(x.shape[1]):
    c = x[:, j]
    y[:, j] = g[j] * (c - c.mean()) / np.sqrt(c.var() + e) + b[j]
return y
"""
MIXED = """
t = x.reshape(-1, x.shape[1])
t = g * (t - t.mean(0)) / np.sqrt(t.var(0) + e) + b
return t.reshape(x.shape)
"""
IMAGES = [
    OF_CHANNELS,
    BY_LOOP,
    BY_LOOP.replace("zeros_like(x)", "zeros(x.shape)"),
    """
    n, c, h, w = x.shape
    t = x.transpose(0, 2, 3, 1).reshape(-1, c)
    t = g * (t - t.mean(0)) / np.sqrt(t.var(0) + e) + b
    return t.reshape(n, h, w, c).transpose(0, 3, 1, 2)
    """,
    (
        BY_LOOP.replace("x.shape[1]", "len(x)"),
        "one channel a picture",
        "number of *pictures*",
    ),
    (
        "v + e -> (x**2).mean(axes, keepdims=True) - m**2 + e",
        "one pass",
        "subtract the mean before you square",
    ),
    (
        "v + e -> x.var((2, 3), keepdims=True).mean(0) + e",
        "mean of the pictures' variances",
        "*own* variances",
    ),
    ("v + e -> np.var(x - m) + e", "one variance for all", "its own"),
    ("(0, 2, 3) -> 0", "over pictures only", "*position*"),
    ("(0, 2, 3) -> (2, 3)", "instance", "*instance*"),
    ("(0, 2, 3) -> (1, 2, 3)", "layer", "*layer*"),
    ("(0, 2, 3) -> (0, 1, 2)", "channels last", "`(N, H, W, C)`"),
    ("(0, 2, 3) -> None", "one mean for all", "its own"),
    ("x.var(axes -> x.var(axes, ddof=1", "unbiased variance", "$m - 1$"),
    ("np.sqrt(v + e) -> (np.sqrt(v) + e)", "epsilon outside the root", "*inside*"),
    ("np.sqrt ->", "root forgotten", "by its root"),
    ("np.sqrt(v + e) -> (v + e)**2", "square for root", "0.5"),
    ("v + e -> v", "epsilon forgotten", "far too small"),
    ("v + e -> v + 1e-5", "fixed eps", "`eps`"),
    ("v + e -> v + 1e-8", "epsilon forgotten", "`eps`"),
    (".reshape(up) ->", "gamma on the columns", "*last* axis"),
    ("(1, -1, 1, 1) -> (-1, 1)", "gamma on the rows", "*rows*"),
    ("(1, -1, 1, 1) -> (-1, 1, 1, 1)", "gamma on the pictures", "*picture*"),
    (MIXED, "reshape mixes the channels", "mix channels"),
    ("((x - m) / np.sqrt(v + e)) -> x", "nothing normalized", "`x` itself"),
    ("g.re -> b.re & + b.re -> + g.re", "exchanged gamma and beta", "changed places"),
    ("g.re -> abs(g).re", "unsigned gamma", "its sign counts"),
    ("+ b.reshape(up) ->", "beta forgotten", "Beta is missing"),
    ("g.reshape(up) * -> & + b.reshape(up) ->", "no gamma and beta", "`x_hat`"),
]

GROUPS = [
    """
    n, c, h, w = x.shape
    s, axes = x.reshape(n, k, c // k, h, w), (2, 3, 4)
    m, v = s.mean(axes, keepdims=True), s.var(axes, keepdims=True)
    y = ((s - m) / np.sqrt(v + e)).reshape(x.shape)
    return g.reshape(1, -1, 1, 1) * y + b.reshape(1, -1, 1, 1)
    """,
    """
    y = np.empty_like(x)
    for n, picture in enumerate(x):
        for channels in np.split(np.arange(len(picture)), k):
            part = picture[channels]
            y[n, channels] = (part - part.mean()) / (part.var() + e) ** 0.5
    return g[:, None, None] * y + b[:, None, None]
    """,
    (
        "n, c, h, w -> n, h, w, c & n, k, c // k, h, w -> n, h, w, k, c // k"
        " & (2, 3, 4) -> (1, 2, 4) & .reshape(1, -1, 1, 1) ->",
        "channels last",
        "`(N, H, W, C)`",
    ),
    ("k, c // k -> c // k, k", "number taken for size", "*number*"),
    (
        "k, c // k -> c // k, k & (2, 3, 4) -> (1, 3, 4)",
        "every other channel",
        "not neighbours",
    ),
    ("(2, 3, 4) -> (0, 2, 3, 4)", "pictures together", "leave axis 0 out"),
    ("(2, 3, 4) -> (3, 4)", "channels apart", "instance normalization"),
    ("(2, 3, 4) -> (1, 2, 3, 4)", "groups together", "layer normalization"),
    ("(2, 3, 4) -> (0, 3, 4)", "batch", "batch normalization"),
    ("s.var(axes -> s.var(axes, ddof=1", "ddof", "$m - 1$"),
    ("v + e -> v", "epsilon forgotten", "far too small"),
    ("np.sqrt ->", "root forgotten", "by its root"),
    ("np.sqrt(v + e) -> (np.sqrt(v) + e)", "epsilon outside the root", "root"),
    ("v + e -> v + 1e-5", "fixed eps", "`eps`"),
    (".reshape(1, -1, 1, 1) ->", "gamma on the columns", "the columns"),
    (
        "g.re -> np.repeat(g[:k], c // k).re & + b.re -> + np.repeat(b[:k], c // k).re",
        "gamma for each group",
        "each *channel*",
    ),
    ("g.re -> b.re & + b.re -> + g.re", "exchanged gamma and beta", "changed places"),
    ("+ b.reshape(1, -1, 1, 1) ->", "beta forgotten", "Beta is missing"),
    (OF_CHANNELS.replace("(0, 2, 3)", "(2, 3)"), "channels apart", "instance"),
    (OF_CHANNELS.replace("(0, 2, 3)", "(1, 2, 3)"), "groups together", "layer"),
    (OF_CHANNELS, "batch", "batch"),
    ("n, c, h, w = -> k = 2; n, c, h, w =", "fixed groups", "`groups`"),
]

SIDE, PARAMETERS = "s + 2 * p - k + 1", "o * c * k**2 + 2 * o"
BLOCK = [
    f"{SIDE}, {PARAMETERS}",
    f"[{SIDE}, {PARAMETERS}]",
    "[len(range(s + 2 * p - k + 1)), o * (c * k * k + 2)]",
    ("2 * p -> p", "padding once", "*both* sides"),
    ("+ 2 * p ->", "padding forgotten", "left out"),
    ("- k + 1 -> - k", "one place short", "`parameters` is"),
    (f"{SIDE} -> s", "same size", "(size - 1) / 2"),
    ("+ 2 * o ->", "no normalization", "`side` is right"),
    ("2 * o -> o", "gamma only", "Both"),
    ("2 * o -> 3 * o", "with bias", "bias"),
    ("2 * o -> 4 * o", "running statistics", "not *learned*"),
    ("2 * o -> 2 * c", "normalized input", "*behind*"),
    ("2 * o -> 2", "one pair for all channels", "Each output channel"),
    ("o * c -> o", "one channel in", "*all* input channels"),
    (f"{PARAMETERS}, {SIDE}", "order", "changed places"),
    ("2 * p -> p & 2 * o -> 3 * o", "padding once", "`parameters` is not right yet"),
]

COUNT = [
    "n * p / (1 + (p - 1) * rho)",
    "n / (1 / p + (1 - 1 / p) * rho)",
    "[1 / ((1 / p + (1 - 1 / p) * rho) / n)]",
    ("int(n * p / (1 + (p - 1) * rho))", "whole", "Do not round"),
    ("round(n * p / (1 + (p - 1) * rho))", "rounded", "Do not round"),
    ("n * p", "independent", "*all* values"),
    ("n", "pictures", "say the same"),
    ("n / rho", "only the correlated part", "very many positions"),
    ("(p - 1) -> p", "itself counted as another", "$P - 1$"),
    ("(p - 1) -> (n * p - 1)", "pictures correlated", "independent"),
    ("1 / n / p * (1 + (p - 1) * rho)", "upside down", "one over it"),
    ("1 + (p - 1) * rho", "factor only", "Divide $N P$"),
    ("/ (1 -> / np.sqrt(1", "root", "Variances"),
    ("n * p -> p", "one picture", "*one* picture"),
    ("(p - 1) -> (n - 1)", "exchanged pictures and positions", "places"),
    ("n * p * (1 - rho)", None, ""),
]

ANSWERS = [
    *table("batch_norm_images(x, g, b, e)", IMAGES),
    *table("group_norm(x, g, b, k, e)", GROUPS),
    *table("conv_block(c, o, k, p, s)", BLOCK),
    *table("effective_count(n, p, rho)", COUNT),
]
