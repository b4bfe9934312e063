"""The check of the texts in figures finds what cannot be read, and nothing else."""

import legibility
import numpy as np
import pytest
from matplotlib.backends.backend_agg import RendererAgg

from helpers.figures import style


@pytest.fixture
def faults(monkeypatch):
    monkeypatch.setattr(legibility, "faults", set())
    monkeypatch.setattr(RendererAgg, "draw_text", legibility.watched)
    return legibility.faults


def draw(word="word", background="white", **text_kw):
    figure, ax = style.new_figure(width=3, height=2)
    ax.set_facecolor(background)
    ax.text(0.1, 0.4, word, **text_kw)
    figure.canvas.draw()


def test_contrast_is_that_of_the_guidelines():
    black, white, red = np.zeros(3), np.ones(3), np.array([1.0, 0, 0])
    assert legibility.contrast(black, white) == pytest.approx(21)
    assert legibility.contrast(white, white) == 1
    assert legibility.contrast(white, red) == pytest.approx(3.998, abs=1e-3)


@pytest.mark.parametrize(
    "text_kw",
    [
        {"color": style.INK},
        {"color": "white", "background": style.INK},
        {"color": style.INK, "background": "black", "bbox": {"facecolor": "white"}},
        {"color": style.NORMALIZED, "size": 11},
    ],
)
def test_what_can_be_read_is_no_fault(text_kw, faults):
    draw(**text_kw)
    assert faults == set()


@pytest.mark.parametrize(
    ("text_kw", "words"),
    [
        ({"color": style.RAW}, "contrast of 3.87"),
        ({"color": "white"}, "contrast of 1.00"),
        ({"color": style.INK, "background": "black"}, "contrast"),
        ({"color": style.INK, "alpha": 0.3}, "contrast"),
        ({"color": style.INK, "bbox": {"facecolor": style.INK}}, "contrast of 1.00"),
        ({"color": style.RAW, "word": "$x$"}, "'$x$' has a contrast"),
        ({"size": 10.5}, "10.5 pt"),
    ],
)
def test_what_cannot_be_read_is_named(text_kw, words, faults):
    draw(**text_kw)
    (fault,) = faults
    assert words in fault
