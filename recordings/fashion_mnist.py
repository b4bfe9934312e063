"""Make data/fashion_mnist.npz: a small, balanced part of Fashion-MNIST."""

import argparse
import gzip
import hashlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

OUTPUT = Path(__file__).parent.parent / "data" / "fashion_mnist.npz"
HELP = """
The folder must hold the four original files, *-ubyte.gz. Debian has them in
its package dataset-fashion-mnist:

    apt-get download dataset-fashion-mnist
    dpkg-deb -x dataset-fashion-mnist_*.deb fashion
    python recordings/fashion_mnist.py fashion/usr/share/datasets/fashion-mnist
"""

Bytes = NDArray[np.uint8]


def read(folder: Path, name: str) -> tuple[Bytes, Bytes]:
    """Read the images (N, 28, 28) and the labels (N,) of one original set."""
    images = gzip.decompress((folder / f"{name}-images-idx3-ubyte.gz").read_bytes())
    labels = gzip.decompress((folder / f"{name}-labels-idx1-ubyte.gz").read_bytes())
    # The IDX format: 16 bytes of header before images, 8 before labels.
    return (
        np.frombuffer(images, np.uint8, offset=16).reshape(-1, 28, 28),
        np.frombuffer(labels, np.uint8, offset=8),
    )


def choose(labels: Bytes, per_class: int, rng: np.random.Generator) -> NDArray[np.intp]:
    """Choose the same number of every class; return indices in random order."""
    chosen = [
        rng.choice(np.flatnonzero(labels == label), per_class, replace=False)
        for label in range(10)
    ]
    return rng.permutation(np.concatenate(chosen))


def main() -> None:
    """Write the file and print its hash."""
    parser = argparse.ArgumentParser(
        description=__doc__,
        epilog=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", type=Path, help="where the original files are")
    folder = parser.parse_args().folder

    rng = np.random.default_rng(0)
    arrays = {}
    for name, original, per_class in ("train", "train", 1000), ("test", "t10k", 200):
        images, labels = read(folder, original)
        index = choose(labels, per_class, rng)
        arrays[f"{name}_images"] = images[index]
        arrays[f"{name}_labels"] = labels[index]
    np.savez_compressed(OUTPUT, **arrays)
    print(hashlib.sha256(OUTPUT.read_bytes()).hexdigest(), OUTPUT.name)


if __name__ == "__main__":
    main()
