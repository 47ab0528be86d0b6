"""Gestures: changes of a mask by a user, as frozen values that can be stored and replayed exactly."""

from __future__ import annotations

import base64
import zlib
from typing import Annotated, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, TypeAdapter

from segview.core.base.frozen import Frozen

Selection = NDArray[np.bool_]
Box = tuple[slice, slice]
Points = Annotated[tuple[tuple[float, float], ...], Field(min_length=1, max_length=100_000)]


class _Drawing(Frozen):
    value: int = Field(ge=0, le=255, description="The class that is painted; that of no thing takes away")
    protected: tuple[int, ...] = Field(default=(), description="Classes whose pixels stay as they are")


class Stroke(_Drawing):
    """A round brush drawn along points; an eraser if the value is that of no class."""

    kind: Literal["stroke"] = "stroke"
    points: Points = Field(description="Row and column of each, in pixels; a pixel's middle lies at a half")
    radius: float = Field(gt=0, le=4096, description="In pixels")


class Polygon(_Drawing):
    """The inside of a closed line."""

    kind: Literal["polygon"] = "polygon"
    points: Points = Field(description="Row and column of each, in pixels")


class MaskPatch(_Drawing):
    """Pixels found by a tool rather than drawn: a region, a refined mask, the mask of a variant."""

    kind: Literal["put"] = "put"
    rows: tuple[int, int] = Field(description="First row, and the one behind the last")
    columns: tuple[int, int]
    bits: str = Field(description="Which pixels of that box, row by row: packed bits, zlib, base64")


class Replace(Frozen):
    """Pixels that get the values of another mask, which was read from a file or made from clicks."""

    kind: Literal["replace"] = "replace"
    rows: tuple[int, int] = Field(description="First row, and the one behind the last")
    columns: tuple[int, int]
    values: str = Field(description="The values in that box, row by row: a byte each, zlib, base64")
    protected: tuple[int, ...] = Field(default=(), description="Classes whose pixels stay as they are")
    source: str = Field(default="", description="Name of the file that it was read from, if any")

    @property
    def pixels(self) -> NDArray[np.uint8]:
        """The values in the box, rows × columns."""
        shape = self.rows[1] - self.rows[0], self.columns[1] - self.columns[0]
        return np.frombuffer(zlib.decompress(base64.b64decode(self.values)), np.uint8).reshape(shape)


class Undo(Frozen):
    """Undo of the last gesture."""

    kind: Literal["undo"] = "undo"


class Redo(Frozen):
    """Redo of the gesture that was undone last."""

    kind: Literal["redo"] = "redo"


Drawn = Stroke | Polygon | MaskPatch
Changing = Drawn | Replace
Gesture = Annotated[Changing | Undo | Redo, Field(discriminator="kind")]
GESTURE: TypeAdapter[Changing | Undo | Redo] = TypeAdapter(Gesture)


def selection_of(gesture: Drawn, size: tuple[int, int]) -> tuple[Box, Selection]:
    """Return the box of a gesture in a mask of ``size`` rows and columns, and its pixels inside the box.

    The box is empty if the gesture is outside the mask.
    """
    if isinstance(gesture, Stroke):
        return _along(gesture, size)
    if isinstance(gesture, Polygon):
        return _inside(gesture, size)
    box = slice(*gesture.rows), slice(*gesture.columns)
    shape = gesture.rows[1] - gesture.rows[0], gesture.columns[1] - gesture.columns[0]
    packed = np.frombuffer(zlib.decompress(base64.b64decode(gesture.bits)), np.uint8)
    return box, np.unpackbits(packed, count=shape[0] * shape[1]).astype(np.bool_).reshape(shape)


def box_of(stroke: Stroke, size: tuple[int, int]) -> Box:
    """Return the box of a stroke in a mask."""
    return _box(np.array(stroke.points, np.float32), stroke.radius, size)


def set_selected(selection: Selection, value: int) -> MaskPatch | None:
    """Return the gesture that gives the selected pixels of a whole mask a value, or None if nothing is selected."""
    rows, columns = np.flatnonzero(selection.any(axis=1)), np.flatnonzero(selection.any(axis=0))
    if not rows.size:
        return None
    return _patch((int(rows[0]), int(rows[-1]) + 1), (int(columns[0]), int(columns[-1]) + 1), selection, value)


def box(one: tuple[float, float], other: tuple[float, float], size: tuple[int, int], value: int) -> MaskPatch | None:
    """Return the gesture that fills the box between two corners, rounded to pixels, or None if the box is empty.

    Args:
        one: Row and column of a corner, in pixels.
        other: Row and column of the opposite corner.
        size: Rows and columns of the mask.
        value: The class to paint.
    """
    ends = [sorted((round(a), round(b))) for a, b in zip(one, other, strict=True)]
    (top, bottom), (left, right) = (
        (min(max(low, 0), side), min(max(high, 0), side)) for (low, high), side in zip(ends, size, strict=True)
    )
    if top == bottom or left == right:
        return None
    return _patch((top, bottom), (left, right), np.ones(size, np.bool_), value)


