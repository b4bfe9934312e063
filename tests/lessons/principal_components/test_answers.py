"""What people answer in notebook 02, and what they should read."""

import pytest
from answers import RIGHT, require, table, unnamed

from helpers.lessons.principal_components import exercises

EXPLAINED_SHARE = [
    ("(s[:k] ** 2).sum() / (s**2).sum()", RIGHT, ""),
    ("np.cumsum(s**2)[k - 1] / np.sum(s * s)", RIGHT, ""),
    ("s[:k] @ s[:k] / (s @ s)", RIGHT, ""),
    ("s[:k] ** 2 / np.sum(s**2)", "sum forgotten", "Add them up"),
    ("s[:k] / np.sum(s)", "sum forgotten, not squared", "Two things"),
    ("np.sum(s[:k]) / np.sum(s)", "not squared", "section 2"),
    ("s[k - 1] ** 2 / np.sum(s**2)", "one component only", "together"),
    ("s[k] ** 2 / np.sum(s**2)", "component k, counted from 0", "`k + 1`"),
    ("np.sum(s[: k + 1] ** 2) / np.sum(s**2)", "off by one", "component `k + 1`"),
    ("np.sum(s[: k - 1] ** 2) / np.sum(s**2)", "one too few", "left out component"),
    ("np.sum(s[-k:] ** 2) / np.sum(s**2)", "ascending", "descending order"),
    ("np.sum(s[k:] ** 2) / np.sum(s**2)", "remainder", "lost"),
    ("100 * np.sum(s[:k] ** 2) / np.sum(s**2)", "percent", "between 0 and 1"),
    ("np.sum(s[:k] ** 2)", "not divided", "sum of all squares"),
    ("np.cumsum(s**2) / np.sum(s**2)", "all shares", "one number"),
    ("np.sqrt(np.sum(s[:k] ** 2) / np.sum(s**2))", "norms", "leave out the root"),
    ("np.sum(s[:k] ** 2) / np.sum(s) ** 2", None, "expected is"),
    ("np.mean(s[:k] ** 2) / np.mean(s**2)", "total", "mean"),
    ("k / len(s)", None, "expected is"),
]


def sorted_by(decomposition, way):
    """Rebuild from eigenvalues and vectors that are treated in some way."""
    return f"""
    mean = x.mean(axis=0)
    c = x - mean
    values, vectors = np.linalg.{decomposition}(c.T @ c / len(x))
    order = np.argsort(values)[::-1]
    {way}
    """


BACK = "return mean + c @ kept @ kept.T"
BY_SVD = """
mean = x.mean(0)
u, s, vt = np.linalg.svd(x - mean, full_matrices=False)
return mean + u[:, :k] * s[:k] @ vt[:k]
"""
OWN_MEAN = """
c = x - x.mean(axis=1, keepdims=True)
vt = np.linalg.svd(c)[2][:k]
return x.mean(axis=1, keepdims=True) + c @ vt.T @ vt
"""
UNCENTRED = """
vt = np.linalg.svd(x)[2][:k]
return x @ vt.T @ vt
"""

RECONSTRUCT = [
    (BY_SVD, RIGHT, ""),
    (sorted_by("eigh", f"kept = vectors[:, order[:k]]; {BACK}"), RIGHT, ""),
    (sorted_by("eigh", f"kept = vectors[:, -k:]; {BACK}"), RIGHT, ""),
    (sorted_by("eigh", f"kept = -vectors[:, ::-1][:, :k]; {BACK}"), RIGHT, ""),
    (sorted_by("eigh", f"kept = vectors.T[order][:k].T; {BACK}"), RIGHT, ""),
    (
        sorted_by("eig", f"kept = vectors[:, :k]; {BACK}"),
        "unsorted",
        "promises no order",
    ),
    (
        sorted_by("eig", f"kept = vectors[order][:, :k]; {BACK}"),
        "rows of the eigenvectors",
        "*columns*",
    ),
    (
        sorted_by("eigh", f"kept = vectors[order][:, :k]; {BACK}"),
        "rows of the eigenvectors",
        "*columns*",
    ),
    (
        sorted_by("eigh", f"kept = vectors[:, ::-1][:k].T; {BACK}"),
        "rows of the eigenvectors",
        "*columns*",
    ),
    (
        sorted_by("eigh", "return c @ vectors[:, ::-1][:, :k]"),
        "coordinates",
        "Rotate back",
    ),
    (sorted_by("eigh", "return c @ vectors[:, -k:]"), "coordinates", "`k` coordinates"),
    ("(x - x.mean(0)) @ np.linalg.svd(x - x.mean(0))[2][:k].T", "coordinates", "back"),
    (
        sorted_by("eigh", f"kept = vectors[:, :k]; {BACK}"),
        "ascending",
        "*smallest* variance",
    ),
    (
        sorted_by("eigh", f"kept = vectors[:, order[k:]]; {BACK}"),
        "all but the first k",
        "*but* the first",
    ),
    (
        sorted_by("eigh", "kept = vectors[:, -k:]; return c @ kept @ kept.T"),
        "mean not added back",
        "mean zero",
    ),
    (
        sorted_by("eigh", "kept = vectors[:, -k:]; return x @ kept @ kept.T"),
        "mean not subtracted",
        "`x` itself",
    ),
    (
        sorted_by("eigh", "kept = vectors[:, -k:]; return mean + x @ kept @ kept.T"),
        "mean added only",
        "`x` itself",
    ),
    (UNCENTRED, "nothing centred", "points at the mean"),
    (OWN_MEAN, "mean of every example", "`axis=1`"),
    (BY_SVD.replace("vt[:k]", "vt[:, :k].T"), "columns of svd", "*rows*"),
]

