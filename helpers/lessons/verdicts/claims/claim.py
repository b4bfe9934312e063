"""A claim: a row of the ledger before it is judged."""

from dataclasses import dataclass

from helpers.lessons.verdicts.comparing import Condition

PAPER = "Ioffe & Szegedy 2015"
QIAN, VIDHYA, GOERNER = "Qian 2024", "Analytics Vidhya", "Görner's lecture"
SAID = "often said"
ARTICLES = (QIAN, VIDHYA, GOERNER)
CLAIMANTS = ("the paper of 2015", "articles", "later papers", "often said")


@dataclass(frozen=True)
class Claim:
    """What is said, who says it, where it is tested, and by which comparisons.

    Parameters
    ----------
    key : str
        Its short name, unique, by which texts refer to it.
    text : str
        The claim, a sentence.
    said_by : tuple of str
    test : tuple of str and int
        Notebook and section.
    conditions : tuple of Condition
    headline : bool, optional
        Whether it is one of the ten of the front page.
    """

    key: str
    text: str
    said_by: tuple[str, ...]
    test: tuple[str, int]
    conditions: tuple[Condition, ...]
    headline: bool = False


def claimant(name: str) -> str:
    """Return what kind of claimant somebody is."""
    paper, articles, later, often = CLAIMANTS
    known = {PAPER: paper, SAID: often} | dict.fromkeys(ARTICLES, articles)
    return known.get(name, later)
