"""The network is blocked: in the tests, and in the kernels of the notebooks."""

import socket
import urllib.error
import urllib.request
from contextlib import suppress

import nbformat
import pytest
from blocking import NetworkBlockedError, attempts
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

ELSEWHERE = "192.0.2.1"  # kept for documentation: nobody answers there
REQUEST = f"import urllib.request\nurllib.request.urlopen('http://{ELSEWHERE}')"


@pytest.fixture
def tried(offline):
    """Forget what a test tries on purpose."""
    yield attempts
    attempts.clear()


def test_an_address_elsewhere_is_refused(tried):
    with socket.socket() as one, pytest.raises(NetworkBlockedError):
        one.connect((ELSEWHERE, 80))
    assert tried == [f"socket.connect {ELSEWHERE}"]


@pytest.mark.parametrize("host", ["example.org", b"example.org"])
def test_a_name_elsewhere_is_not_looked_up(tried, host):
    with pytest.raises(NetworkBlockedError, match=r"example\.org"):
        socket.getaddrinfo(host, 80)
    assert tried


def test_a_swallowed_refusal_is_remembered(tried):
    with suppress(NetworkBlockedError, urllib.error.URLError):
        urllib.request.urlopen(f"http://{ELSEWHERE}")
    assert tried


def test_this_machine_may_talk_to_itself():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()


def test_kernels_are_blocked_too():
    cell = nbformat.v4.new_code_cell(REQUEST)
    notebook = nbformat.v4.new_notebook(cells=[cell])
    with pytest.raises(CellExecutionError, match="NetworkBlockedError"):
        NotebookClient(notebook, kernel_name="python3").execute()
