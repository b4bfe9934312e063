"""Run a notebook as its learners do: all of it, any cell again, some parts alone."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from nbclient import NotebookClient
from nbclient.exceptions import CellControlSignal, DeadKernelError
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook
from notebook_form import sections


@contextmanager
def fresh_kernel(notebook: NotebookNode, folder: Path) -> Iterator[NotebookClient]:
    """Start a kernel for a notebook; it ends with the block."""
    client = NotebookClient(
        notebook,
        timeout=300,
        kernel_name="python3",
        resources={"metadata": {"path": str(folder)}},
        record_timing=False,
        coalesce_streams=True,
        store_widget_state=False,
    )
    with client.setup_kernel():
        yield client


def run_cells(client: NotebookClient, indices: Iterable[int]) -> str:
    """Run these cells, in place and in this order; return what stopped it.

    Their execution counts are those of a run from first to last.
    """
    cells = client.nb.cells
    for index in indices:
        count = sum(cell.cell_type == "code" for cell in cells[: index + 1])
        try:
            client.execute_cell(cells[index], index, execution_count=count)
        except (CellControlSignal, DeadKernelError) as error:
            return f"cell {index + 1} (id {cells[index].id}):\n{error}"
    return ""


def ask(client: NotebookClient, code: str) -> NotebookNode:
    """Run code that is no cell of the notebook; return it as a cell with outputs."""
    cell = new_code_cell(code)
    notebook, client.nb = client.nb, new_notebook(cells=[cell])
    client.execute_cell(cell, 0, store_history=False)
    client.nb = notebook
    return cell


def import_cell_and_explore(notebook: NotebookNode) -> list[int]:
    """Return the indices of the first code cell and of those of *Explore*, if any."""
    chosen: list[int] = []
    for index, (section, _, cell) in enumerate(sections(notebook)):
        if cell.cell_type == "code" and (not chosen or section == "## Explore"):
            chosen.append(index)
    return chosen if len(chosen) > 1 else []


def without_deeper_parts(notebook: NotebookNode) -> list[int]:
    """Return the indices of the cells of the core, if there are others."""
    core = [i for i, (_, deeper, _) in enumerate(sections(notebook)) if not deeper]
    return core if len(core) < len(notebook.cells) else []


def peak_memory(client: NotebookClient) -> float:
    """Return the most memory that the kernel has held, in MB; nan if not on Linux."""
    status = Path(f"/proc/{client.km.provisioner.pid}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    peaks = [float(line.split()[1]) for line in lines if line.startswith("VmHWM:")]
    return peaks[0] / 1024 if peaks else float("nan")
