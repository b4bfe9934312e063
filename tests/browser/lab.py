"""JupyterLab in a page of a browser, as far as tests and benchmarks need it."""

import re
from pathlib import Path

from notebook_form import EXPLORER
from playwright.sync_api import expect
from server import ROOT

FRONTS = ["lab/tree", "notebooks"]
"""The addresses of JupyterLab and of Notebook 7, which the same server serves."""
SCREENSHOTS = Path(__file__).parent / "screenshots"
CURRENT = "window.jupyterapp.shell.currentWidget"
KERNEL = f"{CURRENT}?.sessionContext?.session?.kernel?.status"
# It answers in turn: then it has dealt with all that was asked of it before.
KERNEL_ANSWER = f"""async () => {{
    await {CURRENT}.sessionContext.session.kernel.requestKernelInfo();
}}"""
BREATH = 150  # milliseconds in which the page sends what waited, and draws
# Nothing is asked of the kernel, and what the controls say has been drawn.
SETTLED = """(figure) => figure.shown && String(figure.shown) === String(figure.state)
    && !figure.sent && !figure.waiting"""
TRAINING = re.compile(r"^(\w+\.)?train_live\w*\(", re.M)


class Lab:
    """A page that shows one notebook, in JupyterLab or in Notebook 7."""

    def __init__(self, page, server):
        self.page = page
        self.server = server

    def open(self, path, front=FRONTS[0]):
        """Open a notebook and wait for its kernel."""
        address = f"{self.server}/{front}/{path.relative_to(ROOT).as_posix()}"
        self.page.goto(f"{address}?reset")
        self.page.wait_for_selector(".jp-Notebook")
        self.wait_for_kernel()

    def leave(self):
        """Save the notebook, shut its kernel down, and close the page."""
        self.do("docmanager:save")
        self.page.evaluate(f"{CURRENT}.sessionContext.shutdown()")
        self.page.close()

    def do(self, name, **arguments):
        """Run a command of the front end, and wait until it is done."""
        self.page.evaluate(
            """async ([name, arguments_]) => {
                await window.jupyterapp.commands.execute(name, arguments_);
            }""",
            [name, arguments],
        )

    def command(self, name):
        """Run a command; once it is done, `window.done` is its name."""
        self.page.evaluate(
            """(name) => {
                const done = () => { window.done = name; };
                window.done = null;
                window.jupyterapp.commands.execute(name).then(done, done);
            }""",
            name,
        )

    def wait_for_kernel(self):
        script = f"() => window.jupyterapp && {KERNEL} == 'idle'"
        self.page.wait_for_function(script)

    def restart_and_run_all(self):
        """Do what the menu entry does, the question whether to restart included.

        It ends with the last cell, or with the first error.
        """
        self.command("notebook:restart-run-all")
        self.confirm_restart()
        self.page.wait_for_function("window.done === 'notebook:restart-run-all'")

    def confirm_restart(self):
        self.page.get_by_role("button", name="Confirm Kernel Restart").click()

    def outputs(self):
        """Return the outputs of all code cells, as nbformat's dictionaries."""
        return self.page.evaluate(
            f"""() => [...{CURRENT}.content.model.cells]
                .filter((cell) => cell.type == 'code')
                .flatMap((cell) => cell.outputs.toJSON())"""
        )

    def sources(self):
        return self.page.evaluate(
            f"""() => [...{CURRENT}.content.model.cells]
                .map((cell) => cell.sharedModel.getSource())"""
        )

    def show(self, index):
        """Scroll to a cell and make it the active one."""
        self.page.evaluate(
            f"""async () => {{
                {CURRENT}.content.activeCellIndex = {index};
                await {CURRENT}.content.scrollToItem({index}, 'start');
            }}"""
        )
        cell = self.page.locator(f".jp-Cell[data-windowed-list-index='{index}']")
        expect(cell).to_be_in_viewport()
        return cell

    def screenshot(self, name):
        SCREENSHOTS.mkdir(exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png")

    def explorers(self):
        """Yield the live figures, one after the other, each in sight."""
        for index in self.explorer_cells():
            yield LiveFigure(self.page, self.show(index))

    def explorer_cells(self, pattern=EXPLORER):
        """Return the indices of the cells that make a live figure."""
        sources = enumerate(self.sources())
        return [i for i, source in sources if pattern.search(source)]


class LiveFigure:
    """A live figure of the course: controls, facts and the picture."""

    def __init__(self, page, cell):
        self.page = page
        self.figure = cell.locator("live-figure").last
        self.picture_box = self.figure.locator("canvas")
        self.picture_box.wait_for()
        self.controls = self.figure.locator(".sliders > *, .switches > *")
        self.handle = self.figure.locator("input[type=range]").first
        self.facts = self.figure.locator(".facts")
        self.lost = self.figure.locator(".lost")
        self.places = set()  # of the picture, in all states

    def picture(self):
        """Return a fingerprint of the picture's pixels."""
        return self.picture_box.evaluate(
            """async (canvas) => {
                const { width, height } = canvas;
                const { data } = canvas.getContext("2d").getImageData(
                    0, 0, width, height);
                const hash = await crypto.subtle.digest("SHA-1", data);
                return new Uint8Array(hash).join(" ");
            }"""
        )

    def state(self):
        """Return picture and numbers, once they are those of the controls."""
        self.page.wait_for_function(SETTLED, arg=self.figure.element_handle())
        self.places.add(self.place())
        return self.picture(), self.numbers()

    def numbers(self):
        return self.figure.inner_text()

    def place(self):
        """Return how far below the figure's top the picture is."""
        return self.picture_box.evaluate(
            """(canvas) => canvas.getBoundingClientRect().top
                - canvas.closest("live-figure").getBoundingClientRect().top"""
        )

    def press(self, key):
        """Press a key on the first slider."""
        self.handle.focus()
        self.page.keyboard.press(key)

    def reset(self):
        self.figure.get_by_role("button", name="Reset").click()
