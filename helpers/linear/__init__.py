"""Scaling, principal components and least squares."""

from helpers.linear import least_squares
from helpers.linear.least_squares import best_weights
from helpers.linear.pca import LinearTransform, principal_components, whiten
from helpers.linear.scaling import standardize
