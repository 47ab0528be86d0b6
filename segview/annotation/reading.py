"""Masks that other programs, or other people, have written: read back onto an image."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError
from pydantic import Field, ValidationError

from segview.annotation import segment_reading
from segview.annotation.document import Mask
from segview.annotation.gestures import Selection
from segview.annotation.provenance import Origin
from segview.core.base.errors import UserError
from segview.core.base.registry import Registry
from segview.core.variants.classes import IGNORED
from segview.core.variants.spec import Frozen

LARGEST_FILE = 200_000_000
BACKGROUND = "_background_"
"""How labelme names what belongs to no class."""

Coordinates = Annotated[tuple[float, ...], Field(min_length=6, max_length=1_000_000)]


class _RunLengths(Frozen, extra="ignore"):
    size: tuple[int, int]
    counts: tuple[int, ...] | str


class _CocoAnnotation(Frozen, extra="ignore"):
    image_id: int | str
    category_id: int
    segmentation: _RunLengths | tuple[Coordinates, ...]


class _CocoImage(Frozen, extra="ignore"):
    id: int | str
    file_name: str


class _CocoCategory(Frozen, extra="ignore"):
    id: int
    name: str


class _Coco(Frozen, extra="ignore"):
    images: tuple[_CocoImage, ...]
    categories: tuple[_CocoCategory, ...]
    annotations: tuple[_CocoAnnotation, ...]


class _Shape(Frozen, extra="ignore"):
    label: str
    points: tuple[tuple[float, float], ...]
    shape_type: Literal["polygon", "rectangle", "circle"] = "polygon"


class _Labelme(Frozen, extra="ignore"):
    shapes: tuple[_Shape, ...]
    image_height: int = Field(alias="imageHeight")
    image_width: int = Field(alias="imageWidth")


def read_mask(path: Path, origin: Origin) -> Mask:
    """Return the mask of a file: rows × columns of the image that ``origin`` names, uint8 class indices.

    A PNG holds class indices and the number of what is no thing, or 0 and any one other value for one target; COCO
    JSON holds run lengths or polygons; labelme JSON holds polygons, rectangles and circles, painted in their order; a
    DICOM segmentation holds the frames that refer to the image. What they leave free belongs to no thing.

    Raises:
        UserError: the file cannot be read, is of no known format, or does not fit the image or its classes.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise UserError(f"{path.name} has more than {LARGEST_FILE // 1_000_000} MB: it is hardly one mask.")
        content = path.read_bytes()
    except OSError as error:
        raise UserError(f"{path} cannot be read: {error.strerror}.") from error
    kind = _kind(path, content)
    try:
        return READERS[kind](content, origin)
    except UserError as error:
        raise UserError(f"{path.name}: {error}") from error
    except ValidationError as error:
        wrong = error.errors()[0]
        where = ".".join(str(part) for part in wrong["loc"])
        raise UserError(f"{path.name} is no {kind} file that can be read: {where}: {wrong['msg']}.") from error


def _kind(path: Path, content: bytes) -> str:
    if content.startswith(b"\x89PNG"):
        return "png"
    if content[128:132] == b"DICM":
        return "dicom"
    try:
        found: Any = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise UserError(
            f"{path.name} is neither a PNG nor JSON. A mask is read from PNG, COCO, labelme or DICOM."
        ) from error
    if isinstance(found, dict) and "shapes" in found:
        return "labelme"
    if isinstance(found, dict) and "annotations" in found:
        return "coco"
    raise UserError(f"{path.name} is JSON, but neither COCO's, with 'annotations', nor labelme's, with 'shapes'.")


def _png(content: bytes, origin: Origin) -> Mask:
    try:
        with Image.open(io.BytesIO(content), formats=["PNG"]) as image:
            origin.check_size((image.height, image.width))
            if image.mode not in ("1", "L", "P", "I;16"):
                raise UserError(f"It has colours ({image.mode}) where a mask has one number for each pixel.")
            values = np.array(image.convert("L") if image.mode == "1" else image)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise UserError("The PNG is damaged.") from error
    found, nothing = np.unique(values), origin.rest_in_files
    if not np.any((found >= len(origin.classes)) & (found != nothing) & (found != origin.rest)):
        return np.where(values == nothing, origin.rest, values).astype(np.uint8)
    if len(origin.classes) == 2 and np.count_nonzero(found) == 1:
        return (values != 0).astype(np.uint8)
    known = [*enumerate(origin.classes), *([(nothing, origin.rest_name)] if origin.rest == IGNORED else [])]
    several = f"It has values up to {found[-1]}, and there are only the classes "
    raise UserError(several + ", ".join(f"{value} {name}" for value, name in known) + ".")


