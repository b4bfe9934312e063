"""Arguments that no function should stumble over, drawn by Hypothesis."""

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

DTYPES = ["f2", "f4", "f8", "i8", "u1", "?", "c16", "O", "U3"]
FILLS = [0, 1, -1, 0.1, 3e4, 1e300, -1e300, 1e-300, np.inf, -np.inf, np.nan]

NUMBERS = [0, 1, -1, 3, 0.0, 0.5, -0.5, 1e300, 1e-300, 1j, True]
NUMBERS += [np.inf, -np.inf, np.nan, np.float32(2), np.int64(-2), np.float64(np.nan)]
OBJECTS = [None, "", "text", ..., (), [], {}, [1.0, 2.0], [[1.0], [2.0, 3.0]], len]

SCALARS = st.sampled_from(NUMBERS + OBJECTS)


@st.composite
def arrays(draw):
    """Arrays of up to five axes, of any type, empty, constant or not."""
    shape = draw(npst.array_shapes(min_dims=0, max_dims=5, min_side=0, max_side=4))
    dtype = np.dtype(draw(st.sampled_from(DTYPES)))
    if dtype.kind not in "fc":
        return np.zeros(shape, dtype)
    with np.errstate(over="ignore"):
        array = np.full(shape, draw(st.sampled_from(FILLS)), dtype)
        if array.size and draw(st.booleans()):
            array.flat[draw(st.integers(0, array.size - 1))] = draw(
                st.sampled_from(FILLS)
            )
    return array


@st.composite
def refilled(draw, array):
    """The same shape with other numbers, or in another type."""
    array = np.array(array)
    if draw(st.booleans()):
        dtype = np.dtype(draw(st.sampled_from(DTYPES[:7])))
        with np.errstate(over="ignore", invalid="ignore"):
            return array.astype(dtype)
    with np.errstate(over="ignore"):
        fill = np.asarray(draw(st.sampled_from(FILLS)))
        if array.dtype.kind != "f":
            fill = np.nan_to_num(fill).astype(array.dtype) if np.abs(fill) < 100 else 0
        where = draw(st.sampled_from([0, ..., slice(None, None, 2)]))
        array[where if array.ndim else ...] = fill
    return array


def in_another_layout(array, layout):
    """Return the same numbers, elsewhere in memory."""
    if layout == "read-only":
        array = array.copy()
        array.flags.writeable = False
    elif layout == "Fortran":
        array = np.asfortranarray(array)
    elif layout == "every second":
        wide = np.zeros([2 * n for n in array.shape], array.dtype)
        view = wide[tuple(slice(None, None, 2) for _ in array.shape)]
        view[...] = array
        array = view
    elif layout == "backwards":
        turned = tuple(slice(None, None, -1) for _ in array.shape)
        array = np.ascontiguousarray(array[turned])[turned]
    return array


TRUSTED = {"parameters", "activation", "f", "progress"}
"""Arguments that are not spoiled: functions, and what belongs to a network."""

LAYOUTS = ["read-only", "Fortran", "every second", "backwards"]


@st.composite
def spoiled(draw, arguments):
    """Some of the arguments replaced by hostile ones."""
    arguments = dict(arguments)
    names = sorted(arguments.keys() - TRUSTED)
    for name in draw(
        st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True)
    ):
        value = arguments[name]
        choices = [SCALARS, arrays()]
        if isinstance(value, np.ndarray):
            choices += [refilled(value), refilled(value), st.just(value.tolist())]
        arguments[name] = draw(st.one_of(choices))
    return arguments
