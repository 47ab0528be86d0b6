"""Reading of mask files, of segview and of other programs, for an image."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from segview.annotation.document import Mask
from segview.annotation.formats import FORMATS, other
from segview.annotation.formats.format import Content
from segview.annotation.imported import Imported
from segview.annotation.provenance import Provenance
from segview.core.base.errors import UserError
from segview.core.base.file_set import in_force
from segview.core.base.text import Text

LARGEST_FILE = 200_000_000


def read_mask(path: Path, provenance: Provenance) -> Mask:
    """Return the mask of a file that certainly fits an image: rows × columns, uint8 class indices; see ``read_file``.

    Raises:
        UserError: as for ``read_file``; or the file may belong to another image or other classes.
    """
    found = read_file(path, provenance)
    if found.doubts:
        raise UserError("{path}: {doubts}", path=path.name, doubts=" ".join(found.doubts))
    return found.mask


def read_file(path: Path, provenance: Provenance) -> Imported:
    """Return the mask of a file for the image of ``provenance``, with notes and doubts.

    ``FORMATS`` lists the formats. Pixels that a file does not mark get no class.

    Raises:
        UserError: the file cannot be read, has no known format, does not fit the image or its classes, or has nothing
            to paint.
    """
    file = in_force(path)
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise UserError(
                "{path} has more than {largest_file} MB, too much for one mask.",
                path=path.name,
                largest_file=LARGEST_FILE // 1_000_000,
            )
        content = Content(file.read_bytes(), path.name)
    except OSError as error:
        raise UserError("{path} cannot be read: {reason}.", path=path, reason=error.strerror) from error
    kind = next((one for one in FORMATS.values() if one.is_one(content)), None)
    if kind is None:
        raise UserError("{file}: {reason}", file=path.name, reason=_strange(content))
    try:
        found = kind.read(content, provenance)
    except UserError as error:
        raise UserError("{path}: {error}", path=path.name, error=error) from error
    except MemoryError as error:
        raise UserError(
            "{path} needs more memory than is free. Close other programs and try again.", path=path.name
        ) from error
    if (found.mask == provenance.rest).all():
        return replace(found, notes=(*found.notes, Text("It marks nothing: the mask is empty.")))
    return found


def _strange(content: Content) -> str:
    known = other.recognise(content)
    if known is not None:
        return Text("It is {title}, which is not read here. {cure}", title=known.title, cure=known.cure)
    if not content.data:
        return Text("It is empty. Copy it again from where it came from.")
    if content.json is None:
        if content.data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
            return Text("Its JSON is damaged or incomplete. Copy it again, or export it anew.")
        return Text(
            "It is neither an image nor JSON. A mask is read from PNG and other images, COCO, labelme or DICOM."
        )
    return Text("It is JSON, but neither COCO's, with 'annotations', nor labelme's, with 'shapes'.")
