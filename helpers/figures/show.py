"""Show figures in a notebook: crisp, small, and with the facts in words beside them."""

import base64
import io
import time
from typing import Any

from IPython.display import display
from matplotlib.figure import Figure
from PIL import Image

from helpers.checked import takes
from helpers.figures.style import PIXELS_PER_INCH

PRINT_DPI = 1.5 * PIXELS_PER_INCH
"""One and a half image pixels a CSS pixel: sharp, and small enough to keep."""


class Png:
    """A PNG picture as a notebook displays it.

    Parameters
    ----------
    data : bytes
        The PNG file.
    width : int
        Shown width in CSS pixels.
    text : str
        The text in place of the picture.
    alt : str
        The description for readers who cannot see the picture.
    """

    def __init__(self, data: bytes, width: int, text: str, alt: str) -> None:
        self.data = data
        self.width = width
        self.text = text
        self.alt = alt

    def __repr__(self) -> str:
        return self.text

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        picture = base64.b64encode(self.data).decode()
        data = {"image/png": picture, "text/plain": self.text}
        return data, {"image/png": {"width": self.width, "alt": self.alt}}


class Caption:
    """One or a few lines of Markdown that stand under a figure."""

    def __init__(self, text: str) -> None:
        if not text.strip():
            raise ValueError("A figure needs a caption that says what it shows.")
        self.text = text

    def __repr__(self) -> str:
        return self.text

    def _repr_markdown_(self) -> str:
        return "*Figure.* " + self.text.replace("\n", "  \n")


@takes()
def show(figure: Figure, caption: str) -> None:
    """Display a figure and under it a visible caption.

    The caption carries the computed facts: it serves readers who cannot see the
    picture, and the tests, which compare text but not pixels.

    Parameters
    ----------
    figure : Figure
        Shown at `PIXELS_PER_INCH` CSS pixels an inch.
    caption : str
        Markdown; ``$...$`` sets maths. A new line starts a new line.

    Raises
    ------
    ValueError
        If the caption is empty.
    """
    note = Caption(caption)
    display(Png(print_png(figure), shown_width(figure), size_text(figure), caption))
    display(note)


class LiveFigure:
    """A figure that is redrawn in place while a cell runs.

    Parameters
    ----------
    figure : Figure
        Change its artists, then call `update`.
    text : str
        The text in place of the picture. It stays the same with every update, so
        that the tests can compare it.
    rate : float
        Most updates a second; what comes sooner is skipped.
    """

    @takes(rate=(0.01, 1000.0))
    def __init__(self, figure: Figure, text: str, rate: float = 8.0) -> None:
        self.figure = figure
        self.text = text
        self._interval = 1 / rate
        self._next_time = time.monotonic() + self._interval
        self._handle = display(self._picture(screen_png(figure), text), display_id=True)

    def update(self) -> bool:
        """Redraw the display, unless the last update is too recent; say whether."""
        if time.monotonic() < self._next_time:
            return False
        self._draw(screen_png(self.figure), self.text)
        # Counted from the end of the drawing: a slow figure must not take all
        # the time from the training that it shows.
        self._next_time = time.monotonic() + self._interval
        return True

    def finish(self, caption: str) -> None:
        """Draw the last picture, in the quality of `show`, and its caption under it."""
        note = Caption(caption)
        self._draw(print_png(self.figure), caption)
        display(note)

    def _draw(self, data: bytes, alt: str) -> None:
        if self._handle is not None:  # None outside a notebook
            self._handle.update(self._picture(data, alt))

    def _picture(self, data: bytes, alt: str) -> Png:
        return Png(data, shown_width(self.figure), self.text, alt)


def print_png(figure: Figure) -> bytes:
    """Encode a figure for keeping: 1.5 pixels a CSS pixel, 96 colours."""
    picture = rasterize(figure, PRINT_DPI).quantize(
        96,
        method=Image.Quantize.MAXCOVERAGE,
        kmeans=1,  # without it, pale grid lines turn out pink
        dither=Image.Dither.NONE,
    )
    return encode_png(picture, optimize=True)


def screen_png(figure: Figure) -> bytes:
    """Encode a figure for a moment: fast to make, one pixel a CSS pixel."""
    return encode_png(rasterize(figure, PIXELS_PER_INCH), compress_level=1)


def rasterize(figure: Figure, dpi: float) -> Image.Image:
    """Draw a figure; an RGB image without transparency."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=dpi, pil_kwargs={"compress_level": 0})
    return Image.open(buffer).convert("RGB")


def encode_png(picture: Image.Image, **options: Any) -> bytes:
    """Encode an image as a PNG file."""
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", **options)
    return buffer.getvalue()


def shown_width(figure: Figure) -> int:
    """Width on the screen in CSS pixels."""
    return round(figure.get_figwidth() * PIXELS_PER_INCH)


def size_text(figure: Figure) -> str:
    """The text in place of a picture that a caption explains."""
    width, height = figure.get_size_inches()
    return f"<Figure, {width:g} by {height:g} inches>"
