"""The player of the live figures, in JavaScript: for pages, and as an anywidget.

- `painter.js` draws a page of a recording;
- `player.js` is the element: controls, facts, picture;
- `widget.js` joins it to a kernel.
"""

from pathlib import Path

FOLDER = Path(__file__).parent
FILES = [FOLDER / name for name in ("painter.js", "player.js", "player.css")]
"""What a page needs."""


def widget_script() -> str:
    """Return the player as one module: a widget's cannot import others."""
    painter, player, widget = (
        (FOLDER / name).read_text(encoding="utf-8")
        for name in ("painter.js", "player.js", "widget.js")
    )
    return (
        painter + player.replace('import { Painter } from "./painter.js";', "") + widget
    )


def widget_style() -> str:
    """Return the style sheet of the player."""
    return (FOLDER / "player.css").read_text(encoding="utf-8")
