"""The exercises of notebook 09."""

from typing import Any

import numpy as np

from helpers.exercises.exercise import Exercise, Mistake
from helpers.exercises.feedback import Feedback
from helpers.exercises.folding import check_fold
from helpers.exercises.question import Question
from helpers.exercises.running_update import check_update

__all__ = ["check_fold", "check_infer", "check_spread", "check_steps", "check_update"]


def _not_rounded(steps: float) -> bool:
    """Whether somebody gave the root of the equation, not a number of steps."""
    return abs(steps - 458.2) < 0.15


STEPS = Question(
    name="the number of steps",
    answer=459,
    rtol=0,
    atol=0.1,
    mistakes={
        _not_rounded: "That solves $0.99^t = 0.01$. Steps are whole, so round up.",
        44: "That is the answer for PyTorch's default: nine tenths are kept. With "
        "Keras's `momentum=0.99`, 99 hundredths are kept at every step.",
        458: "Nearly: $0.99^{458}$ is still a little more than 1 %. Round up.",
        100: "After 100 steps the start still weighs $0.99^{100}$, which is 37 %.",
        99: "You seem to count down by 1 % a step. Each step multiplies what is left "
        "by 0.99, so solve $0.99^t < 0.01$.",
        1: "That is `momentum=0.99` read as PyTorch reads it, as the weight of the "
        "newest batch. In Keras it is the weight of the old average.",
        2: "That is `momentum=0.99` read as PyTorch reads it, as the weight of the "
        "newest batch. In Keras it is the weight of the old average.",
        69: "After 69 steps the start weighs one half. The question is 1 %.",
    },
    praise="$\\ln 0.01 / \\ln 0.99 = 458.2$, so 459: more than two passes over 10,000 "
    "pictures in batches of 60.",
)


def _inference(x: Any, gamma: Any, beta: Any, mean: Any, var: Any, eps: float) -> Any:
    return gamma * (x - mean) / np.sqrt(var + eps) + beta


def _inference_cases(rng: np.random.Generator) -> list[tuple[Any, ...]]:
    gamma, beta, mean = rng.standard_normal((3, 4))
    var = rng.uniform(0.1, 0.5, 4)
    batch = rng.standard_normal((4, 4))
    return [(x, gamma, beta, mean, var, 0.01) for x in (batch, batch[:1])]


INFERENCE = Exercise(
    name="infer",
    reference=_inference,
    cases=_inference_cases,
    mistakes=[
        Mistake(
            "batch statistics",
            lambda x, gamma, beta, mean, var, eps: _inference(
                x, gamma, beta, x.mean(axis=0), x.var(axis=0), eps
            ),
            "You normalize with the statistics of `x` itself. At inference the given "
            "`mean` and `var` are used, whatever the company; for one example yours "
            "return `beta`.",
        ),
        Mistake(
            "mean of the batch, given variance",
            lambda x, gamma, beta, mean, var, eps: _inference(
                x, gamma, beta, x.mean(axis=0), var, eps
            ),
            "You subtract the mean of `x` itself. At inference the given `mean` takes "
            "its place, as the given `var` does.",
        ),
        Mistake(
            "gamma and beta exchanged",
            lambda x, gamma, beta, mean, var, eps: _inference(
                x, beta, gamma, mean, var, eps
            ),
            "`gamma` and `beta` are exchanged: `gamma` multiplies, `beta` is added.",
        ),
        Mistake(
            "epsilon outside",
            lambda x, gamma, beta, mean, var, eps: (
                gamma * (x - mean) / (np.sqrt(var) + eps) + beta
            ),
            "`eps` belongs inside the root, added to the variance, as in training.",
        ),
        Mistake(
            "epsilon forgotten",
            lambda x, gamma, beta, mean, var, eps: _inference(
                x, gamma, beta, mean, var, 0
            ),
            "`eps` is missing. Without it, inference computes another function than "
            "training did.",
        ),
        Mistake(
            "gamma and beta forgotten",
            lambda x, gamma, beta, mean, var, eps: _inference(x, 1, 0, mean, var, eps),
            "You return the normalized values. `gamma` and `beta` are learned, and "
            "they belong to the layer at inference, too.",
        ),
        Mistake(
            "beta forgotten",
            lambda x, gamma, beta, mean, var, eps: _inference(
                x, gamma, 0, mean, var, eps
            ),
            "`beta` is missing.",
        ),
        Mistake(
            "gamma forgotten",
            lambda x, gamma, beta, mean, var, eps: _inference(
                x, 1, beta, mean, var, eps
            ),
            "`gamma` is missing.",
        ),
        Mistake(
            "gamma also on beta",
            lambda x, gamma, beta, mean, var, eps: (
                gamma * ((x - mean) / np.sqrt(var + eps) + beta)
            ),
            "You multiply `beta` by `gamma`, too. First scale, then shift.",
        ),
        Mistake(
            "divided by the variance",
            lambda x, gamma, beta, mean, var, eps: (
                gamma * (x - mean) / (var + eps) + beta
            ),
            "You divide by the variance. The root is missing.",
        ),
    ],
    praise="No statistic of `x` occurs in it: every example gets its own answer.",
)


