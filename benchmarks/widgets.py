"""The live figures in the browser, beside the same scenes drawn the usual way.

Both stand in one page, one below the other, with one kernel, and take turns. See
`usual_way`.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import nbformat
import numpy as np
from driven_figure import SWEEP_SECONDS, WATCH, DrivenFigure, OurFigure, UsualFigure
from lab import Lab
from nbformat.v4 import new_code_cell, new_notebook
from notebook_form import EXPLORER, METADATA
from playwright.sync_api import Browser
from record_figures import Source, sources
from report import Part, judged, table
from server import running_browser, running_server

HERE = Path(__file__).parent
STEPS = 12
MOST_LATENCY, LEAST_PICTURES = 0.35, 2.0
WINDOW = {"width": 1400, "height": 2000}  # room for both figures
INTRODUCTION = f"""\
Every live figure (*ours*) beside the *usual way*: the same scene and the same controls
with `interact`, which makes a new figure for each value and shows it with `plt.show()`
at JupyterLab's default of 100 pixels an inch; ours is sharp at every zoom. The latency
is the time from a key press to the frame of the browser with the new picture: median
and 95th percentile (p95) of {STEPS} steps, dealt to the sliders in turn. Goals: at most
{MOST_LATENCY} of the usual median, and the p95 below the usual median. The figure of
notebook 16 has lists only.
"""
LATENCY_HEAD = (
    "notebook and figure",
    *("ours [ms]", "p95 [ms]", "usual [ms]", "p95 [ms]"),
    *("ratio", "goal", "p95 / usual median", "goal"),
)
DRAGGING = f"""
Dragging a slider for some seconds, from end to end in {SWEEP_SECONDS} s: pictures a
second. Goal: {LEAST_PICTURES:g} times the usual way's, and at the end the picture of
the last value.
"""
DRAGGING_HEAD = (
    *("notebook and figure", "ours [1/s]", "usual [1/s]", "ratio", "goal"),
    "last frame",
)


class Comparison(NamedTuple):
    """What was measured of one figure: ours, and the usual way."""

    name: str
    latencies: tuple[list[float], list[float]]
    pictures: tuple[float, float]
    right: bool

    def ratios(self) -> tuple[float, float, float]:
        """Return ours over usual: median, p95 over median, pictures a second."""
        ours, usual = self.latencies
        times = np.percentile(ours, (50, 95)) / np.median(usual)
        return *times, self.pictures[0] / self.pictures[1]


def latency_row(result: Comparison) -> list[str]:
    """Return a row of the table of latencies."""
    ours, usual = (np.percentile(times, (50, 95)) for times in result.latencies)
    ratio, tail, _ = result.ratios()
    return [
        result.name,
        *(f"{t:.0f}" for t in (*ours, *usual)),
        *(f"{ratio:.2f}", judged(MOST_LATENCY, ratio <= MOST_LATENCY)),
        *(f"{tail:.2f}", judged(1, tail < 1)),
    ]


def dragging_row(result: Comparison) -> list[str]:
    """Return a row of the table of pictures a second."""
    *_, ratio = result.ratios()
    return [
        result.name,
        *(f"{rate:.1f}" for rate in result.pictures),
        *(f"{ratio:.1f}", judged(LEAST_PICTURES, ratio >= LEAST_PICTURES)),
        "right" if result.right else "**wrong**",
    ]


def missed(result: Comparison) -> list[str]:
    """Return a sentence for each goal that was missed."""
    ratio, tail, pictures = result.ratios()
    sentences = []
    if ratio > MOST_LATENCY:
        goal = f"for a goal of {MOST_LATENCY}"
        sentences.append(f"a key press takes {ratio:.2f} of the usual time, {goal}.")
    if tail >= 1:
        sentences.append(f"the p95 is {tail:.2f} of the usual median.")
    if pictures < LEAST_PICTURES:
        goal = f"for a goal of {LEAST_PICTURES:g}"
        sentences.append(f"dragging shows {pictures:.1f} times the pictures, {goal}.")
    if not result.right:
        sentences.append("after dragging, the picture is not that of the last value.")
    return [f"{result.name}: {sentence}" for sentence in sentences]


def compare(name: str, ours: DrivenFigure, usual: DrivenFigure) -> Comparison:
    """Deal `STEPS` key presses to the sliders in turn, then drag the first."""
    sliders = acting_sliders(ours, usual)
    keys = dict.fromkeys(sliders, "ArrowRight")
    latencies: tuple[list[float], list[float]] = ([], [])
    for step in range(STEPS):
        slider = sliders[step % len(sliders)]
        keys[slider] = next_key(ours, slider, keys[slider])
        turns = zip(latencies, (ours, usual), strict=True)
        for times, way in list(turns)[:: 1 if step % 2 else -1]:
            latency = way.press(slider, keys[slider])
            if latency is not None:  # two values of a slider may have one picture
                times.append(latency)
    pictures = (ours.drag(sliders[0]), usual.drag(sliders[0]))
    if not all((*latencies, *pictures)):
        raise RuntimeError("no step, or no pull, showed another picture")
    right = ours.last_frame_is_right(sliders[0])
    return Comparison(name, latencies, pictures, right)


def acting_sliders(ours: DrivenFigure, usual: DrivenFigure) -> list[int]:
    """Return the sliders that change the picture in this state; move both alike."""
    acting = []
    for slider in ours.sliders():
        key = next_key(ours, slider, "ArrowRight")
        if ours.press(slider, key) is not None:
            acting.append(slider)
        usual.press(slider, key)
    return acting


def next_key(way: DrivenFigure, slider: int, key: str) -> str:
    """Turn round at an end of the slider."""
    if way.value(slider) == way.value(slider, "max"):
        return "ArrowLeft"
    return "ArrowRight" if way.value(slider) == way.value(slider, "min") else key


def cells(source: Source) -> Iterator[str]:
    """Yield the cell that makes a live figure, and one that makes it the usual way."""
    start = EXPLORER.search(source.cell).start()
    function, arguments = source.cell[start:].split("(", 1)
    before, run = source.cell[:start], f"%run {HERE / 'usual_way.py'}"
    yield f"{source.imports}\n{source.cell}"
    yield f"{run}\n{before}usual_way({function}, {arguments}"


def both(lab: Lab, number: int) -> tuple[DrivenFigure, DrivenFigure]:
    """Run the two cells of a figure."""
    shown = []
    for index in (2 * number, 2 * number + 1):
        shown.append(lab.show(index))
        lab.command("notebook:run-cell")
        shown[-1].locator("live-figure, .jupyter-widgets img").first.wait_for()
        lab.wait_for_kernel()
    lab.show(2 * number)
    return OurFigure(lab.page, shown[0]), UsualFigure(lab.page, shown[1])


def comparisons(browser: Browser, address: str) -> Iterator[Comparison | str]:
    """Measure all live figures of the course, or say why one was not measured."""
    with TemporaryDirectory(prefix="scratch-", dir=HERE) as folder:
        path = Path(folder, "figures.ipynb")
        found = sources()
        written = [new_code_cell(text) for source in found for text in cells(source)]
        nbformat.write(new_notebook(cells=written, metadata=METADATA), path)
        lab = None
        for number, source in enumerate(found):
            name = f"{source.notebook[:2]} {source.name}"
            try:
                if lab is None:
                    lab = Lab(browser.new_page(viewport=WINDOW), address)
                    lab.page.add_init_script(WATCH)
                    lab.open(path)
                ours, usual = both(lab, number)
                print(name, file=sys.stderr)
                if ours.sliders():
                    yield compare(name, ours, usual)
            except Exception as error:  # the other figures are measured all the same
                yield f"{name}: not measured: {error!r:.90}"
                lab = None


def measure() -> Part:
    """Measure all, in the order of the notebooks."""
    with (
        TemporaryDirectory() as folder,
        running_server(Path(folder)) as address,
        running_browser() as browser,
    ):
        results = list(comparisons(browser, address))
    measured = [result for result in results if isinstance(result, Comparison)]
    lines = [
        INTRODUCTION,
        *table(LATENCY_HEAD, map(latency_row, measured)),
        DRAGGING,
        *table(DRAGGING_HEAD, map(dragging_row, measured)),
    ]
    short = [sentence for result in measured for sentence in missed(result)]
    return Part(
        lines, short + [result for result in results if isinstance(result, str)]
    )
