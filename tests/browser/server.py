"""The course's own server, started by ``make lab``, and a browser to look at it.

For the tests and for the benchmarks. The browser is a Chromium that is installed.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

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


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(address):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    raise RuntimeError(f"make lab serves nothing at {address}")


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
    port = free_port()
    options = f"--no-browser --allow-root --port {port} --ServerApp.port_retries=0 "
    options += "--IdentityProvider.token= --expose-app-in-browser "
    options += "--JupyterNotebookApp.expose_app_in_browser=True"
    with open(folder / "log", "w") as log:
        process = subprocess.Popen(
            ["make", "lab", f"ARGS={options}"],
            cwd=ROOT,
            env=os.environ | environment,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    address = f"http://localhost:{port}"
    try:
        wait_for(f"{address}/api", process)
        yield address
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(20)


@contextmanager
def running_browser() -> Iterator[Browser]:
    """Yield the installed Chromium, without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=ARGUMENTS.split()
        )
        yield browser
        browser.close()