def _spread(momentum: float, sigma: float, batch_size: int) -> float:
    return float(sigma * np.sqrt(momentum / ((2 - momentum) * batch_size)))


SPREAD = Exercise(
    name="spread_of_average",
    reference=_spread,
    cases=lambda rng: [(0.1, 2.0, 16), (0.01, 2.0, 16), (0.5, 3.0, 60)],
    mistakes=[
        Mistake(
            "variance",
            lambda momentum, sigma, batch_size: (
                _spread(momentum, sigma, batch_size) ** 2
            ),
            "That is the variance of the running mean. Its spread is the root.",
        ),
        Mistake(
            "batch size forgotten",
            lambda momentum, sigma, batch_size: _spread(momentum, sigma, 1),
            "The batch size is missing: the mean of a batch has the variance "
            "$\\sigma^2/m$.",
        ),
        Mistake(
            "momentum reversed",
            lambda momentum, sigma, batch_size: _spread(
                1 - momentum, sigma, batch_size
            ),
            "You use Keras's momentum. Here it is the weight of the new batch.",
        ),
        Mistake(
            "first weight not squared",
            lambda momentum, sigma, batch_size: (
                sigma / np.sqrt((2 - momentum) * batch_size)
            ),
            "You square $(1-a)^k$, but not the $a$ before it. The whole weight "
            "$a(1-a)^k$ enters squared.",
        ),
        Mistake(
            "root of the series forgotten",
            lambda momentum, sigma, batch_size: (
                sigma * momentum / (2 - momentum) / np.sqrt(batch_size)
            ),
            "$a/(2-a)$ is the factor of the *variance*. For the spread, take the root "
            "of it, too.",
        ),
        Mistake(
            "weights not squared",
            lambda momentum, sigma, batch_size: sigma / batch_size**0.5,
            "That is the spread of one batch mean. With weights $w_k$, the variances "
            "are added with $w_k^2$, and the squares do not add up to 1.",
        ),
        Mistake(
            "newest batch only",
            lambda momentum, sigma, batch_size: momentum * sigma / batch_size**0.5,
            "That is the contribution of the newest batch. Add those of all earlier "
            "ones.",
        ),
        Mistake(
            "one over momentum batches",
            lambda momentum, sigma, batch_size: sigma * (momentum / batch_size) ** 0.5,
            "You take it for a plain mean of $1/a$ batches. The sum of the squared "
            "weights $a^2 (1-a)^{2k}$ is another geometric series.",
        ),
        Mistake(
            "divided by m twice",
            lambda momentum, sigma, batch_size: (
                sigma * np.sqrt(momentum / (2 - momentum)) / batch_size
            ),
            "You divide the spread by $m$. The variance of a batch mean is "
            "$\\sigma^2/m$, so the spread is divided by $\\sqrt m$.",
        ),
    ],
    praise="With $a = 0.1$ the average is as quiet as a mean of 19 batches, with 0.01 "
    "as one of 199.",
)


def check_steps(steps: Any) -> Feedback:
    """Check after how many steps the start weighs less than 1 %."""
    return STEPS.check(steps)


def check_infer(function: Any) -> Feedback:
    """Check ``infer(x, gamma, beta, mean, var, eps)``."""
    return INFERENCE.check(function)


def check_spread(function: Any) -> Feedback:
    """Check ``spread_of_average(momentum, sigma, batch_size)``."""
    return SPREAD.check(function)
