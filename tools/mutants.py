"""Report what `make mutants` found: which changes of the maths no test notices.

Writes tests/mutants/README.md. The reason why a mutant may survive stands in
tests/mutants/reasons.toml, with the changed lines and the function they are in, so that
it stays valid when other lines move. Fails where a reason is missing or too few
mutants are killed.
"""

import re
import subprocess
import sys
import tomllib
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
REASONS = ROOT / "tests" / "mutants" / "reasons.toml"
REPORT = ROOT / "tests" / "mutants" / "README.md"
MUTMUT = Path(sys.executable).parent / "mutmut"
NOTICED = {"killed", "timeout"}
ENOUGH = 0.95

INTRODUCTION = """\
# Mutation tests

`make mutants` changes the maths (`helpers/nn`, `helpers/linear`, `helpers/studies`) in
one place after another with [mutmut](https://mutmut.readthedocs.io) {version}, and runs
the tests that reach the place. A mutant is killed when a test fails, or never ends.
`pyproject.toml` names the tests; they are those of the maths, not of the widgets.

Not changed: the texts of errors, what stands outside of functions, the decorators that
check arguments, and functions with other decorators, such as properties.

| module | mutants | killed | survived | score |
|---|---:|---:|---:|---:|
"""


class Change(NamedTuple):
    """What a mutant changes; the lines are stripped and joined."""

    function: str
    before: str
    after: str


def mutmut(*arguments: str) -> str:
    command = [str(MUTMUT), *arguments]
    return subprocess.run(
        command, cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout


def results() -> dict[str, str]:
    """Return the status of every mutant by its name."""
    lines = sorted(mutmut("results", "--all", "true").splitlines())
    return dict(line.strip().rsplit(": ", 1) for line in lines if line.strip())


def function_of(mutant: str) -> tuple[str, str]:
    """Return a mutant's module and function.

    >>> function_of("helpers.nn.layers.xǁLinearǁforward__mutmut_3")
    ('helpers.nn.layers', 'Linear.forward')
    """
    module, _, name = mutant.rpartition(".")
    name = re.sub(r"__mutmut_\d+$", "", name)
    return module, name.removeprefix("x_").removeprefix("xǁ").replace("ǁ", ".")


def change(mutant: str) -> Change:
    lines = mutmut("show", mutant).splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith("@@"))
    before, after = (
        "\n".join(line[1:].strip() for line in lines[start:] if line[:1] == sign)
        for sign in "-+"
    )
    return Change(".".join(function_of(mutant)), before, after)


def table(statuses: dict[str, str]) -> tuple[str, float]:
    """Return the rows of all modules, and the share of mutants killed in all."""
    counts: dict[str, Counter[bool]] = defaultdict(Counter)
    for mutant, status in statuses.items():
        counts[function_of(mutant)[0]][status in NOTICED] += 1
    total: Counter[bool] = sum(counts.values(), Counter())
    rows = []
    for name, count in [*sorted(counts.items()), ("all", total)]:
        share = count[True] / count.total()
        rows.append(
            f"| {name.removeprefix('helpers.')} | {count.total()} | {count[True]} | "
            f"{count[False]} | {share:.1%} |\n"
        )
    return "".join(rows), total[True] / total.total()


def survivors(statuses: dict[str, str], reasons: dict[Change, str]) -> tuple[str, int]:
    """Return the survivors with their reasons, and how many have none."""
    alive = [m for m, status in statuses.items() if status not in NOTICED]
    changes = [change(mutant) for mutant in alive]
    for mutant, this in zip(alive, changes, strict=True):
        if this not in reasons:
            print(f"No reason for {mutant}: {this.before!r} -> {this.after!r}")
    for this in reasons.keys() - set(changes):
        print(f"No such survivor any more: {this.function}: {this.after!r}")
    diffs: dict[tuple[str, str], list[str]] = defaultdict(list)
    for this in sorted(changes):
        lines = [f"- {line}" for line in this.before.splitlines()]
        lines += [f"+ {line}" for line in this.after.splitlines()]
        diffs[this.function, reasons.get(this, "**No reason yet.**")] += lines
    text = "\n## Survivors\n"
    for (function, reason), lines in diffs.items():
        text += "\n".join([f"\n`{function}`", "```diff", *lines, "```", reason, ""])
    return text, sum(this not in reasons for this in changes)


def main() -> None:
    stored = tomllib.loads(REASONS.read_text(encoding="utf-8"))["survivor"]
    reasons = {
        Change(s["function"], s["before"], s["after"]): s["reason"] for s in stored
    }
    statuses = results()
    rows, share = table(statuses)
    listed, missing = survivors(statuses, reasons)
    version = mutmut("--version").split()[-1]
    text = INTRODUCTION.format(version=version) + rows + listed
    REPORT.write_text(text, encoding="utf-8")
    print(f"{share:.1%} of {len(statuses)} mutants killed: see {REPORT.name}.")
    sys.exit(missing > 0 or share < ENOUGH)


if __name__ == "__main__":
    main()
