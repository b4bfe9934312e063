"""How long each notebook takes to read, by one count, written where it is told.

Its rates are assumed: no person was timed. It leaves out *Explore* and the exercises.
Run alone, it prints the counts and what is over a ceiling.
"""

import math
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from nbformat import NotebookNode
from notebook_form import read, sections, to_text

ROOT = Path(__file__).resolve().parents[1]
WORDS, LINES, OUTPUT_LINES = 100, 15, 30
"""A minute for so many; and one for each prediction and each figure."""

NOT_COUNTED = {"## Explore", "## Exercises", "## Further reading"}
SKIPPED = r"<details>.*?</details>|```.*?```|\$\$.*?\$\$|\$[^$]+\$|\]\([^)]*\)"
SHORT_ROUTE = ("00", "01", "06", "08", "09", "16")


class Count(NamedTuple):
    """Minutes and words of a notebook's core, and of its deeper parts."""

    minutes: float = 0
    words: int = 0
    deeper_minutes: float = 0
    deeper_words: int = 0


CEILING = Count(minutes=45, words=2400, deeper_minutes=math.inf, deeper_words=600)


def words(text: str) -> int:
    """Count the words of a text, without folds, code blocks and maths."""
    shown = re.sub(SKIPPED, " ", text, flags=re.DOTALL)
    return sum(bool(re.search(r"\w", word)) for word in shown.split())


def minutes(cell: NotebookNode) -> float:
    """Return the minutes that a cell takes."""
    if cell.cell_type != "code":
        return words(cell.source) / WORDS + cell.source.count("**Predict.**")
    folded = "figure" in cell.metadata.get("tags", [])
    lines = 0 if folded else sum(map(bool, map(str.strip, cell.source.split("\n"))))
    printed = figures = 0
    for output in cell.outputs:
        data = output.get("data", {"text/plain": output.get("text", "")})
        if "image/png" in data:
            figures += 1
        else:
            text = data.get("text/markdown", data.get("text/plain", ""))
            printed += len(text.splitlines())
    return lines / LINES + printed / OUTPUT_LINES + figures


def count(notebook: NotebookNode) -> Count:
    """Count the minutes and the words of a notebook."""
    found = {False: [0.0, 0], True: [0.0, 0]}
    for section, deeper, cell in sections(notebook):
        if section not in NOT_COUNTED:
            found[deeper][0] += minutes(cell)
            if cell.cell_type == "markdown":
                found[deeper][1] += words(cell.source)
    return Count(*found[False], *found[True])


def rounded(minutes: float) -> int:
    """Return whole fives of minutes, which is as well as anybody can know."""
    return max(5, 5 * round(minutes / 5))


def promise(count: Count) -> str:
    """Say how long a notebook takes, as its first cell does."""
    text = f"About {rounded(count.minutes)} minutes without *Explore* and exercises"
    if count.deeper_minutes:
        text += f"; the deeper parts take about {rounded(count.deeper_minutes)} more"
    return f"{text}."


def hours(minutes: float) -> str:
    """Return half hours: "4½ hours"."""
    halves = round(minutes / 30)
    return f"{halves // 2 or ''}{'½' * (halves % 2)} hours"


def routes(counts: Mapping[str, Count]) -> Mapping[str, str]:
    """Return the three routes through the course, each with its hours, by name."""
    short = [number for number in SHORT_ROUTE if number in counts]
    core = sum(count.minutes for count in counts.values())
    deeper = sum(count.deeper_minutes for count in counts.values())
    first = hours(sum(counts[number].minutes for number in short))
    return {
        "Short": f"notebooks {', '.join(short)}. About {first}.",
        "Core": f"all notebooks in order. About {hours(core)}.",
        "Everything": f"the deeper parts, too. About {hours(core + deeper)}.",
    }


def with_minutes(text: str, counts: Mapping[str, Count]) -> str:
    """Return a text with what it says of minutes and hours brought up to date.

    In tables, the third column of the rows that begin with a link to a notebook; in
    lists, the routes.
    """
    for number, count in counts.items():
        cell = f"{rounded(count.minutes)}"
        if count.deeper_minutes:
            cell += f" + {rounded(count.deeper_minutes)}"
        row = rf"^(\| \[{number}[ _][^|]*\|[^|]*\|).*$"
        text = re.sub(row, rf"\1 {cell} |", text, flags=re.MULTILINE)
    for name, route in routes(counts).items():
        line = rf"^- \*\*{name}\*\*: .*$"
        text = re.sub(line, f"- **{name}**: {route}", text, flags=re.MULTILINE)
    return text


def up_to_date(root: Path = ROOT) -> dict[Path, str]:
    """Return what the README and the notebooks should hold."""
    readme, paths = root / "README.md", sorted((root / "notebooks").glob("*.ipynb"))
    notebooks = {path: read(path) for path in paths}
    counts = {path.name[:2]: count(notebook) for path, notebook in notebooks.items()}
    texts = {readme: with_minutes(readme.read_text(encoding="utf-8"), counts)}
    for path, notebook in notebooks.items():
        if path.name.startswith("00"):
            for cell in notebook.cells:
                if cell.cell_type == "markdown":
                    cell.source = with_minutes(cell.source, counts)
        title, said = notebook.cells[0], promise(counts[path.name[:2]])
        title.source = re.sub(r"About \d+ minutes.*", said, title.source)
        texts[path] = to_text(notebook)
    return texts


def write(root: Path = ROOT) -> None:
    """Bring the README and the notebooks up to date."""
    for path, text in up_to_date(root).items():
        if path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    """Print the counts; a star is over its ceiling."""
    print(f"{'':32} minutes    words   deeper: minutes    words")
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        found = count(read(path))
        columns = [
            f"{value:{width},.0f}{' *'[value > most]}"
            for value, most, width in zip(found, CEILING, (7, 8, 16, 8), strict=True)
        ]
        print(f"{path.stem:32} {''.join(columns)}")


if __name__ == "__main__":
    main()
