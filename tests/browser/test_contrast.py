"""The feedback to an exercise can be read in every theme of JupyterLab."""

import pytest
from lab import FRONTS
from nbformat.v4 import new_code_cell, new_output
from playwright.sync_api import expect

from helpers.exercises.feedback import Verdict, correct, not_attempted, not_yet

THEMES = ["JupyterLab Dark", "JupyterLab Dark High Contrast", "JupyterLab Light"]
"""The last one stays for the other tests."""
MESSAGE = "Is `eps` *inside* the **root**? It is $x^2$."
FEEDBACK = [correct(MESSAGE), not_yet(MESSAGE), not_attempted(MESSAGE)]
ENOUGH = 4.5
"""The contrast that WCAG 2 asks of text (1.4.3); of marks it asks 3 (1.4.11)."""

CONTRAST = """(box) => {
    const channels = (color) => {
        const [r, g, b, alpha = 1] = color.match(/[\\d.]+/g).map(Number);
        return [[r, g, b], alpha];
    };
    const over = ([color, alpha], below) =>
        color.map((c, i) => alpha * c + (1 - alpha) * below[i]);
    const background = (node) => {
        if (!node) return [255, 255, 255];
        const own = channels(getComputedStyle(node).backgroundColor);
        return own[1] == 1 ? own[0] : over(own, background(node.parentElement));
    };
    const luminance = (color) => {
        const [r, g, b] = color.map((c) => c / 255).map(
            (c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (color, node) => {
        const below = background(node);
        const [a, b] = [over(channels(color), below), below].map(luminance);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    };
    const hasText = (node) => [...node.childNodes].some(
        (child) => child.nodeType == Node.TEXT_NODE && child.data.trim());
    const texts = [...box.querySelectorAll("*"), box].filter(hasText);
    const style = getComputedStyle(box);
    return {
        text: texts.map((node) => contrast(getComputedStyle(node).color, node)),
        edge: contrast(style.borderLeftColor, box.parentElement),
        width: style.borderLeftWidth,
    };
}"""


def cell(feedback):
    """A cell with the feedback as another machine has stored it."""
    text, _ = feedback._repr_markdown_()
    verdict, message = feedback.verdict.name, feedback.message
    return new_code_cell(
        "from helpers.exercises.feedback import Feedback, Verdict\n"
        f"Feedback(Verdict.{verdict}, {message!r})",
        outputs=[new_output("display_data", data={"text/markdown": text})],
    )


@pytest.mark.parametrize("front", FRONTS)
def test_feedback_can_be_read(lab, notebook, front):
    lab.open(notebook(*map(cell, FEEDBACK)), front)
    for run in (False, True):  # stored elsewhere: sanitized; run here: trusted
        if run:
            lab.restart_and_run_all()
        for theme in THEMES:
            lab.do("apputils:change-theme", theme=theme)
            expect(lab.page.locator("body")).to_have_attribute(
                "data-jp-theme-name", theme
            )
            boxes = lab.page.locator(".jp-OutputArea-output div[style*=border-left]")
            expect(boxes).to_have_count(len(Verdict))
            for box in boxes.all():
                measured = box.evaluate(CONTRAST)
                assert len(measured["text"]) >= 4  # plain, code, emphasis, strong
                assert min(measured["text"]) >= ENOUGH
                assert measured["edge"] >= 3
                assert measured["width"] == "6px"
            lab.screenshot(f"feedback-{theme}")
