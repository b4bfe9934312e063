"""Tests and the notebooks' kernels have no network: the course needs none."""

import os
from pathlib import Path

import pytest
from blocking import attempts, block

block()
paths = [str(Path(__file__).parent / "offline"), os.environ.get("PYTHONPATH", "")]
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, paths))


@pytest.fixture(autouse=True)
def offline():
    """Fail a test that tried to use the network, even if it took no for an answer."""
    attempts.clear()
    yield
    assert not attempts
