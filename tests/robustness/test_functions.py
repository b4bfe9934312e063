"""Every public function gives a right answer, or says in a sentence why not."""

import numpy as np
import pytest
from calls import CALLS
from effort import THOROUGH, tried
from hostile_arguments import LAYOUTS, in_another_layout, spoiled
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from judging import Refused, arrays_in, outcome

EXAMPLES = 500 if THOROUGH else 20
FUNCTIONS = [
    pytest.param(function, arguments, id=function.__qualname__)
    for function, arguments in CALLS.items()
]


@pytest.mark.parametrize(("function", "arguments"), FUNCTIONS)
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize=not THOROUGH,
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data())
def test_a_hostile_argument_is_answered_or_refused(function, arguments, data):
    outcome(function, data.draw(spoiled(arguments)))
    tried["calls with hostile arguments"] += 1


@pytest.mark.parametrize(("function", "arguments"), FUNCTIONS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_layout_in_memory_changes_nothing(function, arguments, layout):
    moved = {
        name: in_another_layout(value, layout)
        if isinstance(value, np.ndarray)
        else value
        for name, value in arguments.items()
    }
    expected, found = outcome(function, arguments), outcome(function, moved)
    assert found is not Refused
    for a, b in zip(arrays_in(expected), arrays_in(found), strict=True):
        np.testing.assert_allclose(b, a, rtol=1e-6, atol=1e-12)
        assert np.isfinite(a).all()
    tried["calls with arrays in another layout"] += 1
