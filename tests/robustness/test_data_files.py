"""A data file that is missing, damaged or something else ends in one sentence."""

import numpy as np
import pytest
from thorough import THOROUGH, tried

from helpers import records
from helpers.data_files import DATA, DataFileError
from helpers.datasets import fashion_mnist

RECORDINGS = sorted(
    path.stem for path in DATA.glob("*.npz") if "fashion" not in path.stem
)
SENTENCE = (
    r"^cannot read .*file\.npz \(.*\)\. It is part of the course: 'git checkout data'"
)


def as_numpy_file(path):
    np.save(path.with_suffix(".npy"), np.ones(3))
    path.with_suffix(".npy").rename(path)


DAMAGES = {
    "missing": lambda path: None,
    "a folder": lambda path: path.mkdir(),
    "empty": lambda path: path.touch(),
    "text": lambda path: path.write_text("<html>404 Not Found</html>"),
    "a pointer": lambda path: path.write_text(
        "version https://git-lfs.github.com/v1\n"
    ),
    "a pickle": lambda path: path.write_bytes(b"\x80\x04K\x01."),
    "another format": as_numpy_file,
}


@pytest.fixture
def data(tmp_path, monkeypatch):
    """An empty folder that the helpers take for that of the data."""
    monkeypatch.setattr(records, "DATA", tmp_path)
    return tmp_path


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_what_is_not_the_file_is_not_read(data, damage):
    damage(data / "file.npz")
    with pytest.raises(DataFileError, match=SENTENCE):
        records.read("file")
    with pytest.raises(DataFileError, match=r"file\.npz.*'git checkout data' brings"):
        fashion_mnist(data / "file.npz")
    tried["damaged data files"] += 2


def test_a_file_that_may_not_be_read_is_named(monkeypatch):
    def refuse(path, *_):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    with pytest.raises(DataFileError, match=r"training\.npz.*Permission denied"):
        records.read("training")
    with pytest.raises(DataFileError, match=r"fashion_mnist\.npz.*Permission denied"):
        fashion_mnist()


@pytest.mark.parametrize("share", [0.01, 0.5, 0.99])
@pytest.mark.parametrize("name", RECORDINGS)
def test_a_truncated_recording_is_not_read(data, name, share):
    content = (DATA / f"{name}.npz").read_bytes()
    (data / "file.npz").write_bytes(content[: int(share * len(content))])
    with pytest.raises(DataFileError, match=SENTENCE):
        records.read("file")
    tried["damaged data files"] += 1


def test_a_flipped_bit_is_noticed_or_harmless(data):
    intact, whole = recorded_from("convolution", data)
    rng = np.random.default_rng(0)
    bits = range(8 * len(whole))
    for bit in bits if THOROUGH else rng.choice(bits, 400, replace=False):
        content = bytearray(whole)
        content[bit // 8] ^= 1 << bit % 8
        (data / "file.npz").write_bytes(content)
        tried["damaged data files"] += 1
        try:
            read = records.read("file")
        except DataFileError:
            continue
        assert read.settings == intact.settings
        assert read.keys() == intact.keys()
        for name, array in read.items():
            assert array.axes == intact[name].axes
            np.testing.assert_array_equal(array.values, intact[name].values)


def recorded_from(name, data):
    """Return the arrays of a recording and its bytes, by way of the test's folder."""
    content = (DATA / f"{name}.npz").read_bytes()
    (data / "file.npz").write_bytes(content)
    return records.read("file"), content
