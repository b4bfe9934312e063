"""What people answer in notebook 03, and what they should read."""

from answers import table

F = "((kappa - 1) / (kappa + 1))"
STEPS = f"np.log(tolerance) / (2 * np.log{F})"

PROMISED_STEPS = [
    STEPS,
    f"0.5 * np.log10(tolerance) / np.log10{F}",
    f"np.log(tolerance) / np.log({F} ** 2)",
    f"np.ceil({STEPS})",
    f"int({STEPS}) + 1",
    (f"round({STEPS})", "rounded", "after 26 steps more than a millionth"),
    (f"int({STEPS})", "rounded down", "after 26 steps more than a millionth"),
    (f"np.log(tolerance) / np.log{F}", "loss not squared", "Twice too many"),
    (f"np.ceil(np.log(tolerance) / np.log{F})", "loss not squared", "Twice too many"),
    (f"2 * np.log(tolerance) / np.log{F}", "times two", "Four times too many"),
    (f"np.log(tolerance) / 2 * np.log{F}", "product of logarithms", "left to right"),
    (f"-{STEPS}", "negative", "upside down"),
    (
        "np.log(tolerance) / (2 * np.log((kappa + 1) / (kappa - 1)))",
        "negative",
        "upside down",
    ),
    ("kappa / 4 * np.log(1 / tolerance)", "for large kappa", "1.317"),
    (STEPS.replace("tolerance", "1e-6"), "tolerance ignored", "a millionth only"),
    ("kappa", "proportional to kappa", "where is the tolerance"),
    (STEPS.replace("np.log", "np.log10", 1), "common logarithm", "two different"),
    (STEPS.replace("kappa", "np.sqrt(kappa)"), "root of kappa", "momentum"),
    (
        "np.log(tolerance) / (2 * np.log(1 - 1 / kappa))",
        "factor of one over the largest",
        "does better",
    ),
    (f"1 / ({STEPS})", "quotient upside down", "one over"),
    (f"{STEPS} + 2", None, "expected is"),
]

CURVATURE = "np.linalg.eigvalsh(x.T @ x / len(x))"
FINISHING_RATES = [
    f"1 / {CURVATURE}[::-1]",
    f"np.sort(1 / {CURVATURE})",
    "len(x) / np.linalg.svd(x)[1] ** 2",
    "np.sort(1 / np.linalg.eig(x.T @ x / len(x))[0])",
    (f"1 / {CURVATURE}", "largest first", "in whatever order"),
    (f"2 / {CURVATURE}[::-1]", "limits", "changes its sign"),
    (f"1 / {CURVATURE}[-1]", "the steepest direction only", "rates of their own"),
    (f"2 / ({CURVATURE}[0] + {CURVATURE}[-1])", "the promised rate", "one rate for"),
    (
        f"np.full(x.shape[1], 2 / ({CURVATURE}[0] + {CURVATURE}[-1]))",
        "the promised rate, each time",
        "if all steps must be alike",
    ),
    (CURVATURE, "curvatures", "These are the curvatures"),
    (f"1 / np.sqrt({CURVATURE}[::-1])", "roots", "roots"),
    ("1 / np.linalg.eigvalsh(x.T @ x)[::-1]", "no mean over the examples", "missing"),
    ("1 / np.linalg.svd(x)[1]", "singular values", "square"),
    ("1 / np.sort((x**2).mean(0))[::-1]", "diagonal", "*eigenvectors*"),
    ("1 / np.diag(x.T @ x / len(x))", "diagonal", "*eigenvectors*"),
    (
        "from helpers.datasets import article_valley\n"
        "v, _ = article_valley()\n"
        "return 1 / np.linalg.eigvalsh(v.T @ v / len(v))[::-1]",
        "the data of section 3",
        "the argument `x`",
    ),
    ("1 / np.linalg.eig(x.T @ x / len(x))[0][::-1]", "unsorted", "no special order"),
    ("1 / np.linalg.eigvalsh(np.cov(x.T))[::-1]", "variances", "not centred"),
    ("1 / np.linalg.eigvalsh(np.cov(x.T))", "variances", "mean squares"),
    ("np.sort(1 / np.linalg.eigvalsh(np.cov(x.T)))", "variances", "mean squares"),
    ("1 / np.sort(x.var(0))[::-1]", "variances", "mean squares"),
    (
        "1 / np.linalg.eigvalsh(x.T @ x / x.shape[1])[::-1]",
        "sizes",
        "How many examples",
    ),
    ("-np.sort(-1 / np.linalg.eigvalsh(x @ x.T))", None, "shape"),
]

