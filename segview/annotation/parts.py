"""The parts drawn in a file: collected, checked and painted, with notes on all parts that are skipped."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

import numpy as np

from segview.annotation import spans
from segview.annotation.gestures import Selection
from segview.annotation.imported import Imported
from segview.annotation.labels import values_of
from segview.annotation.objects import cut_holes
from segview.annotation.provenance import Provenance
from segview.annotation.spans import MOST_CROSSINGS, Points, Spans
from segview.core.base.errors import UserError
from segview.core.base.text import Text, join_texts
from segview.core.base.text_files import REPLACED

MOST_PARTS = 200_000
MOST_OTHERS = 5_000
"""Most parts that are not outlines, because each of them is painted by itself."""

_BEYOND = 2.0
"""Most pixels by which a corner may be outside the image."""
_BEYOND_SHARE = 0.1
"""The same as a share of the longer side, if the file states the size of the image and it is that of this image."""

FARTHEST = 1_000_000.0
"""Largest valid coordinate; larger ones are damaged, because no image is so large."""


class NothingInside(Exception):
    """A part has no inside; the text gives the reason in a few words."""


@dataclass(frozen=True, eq=False)
class Ring:
    """An outline."""

    points: Points


@dataclass(frozen=True)
class Disc:
    """A disc around a point, given as x and y."""

    centre: tuple[float, float]
    radius: float


@dataclass(frozen=True, eq=False)
class Pixels:
    """A small mask, and the row and column of the image at its first pixel."""

    selection: Selection
    corner: tuple[int, int]


def corners_of(raw: object) -> Points:
    """Return points from JSON values: pairs, or a flat list of numbers; numbers may be strings.

    Raises:
        NothingInside: the values are not finite numbers.
    """
    try:
        points = np.atleast_1d(np.array(raw, np.float64))
        if points.ndim == 1:
            points = points[: len(points) // 2 * 2].reshape(-1, 2)
        if points.shape[-1] != 2:
            raise ValueError("no pairs")
        points = points.reshape(-1, 2)
    except (TypeError, ValueError, OverflowError) as error:
        raise NothingInside(Text("coordinates that are not numbers")) from error
    if len(points) and not float(np.abs(points).max()) <= FARTHEST:  # also True for NaN
        raise NothingInside(Text("coordinates that are not finite numbers"))
    return points


def points_of(raw: object) -> Points:
    """Return the corners of an outline; see ``corners_of``.

    Raises:
        NothingInside: there are fewer than three, they are not finite numbers, or they are shares of the image.
    """
    points = corners_of(raw)
    if len(points) < 3:
        raise NothingInside(Text("fewer than three corners"))
    if points.max() <= 1 and bool((points * 2 % 1).any()):
        raise NothingInside(Text("coordinates from 0 to 1, which are shares of an image, not pixels"))
    return points


class Parts:
    """The parts of a mask, in the order in which they are painted.

    Args:
        provenance: Provenance with the image and its classes.
        marked: Whether the file marks the holes of objects; else an outline inside another one is a hole.

    Attributes:
        notes: Sentences on how the file was read.
        doubts: Sentences on doubts that the user must decide.
    """

    def __init__(self, provenance: Provenance, *, marked: bool = False) -> None:
        self._marked = marked
        self.notes: list[str] = []
        self.doubts: list[str] = []
        self._origin = provenance
        self._labels: list[str] = []
        self._rings: list[Points] = []
        self._ringed: list[int] = []
        self._others: list[Spans] = []
        self._runs = 0
        self._objects: defaultdict[Hashable, list[int]] = defaultdict(list)
        self._holes: set[int] = set()
        self._passed: Counter[str] = Counter()

    def add(
        self, label: str, shape: Ring | Disc | Pixels | Spans, *, whole: Hashable = None, hole: bool = False
    ) -> None:
        """Add a part.

        Args:
            label: Label of its class.
            shape: Its shape.
            whole: Key of its object, if objects may have several parts.
            hole: Whether it is a hole in its object.

        Raises:
            UserError: there are too many or too large parts, or the label is not valid UTF-8.
        """
        if REPLACED in label:
            raise UserError("The label {label} is not in UTF-8. Save the file as UTF-8.", label=label)
        number = len(self._labels)
        self._count()
        self._labels.append(label)
        if whole is not None:
            self._objects[whole].append(number)
        if hole:
            self._holes.add(number)
        if isinstance(shape, Ring):
            self._rings.append(shape.points)
            self._ringed.append(number)
            return
        found = self._spans(shape, number)
        self._others.append(found)
        self._runs += len(found.rows)
        if len(self._others) > MOST_OTHERS or self._runs > MOST_CROSSINGS:
            raise UserError("It has more circles or small masks than can be painted in time. Export the mask as PNG.")

    def _spans(self, shape: Disc | Pixels | Spans, number: int) -> Spans:
        if isinstance(shape, Disc):
            return spans.disc(shape.centre, shape.radius, number, self._origin.size)
        if isinstance(shape, Pixels):
            return spans.selection(shape.selection, shape.corner, number, self._origin.size)
        return Spans(np.full_like(shape.rows, number), shape.rows, shape.starts, shape.ends)

    def pass_over(self, why: str) -> None:
        """Record a part that has nothing to paint, with the reason.

        Raises:
            UserError: there are too many parts.
        """
        self._passed[why] += 1
        self._count()

    def _count(self) -> None:
        if len(self._labels) + self._passed.total() >= MOST_PARTS:
            raise UserError(
                "It has more than {most_parts:,} parts on this image. Export the mask as PNG.", most_parts=MOST_PARTS
            )

    def _reaching_beyond(self, *, sized: bool) -> list[str]:
        """Return a doubt if a corner of an outline is far outside the image, as in a file for a larger image."""
        rows, columns = self._origin.size
        by = max(_BEYOND, _BEYOND_SHARE * max(rows, columns)) if sized else _BEYOND
        low, high = np.full(2, -by), np.array([columns + by, rows + by])
        if not any(bool((ring < low).any() or (ring > high).any()) for ring in self._rings):
            return []
        if sized:
            return [Text("Its outlines reach far beyond the image, as if they belonged to a larger one.")]
        return [Text("It does not say how large its image is, and its outlines reach beyond this one.")]

    def paint(self, others: Iterable[str] = (), *, sized: bool = True) -> Imported:
        """Return the mask of all parts.

        Args:
            others: Further labels in the file, without parts.
            sized: Whether the file states the size of its image.

        Raises:
            UserError: no part can be painted, the classes do not fit, or painting would take too long.
        """
        provenance = self._origin
        found = spans.join([spans.outlines(self._rings, self._ringed, provenance.size), *self._others])
        there = found.areas(len(self._labels)) > 0
        if not there.all():
            self._passed[Text("no pixel of the image inside")] = int(np.count_nonzero(~there))
        found = self._cut_holes(found)
        labels = Counter(label for label, one in zip(self._labels, there, strict=True) if one)
        if self._passed and not labels:
            raise UserError(
                "Nothing in it can be drawn: {reasons}. The mask here is unchanged.", reasons=self._reasons()
            )
        values, notes, doubts = values_of(labels, provenance, others) if labels else ({}, [], [])
        own = np.array([values.get(label, -1) for label in self._labels], np.int64)
        mask = np.full(provenance.size, provenance.rest, np.uint8)
        spans.paint(mask, found.select(own[found.parts] >= 0), np.maximum(own, 0).astype(np.uint8))
        passed = [Text("Left out: {reasons}.", reasons=self._reasons())] if self._passed else []
        beyond = self._reaching_beyond(sized=sized)
        return Imported(mask, (*self.notes, *notes, *passed), (*self.doubts, *doubts, *beyond))

    def _cut_holes(self, found: Spans) -> Spans:
        """Return the runs without the holes of objects with several parts."""
        objects = [members for members in self._objects.values() if len(members) > 1]
        made = cut_holes(found, objects, self._origin.size, holes=self._holes if self._marked else None)
        if made.holes:
            self.notes.append(
                Text("1 outline within another of the same object: read as a hole.")
                if made.holes == 1
                else Text("{count:,} outlines within another of the same object: read as a hole.", count=made.holes)
            )
        if made.nested:
            self.notes.append(
                Text("1 outline within another of the same group: filled, as no hole is marked.")
                if made.nested == 1
                else Text(
                    "{count:,} outlines within another of the same group: filled, as no hole is marked.",
                    count=made.nested,
                )
            )
        return made.spans

    def _reasons(self) -> str:
        return join_texts(
            (
                Text("1 part with {why}", why=why)
                if number == 1
                else Text("{number:,} parts with {why}", number=number, why=why)
                for why, number in self._passed.most_common()
            ),
            ", ",
        )
