"""What people answer in notebook 13, and what they should read."""

import numpy as np
from answers import RIGHT, values

GROWING = [
    (lambda r, d, t: r / (1 - r * d) ** (2 * t + 1), RIGHT, ""),
    (lambda r, d, t: r / (1 - r * d) * (1 / (1 - r * d) ** 2) ** t, RIGHT, ""),
    (lambda r, d, t: r * (1 - r * d) ** (-2 * t), "without the odd one", "one factor"),
    (lambda r, d, t: r * (1 - r * d) ** (2 * t + 1), "the other way", "falls"),
    (lambda r, d, t: r * (1 - r * d) ** (-2 * t - 2), "one more", "too many"),
    (lambda r, d, t: r * (1 - r * d) ** (-t - 1), "only once", "larger, too"),
    (lambda r, d, t: r * (1 - r * d) ** -t, "gradient alone", "the units of"),
    (lambda r, d, t: r * (1 - d) ** (-2 * t - 1), "decay without rate", "times the"),
    (lambda r, d, t: r * (1 + r * d) ** (2 * t + 1), "growing inverse", "only nearly"),
    (lambda r, d, t: (1 - r * d) ** (-2 * t - 1), "factor alone", "Multiply"),
    (lambda r, d, t: r * np.exp((2 * t + 1) * r * d), "exponential", "the limit"),
]


def rest(length=None, turn=None):
    """Return an answer with another length, or another turn."""

    def answer(rate, decay, pull):
        keep = 1 - rate * decay
        r4 = rate**2 * pull**2 / (1 - keep**2)
        return (length(r4) if length else r4**0.25), (turn or np.arccos)(keep)

    return answer


def shortened_last(rate, decay, pull):
    """Return what stays if the step with the gradient is shortened as a whole."""
    keep = 1 - rate * decay
    return np.sqrt(rate * pull * keep / np.sqrt(1 - keep**2)), np.arccos(keep)


REST = [
    (rest(), RIGHT, ""),
    (rest(turn=lambda q: np.arctan2(np.sqrt(1 - q * q), q)), RIGHT, ""),
    (lambda *a: np.array(rest()(*a)), RIGHT, ""),
    (shortened_last, "decay after the step", "decay comes first"),
    (rest(length=np.sqrt), "length squared", "square of the length"),
    (rest(length=lambda r4: r4), "fourth power", "fourth power"),
    (rest(turn=lambda q: np.sqrt(2 * (1 - q))), "order of the turn", "cosine is exact"),
    (rest(turn=lambda q: np.sqrt(1 - q * q)), "step over length", "sine"),
    (rest(turn=lambda q: np.arctan(np.sqrt(1 - q * q))), "tangent", "has left"),
    (rest(turn=lambda q: np.degrees(np.arccos(q))), "degrees", "radians"),
    (rest(turn=lambda q: q), "cosine", "cosine of the turn"),
]


def noise(mean=lambda u: u - 0.5, scale=lambda u: 1 + u / 4, m=None, s=None, out=None):
    """Return an answer with another part."""

    def answer(a, u_mean, u_scale, u_shift, z):
        shift = (m or (lambda mu, u: mu + 0.2 * u - 0.1))(mean(u_mean), u_shift)
        factor = (s or (lambda sigma, z: sigma + z / 10))(scale(u_scale), z)
        return (out or (lambda a, s, m: s * a + m))(a, factor, shift)

    return answer


NOISE = [
    (noise(), RIGHT, ""),
    (noise(out=lambda a, s, m: a + s + m), "scale added", "multiplies"),
    (noise(out=lambda a, s, m: s * a), "shift forgotten", "missing"),
    (noise(out=lambda a, s, m: s * (a + m)), "shift scaled", "first"),
    (noise(out=lambda a, s, m: a + m), "scale forgotten", "missing"),
    (noise(mean=lambda u: u / 2), "mean from 0", "0 and 0.5"),
    (noise(scale=lambda u: 1 + 1.25 * u), "scale to 2.25", "2.25"),
    (noise(scale=lambda u: 1.25 * u), "scale from 0", "0 and 1.25"),
    (noise(m=lambda mu, u: mu + 0.1 * u), "one-sided shift", "above"),
    (noise(m=lambda mu, u: mu + 0 * u), "spread of the shift forgotten", "its own"),
    (noise(s=lambda sigma, z: sigma + 0 * z), "spread of the scale forgotten", "own"),
    (noise(s=lambda sigma, z: sigma + z), "unscaled scale", "0.1"),
    (noise(s=lambda sigma, z: sigma + 0.01 * z), "deviation squared", "already"),
    (noise(s=lambda sigma, z: sigma * (1 + z / 10)), "scale times noise", "added"),
    (noise(s=lambda sigma, z: sigma * z / 10), "product of scales", "around"),
    (noise(s=lambda sigma, z: sigma * z), "bare product of scales", "around"),
    (noise(s=lambda sigma, z: sigma + 0.1**0.5 * z), "variance for deviation", "not"),
]


def scaled(first=lambda f: f, second=lambda f: 1 / f, slope=1, bend=2, loss=None):
    """Return an answer with other factors, or other powers of them."""

    def answer(value, slopes, curvatures, f):
        s = np.array([first(f), second(f)])
        return (
            (loss or (lambda v, f: v))(value, f),
            slopes / s**slope,
            curvatures / s**bend,
        )

    return answer


RESCALED = [
    (scaled(), RIGHT, ""),
    (scaled(lambda f: 1 / f, lambda f: f), "layers exchanged", "other way round"),
    (scaled(second=lambda f: f), "both alike", "divided"),
    (scaled(second=lambda f: 1), "second unchanged", "as it was"),
    (scaled(bend=1), "curvature not squared", "twice"),
    (scaled(slope=0), "slope unchanged", "slopes change"),
    (scaled(bend=0), "curvature unchanged", "curvatures change"),
    (scaled(loss=lambda v, f: v / f), "loss scaled", "computes the same"),
    (scaled(loss=lambda v, f: v * f), "loss multiplied", "second divides"),
]

FUNCTIONS = {
    "growing_rate": GROWING,
    "at_rest": REST,
    "noisy": NOISE,
    "after_rescaling": RESCALED,
}

ANSWERS = [(name, *row) for name, rows in FUNCTIONS.items() for row in rows]
ANSWERS += values(
    "jump",
    [
        np.sqrt(1 / 6),
        0.41,
        (0.2887, "difference of two"),
        (1 / 6, "variance of the jump"),
        (0.577, "do not"),
        (1 / 3, "mean size"),
    ],
)
