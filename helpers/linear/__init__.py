"""Scaling, principal components and least squares."""

from helpers.linear import least_squares
from helpers.linear.pca import principal_components, whiten
from helpers.linear.scaling import standardize

__all__ = ["least_squares", "principal_components", "standardize", "whiten"]
