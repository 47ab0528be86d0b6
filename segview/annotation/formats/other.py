"""Formats of other programs that are not read: told by their signs, so that it can be said what to export instead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from segview.annotation.formats.format import Content
from segview.core.base.text import Text

_HEAD = 4_000


@dataclass(frozen=True)
class OtherFormat:
    """A format that is not read.

    Attributes:
        title: The program or the format, as it calls itself.
        is_one: Tells by its signs whether a file is of it.
        cure: What to do, as a sentence.
    """

    title: str
    is_one: Callable[[Content], bool]
    cure: str = Text("Export from there as COCO, or as masks in PNG.")


def found(content: Content) -> OtherFormat | None:
    """Return the format of a file, where it is one of those that are known and not read."""
    return next((one for one in _FORMATS if one.is_one(content)), None)


def _is_xml(content: Content, sign: bytes) -> bool:
    head = content.data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") and sign in head


def _is_list_of(content: Content, *names: str) -> bool:
    made: object = content.json
    return isinstance(made, list) and bool(made) and _has(made[0], *names)


def _has(made: object, *names: str) -> bool:
    return isinstance(made, dict) and all(name in made for name in names)


_FORMATS = (
    OtherFormat(Text("XML of Pascal VOC"), lambda content: _is_xml(content, b"<annotation")),
    OtherFormat(
        Text("a list of COCO results without its images and categories"),
        lambda content: _is_list_of(content, "image_id", "category_id"),
        Text("Choose the file that has 'images', 'categories' and 'annotations'."),
    ),
    OtherFormat(Text("GeoJSON"), lambda content: _has(content.json, "type", "features")),
    OtherFormat(Text("JSON of ISAT"), lambda content: _has(content.json, "info", "objects")),
    OtherFormat(
        Text("a NIfTI volume"),
        lambda content: content.name.lower().endswith((".nii", ".nii.gz")),
        Text("Export a slice as PNG."),
    ),
    OtherFormat(
        Text("regions of ImageJ"),
        lambda content: content.data.startswith(b"Iout"),
        Text("Save the mask from there as PNG."),
    ),
    OtherFormat(
        Text("an archive"),
        lambda content: content.data.startswith(b"PK\x03\x04"),
        Text("Unpack it, and choose one file."),
    ),
    OtherFormat(
        Text("a table"),
        lambda content: content.name.lower().endswith((".csv", ".tsv", ".txt")),
        Text("Lists of corners and of boxes are not read: export COCO, or masks in PNG."),
    ),
)
