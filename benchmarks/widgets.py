"""The live figures in the browser, beside the same scenes drawn the usual way.

Both stand in one page, one below the other, with one kernel, and take turns. See
`usual_way`.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from driven_figure import SWEEP_SECONDS, WATCH, DrivenFigure, OurFigure, UsualFigure
from lab import Lab
from notebook_form import EXPLORER
from report import Part, judged, table
from server import ROOT, running_browser, running_server

STEPS = 40
MOST_LATENCY, LEAST_PICTURES = 0.35, 2.0
WINDOW = {"width": 1400, "height": 2000}  # room for both figures
INTRODUCTION = f"""\
Every live figure (*ours*) beside the *usual way*: the same scene and the same controls
with `interact`, which makes a new figure for each value and shows it with `plt.show()`
at JupyterLab's default of 100 pixels an inch; ours is sharp at every zoom. The latency
is the time from a key press to the frame of the browser with the new picture: median
and 95th percentile (p95) of {STEPS} steps, dealt to the sliders in turn. Goals: at most
{MOST_LATENCY} of the usual median, and the p95 below the usual median.
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
    *("last frame, ours", "usual"),
)


class Comparison(NamedTuple):
    """What was measured of one figure: ours, and the usual way."""

    name: str
    latencies: tuple[list[float], list[float]]
    pictures: tuple[float, float]
    right: tuple[bool, bool]

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
        *("right" if right else "**wrong**" for right in result.right),
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
    if not result.right[0]:
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
    pictures, right = zip(
        *[
            (way.drag(sliders[0]), way.last_frame_is_right(sliders[0]))
            for way in (ours, usual)
        ],
        strict=True,
    )
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


def figures(lab: Lab, path: Path) -> Iterator[tuple[str, DrivenFigure, DrivenFigure]]:
    """Yield each live figure of a notebook, and below it the usual way."""
    lab.open(path)
    lab.restart_and_run_all()
    for index in reversed(lab.explorer_cells()):  # cells are added below
        source = lab.sources()[index]
        start = EXPLORER.search(source).start()
        function, arguments = source[start:].split("(", 1)
        usual = f"%run ../benchmarks/usual_way.py\nusual_way({function}, {arguments}"
        lab.add_cell(index + 1, source[:start] + usual)
        lab.wait_for_kernel()
        usual = UsualFigure(lab.page, lab.show(index + 1))
        ours = OurFigure(lab.page, lab.show(index))
        yield f"{path.stem[:2]} {function.split('.')[-1]}", ours, usual


def comparisons() -> Iterator[Comparison]:
    """Measure all live figures of the course."""
    with (
        tempfile.TemporaryDirectory() as folder,
        running_server(Path(folder)) as server,
        running_browser() as browser,
    ):
        for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
            page = browser.new_page(viewport=WINDOW)
            page.add_init_script(WATCH)
            for name, ours, usual in figures(Lab(page, server), path):
                if ours.sliders():  # notebook 16 has lists only
                    yield compare(name, ours, usual)
            page.close()


def measure() -> Part:
    """Measure all, in the order of the notebooks."""
    results = sorted(comparisons())
    lines = [
        INTRODUCTION,
        *table(LATENCY_HEAD, map(latency_row, results)),
        DRAGGING,
        *table(DRAGGING_HEAD, map(dragging_row, results)),
    ]
    return Part(lines, [sentence for result in results for sentence in missed(result)])
