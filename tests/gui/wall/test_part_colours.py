"""Each part of a mask in its own colour."""

import numpy as np
import pytest

from segview.gui.wall.drawing.tables import rank_table
from segview.gui.wall.panels.part_colours import number_parts
from tests.gui import walls

TABLE = rank_table(frozenset((0,)))


def test_parts_are_numbered_by_class_and_by_what_hangs_together():
    labels = np.array([[1, 0, 1, 0], [0, 1, 0, 2], [0, 0, 0, 2], [2, 2, 255, 0]], np.uint8)
    numbers = number_parts(labels, TABLE)
    assert np.array_equal(numbers == 0, (labels == 0) | (labels == 255))
    assert numbers[0, 0] == numbers[1, 1] == numbers[0, 2]  # over corners
    assert len(set(numbers[numbers > 0].tolist())) == 3
    many = np.zeros((2, 700), np.uint8)
    many[:, ::2] = 1
    assert set(np.unique(number_parts(many, TABLE)).tolist()) == set(range(255))


def test_the_parts_of_a_large_mask_are_found_in_blocks():
    side = 1501  # no multiple of a block
    labels = np.zeros((side, side), np.uint8)
    labels[100:400, 100:400], labels[1200:, 1300:], labels[800:803, 10:1400] = 1, 1, 2
    labels[0, 0] = 1
    numbers = number_parts(labels, TABLE)
    assert numbers.shape == (751, 751)
    assert len(set(numbers[numbers > 0].tolist())) == 4
    centres = np.minimum((np.arange(side) + 0.5) * 751 / side, 750).astype(int)
    drawn = numbers[centres][:, centres]
    assert len(set(drawn[labels == 2].tolist())) == len(set(drawn[100:400, 100:400].ravel().tolist())) == 1
    assert drawn[labels > 0].all()  # no pixel is left without a colour


@pytest.fixture
def session(qapp):
    session = walls.session("unet-a")
    session.receiver.take_image(walls.opened_image())
    probability = np.full(walls.SIZE, 0.1, np.float32)
    probability[10:30, 5:20], probability[10:30, 35:55] = 0.9, 0.9
    session.receiver.take_prediction(walls.answer(session.requests()[0], probability))
    session.show(opacity=1.0)
    return session


def test_two_parts_of_a_prediction_and_of_a_correction_have_two_colours(qtbot, session):
    wall = walls.shown(qtbot, session)
    image = walls.panel(wall, "unet-a/image")
    assert walls.near(walls.colour(image, 20, 12), walls.colour(image, 20, 45))
    session.show(part_colours=True)
    left, right = walls.colour(image, 20, 12), walls.colour(image, 20, 45)
    assert not walls.near(left, right, 30)
    assert walls.near(walls.colour(image, 5, 30), walls.TISSUE)
    session.show(contour_only=True)
    assert walls.near(walls.colour(image, 20, 12), walls.TISSUE)
