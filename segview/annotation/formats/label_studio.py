"""The reader of Label Studio's JSON: polygons, boxes, ellipses and brushes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from segview.annotation.formats.fields import size, text
from segview.annotation.formats.format import Content, Format
from segview.annotation.formats.shapes import ELLIPSE, SmallMasks, box, ellipse, numbers, rotate
from segview.annotation.imported import Imported
from segview.annotation.parts import NothingInside, Parts, Pixels, Ring, corners_of
from segview.annotation.placing import Named, find_place
from segview.annotation.provenance import Provenance
from segview.core.base.text import Text

Row = dict[str, Any]
Size = tuple[int, int]

_WHOLE = 100.0
"""Coordinates are per cent of the image's sides."""
_ANNOTATIONS = ("annotations", "completions")
"""The keys of annotations by people; the second is used by old versions."""
_CHANNELS = 4
_RUN = 250
"""Cost of unpacking a run, in pixels of a plain mask."""


def read(content: Content, provenance: Provenance) -> Imported:
    """Return the mask that one person drew on one image, painted in order.

    Raises:
        UserError: the file is not of this image, or holds nothing that can be painted.
    """
    tasks = _tasks(content.json)
    found = [_annotation_results(one) for one in tasks]
    known = [Named(_image_name(one), _image_size(results)) for one, (results, _) in zip(tasks, found, strict=True)]
    place = find_place(provenance, known)
    parts, masks, doubts = Parts(provenance), SmallMasks(), list(place.doubts)
    for one in place.chosen:
        results, people = found[one]
        if not people and results:
            doubts.append(Text("This image has no annotation; a prediction would be used."))
        if people > 1:
            doubts.append(Text("{count} annotations are for this image; the last would be used.", count=people))
        if any(result.get("image_rotation") for result in results):
            doubts.append(
                Text("It was drawn on the image in another orientation; here it would be placed without rotation.")
            )
        for result in results:
            _add(parts, masks, result)
    made = parts.paint()
    return Imported(made.mask, (*place.notes, *made.notes), (*doubts, *made.doubts))


def is_one(content: Content) -> bool:
    """Tell whether a content is Label Studio's JSON."""
    tasks = _tasks(content.json)
    return bool(tasks) and "data" in tasks[0] and any(name in tasks[0] for name in _ANNOTATIONS)


def _tasks(made: object) -> list[Row]:
    """Return the tasks of a file: a list, or a single one."""
    return [one for one in (made if isinstance(made, list) else [made]) if isinstance(one, dict)]


