"""The reader of COCO's JSON: run lengths or polygons, for one image or many."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import Any

import numpy as np

from segview.annotation.formats import coco_writing as writing
from segview.annotation.formats.fields import identifier, rows, size, text
from segview.annotation.formats.format import Content, Format
from segview.annotation.imported import Imported
from segview.annotation.parts import NothingInside, Parts, Ring, points_of
from segview.annotation.placing import Named, Placement, find_place
from segview.annotation.provenance import Provenance
from segview.annotation.run_lengths import Counts, Runs, unpack
from segview.core.base.errors import UserError
from segview.core.base.text import Text

MOST_RUN_PIXELS = 60_000_000
"""Largest sum of the box areas of all masks in run lengths, in pixels."""

_NAMES = ("file_name", "filename", "path", "coco_url", "flickr_url", "name")

Row = dict[str, Any]


def read(content: Content, provenance: Provenance) -> Imported:
    """Return the mask of the annotations of one image: run lengths first, then outlines in order.

    An outline inside another of the same annotation is a hole; tools that trace masks write holes so.

    Raises:
        UserError: the file is not of this image, or holds nothing that can be painted.
    """
    images, annotations = rows(content, "images"), rows(content, "annotations")
    place, sized = _find_image(provenance, images, annotations)
    selected, doubts = _select_annotations(images, annotations, place)
    parts, runs, names = Parts(provenance), _Masks(provenance), _category_names(content)
    only = next(iter(names.values())) if len(names) == 1 else ""
    for number, annotation in enumerate(selected):
        category = identifier(annotation.get("category_id"))
        label = names.get(category, category or only)
        is_box = annotation.get("bbox") and not annotation.get("segmentation")
        missing = Text("a box and no outline") if is_box else Text("no outline")
        for segmentation in _segmentations(annotation.get("segmentation")):
            try:
                if isinstance(segmentation, dict):
                    runs.add(parts, label, segmentation)
                elif _are_runs(segmentation, provenance.size):
                    runs.add(parts, label, {"counts": segmentation})
                else:
                    parts.add(label, Ring(points_of(segmentation)), whole=number)
            except NothingInside as error:
                parts.pass_over(str(error) if segmentation else missing)
    made = parts.paint(names.values(), sized=sized)
    return Imported(made.mask, (*place.notes, *made.notes), (*place.doubts, *doubts, *made.doubts))


def _find_image(provenance: Provenance, images: list[Row], annotations: list[Row]) -> tuple[Placement, bool]:
    """Find the open image in the file, and tell whether the file states its size (of the image or of its masks)."""
    sizes: dict[str, tuple[int, int]] = {}
    for one in annotations:
        mask = one.get("segmentation")
        if isinstance(mask, dict) and (found := _mask_size(mask)):
            sizes.setdefault(identifier(one.get("image_id")), found)
    known = [
        Named(_image_name(one), size(one, "height", "width") or sizes.get(identifier(one.get("id")))) for one in images
    ] or [Named("", next(iter(sizes.values()), None))]
    place = find_place(provenance, known)
    return place, all(known[one].size is not None for one in place.chosen)


def _image_name(image: Row) -> str:
    """Return the name of an image; tools write it under different keys."""
    return next((found for one in _NAMES if (found := text(image.get(one)))), "")


def _mask_size(mask: Row) -> tuple[int, int] | None:
    found = mask.get("size")
    if not isinstance(found, list) or len(found) != 2:
        return None
    return size({"height": found[0], "width": found[1]}, "height", "width")


def _select_annotations(images: list[Row], annotations: list[Row], place: Placement) -> tuple[list[Row], list[str]]:
    """Return the annotations of the chosen images, and doubts about this choice.

    Raises:
        UserError: the image of an annotation is not known.
    """
    if not images:
        several = {identifier(one.get("image_id")) for one in annotations}
        if len(several) > 1:
            raise UserError("It has annotations of {count} images and does not say which they are.", count=len(several))
        return annotations, []
    chosen = {identifier(images[one].get("id")) for one in place.chosen}
    names = {_image_name(one) for one in images if identifier(one.get("id")) in chosen}
    if len(names) > 1:
        raise UserError(
            "Its images {names} have the same number, so their annotations cannot be told apart.",
            names=", ".join(sorted(names)[:3]),
        )
    known = {identifier(one.get("id")) for one in images}
    unmatched = {identifier(annotation.get("image_id")) for annotation in annotations if annotation} - known
    if unmatched == {""} and len(known) == 1:
        return annotations, []
    selected = [
        annotation for annotation in annotations if not annotation or identifier(annotation.get("image_id")) in chosen
    ]
    if not unmatched:
        return selected, []
    said = Text("It has annotations of image {number}, and no image has that number.", number=min(unmatched) or "''")
    if not any(selected):
        raise UserError("{said} Its annotations cannot be assigned.", said=said)
    return selected, [said]


def _category_names(content: Content) -> dict[str, str]:
    """Return the names of the categories by number, without unused ones that are only a supercategory."""
    given = content.json.get("categories")
    if isinstance(given, dict) and all(isinstance(one, str) for one in given.values()):
        return {identifier(number): name for number, name in given.items()}
    found = rows(content, "categories") if given else []
    heads = {text(one.get("supercategory")) for one in found} - {""}
    used = Counter(identifier(one.get("category_id")) for one in rows(content, "annotations"))
    names: dict[str, str] = {}
    for one in found:
        number, name = identifier(one.get("id")), text(one.get("name"))
        if name in heads and not used[number] and one.get("supercategory") != name:
            continue
        names[number] = name if names.get(number, name) == name else f"{names[number]} or {name}"
    return names


def _segmentations(found: Any) -> list[Any]:  # noqa: ANN401  # whatever stands there
    """Return the outlines and masks of an annotation: lists of numbers, lists of points, or lists of either."""
    if not isinstance(found, list) or not found:
        return [found]
    first = next(iter(found), None)
    if not isinstance(first, list | dict) or (_is_point(first) and all(_is_point(one) for one in found)):
        return [found]
    return found


def _are_runs(found: Any, size: tuple[int, int]) -> bool:  # noqa: ANN401  # whatever stands there
    """Tell whether a list is run lengths instead of an outline: whole numbers that sum to the image's pixels."""
    if not isinstance(found, list) or not all(isinstance(one, int) and one >= 0 for one in found):
        return False
    return sum(found) == size[0] * size[1]


