"""Records: what lies at which names, and what the files of data/ hold."""

import re

import numpy as np
import pytest

from helpers import data_files, records
from helpers.records import NamedArray, Record, read, write

RECORDS = sorted(
    path.stem for path in data_files.DATA.glob("*.npz") if "fashion" not in path.stem
)
RATES = {"flatten": [0.01, 0.1, 1], "average": [0.1, 1, 10]}


@pytest.fixture
def array():
    axes = {"network": ["plain", "normalized"], "start": [None, 0, 100], "seed": [0, 7]}
    return NamedArray(np.arange(12).reshape(2, 3, 2), axes)


@pytest.fixture
def by_head():
    axes = {"rate": RATES, "head": [*RATES], "seed": [0, 1, 2, 3]}
    return NamedArray(np.arange(24).reshape(3, 2, 4), axes)


def test_values_are_found_by_name_and_the_other_axes_remain_in_their_order(array):
    values = array.values
    np.testing.assert_array_equal(array.at(), values)
    np.testing.assert_array_equal(array.at(network="normalized"), values[1])
    np.testing.assert_array_equal(array.at(start=None), values[:, 0])
    np.testing.assert_array_equal(array.at(seed=7, network="plain"), values[0, :, 1])
    assert array.at(seed=7, start=100, network="plain") == values[0, 2, 1]
    assert array.at(start=100.0, seed=np.int64(7)).shape == (2,)


def test_a_list_of_values_keeps_its_axis_in_the_order_of_the_list(array):
    found = array.at(start=[100, None], seed=7)
    np.testing.assert_array_equal(found, array.values[:, [2, 0], 1])
    assert array.at(start=np.array([0]), network="plain").shape == (1, 2)
    assert array.at(start=[]).shape == (2, 0, 2)


def test_what_is_returned_has_the_precision_of_the_record():
    half = NamedArray(np.ones((2, 3), np.float16), {"seed": [0, 1], "unit": [0, 1, 2]})
    assert half.at(seed=0).dtype == half.at(seed=[0], unit=1).dtype == np.float16


def test_an_axis_may_depend_on_another(by_head):
    values = by_head.values
    np.testing.assert_array_equal(by_head.at(head="flatten", rate=1), values[2, 0])
    np.testing.assert_array_equal(by_head.at(rate=1, head="average"), values[1, 1])
    np.testing.assert_array_equal(by_head.at(head="average"), values[:, 1])
    assert by_head.choices("rate", head="average", seed=1) == [0.1, 1, 10]
    assert by_head.choices("seed") == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("coordinates", "words"),
    [
        ({"net": "plain"}, "no axis 'net': choose from 'network', 'start', 'seed'"),
        ({"network": "best"}, "no network 'best': choose from 'plain', 'normalized'"),
        ({"start": [0, 1]}, "no start 1: choose from None, 0, 100"),
        ({"seed": np.nan}, "no seed nan: choose from 0, 7"),
        ({"seed": {}}, "no seed {}: choose from 0, 7"),
    ],
)
def test_a_wrong_name_or_value_is_answered_with_the_choices(array, coordinates, words):
    with pytest.raises(KeyError, match=words):
        array.at(**coordinates)


@pytest.mark.parametrize(
    "coordinates",
    [{"rate": 1}, {"rate": 1, "head": [*RATES]}, {"rate": 1, "head": "best"}],
)
def test_a_value_that_depends_on_another_axis_needs_one_of_its_values(
    by_head, coordinates
):
    with pytest.raises(KeyError, match=r"head.*'flatten', 'average'"):
        by_head.at(**coordinates)
    with pytest.raises(KeyError, match=r"no rate 10: choose from 0\.01, 0\.1, 1"):
        by_head.at(head="flatten", rate=10)


