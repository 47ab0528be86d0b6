"""Corrections in other classes keep what has the same name there."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from segview.annotation.document import Document
from segview.annotation.gestures import Stroke
from segview.annotation.provenance import Provenance
from segview.annotation.relabelling import can_be_relabelled, relabel
from segview.core.base.errors import UserError
from segview.core.requests.label_list import labels_of

SIZE = (4, 6)


def document(*classes: str) -> Document:
    """A mask with a column of each class, which one gesture has added to."""
    mask = np.zeros(SIZE, np.uint8)
    for value in range(1, len(classes)):
        mask[:, value] = value
    made = Document(Provenance.now(Path("a.png"), SIZE, classes=classes), mask)
    made.apply(Stroke(points=((0.5, 5.5),), radius=0.5, value=1))
    return made


def test_numbers_follow_names() -> None:
    labels = labels_of(["instrument", "polyp", "stool"])
    made = relabel(document("background", "polyp", "instrument"), labels.classes, labels.colours)
    assert made.provenance.classes == labels.classes
    assert made.provenance.colours == labels.colours
    assert made.mask[1].tolist() == [0, 2, 1, 0, 0, 0]
    assert made.mask[0, 5] == 2
    assert made.began[0, 5] == 0
    assert made.gestures == 1


def test_a_new_name_keeps_the_pixels() -> None:
    labels = labels_of(["adenoma", "instrument"])
    before = document("background", "polyp", "instrument")
    assert not can_be_relabelled(before, labels.classes)
    made = relabel(before, labels.classes, labels.colours, {"polyp": "adenoma"})
    assert (made.mask == before.mask).all()


def test_pixels_of_no_label_are_never_lost() -> None:
    labels = labels_of(["polyp", "stool"])
    with pytest.raises(UserError, match="4 pixels of 'instrument'"):
        relabel(document("background", "polyp", "instrument"), labels.classes, labels.colours)


def test_a_single_class_may_be_called_otherwise() -> None:
    labels = labels_of(["adenoma"])
    before = document("background", "target")
    assert can_be_relabelled(before, labels.classes)
    assert (relabel(before, labels.classes, labels.colours).mask == before.mask).all()


def test_a_class_of_things_alone_gets_a_background() -> None:
    before = Document(Provenance.now(Path("a.png"), SIZE, classes=("sky", "road", "car")))
    before.apply(Stroke(points=((0.5, 0.5),), radius=0.5, value=0))
    made = relabel(before, ("background", "car", "sky"), ("#000000", "#ff0000", "#00ff00"))
    assert made.mask[0, 0] == 2
    assert made.mask[3, 3] == 0