ZCA_BY_SVD = """
c = x - x.mean(0)
u, s, vt = np.linalg.svd(c, full_matrices=False)
return np.sqrt(len(x)) * u @ vt
"""


def whitened(way, of="c"):
    """Whiten by the eigenvectors of a covariance in some way."""
    return f"""
    c = x - x.mean(axis=0)
    v, e = np.linalg.eigh({of}.T @ {of} / len(x))
    return {way}
    """


ZCA = [
    (ZCA_BY_SVD, RIGHT, ""),
    (whitened("c @ e @ np.diag(1 / np.sqrt(v)) @ e.T"), RIGHT, ""),
    (whitened("c @ (e[:, ::-1] / np.sqrt(v[::-1])) @ e[:, ::-1].T"), RIGHT, ""),
    (whitened("c @ e / np.sqrt(v + 1e-5) @ e.T"), "epsilon", "small number"),
    (whitened("c @ e / np.sqrt(v + 1e-8) @ e.T"), "epsilon", "small number"),
    (whitened("c @ e / (np.sqrt(v) + 1e-5) @ e.T"), "epsilon", "small number"),
    (whitened("c @ e / np.sqrt(v)"), "not rotated back", "last rotation is missing"),
    (
        ZCA_BY_SVD.replace(" @ vt", ""),
        "not rotated back",
        "last rotation is missing",
    ),
    (
        ZCA_BY_SVD.replace(
            "np.sqrt(len(x)) * u @ vt", "c @ vt.T / s * np.sqrt(len(x))"
        ),
        "not rotated back",
        "last rotation is missing",
    ),
    (
        ZCA_BY_SVD.replace("u @ vt", "c @ vt / s @ vt.T"),
        "svd transposed",
        "*rows*",
    ),
    (whitened("c @ e.T / np.sqrt(v) @ e"), "eigenvectors in rows", "transpose"),
    (whitened("c @ e / v @ e.T"), "missing square root", "square root"),
    (whitened("c @ e * np.sqrt(v) @ e.T"), "multiplied", "even longer"),
    (whitened("c @ e @ e.T"), "not rescaled", "not rescaled"),
    (whitened("x @ e / np.sqrt(v) @ e.T"), "data not centred", "Subtract the mean"),
    (
        whitened("c @ e / np.sqrt(v) @ e.T", "x"),
        "covariance without centring",
        "no covariance matrix",
    ),
    (whitened("x @ e / np.sqrt(v) @ e.T", "x"), "not centred", "mean zero"),
    (whitened("c @ e / np.sqrt(v) @ e.T + x.mean(0)"), "mean added again", "mean 0"),
    (ZCA_BY_SVD.replace("len(x)", "len(x) - 1"), "sample variance", "`ddof=0`"),
    (
        ZCA_BY_SVD.replace("np.sqrt(len(x)) * ", ""),
        "not divided by m",
        "divided by $m$",
    ),
    ("(x - x.mean(0)) / x.std(0)", "standardized", "correlations are still there"),
    (
        "c = x - x.mean(0)\n"
        "return c @ np.linalg.inv(np.linalg.cholesky(c.T @ c / len(x))).T",
        "cholesky",
        "white, too",
    ),
    (
        whitened("c @ e / np.sqrt(v) @ e[:, ::-1].T"),
        None,
        "not the reverse of the first",
    ),
]

V = "np.arctan2(2 * r * s, 1 - s**2)"
FIRST_ANGLE = [
    (f"np.degrees({V}) / 2", RIGHT, ""),
    (f"90 / np.pi * {V}", RIGHT, ""),
    (f"np.degrees({V})", "not halved", "Halve it"),
    (f"{V} / 2", "radians", "`np.degrees`"),
    ("np.degrees(np.arctan(2 * r * s / (1 - s**2))) / 2", "arctan instead of arctan2",
     "least"),
    ("np.degrees(np.arctan2(1 - s**2, 2 * r * s)) / 2", "arguments exchanged", "first"),
    ("np.degrees(np.arctan2(-2 * r * s, s**2 - 1)) / 2", "smallest variance", "signs"),
    (f"np.degrees({V}) / 2 + 90", "a right angle further", "Do not turn it"),
    ("np.degrees(np.arctan2(r * s, 1 - s**2)) / 2", "covariance counted once", "2 is"),
    ("np.degrees(np.arctan(r * s))", "regression line", "*regression line*"),
    ("np.degrees(np.arctan(s))", "ratio of the deviations", "diagonal of the box"),
    ("np.degrees(np.arctan2(2 * r, 1 - s**2)) / 2", "covariance without the scale",
     "both standard deviations"),
    ("np.degrees(np.arctan2(2 * r * s, 1 - s)) / 2", "variance without the square",
     "$s^2$"),
    ("np.degrees(np.arctan2(2 * r * s, s**2 - 1)) / 2", "from the axis of B", "B"),
    (f"np.degrees({V}) / 2 % 180", "other end", "other end"),
]  # fmt: skip

ANSWERS = [
    *table("explained_share(s, k)", EXPLAINED_SHARE),
    *table("reconstruct(x, k)", RECONSTRUCT),
    *table("zca(x)", ZCA),
    *table("first_angle(r, s)", FIRST_ANGLE),
]


@pytest.mark.parametrize(("name", "answer", "mistake", "words"), ANSWERS)
@pytest.mark.filterwarnings("ignore")
def test_an_answer_is_told_what_it_is(name, answer, mistake, words):
    require(getattr(exercises, f"check_{name}")(answer), mistake, words)


def test_nearly_all_wrong_answers_are_named():
    assert unnamed(ANSWERS) <= 0.1
