"""Answers as people type them, and what they should read."""

import textwrap

import numpy as np
import pytest

RIGHT = "right"


def written(signature, body):
    """Make the function of a signature, `name(a, b)`, and what stands in its body."""
    body = body if "return " in body else f"return {body}"
    names = {"np": np}
    exec(f"def {signature}:\n{textwrap.indent(textwrap.dedent(body), '    ')}", names)
    return names[signature.partition("(")[0]]


def table(signature, rows):
    """Make the parameters of a test from rows of body, mistake and words."""
    name = signature.partition("(")[0]
    return [
        pytest.param(name, written(signature, body), mistake, words, id=f"{name}-{i}")
        for i, (body, mistake, words) in enumerate(rows)
    ]


def require(feedback, mistake, words):
    """Hold a feedback against a row of a table."""
    if mistake == RIGHT:
        assert feedback.correct, feedback.message
        return
    assert not feedback.correct
    told = feedback.mistake, feedback.message
    assert feedback.mistake == mistake, told
    assert words in feedback.message, told


def unnamed(parameters):
    """Return the share of the wrong answers that are not named."""
    wrong = [row.values[2] for row in parameters if row.values[2] != RIGHT]
    return wrong.count(None) / len(wrong)