IN_OTHER_UNITS = [
    "rate / c**2, steps, lowest * d**2",
    "[rate / c / c, steps, d * d * lowest]",
    ("rate / c, steps, lowest * d**2", "rate divided once", "mean square"),
    (
        "rate * c**2, steps, lowest * d**2",
        "rate multiplied",
        "longer steps, or shorter",
    ),
    ("rate * c, steps, lowest * d**2", "rate multiplied once", "longer steps"),
    ("rate, steps, lowest * d**2", "rate unchanged", "are right"),
    ("rate / c**2 * d, steps, lowest * d**2", "rate with the target", "not contain it"),
    ("rate / c**2, steps * c**2, lowest * d**2", "steps changed", "share of the start"),
    ("rate / c**2, steps, lowest * d", "loss with one factor", "*squared*"),
    ("rate / c**2, steps, lowest", "loss unchanged", "unit of the target"),
    ("rate / c**2, steps, lowest * d**2 / c**2", "loss with the features", "undo it"),
    ("rate / c, steps, lowest * d", "square", "A power is missing"),
    ("rate / d**2, steps, lowest * c**2", "exchanged c and d", "changed places"),
    ("steps, rate / c**2, lowest * d**2", "order", "changed places"),
    ("rate / c**2", None, "3 values"),
]

KAPPA_OF = [
    "(1 + abs(r)) / (1 - abs(r))",
    "max(1 + r, 1 - r) / min(1 + r, 1 - r)",
    "np.linalg.cond(np.array([[1, r], [r, 1]]))",
    ("(1 + r) / (1 - r)", "negative correlation forgotten", "for positive $r$ only"),
    ("(1 - r) / (1 + r)", "inverse without absolute value", "negative $r$"),
    ("(1 - abs(r)) / (1 + abs(r))", "inverse", "turn it round"),
    ("1 + r / 1 - r", "both parentheses", "Python divides"),
    ("1 + abs(r) / (1 - abs(r))", "parenthesis", "in parentheses"),
    ("1 + abs(r)", "larger eigenvalue only", "smaller one"),
    ("1 + r", "one eigenvalue only", "larger by the smaller"),
    ("1 / (1 - r**2)", "determinant", "quotient"),
    ("(1 + r**2) / (1 - r**2)", "squared correlation", "not $r^2$"),
    ("((1 + abs(r)) / (1 - abs(r))) ** 2", "Hessian of the Hessian", "square of"),
]

EIGENVALUES = """
trace = mean**2 + deviation**2 + 1
root = np.sqrt(trace**2 - 4 * deviation**2)
return (trace + root) / (trace - root)
"""
BY_NUMPY = """
h = np.array([[mean**2 + deviation**2, mean], [mean, 1]])
low, high = np.linalg.eigvalsh(h)
return high / low
"""
SQUARE = "mean**2 + deviation**2"
KAPPA_WITH_ONES = [
    EIGENVALUES,
    BY_NUMPY,
    (f"max({SQUARE}, 1) / min({SQUARE}, 1)", "diagonal", "take the eigenvalues"),
    (SQUARE, "mean square", "one element"),
    (f"({SQUARE} + 1) / deviation**2", "trace over determinant", "their product"),
    ("max(deviation**2, 1) / min(deviation**2, 1)", "as if centred", "its mean counts"),
    (BY_NUMPY.replace(SQUARE, "deviation**2"), "variance on the diagonal", "*square*"),
    (
        BY_NUMPY.replace("deviation**2", "deviation"),
        "deviation not squared",
        "the variance",
    ),
    (
        EIGENVALUES.replace("np.sqrt(trace**2 - 4 * deviation**2)", "trace**2 - 4"),
        None,
        "expected is",
    ),
    (EIGENVALUES.replace("np.sqrt", ""), "root forgotten", "root is missing"),
    (EIGENVALUES.replace("4 * ", ""), "a 4 too few", "*four*"),
    (BY_NUMPY.replace("high / low", "high"), "larger eigenvalue only", "Divide it"),
    (BY_NUMPY.replace("high / low", "low / high"), "inverse", "upside down"),
    (BY_NUMPY.replace("mean], [mean", "0], [0"), "diagonal", "it is not zero"),
    (
        "c = abs(mean) / np.hypot(mean, deviation)\nreturn (1 + c) / (1 - c)",
        "angle",
        "mean square 1",
    ),
]

ANSWERS = [
    *table("promised_steps(kappa, tolerance)", PROMISED_STEPS),
    *table("finishing_rates(x)", FINISHING_RATES),
    *table("in_other_units(rate, steps, lowest, c, d)", IN_OTHER_UNITS),
    *table("kappa(r)", KAPPA_OF),
    *table("kappa_with_ones(mean, deviation)", KAPPA_WITH_ONES),
]
