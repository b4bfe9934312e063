"""What people answer in notebook 02, and what they should read."""

from answers import table

from helpers.linear import principal_components

EXPLAINED_SHARE = [
    "(s[:k] ** 2).sum() / (s**2).sum()",
    "np.cumsum(s**2)[k - 1] / np.sum(s * s)",
    "s[:k] @ s[:k] / (s @ s)",
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


KEPT = "vectors[:, order[:k]] ->"
BACK = "mean + c @ kept @ kept.T ->"
ALONG_MEAN = """
c = x - x.mean(axis=1, keepdims=True)
vt = np.linalg.svd(c)[2][:k]
return x.mean(axis=1, keepdims=True) + c @ vt.T @ vt
"""
BY_SVD = """
mean = x.mean(0)
u, s, vt = np.linalg.svd(x - mean, full_matrices=False)
return mean + u[:, :k] * s[:k] @ vt[:k]
"""
RULED = "m, _, d = principal_components(x);"
STANDARDIZED = """
mean, scale = x.mean(axis=0), x.std(axis=0)
z = (x - mean) / scale
_, _, d = principal_components(z)
return mean + scale * (z @ d[:, :k] @ d[:, :k].T)
"""
RECONSTRUCT = [
    """
    mean = x.mean(axis=0)
    c = x - mean
    values, vectors = np.linalg.eigh(c.T @ c / len(x))
    order = np.argsort(values)[::-1]
    kept = vectors[:, order[:k]]
    return mean + c @ kept @ kept.T
    """,
    BY_SVD,
    f"{KEPT} vectors[:, -k:]",
    f"{KEPT} -vectors[:, ::-1][:, :k]",
    f"{KEPT} vectors.T[order][:k].T",
    (f"eigh -> eig & {KEPT} vectors[:, :k]", "unsorted", "promises no order"),
    (
        f"eigh -> eig & {KEPT} vectors[order][:, :k]",
        "rows of the eigenvectors",
        "*columns*",
    ),
    (f"{KEPT} vectors[order][:, :k]", "rows of the eigenvectors", "*columns*"),
    (f"{KEPT} vectors[:, ::-1][:k].T", "rows of the eigenvectors", "*columns*"),
    (f"{KEPT} vectors[:k].T", "rows of the eigenvectors", "*columns*"),
    (f"{KEPT} vectors[::-1][:k].T", "rows of the eigenvectors", "*columns*"),
    (f"{BACK} c @ vectors[:, ::-1][:, :k]", "coordinates", "Rotate back"),
    (f"{BACK} c @ vectors[:, -k:]", "coordinates", "`k` coordinates"),
    ("(x - x.mean(0)) @ np.linalg.svd(x - x.mean(0))[2][:k].T", "coordinates", "back"),
    (f"{RULED} return (x - m) @ d[:, :k]", "coordinates", "Rotate back"),
    (f"{RULED} return m + (x - m) @ d[:k].T @ d[:k]", "rows of the eigenvectors", "*c"),
    (STANDARDIZED, "standardized before", "only centre"),
    (f"{KEPT} vectors[:, :k]", "ascending", "*smallest* variance"),
    (f"{KEPT} vectors[:, order[k:]]", "all but the first k", "*but* the first"),
    (f"{BACK} c @ kept @ kept.T", "mean not added back", "mean zero"),
    (f"{BACK} x @ kept @ kept.T", "mean not subtracted", "`x` itself"),
    (f"{BACK} mean + x @ kept @ kept.T", "mean added only", "`x` itself"),
    (
        "vt = np.linalg.svd(x)[2][:k]\nreturn x @ vt.T @ vt",
        "nothing centred",
        "points at",
    ),
    (ALONG_MEAN, "mean of every example", "`axis=1`"),
    (BY_SVD.replace("vt[:k]", "vt[:, :k].T"), "columns of svd", "*rows*"),
]

Z = "c @ e / np.sqrt(v) @ e.T"
SVD = """
c = x - x.mean(0)
u, s, vt = np.linalg.svd(c, full_matrices=False)
return np.sqrt(len(x))"""
ZCA = [
    f"c = x - x.mean(0)\nv, e = np.linalg.eigh(c.T @ c / len(x))\nreturn {Z}",
    f"{SVD} * u @ vt",
    f"{Z} -> c @ e @ np.diag(1 / np.sqrt(v)) @ e.T",
    f"{Z} -> c @ (e[:, ::-1] / np.sqrt(v[::-1])) @ e[:, ::-1].T",
    ("np.sqrt(v) -> np.sqrt(v + 1e-5)", "epsilon", "small number"),
    ("np.sqrt(v) -> np.sqrt(v + 1e-8)", "epsilon", "small number"),
    ("np.sqrt(v) -> (np.sqrt(v) + 1e-5)", "epsilon", "small number"),
    ("@ e.T ->", "not rotated back", "last rotation is missing"),
    (f"{SVD} * u", "not rotated back", "last rotation is missing"),
    (f"{SVD} * c @ vt.T / s", "not rotated back", "last rotation is missing"),
    (f"{SVD} * c @ vt / s @ vt.T", "svd transposed", "*rows*"),
    (f"{Z} -> c @ e.T / np.sqrt(v) @ e", "eigenvectors in rows", "transpose"),
    ("np.sqrt(v) -> v", "missing square root", "square root"),
    ("e / -> e *", "multiplied", "even longer"),
    ("/ np.sqrt(v) ->", "not rescaled", "not rescaled"),
    ("c @ e / -> x @ e /", "data not centred", "Subtract the mean"),
    ("c.T @ c -> x.T @ x", "covariance without centring", "no covariance matrix"),
    ("c = x - x.mean(0) -> c = x", "not centred", "mean zero"),
    (f"{Z} -> {Z} + x.mean(0)", "mean added again", "mean 0"),
    ("len(x) -> (len(x) - 1)", "sample variance", "`ddof=0`"),
    ("/ len(x) ->", "not divided by m", "divided by $m$"),
    ("(x - x.mean(0)) / x.std(0)", "standardized", "correlations are still there"),
    (
        f"{Z} -> c @ np.linalg.inv(np.linalg.cholesky(c.T @ c / len(x))).T",
        "cholesky",
        "white, too",
    ),
    ("@ e.T -> @ e[:, ::-1].T", None, "not the reverse of the first"),
]

V = "np.arctan2(2 * r * s, 1 - s**2)"
FIRST_ANGLE = [
    f"np.degrees({V}) / 2",
    f"90 / np.pi * {V}",
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
    ("np.degrees(np.arctan(2 * r * s / (1 - s**2))) / 2 + 90 * (s > 1)", "other end",
     "other end"),
]  # fmt: skip

ANSWERS = [
    *table("explained_share(s, k)", EXPLAINED_SHARE),
    *table("reconstruct(x, k)", RECONSTRUCT, principal_components=principal_components),
    *table("zca(x)", ZCA),
    *table("first_angle(r, s)", FIRST_ANGLE),
]