def replacement(before: NDArray[np.uint8], after: NDArray[np.uint8], *, source: str = "") -> Replace:
    """Return the gesture that turns one mask into another; if they are equal, its box is empty."""
    changed = before != after
    rows, columns = np.flatnonzero(changed.any(axis=1)), np.flatnonzero(changed.any(axis=0))
    top, bottom = (int(rows[0]), int(rows[-1]) + 1) if rows.size else (0, 0)
    left, right = (int(columns[0]), int(columns[-1]) + 1) if columns.size else (0, 0)
    # The fastest level, because the window waits for it; masks of a few classes are small at any level.
    packed = zlib.compress(np.ascontiguousarray(after[top:bottom, left:right]).tobytes(), 1)
    values = base64.b64encode(packed).decode()
    return Replace(rows=(top, bottom), columns=(left, right), values=values, source=source)


def covering(mask: NDArray[np.uint8], wanted: Selection, value: int, *, rest: int) -> list[MaskPatch]:
    """Return the gestures after which a class covers exactly the wanted pixels; pixels that it loses get ``rest``."""
    own = mask == value
    found = set_selected(own & ~wanted, rest), set_selected(wanted & ~own, value)
    return [one for one in found if one is not None]


def _patch(rows: tuple[int, int], columns: tuple[int, int], selection: Selection, value: int) -> MaskPatch:
    """Return the gesture that gives the selected pixels of a box of the mask a value."""
    packed = np.packbits(selection[slice(*rows), slice(*columns)])
    bits = base64.b64encode(zlib.compress(packed.tobytes(), 6)).decode()
    return MaskPatch(rows=rows, columns=columns, bits=bits, value=value)


def _along(stroke: Stroke, size: tuple[int, int]) -> tuple[Box, Selection]:
    points = np.array(stroke.points, np.float32)
    box = _box(points, stroke.radius, size)
    taken = np.zeros((box[0].stop - box[0].start, box[1].stop - box[1].start), np.bool_)
    ends = points[1:] if len(points) > 1 else points
    for start, end in zip(points, ends, strict=False):
        part = _box(np.stack([start, end]), stroke.radius, size)
        inside = (
            slice(part[0].start - box[0].start, part[0].stop - box[0].start),
            slice(part[1].start - box[1].start, part[1].stop - box[1].start),
        )
        taken[inside] |= _near(part, start, end, stroke.radius)
    return box, taken


def _near(box: Box, start: NDArray[np.float32], end: NDArray[np.float32], radius: float) -> Selection:
    """Return the pixels of a box whose middle is within a radius of the segment between two points."""
    rows = np.arange(box[0].start, box[0].stop, dtype=np.float32)[:, None] + np.float32(0.5) - start[0]
    columns = np.arange(box[1].start, box[1].stop, dtype=np.float32)[None] + np.float32(0.5) - start[1]
    down, right = end - start
    length = down * down + right * right
    if length > 0:
        along = np.clip((rows * down + columns * right) / length, 0, 1)
        rows, columns = rows - along * down, columns - along * right
    return rows * rows + columns * columns <= np.float32(radius) ** 2


def _inside(polygon: Polygon, size: tuple[int, int]) -> tuple[Box, Selection]:
    from PIL import Image, ImageDraw  # imported only when needed, for a fast start of the window

    points = np.array(polygon.points, np.float32)
    box = _box(points, 1.0, size)
    rows, columns = box[0].stop - box[0].start, box[1].stop - box[1].start
    if not rows or not columns or len(points) < 3:
        return (slice(0, 0), slice(0, 0)), np.zeros((0, 0), np.bool_)
    canvas = Image.new("1", (columns, rows))
    # In Pillow, the middles of pixels have integer coordinates.
    corners = [(float(column) - 0.5 - box[1].start, float(row) - 0.5 - box[0].start) for row, column in points]
    ImageDraw.Draw(canvas).polygon(corners, fill=1, outline=1)
    return box, np.array(canvas, np.bool_)


def _box(points: NDArray[np.float32], reach: float, size: tuple[int, int]) -> Box:
    low, high = np.floor(points.min(axis=0) - reach), np.ceil(points.max(axis=0) + reach)
    starts = [min(max(int(one), 0), side) for one, side in zip(low, size, strict=True)]
    stops = [min(max(int(one), start), side) for one, start, side in zip(high, starts, size, strict=True)]
    return slice(starts[0], stops[0]), slice(starts[1], stops[1])
