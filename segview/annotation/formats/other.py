"""Formats of other programs that are recognised but not read, with advice on the format to export instead."""

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
        title: The name of the program or format.
        is_one: Tells whether a file has this format.
        cure: Advice to the user, as a sentence.
    """

    title: str
    is_one: Callable[[Content], bool]
    cure: str = Text("Export from there as COCO, or as masks in PNG.")


def recognise(content: Content) -> OtherFormat | None:
    """Return the format of a file if it is one of those that are known and not read."""
    return next((one for one in _FORMATS if one.is_one(content)), None)


def _is_xml(content: Content, sign: bytes) -> bool:
    head = content.data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") and sign in head


def _is_list_of(content: Content, *names: str) -> bool:
    made: object = content.json
    return isinstance(made, list) and bool(made) and _has(made[0], *names)


def _has(made: object, *names: str) -> bool:
    return isinstance(made, dict) and all(name in made for name in names)


def _begins(*starts: bytes) -> Callable[[Content], bool]:
    return lambda content: content.data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(starts)


_AGAIN = Text("Download it again, and log in there if you have to.")
_AS_PNG = Text("Save the mask as PNG.")

_FORMATS = (
    OtherFormat(Text("a web page"), _begins(b"<!doctype html", b"<html"), _AGAIN),
    OtherFormat(
        Text("a pointer of Git LFS"),
        _begins(b"version https://git-lfs"),
        Text("Run 'git lfs pull' where it comes from."),
    ),
    OtherFormat(Text("XML of Pascal VOC"), lambda content: _is_xml(content, b"<annotation>")),
    OtherFormat(Text("XML of ImageScope"), lambda content: _is_xml(content, b"<Annotations")),
    OtherFormat(Text("XML of ASAP"), lambda content: _is_xml(content, b"<ASAP_Annotations")),
    OtherFormat("SVG", lambda content: _is_xml(content, b"<svg"), _AS_PNG),
    OtherFormat(
        Text("JSON-MIN of Label Studio"),
        lambda content: _is_list_of(content, "image", "annotator") or _is_list_of(content, "image", "annotation_id"),
        Text("Export 'JSON' from there."),
    ),
    OtherFormat(Text("JSON of Datumaro"), lambda content: _has(content.json, "items", "categories")),
    OtherFormat(
        Text("a project of version 3 of the VGG Image Annotator"),
        lambda content: _has(content.json, "project", "file", "metadata"),
    ),
    OtherFormat(
        Text("JSON of Labelbox"),
        lambda content: _is_list_of(content, "data_row") or _is_list_of(content, "External ID"),
    ),
    OtherFormat(Text("JSON of SuperAnnotate"), lambda content: _has(content.json, "metadata", "instances")),
    OtherFormat(Text("JSON of Darwin (V7)"), lambda content: _has(content.json, "item", "annotations")),
    OtherFormat(
        Text("JSON of Dataloop"),
        lambda content: _has(content.json, "filename", "annotations") or _has(content.json, "itemId", "annotations"),
    ),
    OtherFormat(
        Text("JSON of Cityscapes"),
        lambda content: _has(content.json, "imgHeight", "objects"),
        Text("Choose the mask whose name ends in labelIds."),
    ),
    OtherFormat(Text("a list of boxes (CreateML)"), lambda content: _is_list_of(content, "image", "annotations")),
    OtherFormat(
        Text("a list of COCO results without its images and categories"),
        lambda content: _is_list_of(content, "image_id", "category_id"),
        Text("Choose the file that has 'images', 'categories' and 'annotations'."),
    ),
    OtherFormat(
        Text("regions of ImageJ"),
        lambda content: content.data.startswith(b"Iout"),
        Text("Save the mask from there as PNG."),
    ),
    OtherFormat(Text("a numpy array"), _begins(b"\x93numpy"), _AS_PNG),
    OtherFormat(Text("a file of MATLAB"), _begins(b"matlab 5.0"), _AS_PNG),
    OtherFormat(Text("HDF5 data"), _begins(b"\x89hdf"), _AS_PNG),
    OtherFormat(Text("an NRRD volume"), _begins(b"nrrd0"), Text("Export a slice as PNG.")),
    OtherFormat("JPEG 2000", _begins(b"\0\0\0\x0cjp  "), _AS_PNG),
    OtherFormat("HEIC or AVIF", lambda content: content.data[4:8] == b"ftyp", _AS_PNG),
    OtherFormat(Text("a PDF document"), _begins(b"%pdf"), _AS_PNG),
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