def _prediction_results(task: Row) -> list[Row]:
    """Return the results of the last prediction."""
    given = task.get("predictions")
    last = given[-1] if isinstance(given, list) and given else None
    found = last.get("result") if isinstance(last, dict) else None
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _annotation_results(task: Row) -> tuple[list[Row], int]:
    """Return the results of the last valid annotation, else of the last prediction; and the number of annotations."""
    given = next((task[name] for name in _ANNOTATIONS if name in task), None)
    every = [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []
    done = [one["result"] for one in every if not one.get("was_cancelled") and isinstance(one.get("result"), list)]
    return ([one for one in done[-1] if isinstance(one, dict)] if done else _prediction_results(task)), len(done)


def _image_name(task: Row) -> str:
    """Return the image of a task, under whatever key it stands."""
    data = task.get("data")
    values = [text(one) for one in data.values()] if isinstance(data, dict) else []
    first = [text(data.get("image"))] if isinstance(data, dict) else []
    return next((one for one in (*first, *values) if one), "")


def _image_size(results: list[Row]) -> Size | None:
    return next((found for one in results if (found := size(one, "original_height", "original_width"))), None)


def _add(parts: Parts, masks: SmallMasks, result: Row) -> None:
    """Add a region; what only says something of another, or of the whole image, is passed over without a word."""
    kind, value = text(result.get("type")), result.get("value")
    if not isinstance(value, dict) or kind in ("choices", "textarea", "rating", "number", "relation"):
        return
    try:
        image_size = size(result, "original_height", "original_width")
        if image_size is None:
            raise NothingInside(Text("no size of the image"))
        shape = kind.removesuffix("labels")
        masks.count(ELLIPSE if shape == "ellipse" else 0)
        found = (
            _brush(value, image_size, masks) if shape == "brush" else SHAPES.get(shape, _refuse_flat)(value, image_size)
        )
        parts.add(_read_label(value), found)
    except NothingInside as error:
        parts.pass_over(error.args[0])


def _read_label(value: Row) -> str:
    for name, found in value.items():
        if name.endswith("labels") and isinstance(found, list) and found:
            return ", ".join(text(one) for one in found)
    return ""


def _polygon(value: Row, image_size: Size) -> Ring:
    points = corners_of(value.get("points"))
    if len(points) < 3:
        raise NothingInside(Text("fewer than three corners"))
    return Ring(points * (image_size[1] / _WHOLE, image_size[0] / _WHOLE))


def _box(value: Row, image_size: Size) -> Ring:
    x, y, width, height = _in_pixels(value, image_size, "x", "y", "width", "height")
    return rotate(box(x, y, x + width, y + height), _rotation(value), (x, y))


def _ellipse(value: Row, image_size: Size) -> Ring:
    x, y, across, down = _in_pixels(value, image_size, "x", "y", "radiusX", "radiusY")
    return rotate(ellipse(x, y, across, down), _rotation(value), (x, y))


def _in_pixels(value: Row, image_size: Size, *names: str) -> tuple[float, float, float, float]:
    x, y, across, down = numbers(value, *names)
    columns, rows = image_size[1] / _WHOLE, image_size[0] / _WHOLE
    return x * columns, y * rows, across * columns, down * rows


def _rotation(value: Row) -> float:
    return numbers(value, "rotation")[0] if value.get("rotation") else 0.0


def _refuse_flat(value: Row, image_size: Size) -> Ring:
    del image_size
    kind = next((name.removesuffix("labels") for name in value if name.endswith("labels")), "")
    raise NothingInside(Text("no inside (shape '{kind}')", kind=kind[:40]))


SHAPES: dict[str, Callable[[Row, Size], Ring]] = {"polygon": _polygon, "rectangle": _box, "ellipse": _ellipse}
"""The outline of each kind of region; brushes are read apart."""


def _brush(value: Row, image_size: Size, masks: SmallMasks) -> Pixels:
    if text(value.get("format")) != "rle":
        raise NothingInside(Text("a damaged mask"))
    masks.count(image_size[0] * image_size[1])
    pixels = unpack_runs(value.get("rle"), image_size[0] * image_size[1] * _CHANNELS, masks)
    return Pixels(pixels.reshape(*image_size, _CHANNELS)[:, :, _CHANNELS - 1] > 0, (0, 0))


def unpack_runs(packed: object, count: int, masks: SmallMasks) -> NDArray[np.uint8]:
    """Return so many bytes from Label Studio's runs (those of the package thi.ng/rle-pack).

    A bit says whether a value is repeated, two bits which of four widths the length of the run has, then come the
    length less one, and one value or as many.

    Raises:
        NothingInside: they are damaged, or of another number.
        UserError: there are too many.
    """
    try:
        bits = np.unpackbits(np.array(packed, np.int64).astype(np.uint8))
        stream = _Bits(bits)
        stated, width = stream.number(32), stream.number(5) + 1
        widths = [stream.number(4) + 1 for _ in range(4)]
        if stated != count or width != 8:
            raise NothingInside(Text("damaged run lengths"))
        made, at = np.zeros(count, np.uint8), 0
        while at < count:
            masks.count(_RUN)
            repeated = stream.number(1)
            length = stream.number(widths[stream.number(2)]) + 1
            if at + length > count:
                raise NothingInside(Text("damaged run lengths"))
            made[at : at + length] = stream.number(8) if repeated else stream.values(length)
            at += length
    except (TypeError, ValueError, OverflowError, IndexError) as error:
        raise NothingInside(Text("damaged run lengths")) from error
    return made


class _Bits:
    """Bits that are read one after the other."""

    def __init__(self, bits: NDArray[np.uint8]) -> None:
        self._bits, self._at = bits, 0

    def number(self, width: int) -> int:
        """Return the next number of so many bits.

        Raises:
            IndexError: there are not so many.
        """
        found = 0
        for bit in self._next(width).tolist():
            found = found * 2 + bit
        return found

    def values(self, count: int) -> NDArray[np.uint8]:
        """Return the next values of eight bits.

        Raises:
            IndexError: there are not so many.
        """
        return np.packbits(self._next(8 * count))

    def _next(self, width: int) -> NDArray[np.uint8]:
        found = self._bits[self._at : self._at + width]
        if len(found) < width:
            raise IndexError
        self._at += width
        return found


FORMAT = Format(name="label_studio", title=Text("Label Studio JSON"), endings=(".json",), is_one=is_one, read=read)
