"""Answers as people type them, and what they should read."""

import textwrap

import numpy as np

RIGHT, ANY = "right", "any"


def written(signature, body, **names):
    """Make the function of a signature, `name(a, b)`, and what stands in its body."""
    body = body if "return " in body else f"return {body}"
    names = {"np": np} | names
    exec(f"def {signature}:\n{textwrap.indent(textwrap.dedent(body), '    ')}", names)
    return names[signature.partition("(")[0]]


def changed(body, first):
    """Read `old -> new & old -> new` as changes of the first body of a table."""
    if "->" not in body:
        return body
    for change in body.split(" & "):
        old, new = map(str.strip, change.split("->"))
        assert old in first, f"there is no {old}"
        first = first.replace(old, new)
    return first


def table(signature, rows, **names):
    """Make rows of exercise, answer, mistake and words.

    `rows` are right bodies, and tuples: a wrong body, the name of its mistake or None,
    and words that its feedback holds. A body may be a change of the first one.
    """
    rows = [(row, RIGHT, "") if isinstance(row, str) else row for row in rows]
    return [
        (
            signature.partition("(")[0],
            written(signature, changed(body, rows[0][0]), **names),
            mistake,
            words,
        )
        for body, mistake, words in rows
    ]


def values(name, rows):
    """Make the same rows of values: right ones, and wrong ones with their words."""
    rows = [row if isinstance(row, tuple) else (row, "") for row in rows]
    return [(name, value, ANY if words else RIGHT, words) for value, words in rows]


def require(feedback, mistake, words):
    """Hold a feedback against a row of a table."""
    if mistake == RIGHT:
        assert feedback.correct, feedback.message
        return
    assert not feedback.correct
    told = feedback.mistake, feedback.message
    assert feedback.mistake == mistake or mistake == ANY, told
    assert words in feedback.message, told


def unnamed(rows):
    """Return the share of the wrong answers that are not named."""
    wrong = [mistake for *_, mistake, _ in rows if mistake not in (RIGHT, ANY)]
    return wrong.count(None) / len(wrong)
