"""JupyterLab in a page of a browser, as far as tests and benchmarks need it."""

import re
from pathlib import Path

SCREENSHOTS = Path(__file__).parent / "screenshots"
CURRENT = "window.jupyterapp.shell.currentWidget"
KERNEL = f"{CURRENT}?.sessionContext?.session?.kernel?.status"
# It answers in turn: then it has dealt with all that was asked of it before.
KERNEL_ANSWER = f"""async () => {{
    await {CURRENT}.sessionContext.session.kernel.requestKernelInfo();
}}"""
BREATH = 150  # milliseconds in which the page sends what waited, and draws
EXPLORER = re.compile(r"(\w+\.)?explore_\w+\(")


class Lab:
    """A page that shows one notebook."""

    def __init__(self, page, server):
        self.page = page
        self.server = server

    def open(self, path):
        """Open a notebook and wait for its kernel."""
        self.page.goto(f"{self.server}/lab/tree/notebooks/{path.name}?reset")
        self.page.wait_for_selector(".jp-Notebook")
        self.wait_for_kernel()
        self.command("application:toggle-left-area")

    def command(self, name):
        self.page.evaluate(f"() => void window.jupyterapp.commands.execute('{name}')")

    def wait_for_kernel(self):
        script = f"() => window.jupyterapp && {KERNEL} == 'idle'"
        self.page.wait_for_function(script, timeout=120_000)

    def restart_and_run_all(self):
        """Do what the menu entry does, the question whether to restart included."""
        self.command("notebook:restart-run-all")
        self.page.get_by_role("button", name="Confirm Kernel Restart").click()
        last = f"{CURRENT}.content.model.cells"
        self.page.wait_for_function(
            f"""() => {{
                const cells = [...{last}].filter((cell) => cell.type == 'code');
                return cells.every((cell) => cell.executionState == 'idle' &&
                    cell.executionCount !== null) && {KERNEL} == 'idle';
            }}""",
            timeout=120_000,
        )

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

    def add_cell(self, index, source):
        """Insert a code cell and run it; the file stays as it is."""
        self.page.evaluate(
            f"""([index, source]) => {{
                const cell = {{cell_type: 'code', source}};
                {CURRENT}.content.model.sharedModel.insertCell(index, cell);
                {CURRENT}.content.activeCellIndex = index;
            }}""",
            [index, source],
        )
        self.command("notebook:run-cell")

    def show(self, index):
        """Scroll to a cell and make it the active one."""
        self.page.evaluate(
            f"""async () => {{
                {CURRENT}.content.activeCellIndex = {index};
                await {CURRENT}.content.scrollToItem({index}, 'start');
            }}"""
        )
        self.page.wait_for_timeout(300)
        return self.page.locator(f".jp-Cell[data-windowed-list-index='{index}']")

    def screenshot(self, name):
        SCREENSHOTS.mkdir(exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png")

    def explorers(self):
        """Yield the live figures, one after the other, each in sight."""
        for index in self.explorer_cells():
            yield Live(self.page, self.show(index))

    def explorer_cells(self):
        """Return the indices of the cells that make a live figure."""
        sources = enumerate(self.sources())
        return [i for i, source in sources if EXPLORER.match(source)]


class Live:
    """A live figure: controls, a picture and a sentence of facts.

    It is the last output of its cell, unless another is asked for.
    """

    def __init__(self, page, cell, output=-1):
        self.page = page
        self.box = cell.locator(".jp-OutputArea-output").nth(output)
        self.image = self.box.locator("img").first
        self.image.wait_for()
        rows = ".live-figure > .widget-gridbox, .live-figure > .widget-box"
        self.controls = self.box.locator(rows).locator("> *:visible")

    def picture(self):
        """Return a fingerprint of the picture's bytes."""
        return self.image.evaluate(
            """async (image) => {
                const bytes = await (await fetch(image.src)).arrayBuffer();
                const hash = await crypto.subtle.digest("SHA-1", bytes);
                return new Uint8Array(hash).join(" ");
            }"""
        )

    def state(self):
        """Return picture and numbers, once they have stopped changing."""
        before = None
        # Every new picture has an address of its own.
        while before != (now := (self.image.get_attribute("src"), self.numbers())):
            before = now
            self.page.evaluate(KERNEL_ANSWER)
            self.page.wait_for_timeout(BREATH)
        return self.picture(), before[1]

    def numbers(self):
        return self.box.inner_text()

    def reset(self):
        self.box.get_by_role("button", name="Reset").click()
