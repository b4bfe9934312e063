"""Notebook 04, exercise 2: the share that arrives."""

from helpers.exercises import Exercise, Slip

SHARE = Exercise(
    name="arriving_share",
    reference=lambda r, s, depth: (r * s) ** depth,
    cases=lambda rng: [(0.24, 1.0, 20), (0.16, 4.0, 10), (0.7, 1.5, 3)],
    rtol=1e-4,
    atol=0.0,
    slips=[
        Slip(
            "depth forgotten",
            lambda r, s, depth: r * s,
            "That is the factor of *one* layer. The gradient passes `depth` of them.",
        ),
        Slip(
            "added instead of multiplied",
            lambda r, s, depth: depth * r * s,
            "The layers follow one another, so that their factors are multiplied with "
            "each other, not added.",
        ),
        Slip(
            "weights forgotten",
            lambda r, s, depth: r**depth,
            "You followed the slopes only. On its way back the gradient is multiplied "
            "by the weights of every layer, too.",
        ),
        Slip(
            "weights counted once",
            lambda r, s, depth: s * r**depth,
            "The weights come in once for every layer, as the slopes do.",
        ),
        Slip(
            "twenty layers always",
            lambda r, s, depth: (r * s) ** 20,
            "You took 20 layers, as in section 3. Here the number of layers is the "
            "argument `depth`.",
        ),
        Slip(
            "inverse",
            lambda r, s, depth: 1 / (r * s) ** depth,
            "Turned round: that is the gradient at the output as a multiple of the one "
            "at the input. The way back *multiplies* by the factor of each layer.",
        ),
        Slip(
            "share of the peak",
            lambda r, s, depth: (4 * r * s) ** depth,
            "You divided the slope by its peak, 1/4. The gradient is multiplied by the "
            "slope itself: leave the 4 out.",
        ),
        Slip(
            "mean square",
            lambda r, s, depth: (r * s) ** (2 * depth),
            "That is the factor of the *squared* norm. Take the root.",
        ),
        Slip(
            "root taken twice",
            lambda r, s, depth: (r * s) ** (depth / 2),
            "You took a root too many. The rms slope is a root already, so that weight "
            "scale times rms slope is the factor of the norm, not of its square.",
        ),
        Slip(
            "what is lost",
            lambda r, s, depth: 1 - (r * s) ** depth,
            "That is the share that is lost on the way. Asked is the one that arrives.",
        ),
        Slip(
            "one layer too many",
            lambda r, s, depth: (r * s) ** (depth + 1),
            "You counted one layer too many. Between the output and the input lie "
            "`depth` layers.",
        ),
        Slip(
            "one layer short",
            lambda r, s, depth: (r * s) ** (depth - 1),
            "One layer is missing. Between the output and the input lie all `depth` "
            "layers.",
        ),
    ],
    praise="A power of the depth: what is harmless in one layer is not in twenty.",
)
