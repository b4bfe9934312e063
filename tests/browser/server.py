"""The course's own server, started by ``make lab``, and a browser to look at it.

For the tests and for the benchmarks. The browser is a Chromium that is installed.
"""

import json
import os
import shutil
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))),
    None,
)
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
)
START_SECONDS = 240  # the first start installs the course
PATIENCE = 120_000
"""Milliseconds for whatever is awaited in a page: plenty, for a busy machine."""


def address_of(folder: Path, process: subprocess.Popen[bytes]) -> str:
    """Return the address that a server has chosen, once it answers there."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            (about,) = folder.glob("jpserver-*.json")
            address = f"http://localhost:{json.loads(about.read_text())['port']}"
            with urllib.request.urlopen(f"{address}/api"):
                return address
        except (ValueError, urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    raise RuntimeError(f"make lab serves nothing: see {folder / 'log'}")


@contextmanager
def running_server(folder: Path) -> Iterator[str]:
    """Yield the address of a server of this checkout that saves nothing into it.

    Its settings and its log go into the folder.
    """
    documents = folder / "settings" / "@jupyterlab" / "docmanager-extension"
    documents.mkdir(parents=True)
    setting = documents / "plugin.jupyterlab-settings"
    setting.write_text(json.dumps({"autosave": False}))
    folders = {"SETTINGS": "settings", "WORKSPACES": "workspaces"}
    environment = {f"JUPYTERLAB_{k}_DIR": str(folder / v) for k, v in folders.items()}
    environment |= {"JUPYTER_CONFIG_DIR": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    environment["JUPYTER_RUNTIME_DIR"] = str(folder)
    options = "--no-browser --allow-root --port 0 --IdentityProvider.token= "
    # A kernel that no page shows any more ends: each takes up to a gigabyte.
    options += "--MappingKernelManager.cull_idle_timeout=60 "
    options += "--MappingKernelManager.cull_interval=30 "
    options += "--expose-app-in-browser --JupyterNotebookApp.expose_app_in_browser=True"
    with open(folder / "log", "w") as log:
        process = subprocess.Popen(
            ["make", "lab", f"ARGS={options}"],
            cwd=ROOT,
            env=os.environ | environment,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield address_of(folder, process)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(START_SECONDS)


@contextmanager
def running_browser() -> Iterator[Browser]:
    """Yield the installed Chromium, without a window."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=ARGUMENTS.split()
        )
        yield browser
        browser.close()
