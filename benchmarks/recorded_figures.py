"""The recorded figures in a page without a kernel: size, speed, and likeness."""

import json
import sys
from contextlib import redirect_stdout
from statistics import median
from typing import Any

import numpy as np
import record_figures
from pixels import difference, pixels_of
from played import Played, served
from report import Part, judged, table
from server import running_browser

from helpers.figures.recording.plan import Grid

STEPS, STATES = 40, 6
SCALE = 1.5  # pixels to a CSS pixel, as in JupyterLab's pictures
MOST_BYTES, MOST_IN_ALL, MOST_SECONDS = 1e6, 12e6, 8 * 60 * 2
FIRST_PICTURE = 1000
"""Milliseconds from opening the page."""
MOST_LATENCY = {"explore_surface": (34, 68), "explore_axes": (34, 68)}
USUAL_LATENCY = (17, 34)
MOST_DIFFERENT = 0.02
INTRODUCTION = f"""\
`make figures` records every live figure over a grid of its controls; a page plays it.
Bytes are those of the packed file, seconds those of one core for recording. The latency
is the time from a key press until the browser has worked off the frame with the new
picture: median and 95th percentile (p95) of {STEPS} steps, dealt to the sliders in
turn. *First*: from opening the page to the first picture. *Differs*: the share of
pixels that differ from JupyterLab's picture by more than 48 grey levels, after a blur
of one pixel; the most in {STATES} states.
"""
HEAD = (
    *("figure", "frames", "kB", "record [s]", "median [ms]", "p95 [ms]", "goal"),
    *("first [ms]", "goal", "differs [%]", "goal"),
)


def measure() -> Part:
    """Measure every figure that is recorded; record what has changed."""
    with redirect_stdout(sys.stderr):  # what this part prints itself is its result
        record_figures.main([])
    rows, missed, total, seconds = [], [], 0, 0.0
    with served(record_figures.BUILD) as address, running_browser() as browser:
        for source in record_figures.sources():
            path = record_figures.BUILD / f"{source.name}.json"
            about = json.loads(path.read_text())
            total, seconds = total + about["bytes"], seconds + about["seconds"]
            size = [about["frames"], about["bytes"] // 1000, about["seconds"]]
            page = browser.new_page(device_scale_factor=SCALE)
            try:
                played = Played(page, address, source.name)
                cells, short = measured(played, record_figures.explorer(source))
            except Exception as error:  # the others are measured all the same
                cells, short = [""] * 7, [f"not measured: {error!r:.90}"]
            page.close()
            if about["bytes"] > MOST_BYTES:
                short.append(f"{about['bytes']:,} bytes")
            rows.append([source.name, *size, *cells])
            missed += [f"{source.name}: {what}." for what in short]
            print(source.name, *size, *cells, file=sys.stderr)
    if total > MOST_IN_ALL or seconds > MOST_SECONDS:
        missed.append(f"All: {total} bytes, recorded in {seconds:.0f} s of a core.")
    rows.append(["all", "", total // 1000, round(seconds), *[""] * 7])
    return Part([INTRODUCTION, *table(HEAD, rows)], missed)


def measured(played: Played, figure: Any) -> tuple[list[str], list[str]]:
    """Return the rest of a row of the table, and which goals were missed."""
    waits = sorted(played.latencies(STEPS))
    middle, late = median(waits), waits[int(0.95 * len(waits))]
    share = max(differences(played, figure))
    goals = MOST_LATENCY.get(played.name, USUAL_LATENCY)
    fast = middle <= goals[0] and late <= goals[1]
    first = played.opened
    reached = {
        f"{middle:.0f} and {late:.0f} ms": fast,
        f"the first picture after {first:.0f} ms": first <= FIRST_PICTURE,
        f"{share:.2%} of the pixels differ": share <= MOST_DIFFERENT,
    }
    cells = [
        *(f"{middle:.0f}", f"{late:.0f}", judged("{}, {}".format(*goals), fast)),
        *(f"{first:.0f}", judged(FIRST_PICTURE, first <= FIRST_PICTURE)),
        *(f"{100 * share:.2f}", judged(2, share <= MOST_DIFFERENT)),
    ]
    return cells, [what for what, good in reached.items() if not good]


def differences(played: Played, figure: Any) -> list[float]:
    """Return how much the page's picture differs from JupyterLab's, in some states."""
    rng, shares = np.random.default_rng(0), []
    with figure.while_set() as (scene, controls, plan):
        grid = Grid(controls, plan)
        counts = [len(stops.values) for stops in grid.stops.values()]
        starts = [stops.start for stops in grid.stops.values()]
        for indices in [starts, *rng.integers(counts, size=(STATES - 1, len(counts)))]:
            state = grid.set([int(i) for i in indices])
            facts = scene.draw(**state.values)
            picture = pixels_of(scene)
            played.show(list(state.indices))
            said = played.value("return f.canvas.ariaLabel;")
            if said != facts.replace("**", "").replace("\n", ". "):
                raise AssertionError(f"{played.name}: {said!r} is not {facts!r}")
            shares.append(difference(played.pixels(), picture))
        grid.set(starts)
    return shares
