"""What several test files use; and the network, which the course never needs, is shut.

That holds for the tests and for the kernels of the notebooks.
"""

import os
from pathlib import Path

import numpy as np
import pytest
from blocking import attempts, block
from hypothesis import Phase, settings

from helpers.studies.designs import Design
from helpers.studies.session import Data, Session

block()
paths = [str(Path(__file__).parent / "offline"), os.environ.get("PYTHONPATH", "")]
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, paths))

# For mutation tests: whether a test fails is all that counts, and quickly.
settings.register_profile(
    "mutants",
    database=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
)


@pytest.fixture(autouse=True)
def offline():
    """Fail a test that tried to use the network, even if it took no for an answer."""
    attempts.clear()
    yield
    assert not attempts


@pytest.fixture
def rng() -> np.random.Generator:
    """A generator of random numbers at its start."""
    return np.random.default_rng(0)


@pytest.fixture(scope="session")
def data() -> Data:
    """Three classes around three centres."""
    rng = np.random.default_rng(0)
    labels = np.arange(720) % 3
    x = rng.standard_normal((3, 12))[labels] + rng.standard_normal((720, 12))
    x = x.astype(np.float32)
    return Data(x[:600], labels[:600], x[600:], labels[600:])


@pytest.fixture
def session(data) -> Session:
    """Two small networks before their first step, one of them normalized."""
    design = Design(2, "sigmoid", "Xavier", "both", seed=0)
    return Session(design, data, rate=0.3, batch_size=30)
