"""The claims, in the order of the ledger: what is said, by whom, and its conditions.

Conditions are what the records have: activations, opponents, batch sizes, rates. All
that a notebook holds against a claim are listed, whatever they say; and where it is not
clear what to compare, each of the possibilities.
"""

from helpers.lessons.verdicts.claims import (
    depth,
    explanations,
    inside,
    noise,
    risks,
    speed,
)

THEMES = {
    "speed": speed.CLAIMS,
    "noise": noise.CLAIMS,
    "explanations": explanations.CLAIMS,
    "inside": inside.CLAIMS,
    "depth": depth.CLAIMS,
    "risks": risks.CLAIMS,
}
CLAIMS = tuple(claim for claims in THEMES.values() for claim in claims)
