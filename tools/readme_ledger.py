"""The ten lines of the ledger that stand in the README, between two marks."""

import re
from pathlib import Path

from helpers.lessons.verdicts.ledger import judge_all
from helpers.lessons.verdicts.printing import front_page

README = Path(__file__).resolve().parents[1] / "README.md"
BEGIN, END = "<!-- The ledger: make notebooks writes it. -->", "<!-- End -->"


def with_ledger(text: str, lines: str) -> str:
    """Return a text with what stands between the marks brought up to date."""
    between = re.compile(rf"(?<={BEGIN}\n).*?(?={END})", re.DOTALL)
    return between.sub(lambda _: f"\n{lines}\n\n", text)


def up_to_date() -> str:
    """Return what the README should hold."""
    return with_ledger(README.read_text(encoding="utf-8"), front_page(judge_all()))


def write() -> None:
    """Bring the README up to date."""
    README.write_text(up_to_date(), encoding="utf-8", newline="\n")
