"""Lines of vertices, and masks that follow them."""

from __future__ import annotations

import numpy as np
import pytest

from segview.annotation.document import Document
from segview.annotation.provenance import Provenance
from segview.annotation.vertices import (
    fill,
    follow,
    nearest_edge,
    nearest_vertex,
    outline_of,
    reduce_vertices,
    snap,
)

SIZE = (60, 80)
SQUARE = ((10.0, 10.0), (10.0, 30.0), (30.0, 30.0), (30.0, 10.0))


def disc(row: float, column: float, radius: float) -> np.ndarray:
    rows, columns = np.mgrid[: SIZE[0], : SIZE[1]] + 0.5
    return (rows - row) ** 2 + (columns - column) ** 2 < radius**2


def document(mask: np.ndarray) -> Document:
    return Document(Provenance(image="a.png", size=SIZE, classes=("background", "a", "b")), mask.astype(np.uint8))


def test_a_line_through_corners_of_pixels_has_the_pixels_between_them() -> None:
    inside = fill(SQUARE, SIZE)
    assert inside.sum() == 20 * 20
    assert inside[10:30, 10:30].all()


@pytest.mark.parametrize("part", [disc(25, 40, 15), disc(0, 0, 20), disc(55, 78, 12) | disc(20, 20, 5)])
def test_the_line_round_a_part_gives_it_back(part: np.ndarray) -> None:
    line = outline_of(part, 0.3)
    largest = fill(line, SIZE)
    assert (largest <= part).all()
    assert (part & ~largest).sum() in (0, disc(20, 20, 5).sum())


def test_a_hole_belongs_to_the_line_round_it() -> None:
    part = disc(25, 40, 15)
    assert fill(outline_of(part & ~disc(25, 40, 5), 0.3), SIZE).sum() == part.sum()


def test_fewer_vertices_stay_within_the_tolerance() -> None:
    line = outline_of(disc(30, 40, 25), 0.3)
    fewer = reduce_vertices(line, 2.0)
    assert 3 <= len(fewer) < len(line) / 2
    distances = [min(np.hypot(a[0] - b[0], a[1] - b[1]) for b in line) for a in fewer]
    assert max(distances) == 0  # no vertex is a new one
    assert (fill(fewer, SIZE) != fill(line, SIZE)).sum() < 2.0 * 2 * np.pi * 25


def test_a_line_never_loses_its_inside() -> None:
    assert len(reduce_vertices(SQUARE, 1000.0)) >= 3


def test_the_mask_follows_a_vertex_and_keeps_the_rest_to_the_pixel() -> None:
    part = disc(30, 40, 20)
    own = document(part)
    line = outline_of(part, 1.5)
    assert (fill(line, SIZE) != part).any()  # it passes the edge here and there
    top = min(range(len(line)), key=lambda place: line[place][0])
    moved = (*line[:top], (line[top][0] - 8, line[top][1]), *line[top + 1 :])
    gesture = follow(own.mask, line, moved, value=1, beneath=np.zeros(SIZE, np.uint8))
    assert gesture is not None
    own.apply(gesture)
    changed = (own.mask == 1) != part
    assert changed.any()
    assert not changed[35:].any()
    assert (own.mask[changed] == 1).all()


def test_what_a_line_leaves_is_what_was_beneath_and_others_are_spared() -> None:
    beneath = np.zeros(SIZE, np.uint8)
    beneath[:, 20:25] = 2
    own = document(beneath)
    new = follow(own.mask, (), SQUARE, value=1, beneath=beneath, protected=(2,))
    assert new is not None
    own.apply(new)
    assert own.area(2) == beneath.astype(bool).sum()
    own = document(beneath)
    whole = follow(own.mask, (), SQUARE, value=1, beneath=beneath)
    assert whole is not None
    own.apply(whole)
    assert own.area(1) == 400
    smaller = follow(own.mask, SQUARE, SQUARE[:3], value=1, beneath=beneath)
    assert smaller is not None
    own.apply(smaller)
    assert set(np.unique(own.mask[25:30, 10:13])) == {0}
    assert (own.mask[28:30, 20:25] == 2).any()


def test_a_move_that_changes_no_pixel_is_no_gesture() -> None:
    own = document(fill(SQUARE, SIZE))
    moved = ((10.1, 10.0), *SQUARE[1:])
    assert follow(own.mask, SQUARE, moved, value=1, beneath=np.zeros(SIZE, np.uint8)) is None
    assert follow(own.mask, (), (), value=1, beneath=own.mask) is None
    outside = tuple((row + 500, column) for row, column in SQUARE)
    assert follow(own.mask, (), outside, value=1, beneath=own.mask) is None


def test_vertices_and_edges_are_hit() -> None:
    assert nearest_vertex(SQUARE, (11.0, 29.0), 2.0) == 1
    assert nearest_vertex(SQUARE, (20.0, 20.0), 2.0) is None
    assert nearest_edge(SQUARE, (20.0, 30.5), 1.0) == 2
    assert nearest_edge(SQUARE, (20.0, 10.5), 1.0) == 4  # between the last and the first
    assert nearest_edge(SQUARE, (20.0, 20.0), 1.0) is None
    assert nearest_vertex((), (0.0, 0.0), 1.0) is None


def test_points_go_to_edges_that_are_near() -> None:
    mask = np.zeros(SIZE, np.uint8)
    mask[20:40, 30:50] = 2
    assert snap((21.0, 28.5), mask, 3.0) == (21.0, 30.0)
    assert snap((19.0, 51.0), mask, 3.0) == (20.0, 50.0)
    assert snap((5.2, 5.2), mask, 3.0) == (5.2, 5.2)
    assert snap((1.5, 40.2), mask, 3.0) == (0.0, 40.0)
    assert snap((61.0, 81.0), mask, 3.0) == (60.0, 80.0)
    assert snap((-50.0, 20.0), mask, 3.0) == (-50.0, 20.0)
