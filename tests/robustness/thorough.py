"""How much is tried, and a count of it."""

import os
from collections import Counter

THOROUGH = bool(os.environ.get("THOROUGH"))
"""Set in the environment by ``make test-thorough``: try all that there is to try."""

tried = Counter()
"""How many calls of each kind were made; shown at the end of a run."""


def share(things, number, of):
    """Return all things, or in a quick run every so many, beginning with one."""
    return things if THOROUGH else things[number % of :: of]
