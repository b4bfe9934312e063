"""The live training of notebook 11 in JupyterLab shows, stops, lets others work."""

import pytest
from lab import CURRENT, LiveFigure
from playwright.sync_api import expect
from reading import PATHS

PICTURES = 20


class LiveTraining(LiveFigure):
    """The widget, its buttons, and how many pictures it has drawn."""

    def __init__(self, page, cell):
        super().__init__(page, cell)
        self.scrub = self.figure.locator("input[type=range]").last
        self.status = self.figure.locator(".status")
        self.figure.evaluate(
            """(figure) => {
                window.pictures = 0;
                const draw = figure.painter.draw;
                figure.painter.draw = function (...pages) {
                    draw.apply(this, pages);
                    window.pictures += 1;
                };
            }"""
        )

    def press(self, name):
        """Press a button."""
        self.figure.get_by_role("button", name=name, exact=True).click()

    def pictures(self):
        """Return how many were drawn, with that of the next frame."""
        return self.page.evaluate(
            "new Promise(requestAnimationFrame).then(() => window.pictures)"
        )

    def wait_for_pictures(self, count=2):
        """Wait for so many more; the first may have been under way."""
        self.page.wait_for_function(f"window.pictures >= {self.pictures() + count}")

    def stands_still(self):
        """Whether no picture comes any more."""
        before = self.pictures()
        self.page.wait_for_timeout(500)
        return self.pictures() == before

    def pictures_until_answered(self):
        """Run another cell meanwhile; return how many pictures came before it."""
        return self.page.evaluate(
            f"""async () => {{
                const kernel = {CURRENT}.sessionContext.session.kernel;
                const before = window.pictures;
                await kernel.requestExecute({{code: '1 + 1'}}).done;
                return window.pictures - before;
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
    place = live.place()
    live.press("Start")
    live.wait_for_pictures(PICTURES)
    assert live.pictures_until_answered() < PICTURES
    expect(live.status).to_contain_text("training")
    lab.screenshot("11-live-training")

    # Looking back, by keyboard, while training goes on.
    live.scrub.focus()
    lab.page.keyboard.press("Home")
    expect(live.figure).to_contain_text("Step 0:")
    live.wait_for_pictures()
    expect(live.figure).to_contain_text("Step 0:")

    # Interrupting the kernel is for cells: training goes on, and nothing breaks.
    lab.do("notebook:interrupt-kernel")
    live.wait_for_pictures()

    for _ in range(3):
        before = live.pictures()
        live.press("Pause")
        expect(live.status).to_contain_text("paused at step")
        assert live.pictures() < before + PICTURES
        assert live.stands_still()
        live.press("Start")
        live.wait_for_pictures()

    live.press("Reset")
    expect(live.facts).to_contain_text("Pale curves: the run before")
    assert live.place() == place
    live.press("Start")
    live.wait_for_pictures()

    # Running the cell again ends the training of the widget that was there.
    lab.do("notebook:run-cell")
    assert live.stands_still()
    assert not [o for o in lab.outputs() if o["output_type"] == "error"]
