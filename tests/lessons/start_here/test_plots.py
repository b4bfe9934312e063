"""The live picture of notebook 00."""

import numpy as np

from helpers.lessons.start_here.plots import BINS, TrainingPicture, plot_pictures


def test_the_live_picture_follows_the_training():
    picture = TrainingPicture(steps=20)
    counts = np.arange(len(BINS) - 1)
    for step, accuracy in [(0, 0.1), (10, 0.8)]:
        picture.add(step, {"plain": (0.1, counts), "normalized": (accuracy, counts)})
    curve, _ = picture.figure.axes[0].get_lines()[1:][::-1]
    assert curve.get_xydata().tolist() == [[0, 10], [10, 80]]


def test_one_picture_of_each_class_is_drawn():
    labels = np.array([1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    images = np.arange(11)[:, None, None] * np.ones((11, 2, 2))
    figure = plot_pictures(images, labels, [f"class {i}" for i in range(10)])
    shown = [ax.get_images()[0].get_array()[0, 0] for ax in figure.axes]
    assert shown == [1, 0, 3, 4, 5, 6, 7, 8, 9, 10]
    assert figure.axes[9].get_title() == "class 9"
