"""What people answer in notebook 15, and what they should read."""

from answers import table, values

BACKWARD = table(
    "layer_norm_backward(dy, x_hat, inv_std, gamma)",
    [
        """
        g = dy * gamma
        m = g.mean(axis=1, keepdims=True)
        mx = (g * x_hat).mean(axis=1, keepdims=True)
        dx = inv_std * (g - m - x_hat * mx)
        return dx, (dy * x_hat).sum(axis=0), dy.sum(axis=0)
        """,
        """
        g, n = dy * gamma, dy.shape[1]
        dx = n * g - g.sum(1)[:, None] - x_hat * (g * x_hat).sum(1)[:, None]
        return dx * inv_std / n, np.diag(dy.T @ x_hat), dy.sum(0)
        """,
        (
            "g = dy * gamma -> g = dy & inv_std * (g -> gamma * inv_std * (g",
            "gamma waits",
            "must be inside",
        ),
        (
            "inv_std * (g - m - x_hat * mx) -> inv_std * g",
            "statistics as constants",
            "",
        ),
        ("(g - m - x_hat * mx) -> (g - x_hat * mx)", "path of the mean", "missing"),
        ("(g - m - x_hat * mx) -> (g - m)", "path of the deviation", "missing"),
        ("g = dy * gamma -> g = dy", "gamma forgotten", "reaches"),
        ("inv_std * (g -> (g", "deviation forgotten", "divides"),
        (
            "g.mean(axis=1, keepdims=True) -> g.mean(axis=0) & "
            "(g * x_hat).mean(axis=1, keepdims=True) -> (g * x_hat).mean(axis=0)",
            "columns",
            "row",
        ),
        (
            "(dy * x_hat).sum(axis=0) -> (dy * x_hat).mean(axis=0)",
            "mean of the examples",
            "add up",
        ),
        (
            "(dy * x_hat).sum(axis=0) -> (dy * x_hat).sum(axis=1)",
            "sum along the rows",
            "over the examples",
        ),
        (
            "(dy * x_hat).sum(axis=0) -> (g * x_hat).sum(axis=0)",
            "gamma in its own gradient",
            "alone",
        ),
        ("dy.sum(axis=0) -> dy.sum(axis=1)", "axis", "another axis"),
    ],
)

TRUNK = table(
    "trunk(blocks, scale, normalized)",
    [
        """
        s = scale ** 2
        if normalized:
            total = 1 + blocks * s
            return total, s / total
        total = (1 + s) ** blocks
        return total, s / (1 + s)
        """,
        ("s = scale ** 2 -> s = scale", "scale not squared", "`scale**2`"),
        ("s = scale ** 2 -> s = 1", "scale forgotten", "leave"),
        ("if normalized -> if not normalized", "exchanged", "exchanged"),
        ("s / total -> s & s / (1 + s) -> s", "growth of a block", "own input"),
        (
            "s / total -> s & s / (1 + s) -> s * (1 + s) ** (blocks - 1)",
            "not divided",
            "divided",
        ),
        (
            "s / total -> s / (total - s) & s / (1 + s) -> s",
            "share of what came in",
            "sum",
        ),
        (
            "s / total -> 1 - s / total & s / (1 + s) -> 1 / (1 + s)",
            "what came in",
            "add up",
        ),
        (
            "s / total -> (s / total) ** 0.5 & s / (1 + s) -> (s / (1 + s)) ** 0.5",
            "share of the length",
            "lengths",
        ),
        (
            "1 + blocks * s -> (1 + s) ** blocks & s / total -> s / (1 + s)",
            "never normalized",
            "same size",
        ),
        (
            "(1 + s) ** blocks -> 1 + blocks * s & s / (1 + s) -> s / total",
            "always normalized",
            "grows",
        ),
    ],
)

GROUPS = table(
    "group_of(channel, channels, groups)",
    [
        """
        size = channels // groups
        first = channel - channel % size
        return first, first + size - 1
        """,
        "r = np.arange(channels).reshape(groups, -1)[channel * groups // channels]\n"
        "return r[0], r[-1]",
        ("channels // groups -> groups", "number taken for size", "*number*"),
        ("first + size - 1 -> first + size", "one too far", "next group"),
        (
            "first = channel - channel % size -> first = channel",
            "around the channel",
            "multiples",
        ),
    ],
)

STEP = table(
    "after_one_step(gradient, length, rate)",
    [
        """
        new = np.hypot(length, rate * gradient)
        turn = np.degrees(np.arccos(length / new))
        return new / length, turn, (length / new) ** 2
        """,
        (
            "np.hypot(length, rate * gradient) -> length + rate * gradient",
            "along the weights",
            "perpendicular",
        ),
        ("new / length, -> (new / length) ** 2,", "squared", "square"),
        ("rate * gradient -> gradient", "rate forgotten", "rate times"),
        (
            "np.degrees(np.arccos(length / new)) -> np.arccos(length / new)",
            "radians",
            "",
        ),
        ("(length / new) ** 2 -> length / new", "once", "twice"),
        ("(length / new) ** 2 -> (new / length) ** 2", "the other way", "smaller"),
    ],
)

ANSWERS = [*BACKWARD, *TRUNK, *GROUPS, *STEP]
ANSWERS += values("shown", ["b", "B", ("a", "turns"), ("c", "What has changed")])
