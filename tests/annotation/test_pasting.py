"""Parts that are copied and put elsewhere."""

from __future__ import annotations

from segview.annotation.document import Document
from segview.annotation.pasting import copy_part, paste
from segview.annotation.provenance import Provenance

SIZE = (20, 30)


def document(*classes: str, size: tuple[int, int] = SIZE) -> Document:
    return Document(Provenance(image="a.png", size=size, classes=("background", *classes)))


def two_parts() -> Document:
    one = document("polyp", "tool")
    one.mask[2:6, 2:8] = 1
    one.mask[10:12, 20:24] = 1
    return one


def test_the_part_under_the_pointer_goes_to_the_same_place_of_another_image() -> None:
    part = copy_part(two_parts(), (3, 3), 2)
    assert part is not None
    assert (part.name, part.area, part.corner) == ("polyp", 24, (2, 2))
    other = document("tool", "polyp")
    gesture = paste(part, other, otherwise=1)
    assert gesture is not None
    other.apply(gesture)
    assert other.area(2) == 24
    assert other.mask[2:6, 2:8].all()
    other.apply(gesture)
    assert other.history.can_undo


def test_beside_all_parts_the_class_in_hand_is_copied() -> None:
    part = copy_part(two_parts(), (15, 15), 1)
    assert part is not None
    assert part.area == 32
    assert copy_part(two_parts(), None, 2) is None


def test_under_the_pointer_it_is_cut_at_the_border() -> None:
    part = copy_part(two_parts(), (3, 3), 1)
    assert part is not None
    other = document("tool")
    gesture = paste(part, other, otherwise=1, at=(0, 0))
    assert gesture is not None
    other.apply(gesture)
    assert other.area(1) == 2 * 3
    assert other.mask[:2, :3].all()


def test_a_class_that_is_not_there_becomes_the_one_in_hand() -> None:
    part = copy_part(two_parts(), (3, 3), 1)
    assert part is not None
    gesture = paste(part, document("stool", "vessel"), otherwise=2)
    assert gesture is not None
    assert gesture.value == 2


def test_outside_of_a_smaller_image_there_is_nothing_to_paste() -> None:
    part = copy_part(two_parts(), (11, 22), 1)
    assert part is not None
    assert paste(part, document("polyp", size=(5, 5)), otherwise=1) is None


def test_what_was_copied_does_not_change_with_the_mask() -> None:
    one = two_parts()
    part = copy_part(one, (3, 3), 1)
    assert part is not None
    one.mask[:] = 0
    assert part.area == 24
