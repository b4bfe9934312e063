"""The ledger as a table of Markdown, and in ten lines for the front page."""

from collections.abc import Sequence

from helpers.lessons.verdicts.comparing import Measure
from helpers.lessons.verdicts.ledger import Ledger, Outcome, Row
from helpers.lessons.verdicts.rule import MARKS, SIGNS

NOTEBOOKS = {
    "04": "04_sigmoid_gradients",
    "07": "07_batch_norm_backward",
    "08": "08_training_with_batch_norm",
    "09": "09_training_and_inference",
    "10": "10_convolutional_batch_norm",
    "11": "11_inside_a_normalized_network",
    "12": "12_noise_and_regularization",
    "13": "13_why_it_works",
    "14": "14_the_batch_as_a_risk",
    "15": "15_depth_and_other_norms",
}
EDGE = "†"
"""A best rate is the lowest or the highest of its record."""
EFFECT = "what was measured: median (range of the seeds)"


class Shown:
    """Some rows of the ledger, as a notebook displays them."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    def __repr__(self) -> str:
        return "\n".join(
            f"{MARKS[row.word]} {row.key}: {sentence(row)}" for row in self.ledger.rows
        )

    def _repr_markdown_(self) -> str:
        head = ["", "claim, who says it, our test", EFFECT]
        rows = [cells(row) for row in self.ledger.rows]
        return markdown_table([head, ["---"] * len(head), *rows])


def markdown_table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows of cells as a table of Markdown; the second is the line below."""
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def cells(row: Row) -> list[str]:
    """Return the cells of a claim: its word; the claim, who, where; what came out."""
    claim, (number, section) = row.claim, row.claim.test
    test = f"[{number}, section {section}]({NOTEBOOKS[number]}.ipynb)"
    found = [f"{m.name}{f' [{m.unit}]' if m.unit else ''}" for m in measures(row)]
    return [
        f"{MARKS[row.word]} **{row.word}**",
        f"**{claim.key}**<br>{claim.text}<br>*{', '.join(claim.said_by)}* · {test}",
        "<br>".join([f"*{'; '.join(found)}*", *map(line, row.outcomes)]),
    ]


def measures(row: Row) -> list[Measure]:
    """Return the measures of a claim's conditions, each name once."""
    found = [outcome.condition.measure for outcome in row.outcomes]
    return list({measure.name: measure for measure in found}.values())


def line(outcome: Outcome) -> str:
    """Return what came out under a condition, and how many seeds agree if undecided."""
    text = f"{SIGNS[outcome.judged]} {outcome.condition.text}: {outcome.effect}"
    if outcome.at_edge:
        text += f"\N{NO-BREAK SPACE}{EDGE}"
    if outcome.judged == 0:
        text += f"\N{NO-BREAK SPACE}· {outcome.agreeing}/{len(outcome.differences)}"
    return text


def sentence(row: Row, most: int = 99) -> str:
    """Return a word and the conditions that it names, or how many, if they are many."""
    text, reversed_ = row.word, row.where(-1)
    if row.word.endswith("where"):
        text += f": {named(row.where(1), most, len(row.outcomes))}"
    if 0 < len(reversed_) < len(row.outcomes):
        text += f" (reversed: {named(reversed_, most, len(row.outcomes))})"
    return text


def named(conditions: Sequence[str], most: int, of: int) -> str:
    """Name conditions; more than so many are counted."""
    if len(conditions) > most:
        return f"{len(conditions)} of {of} conditions"
    return ", ".join(conditions)


def front_page(ledger: Ledger) -> str:
    """Return the ten lines of the front page, as a table of Markdown."""
    head = ["what is said of batch normalization", "measured here"]
    rows = [
        [row.claim.text, f"{MARKS[row.word]} {sentence(row, most=2)}"]
        for row in ledger.rows
        if row.claim.headline
    ]
    return markdown_table([head, ["---"] * 2, *rows])
