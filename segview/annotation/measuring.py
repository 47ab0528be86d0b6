"""Measurement of the connected parts of a mask."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segview.annotation.document import Mask
from segview.annotation.gestures import Selection
from segview.core.base.points import Point

MOST_PARTS = 1000
"""Most parts of a class that are measured, the largest first; a mask of noise has tens of thousands."""

_Points = NDArray[np.float64]


@dataclass(frozen=True)
class Diameter:
    """A straight line across a part.

    Attributes:
        length: Length in pixels, or in millimetres if the spacing is known.
        ends: Row and column of both ends, in pixels.
    """

    length: float
    ends: tuple[Point, Point]


@dataclass(frozen=True)
class Part:
    """A connected part of a class; pixels that touch at a corner are not connected.

    Attributes:
        value: The class.
        pixels: Number of pixels.
        area: Area in pixels, or in square millimetres if the spacing is known.
        box: First row, first column, and the row and column after the last.
        longest: The longest diameter.
        across: The longest diameter perpendicular to it.
    """

    value: int
    pixels: int
    area: float
    box: tuple[int, int, int, int]
    longest: Diameter
    across: Diameter


def parts_of(mask: Mask, values: tuple[int, ...], spacing: tuple[float, float] = (1.0, 1.0)) -> tuple[Part, ...]:
    """Return the parts of classes, for each class the largest first.

    Args:
        mask: Rows × columns of class indices.
        values: The classes to measure.
        spacing: Height and width of a pixel in millimetres; 1 and 1 to measure in pixels.
    """
    from scipy import ndimage

    found: list[Part] = []
    for value in values:
        labels = np.zeros(mask.shape, np.int32)
        if not ndimage.label(mask == value, output=labels):
            continue
        sizes = np.bincount(labels.ravel())
        places = ndimage.find_objects(labels)
        order = np.argsort(-sizes[1:], kind="stable")[:MOST_PARTS] + 1
        for number in order.tolist():
            place = places[number - 1]
            found.append(_measure(value, labels[place] == number, (place[0].start, place[1].start), spacing))
    return tuple(found)


def _measure(value: int, part: Selection, corner: tuple[int, int], spacing: tuple[float, float]) -> Part:
    pixels = int(np.count_nonzero(part))
    box = (corner[0], corner[1], corner[0] + part.shape[0], corner[1] + part.shape[1])
    scale, shift = np.array(spacing), np.array(corner, np.float64)
    rim = _rim(part) + shift
    longest = _longest(rim, scale)
    across = _across(rim, longest, scale)
    return Part(value, pixels, pixels * spacing[0] * spacing[1], box, longest, across)


def _rim(part: Selection) -> _Points:
    """Return the middles of the outer pixel sides at both ends of each row and column of a part."""
    rows, columns = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
    first, last = part.argmax(axis=1)[rows], part.shape[1] - part[:, ::-1].argmax(axis=1)[rows]
    top, bottom = part.argmax(axis=0)[columns], part.shape[0] - part[::-1].argmax(axis=0)[columns]
    sides = [
        np.stack([rows + 0.5, first], axis=1),
        np.stack([rows + 0.5, last], axis=1),
        np.stack([top, columns + 0.5], axis=1),
        np.stack([bottom, columns + 0.5], axis=1),
    ]
    return np.concatenate(sides).astype(np.float64)


def _longest(rim: _Points, scale: _Points) -> Diameter:
    """Return the longest line between two corners of the convex hull."""
    points = rim * scale
    corners = _hull(points)
    between = np.linalg.norm(points[corners][:, None] - points[corners][None], axis=2)
    one, other = np.unravel_index(int(between.argmax()), between.shape)
    ends = rim[corners[one]], rim[corners[other]]
    return Diameter(float(between[one, other]), (_point(ends[0]), _point(ends[1])))


def _across(rim: _Points, longest: Diameter, scale: _Points) -> Diameter:
    """Return the longest diameter perpendicular to another one.

    The rim is divided into strips of one pixel along the other diameter; the result is the length of the longest strip.
    """
    points = rim * scale
    start, end = (np.array(one) * scale for one in longest.ends)
    direction = (end - start) / max(longest.length, 1e-12)
    aside = np.array([-direction[1], direction[0]])
    along, away = (points - start) @ direction, (points - start) @ aside
    width = float(scale.max())
    strips = np.floor(along / width).astype(np.int64)
    strips -= strips.min()
    high = np.full(strips.max() + 1, -np.inf)
    low = np.full(strips.max() + 1, np.inf)
    np.maximum.at(high, strips, away)
    np.minimum.at(low, strips, away)
    lengths = np.where(np.isfinite(high), high - low, 0.0)
    best = int(lengths.argmax())
    members = np.flatnonzero(strips == best)
    middle = float(along[members].mean())
    ends = [(start + middle * direction + limit * aside) / scale for limit in (low[best], high[best])]
    return Diameter(float(lengths[best]), (_point(ends[0]), _point(ends[1])))


def _hull(points: _Points) -> NDArray[np.int64]:
    """Return the indices of the corners of the convex hull of points (Andrew, 1979)."""
    order = np.lexsort((points[:, 1], points[:, 0]))

    def chain(places: list[int]) -> list[int]:
        kept: list[int] = []
        for place in places:
            while len(kept) > 1 and _turn(points[kept[-2]], points[kept[-1]], points[place]) <= 0:
                kept.pop()
            kept.append(place)
        return kept[:-1]

    found = chain(order.tolist()) + chain(order[::-1].tolist())
    return np.array(found or [int(order[0])], np.int64)


def _turn(one: _Points, other: _Points, third: _Points) -> float:
    return float((other[0] - one[0]) * (third[1] - one[1]) - (other[1] - one[1]) * (third[0] - one[0]))


def _point(one: _Points) -> Point:
    return float(one[0]), float(one[1])
