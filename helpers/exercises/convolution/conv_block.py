"""Notebook 10, exercise 1: size and parameters."""

from helpers.exercises import Exercise, Slip


def _conv_block(c: int, o: int, k: int, p: int, side: int) -> tuple[int, int]:
    return side + 2 * p - k + 1, o * c * k**2 + 2 * o


CONV_BLOCK = Exercise(
    name="conv_block",
    parts=("side", "parameters"),
    reference=_conv_block,
    cases=lambda rng: [(1, 8, 3, 1, 28), (8, 16, 5, 2, 14), (3, 5, 4, 0, 9)],
    slips=[
        Slip(
            "swapped",
            lambda c, o, k, p, s: (o * c * k**2 + 2 * o, s + 2 * p - k + 1),
            "Both numbers are right, but the other way round: first the side, then the "
            "parameters.",
        ),
        Slip(
            "padding once",
            lambda c, o, k, p, s: (s + p - k + 1, o * c * k**2 + 2 * o),
            "The padding stands on *both* sides of a row, so that it counts twice.",
        ),
        Slip(
            "padding forgotten",
            lambda c, o, k, p, s: (s - k + 1, o * c * k**2 + 2 * o),
            "You left the padding out. It makes the rows longer, on both sides.",
        ),
        Slip(
            "one place short",
            lambda c, o, k, p, s: (s + 2 * p - k, o * c * k**2 + 2 * o),
            "One place is missing: a kernel of 3 pixels fits into a row of 3 pixels "
            "once, not never. See the 4 × 4 picture of section 1.",
        ),
        Slip(
            "same size",
            lambda c, o, k, p, s: (s, o * c * k**2 + 2 * o),
            "The size stays only where the padding is `(size - 1) / 2`.",
        ),
        Slip(
            "area",
            lambda c, o, k, p, s: ((s + 2 * p - k + 1) ** 2, o * c * k**2 + 2 * o),
            "You returned the number of positions of a map. Asked is its *side*.",
        ),
        Slip(
            "one channel in",
            lambda c, o, k, p, s: (s + 2 * p - k + 1, o * k**2 + 2 * o),
            "A kernel looks at *all* input channels, with weights for each of them: "
            "in the formula of section 1, $w$ has the index $c$, too.",
        ),
        Slip(
            "with bias",
            lambda c, o, k, p, s: (s + 2 * p - k + 1, o * c * k**2 + 3 * o),
            "You counted a bias. The convolution has none: subtracting the mean would "
            "cancel it.",
        ),
        Slip(
            "no normalization",
            lambda c, o, k, p, s: (s + 2 * p - k + 1, o * c * k**2),
            "These are the weights of the convolution. $\\gamma$ and $\\beta$ are "
            "learned, too.",
        ),
        Slip(
            "running statistics",
            lambda c, o, k, p, s: (s + 2 * p - k + 1, o * c * k**2 + 4 * o),
            "You counted four numbers for each output channel. The running mean and "
            "the running variance are kept, but not *learned*: they are no parameters.",
        ),
        Slip(
            "gamma only",
            lambda c, o, k, p, s: (s + 2 * p - k + 1, o * c * k**2 + o),
            "One number for each output channel: is that $\\gamma$ or $\\beta$? Both "
            "are learned.",
        ),
        Slip(
            "normalized input",
            lambda c, o, k, p, s: (s + 2 * p - k + 1, o * c * k**2 + 2 * c),
            "The normalization stands *behind* the convolution: it has the output "
            "channels.",
        ),
        Slip(
            "per position",
            lambda c, o, k, p, s: (
                s + 2 * p - k + 1,
                o * c * k**2 + 2 * o * (s + 2 * p - k + 1) ** 2,
            ),
            "You gave each position its own $\\gamma$ and $\\beta$. A channel has one "
            "of each, for all positions (section 3).",
        ),
    ],
    praise="With padding `(size - 1) / 2`, an odd kernel keeps the size of the maps.",
)
