"""The live training of notebook 11 in JupyterLab: how fast it shows, stops, answers."""

import pytest
from lab import CURRENT, LiveFigure
from playwright.sync_api import expect
from reading import PATHS

SECONDS = 4
PICTURES_A_SECOND = 5
STOP_SECONDS = 0.5
ANSWER_SECONDS = 1.0


class LiveTraining(LiveFigure):
    """The widget, its buttons, and the times at which its pictures came."""

    def __init__(self, page, cell):
        super().__init__(page, cell)
        self.scrub = self.figure.locator("input[type=range]").last
        self.figure.evaluate(
            """(figure) => {
                window.pictureTimes = [];
                const draw = figure.painter.draw;
                figure.painter.draw = function (...pages) {
                    draw.apply(this, pages);
                    window.pictureTimes.push(performance.now());
                };
            }"""
        )

    def press(self, name):
        """Press a button; return the browser's time then, in seconds."""
        self.figure.get_by_role("button", name=name, exact=True).click()
        return self.now()

    def now(self):
        return self.page.evaluate("performance.now() / 1000")

    def pictures_since(self, time):
        times = self.page.evaluate("window.pictureTimes.map((t) => t / 1000)")
        return [t for t in times if t > time]

    def wait_for_picture(self):
        """Wait for the next picture but one: the next may have been under way."""
        script = f"window.pictureTimes.length >= {len(self.pictures_since(0)) + 2}"
        self.page.wait_for_function(script)

    def seconds_to_answer(self):
        """Return how long the kernel takes to run another cell meanwhile."""
        return self.page.evaluate(
            f"""async () => {{
                const kernel = {CURRENT}.sessionContext.session.kernel;
                const start = performance.now();
                await kernel.requestExecute({{code: '1 + 1'}}).done;
                return (performance.now() - start) / 1000;
            }}"""
        )


@pytest.fixture
def live(lab):
    (path,) = [path for path in PATHS if path.stem.startswith("11")]
    lab.open(path)
    lab.restart_and_run_all()
    sources = lab.sources()
    (index,) = [i for i, s in enumerate(sources) if "train_live(" in s]
    return LiveTraining(lab.page, lab.show(index))


def test_live_training_shows_stops_and_lets_others_work(lab, live):
    page = lab.page
    place = live.place()
    live.press("Start")
    live.wait_for_picture()
    begin = live.now()
    page.wait_for_timeout(1000 * SECONDS)
    assert len(live.pictures_since(begin)) >= PICTURES_A_SECOND * SECONDS
    assert max(live.seconds_to_answer() for _ in range(5)) < ANSWER_SECONDS
    lab.screenshot("11-live-training")

    # Looking back, by keyboard, while training goes on.
    live.scrub.focus()
    page.keyboard.press("Home")
    expect(live.figure).to_contain_text("Step 0:")
    live.wait_for_picture()
    expect(live.figure).to_contain_text("Step 0:")

    # Interrupting the kernel is for cells: training goes on, and nothing breaks.
    lab.do("notebook:interrupt-kernel")
    live.wait_for_picture()

    for _ in range(3):
        pressed = live.press("Pause")
        page.wait_for_timeout(1000)
        assert not live.pictures_since(pressed + STOP_SECONDS)
        expect(live.figure).to_contain_text("paused at step")
        live.press("Start")
        live.wait_for_picture()

    live.press("Reset")
    expect(live.facts).to_contain_text("Pale curves: the run before")
    assert live.place() == place
    live.press("Start")
    live.wait_for_picture()

    # Running the cell again ends the training of the widget that was there.
    lab.do("notebook:run-cell")
    begin = live.now()
    page.wait_for_timeout(500)
    assert not live.pictures_since(begin)
    assert not [o for o in lab.outputs() if o["output_type"] == "error"]
