"""The course's own server, started by ``make lab``, and a browser to look at it.

The browser is a Chromium that is installed. Where there is none the tests are skipped;
with ``REQUIRE_BROWSER=1`` in the environment, as in CI, they fail instead.
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
from pathlib import Path

import pytest
from lab import Lab
from playwright.sync_api import sync_playwright

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


def pytest_collection_modifyitems(items):
    if CHROMIUM is None and not os.environ.get("REQUIRE_BROWSER"):
        reason = "no Chromium is installed: nothing was tried in a browser"
        for item in items:
            if Path(__file__).parent in item.path.parents:
                item.add_marker(pytest.mark.skip(reason=reason))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(address, process):
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(address):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    pytest.fail(f"make lab serves nothing at {address}")


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """Address of a server of this checkout that saves nothing into it."""
    folder = tmp_path_factory.mktemp("jupyter")
    documents = folder / "settings" / "@jupyterlab" / "docmanager-extension"
    documents.mkdir(parents=True)
    setting = documents / "plugin.jupyterlab-settings"
    setting.write_text(json.dumps({"autosave": False}))
    folders = {"SETTINGS": "settings", "WORKSPACES": "workspaces"}
    environment = {f"JUPYTERLAB_{k}_DIR": str(folder / v) for k, v in folders.items()}
    environment |= {"JUPYTER_CONFIG_DIR": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    port = free_port()
    options = f"--no-browser --allow-root --port {port} --ServerApp.port_retries=0 "
    options += "--IdentityProvider.token= --expose-app-in-browser"
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


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=ARGUMENTS.split()
        )
        yield browser
        browser.close()


@pytest.fixture
def lab(server, browser):
    """A page of JupyterLab; see `Lab`."""
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    yield Lab(page, server)
    page.close()
