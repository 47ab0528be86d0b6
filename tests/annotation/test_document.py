"""Gestures, undo and redo, and what is found by looking."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from segview.annotation.document import Document
from segview.annotation.gestures import (
    GESTURE,
    Polygon,
    Redo,
    Replace,
    Stroke,
    Undo,
    covering,
    selection_of,
    set_selected,
)
from segview.annotation.provenance import Provenance
from segview.annotation.region_tools import REFINEMENTS, component, dilate, erode, region

SIZE = (40, 60)


def document(mask: np.ndarray | None = None, **changes) -> Document:
    return Document(Provenance(image="/pictures/one.png", size=SIZE), mask, **changes)


def disc(row: float, column: float, radius: float) -> np.ndarray:
    rows, columns = np.mgrid[: SIZE[0], : SIZE[1]]
    return (rows + 0.5 - row) ** 2 + (columns + 0.5 - column) ** 2 <= radius**2


def whole(gesture) -> np.ndarray:
    taken = np.zeros(SIZE, np.bool_)
    box, selection = selection_of(gesture, SIZE)
    taken[box] = selection
    return taken


def test_a_click_of_the_brush_is_a_disc() -> None:
    assert np.array_equal(whole(Stroke(points=((20, 30),), radius=6, value=1)), disc(20, 30, 6))


def test_a_stroke_is_all_that_is_near_its_line() -> None:
    taken = whole(Stroke(points=((10, 10), (10, 50)), radius=3, value=1))
    rows, columns = np.nonzero(taken)
    assert (rows.min(), rows.max()) == (7, 12)
    assert (columns.min(), columns.max()) == (7, 52)
    assert taken[8:12, 10:50].all()


def test_outside_of_the_image_nothing_is_taken() -> None:
    assert not whole(Stroke(points=((-50, -50),), radius=6, value=1)).any()
    assert not whole(Polygon(points=((-9, -9), (-9, -5), (-5, -5)), value=1)).any()
    assert document().apply(Stroke(points=((-50, 200),), radius=6, value=1)) is None


def test_a_polygon_is_its_inside() -> None:
    taken = whole(Polygon(points=((10, 20), (10, 40), (30, 40), (30, 20)), value=1))
    assert taken[10:30, 20:40].all()
    assert 400 <= taken.sum() <= 21 * 21
    assert not whole(Polygon(points=((10, 20), (30, 40)), value=1)).any()


def test_the_eraser_takes_away_and_undo_brings_back() -> None:
    one = document(disc(20, 30, 10).astype(np.uint8))
    before = one.mask.copy()
    box = one.apply(Stroke(points=((20, 30),), radius=5, value=0))
    assert box == (slice(15, 25), slice(25, 35))
    assert np.array_equal(one.mask, disc(20, 30, 10) & ~disc(20, 30, 5))
    assert one.history.can_undo
    assert one.apply(Undo()) == box
    assert np.array_equal(one.mask, before)
    one.apply(Redo())
    assert np.array_equal(one.mask, disc(20, 30, 10) & ~disc(20, 30, 5))
    assert not one.history.can_redo


def test_a_new_gesture_ends_what_could_be_done_again() -> None:
    one = document()
    one.apply(Stroke(points=((20, 30),), radius=5, value=1))
    one.apply(Undo())
    one.apply(Stroke(points=((10, 10),), radius=2, value=1))
    assert one.apply(Redo()) is None
    assert one.gestures == 4


def test_the_oldest_gestures_are_forgotten_when_they_hold_too_much() -> None:
    one = document(undo_bytes=200)
    for column in range(5, 55, 5):
        one.apply(Stroke(points=((20, column),), radius=2, value=1))
    steps = 0
    while one.apply(Undo()) is not None:
        steps += 1
    assert 1 <= steps < 10


points = some.tuples(some.floats(-10, 50, width=32), some.floats(-10, 70, width=32))
strokes = some.builds(
    Stroke,
    points=some.lists(points, min_size=1, max_size=6).map(tuple),
    radius=some.floats(0.5, 12, width=32),
    value=some.integers(0, 2),
)
polygons = some.builds(Polygon, points=some.lists(points, min_size=3, max_size=6).map(tuple), value=some.integers(0, 2))


@settings(max_examples=60, deadline=None)
@given(some.lists(some.one_of(strokes, polygons, some.builds(Undo), some.builds(Redo)), max_size=12))
def test_gestures_that_are_written_and_read_make_the_same_mask(gestures) -> None:
    one, other = document(), document()
    history = [one.mask.copy()]
    for gesture in gestures:
        one.apply(gesture)
        other.apply(GESTURE.validate_json(gesture.model_dump_json()))
        history.append(one.mask.copy())
    assert np.array_equal(one.mask, other.mask)
    while one.apply(Undo()) is not None:
        pass
    assert not one.mask.any()


@settings(max_examples=60, deadline=None)
@given(strokes)
def test_drawn_bit_by_bit_a_stroke_is_the_same(stroke) -> None:
    start = disc(20, 30, 15).astype(np.uint8)
    at_once, by_parts = document(start), document(start)
    at_once.apply(stroke)
    for here, there in zip(stroke.points, stroke.points[1:] or stroke.points, strict=False):
        by_parts.draw(stroke.model_copy(update={"points": (here, there)}))
    by_parts.apply(stroke)
    assert np.array_equal(at_once.mask, by_parts.mask)
    assert (at_once.apply(Undo()) is None) == (by_parts.apply(Undo()) is None)
    assert np.array_equal(by_parts.mask, start)


@pytest.mark.parametrize(
    "between",
    [Undo(), Polygon(points=((0, 0), (0, 20), (20, 20)), value=2), Stroke(points=((5, 5),), radius=9, value=1)],
    ids=["undo", "polygon", "another stroke"],
)
def test_what_comes_in_the_middle_of_a_stroke_leaves_what_a_journal_would_make(between) -> None:
    first, stroke = Stroke(points=((20, 30),), radius=5, value=1), Stroke(points=((9, 9), (9, 40)), radius=4, value=2)
    window, replayed = document(), document()
    for gesture in (first, between, stroke, Undo(), Redo()):
        replayed.apply(gesture)
    window.apply(first)
    window.draw(stroke.model_copy(update={"points": ((9, 9),)}))
    window.apply(between)
    window.draw(stroke)
    for gesture in (stroke, Undo(), Redo()):
        window.apply(gesture)
    assert np.array_equal(window.mask, replayed.mask)


def test_a_brush_that_changed_its_size_in_the_middle_draws_what_the_gesture_says() -> None:
    stroke = Stroke(points=((20, 10), (20, 50)), radius=3, value=1)
    window, replayed = document(), document()
    window.draw(stroke.model_copy(update={"radius": 9}))
    window.apply(stroke)
    replayed.apply(stroke)
    assert np.array_equal(window.mask, replayed.mask)


def test_protected_classes_stay() -> None:
    start = np.where(disc(20, 20, 8), 2, 0).astype(np.uint8)
    one = document(start)
    one.apply(Stroke(points=((20, 10), (20, 50)), radius=5, value=1, protected=(2,)))
    assert np.array_equal(one.mask == 2, start == 2)
    assert one.mask[20, 40] == 1
    one.apply(Polygon(points=((0, 0), (0, 60), (40, 60), (40, 0)), value=0, protected=(1,)))
    assert set(np.unique(one.mask)) == {0, 1}


def test_found_pixels_become_gestures() -> None:
    one = document(disc(20, 30, 10).astype(np.uint8))
    for gesture in covering(one.mask, disc(22, 33, 10), 1, rest=0):
        one.apply(gesture)
    assert np.array_equal(one.mask, disc(22, 33, 10))
    target = np.where(disc(10, 10, 5), 2, one.mask).astype(np.uint8)
    one.apply(one.replace(target))
    assert np.array_equal(one.mask, target)
    assert one.apply(one.replace(target)) is None
    assert set_selected(np.zeros(SIZE, np.bool_), 1) is None


def test_a_mask_of_several_classes_is_one_gesture() -> None:
    one = document(disc(20, 30, 10).astype(np.uint8))
    before = one.mask.copy()
    target = np.random.default_rng(0).integers(0, 4, SIZE).astype(np.uint8)
    gesture = GESTURE.validate_json(one.replace(target, source="mask.png").model_dump_json())
    one.apply(gesture)
    assert np.array_equal(one.mask, target)
    assert isinstance(gesture, Replace)
    assert gesture.source == "mask.png"
    one.apply(Undo())
    assert np.array_equal(one.mask, before)
    one.apply(Redo())
    assert np.array_equal(one.mask, target)
    one.apply(one.replace(before).model_copy(update={"protected": (3,)}))
    assert np.array_equal(one.mask, np.where(target == 3, 3, before))
    one.draw(Stroke(points=((20, 30),), radius=6, value=2))
    one.apply(one.replace(target))  # what is under way is dropped
    assert np.array_equal(one.mask, target)


def test_what_looks_alike_and_hangs_together_is_a_region() -> None:
    image = np.full((*SIZE, 3), (90, 60, 60), np.uint8)
    image[disc(20, 20, 9)] = (200, 120, 110)
    image[disc(20, 50, 6)] = (200, 120, 110)
    found = region(image, 20, 20, tolerance=12)
    assert (found & disc(20, 20, 9)).sum() > 0.75 * disc(20, 20, 9).sum()
    assert not found[:, 40:].any()
    assert region(image, 2, 2, tolerance=0.5)[2, 2]


def test_refinements() -> None:
    ring = disc(20, 30, 12) & ~disc(20, 30, 4)
    both = ring | disc(5, 5, 3)
    assert np.array_equal(REFINEMENTS["fill holes"](ring), disc(20, 30, 12))
    assert np.array_equal(REFINEMENTS["keep largest"](both), ring)
    assert np.array_equal(component(both, 5, 5), disc(5, 5, 3))
    assert dilate(ring).sum() > ring.sum() > erode(ring).sum()
    everything = np.ones(SIZE, np.bool_)
    assert erode(everything).all()
    rough = disc(20, 30, 12).copy()
    rough[20, 42:50] = True
    assert not REFINEMENTS["smooth"](rough)[20, 46]
    assert not REFINEMENTS["keep largest"](np.zeros(SIZE, np.bool_)).any()


def test_a_mask_of_another_size_is_refused() -> None:
    with pytest.raises(ValueError, match="shape"):
        document(np.zeros((3, 3), np.uint8))


def test_dice_is_a_plain_number_that_any_table_can_show() -> None:
    one = document(disc(20, 30, 10).astype(np.uint8))
    assert one.dice(one.mask, 1) == 1.0
    assert type(one.dice(disc(20, 34, 10).astype(np.uint8), 1)) is float
    assert document().dice(np.zeros(SIZE, np.uint8), 1) == 1.0
