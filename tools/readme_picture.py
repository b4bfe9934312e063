"""Save the first live figure of notebook 00 as the picture of the README.

``make notebooks`` runs this after the notebooks, so that the picture stays true.
"""

import base64
from pathlib import Path

from notebook_form import read

ROOT = Path(__file__).resolve().parents[1]
TEXT = "Networks while they learn."


def main() -> None:
    """Copy the picture out of the notebook's outputs."""
    notebook = read(ROOT / "notebooks/00_start_here.ipynb")
    outputs = [o for cell in notebook.cells for o in cell.get("outputs", [])]
    bundles = [output.get("data", {}) for output in outputs]
    pictures = [b["image/png"] for b in bundles if b.get("text/plain") == TEXT]
    target = ROOT / ".github/picture.png"
    target.write_bytes(base64.b64decode(pictures[0]))


if __name__ == "__main__":
    main()