def test_an_axis_is_summarized_by_name(array, by_head):
    medians = array.over("seed", np.median)
    assert [*medians.axes] == ["network", "start"]
    np.testing.assert_array_equal(
        medians.at(network="plain"), np.median(array.values[0], axis=-1)
    )
    np.testing.assert_array_equal(
        array.over("network", np.ptp).over("seed", np.max).at(), [6, 6, 6]
    )
    assert by_head.over("rate", np.max).at(head="flatten", seed=3) == 19
    assert by_head.over("seed", np.max).at(head="average", rate=0.1) == 7
    with pytest.raises(KeyError, match="no axis 'sed': choose from"):
        array.over("sed", np.median)
    with pytest.raises(KeyError, match="another axis depend on head"):
        by_head.over("head", np.median)


def test_the_places_of_an_axis_without_values_are_only_counted():
    array = NamedArray(np.arange(6).reshape(2, 3), {"rate": [1, 3], "pixel": None})
    assert repr(array) == "NamedArray(rate: 2, pixel: 3)"
    np.testing.assert_array_equal(array.at(rate=3), [3, 4, 5])
    assert array.over("rate", np.max).axes == {"pixel": None}
    with pytest.raises(KeyError, match="no pixel 0"):
        array.at(pixel=0)


@pytest.mark.parametrize("axes", [{"a": [0, 1]}, {"a": [0, 1], "b": {"x": [0, 1]}}])
def test_axes_fit_the_array(axes):
    with pytest.raises(ValueError, match=r"axis b|shorter"):
        NamedArray(np.ones((2, 3)), axes)


@pytest.mark.parametrize("others", [{}, {"head": ["x"], "network": ["x"]}])
def test_it_is_clear_on_which_axis_another_depends(others):
    axes = {"rate": {"x": [0.1, 1]}} | others
    with pytest.raises(ValueError, match="rate must depend on one other axis"):
        NamedArray(np.ones((2, *map(len, others.values()))), axes)


def test_an_array_says_what_its_axes_are(array):
    assert repr(array) == "NamedArray(network: 2, start: 3, seed: 2)"


def test_a_record_comes_back_as_it_was_written(array, by_head, tmp_path, monkeypatch):
    monkeypatch.setattr(records, "DATA", tmp_path)
    half = NamedArray(np.ones((2, 3), np.float16), {"seed": [3, 4], "pixel": None})
    arrays = {"accuracy": array, "by_head": by_head, "half": half}
    write("name", Record({"rates": RATES, "start": None}, arrays))
    record = read("name")
    assert record.settings == {"rates": RATES, "start": None}
    for name, written in arrays.items():
        assert record[name].axes == written.axes
        assert record[name].values.dtype == written.values.dtype
        np.testing.assert_array_equal(record[name].values, written.values)
    with pytest.raises(KeyError, match="no array 'loss': choose from 'accuracy', 'by"):
        record["loss"]


def test_axes_that_are_the_same_everywhere_are_the_records(array, by_head):
    record = Record({}, {"one": array, "other": by_head})
    assert [*record.axes] == ["network", "start", "rate", "head"]
    assert record.axes["start"] == [None, 0, 100]


@pytest.mark.parametrize("name", RECORDS)
def test_every_value_of_every_axis_leads_to_its_place(name):
    for array in read(name).values():
        for axis, (key, choices) in enumerate(array.axes.items()):
            if isinstance(choices, list):
                for place, value in enumerate(choices):
                    np.testing.assert_array_equal(
                        array.at(**{key: value}), array.values.take(place, axis)
                    )


@pytest.mark.parametrize("name", RECORDS)
def test_the_readme_names_every_array_and_its_axes(name):
    readme = (data_files.DATA / "README.md").read_text(encoding="utf-8")
    section = readme.split(f"\n## {name}.npz\n")[1].split("\n## ")[0]
    rows = [line.split(" | ") for line in section.splitlines() if line[:3] == "| `"]
    told = {key: axes for keys, axes, _ in rows for key in re.findall("`(.+?)`", keys)}
    arrays = read(name)
    assert told == {key: ", ".join(array.axes) for key, array in arrays.items()}