def _is_point(one: object) -> bool:
    return isinstance(one, list) and len(one) == 2 and not isinstance(one[0], list)


class _Masks:
    """Masks in run lengths, up to a limit of pixels that can be painted in acceptable time."""

    def __init__(self, provenance: Provenance) -> None:
        self._size, self._origin = provenance.size, provenance
        self._pixels = 0

    def add(self, parts: Parts, label: str, found: Row) -> None:
        """Add a mask as a part.

        Raises:
            NothingInside: its run lengths are damaged.
            UserError: it is of another image, or there are too many.
        """
        mask_size = _mask_size(found)
        if mask_size is not None:
            self._origin.check_size(mask_size)
        try:
            runs = Runs(_read_counts(found.get("counts")), self._size)
        except ValueError as error:
            raise NothingInside("run lengths that do not add up to the pixels of the image") from error
        self._pixels += runs.box[0] * runs.box[1]
        if self._pixels > MOST_RUN_PIXELS:
            raise UserError("It has more masks in run lengths than can be painted in time. Export the mask as PNG.")
        parts.add(label, runs.spans())


def _read_counts(found: Any) -> Counts:  # noqa: ANN401  # whatever stands there
    """Return run lengths, packed or not.

    Raises:
        NothingInside: they are damaged.
    """
    try:
        if isinstance(found, str):
            return unpack(found)
        return np.array(found, np.int64).reshape(-1)
    except (TypeError, ValueError, OverflowError) as error:
        raise NothingInside("damaged run lengths") from error


def _is_one(content: Content) -> bool:
    """Tell whether a content is COCO; files of other tools also have ``annotations``, but no ``images``."""
    others = ("data", "item", "instances", "filename", "itemId")
    return content.has("annotations") and (content.has("images") or not any(map(content.has, others)))


FORMAT = Format(
    name="coco",
    title=Text("COCO JSON (run lengths)"),
    endings=(".coco.json", ".json"),
    is_one=_is_one,
    read=read,
    write=partial(writing.write, instances=False),
    write_many=partial(writing.write_many, instances=False),
)

INSTANCES = Format(
    name="coco_instances",
    title=Text("COCO JSON (instances)"),
    endings=(".instances.json",),
    is_one=_is_one,
    read=read,
    write=partial(writing.write, instances=True),
    write_many=partial(writing.write_many, instances=True),
)
