"""Every public function gives a right answer, or says in a sentence why not."""

import copy
import fnmatch
import inspect
from importlib import import_module
from pkgutil import walk_packages

import numpy as np
import pytest
from example_calls import CALLS, CLASSES, EXEMPT, FUNCTIONS, LAYERS
from hostile_arguments import LAYOUTS, in_another_layout, spoiled
from hypothesis import HealthCheck, given, settings, strategies as st
from outcomes import Refused, arrays_in, outcome
from thorough import THOROUGH, tried

import helpers

EXAMPLES = 500 if THOROUGH else 10
DRAWING = (
    "helpers.figures",
    "helpers.lessons",
    "helpers.exercises",
)


def calls(keep):
    """Parametrize over the calls whose arguments are to be kept."""
    some = {f: arguments for f, arguments in CALLS.items() if keep(arguments)}
    names = [f.__qualname__ for f in some]
    return pytest.mark.parametrize(("function", "arguments"), some.items(), ids=names)


def arrays_of(arguments):
    return {name: v for name, v in arguments.items() if isinstance(v, np.ndarray)}


def public_names():
    """Yield all functions and classes of the mathematics, as module and name."""
    for module in walk_packages(helpers.__path__, "helpers."):
        if not module.name.startswith(DRAWING):
            for name, value in vars(import_module(module.name)).items():
                ours = getattr(value, "__module__", None) == module.name
                if ours and inspect.isroutine(value) | inspect.isclass(value):
                    yield f"{module.name.removeprefix('helpers.')}.{name}"


def test_nothing_public_is_left_out():
    layers = [type(make()) for make, _ in LAYERS.values()]
    called = {
        f"{one.__module__}.{one.__qualname__}".removeprefix("helpers.")
        for one in [*FUNCTIONS, *CLASSES, *layers]
    }
    public = {name for name in public_names() if "._" not in name}
    exempt = {name for pattern in EXEMPT for name in fnmatch.filter(public, pattern)}
    assert public - called - exempt == set()
    assert called - public == set()
    assert all(fnmatch.filter(public - called, pattern) for pattern in EXEMPT)


@calls(bool)
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize=not THOROUGH,
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data())
def test_a_hostile_argument_is_answered_or_refused(function, arguments, data):
    outcome(function, data.draw(spoiled(copy.deepcopy(arguments))))
    tried["calls with hostile arguments"] += 1


@calls(arrays_of)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_layout_in_memory_changes_nothing(function, arguments, layout):
    here, there = copy.deepcopy(arguments), copy.deepcopy(arguments)
    moved = {n: in_another_layout(a, layout) for n, a in arrays_of(there).items()}
    expected, found = outcome(function, here), outcome(function, there | moved)
    assert found is not Refused
    for a, b in zip(arrays_in(expected), arrays_in(found), strict=True):
        np.testing.assert_allclose(b, a, rtol=1e-6, atol=1e-7)
        assert np.isfinite(a).all()
    tried["calls with arrays in another layout"] += 1