def _coco(content: bytes, origin: Origin) -> Mask:
    found = _Coco.model_validate_json(content)
    name = Path(origin.image).name
    images = [one for one in found.images if Path(one.file_name).name == name]
    if not images and len(found.images) > 1:
        raise UserError(f"None of its {len(found.images)} images is called {name}.")
    wanted = {one.id for one in images or found.images}
    names = {one.id: one.name for one in found.categories}
    mask = np.full(origin.size, origin.rest, np.uint8)
    for one in found.annotations:
        if one.image_id not in wanted:
            continue
        value = origin.value_of(names.get(one.category_id, str(one.category_id)), names.values())
        if isinstance(one.segmentation, _RunLengths):
            mask[_runs(one.segmentation, origin)] = value
        else:
            for outline in one.segmentation:
                _fill(mask, np.reshape(outline[: len(outline) // 2 * 2], (-1, 2)), value)
    return mask


def _labelme(content: bytes, origin: Origin) -> Mask:
    found = _Labelme.model_validate_json(content)
    origin.check_size((found.image_height, found.image_width))
    labels = {shape.label for shape in found.shapes} - {BACKGROUND}
    mask = np.full(origin.size, origin.rest, np.uint8)
    for shape in found.shapes:
        value = origin.rest if shape.label == BACKGROUND else origin.value_of(shape.label, labels)
        points = np.array(shape.points, float).reshape(-1, 2)
        if shape.shape_type == "circle" and len(points) == 2:
            rows, columns = np.ogrid[: origin.size[0], : origin.size[1]]
            radius = np.hypot(*(points[1] - points[0]))
            mask[np.hypot(rows + 0.5 - points[0, 1], columns + 0.5 - points[0, 0]) <= radius] = value
        elif shape.shape_type == "rectangle" and len(points) == 2:
            (left, top), (right, bottom) = points
            _fill(mask, np.array([(left, top), (right, top), (right, bottom), (left, bottom)]), value)
        else:
            _fill(mask, points, value)
    return mask


def _fill(mask: Mask, outline: NDArray[np.float64], value: int) -> None:
    """Give a class to the pixels whose middle lies in an outline of x and y."""
    from skimage import draw

    if len(outline) >= 3:
        mask[draw.polygon(outline[:, 1] - 0.5, outline[:, 0] - 0.5, mask.shape)] = value


def _runs(found: _RunLengths, origin: Origin) -> Selection:
    origin.check_size(found.size)
    counts = unpacked(found.counts) if isinstance(found.counts, str) else list(found.counts)
    rows, columns = origin.size
    if min(counts, default=0) < 0 or sum(counts) != rows * columns:
        raise UserError("The run lengths of a mask do not add up to the pixels of the image.")
    flat = np.repeat(np.arange(len(counts)) % 2 == 1, counts)
    return flat.reshape(columns, rows).T


def unpacked(text: str) -> list[int]:
    """Return the run lengths of a text as pycocotools packs them.

    Five bits to a character, the lowest first, the sixth telling that more follow; from the third on, each number is
    the difference to the one two before (``rleFrString`` of its maskApi.c).

    Raises:
        UserError: the text ends within a number.
    """
    counts: list[int] = []
    number = shift = 0
    for character in text:
        bits = ord(character) - 48
        if not 0 <= bits < 64 or shift > 60:
            raise UserError("The run lengths of a mask are damaged.")
        number |= (bits & 0x1F) << shift
        shift += 5
        if bits & 0x20:
            continue
        if bits & 0x10:
            number -= 1 << shift
        counts.append(number + counts[-2] if len(counts) > 2 else number)
        number = shift = 0
    if shift:
        raise UserError("The run lengths of a mask are damaged.")
    return counts


READERS: Registry[Callable[[bytes, Origin], Mask]] = Registry(
    "format of a mask", {"png": _png, "coco": _coco, "labelme": _labelme, "dicom": segment_reading.read}
)
