"""How downloads name pictures and masks, and the folders they lie in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# Folders, as ``plain`` writes them; the first that is there is taken.
IMAGE_FOLDERS = (
    *("images", "image", "imgs", "img", "jpegimages", "original", "originals", "originalimages"),
    *("pictures", "photos", "frames", "input", "inputs"),
)
MASK_FOLDERS = (
    # Where there is a ground truth beside a mask, as in DRIVE, the mask is that of the field of view.
    *("groundtruth", "groundtruths", "gt", "1stmanual", "masks", "mask", "labels", "label"),
    *("segmentationclass", "segmentations", "segmentation", "annotations", "annotation", "annot", "targets"),
)

_MASK = "masks?|labels?|segmentation|seg|gt|ground[ _-]?truth|annotation|manual1?|lesion"
_IMAGE = "images?|img|sat|original|training|test"
_MARKED = re.compile(
    rf"(?:(?P<a>.+?)[ ._-]+(?:{_MASK})|(?:{_MASK}|p)[ _-]+(?P<b>.+)|(?:{_MASK})(?P<c>\d.*))", re.IGNORECASE
)
# Too short to tell a mask by where pictures lie beside it: ``p7`` (ETIS-Larib), ``0001TP_006690_L`` (CamVid).
_MARKED_AMONG_MASKS = re.compile(r"(?:p(?P<a>\d+)|(?P<b>.+)_L)")
_IMAGE_MARKED = re.compile(
    rf"(?:(?P<a>.+?)[ _-]+(?:{_IMAGE})|(?:{_IMAGE})[ _-]+(?P<b>.+)|(?:{_IMAGE})(?P<c>\d.*))", re.IGNORECASE
)
_DIGITS = re.compile(r"(\d+)")


def plain(name: str) -> str:
    """Return a folder's name without case, blanks, underscores and hyphens: ``Ground Truth`` is ``groundtruth``."""
    return re.sub(r"[ _-]", "", name).casefold()


def key(stem: str) -> str:
    """Return what two names have in common that differ in case or in how their accents are composed."""
    return unicodedata.normalize("NFC", stem).casefold()


def natural(name: str) -> tuple[list[str | int], str]:
    """Return a key that sorts ``2.png`` before ``10.png``."""
    parts = _DIGITS.split(name.casefold())
    return [int(part) if place % 2 else part for place, part in enumerate(parts)], name


def image_keys(stem: str) -> Iterator[str]:
    """Yield what a mask may be called after: the name of the picture, then that without ``img``, ``sat`` and such."""
    yield key(stem)
    if match := _IMAGE_MARKED.fullmatch(stem):
        yield key(match["a"] or match["b"] or match["c"])


def marked_key(stem: str, *, among_masks: bool) -> str | None:
    """Return the picture's name in that of a mask (``7`` in ``7_mask``, ``7.mask``, ``p 7``), or None without a mark.

    Args:
        stem: The name without its ending.
        among_masks: Whether it lies in a folder of masks, where a shorter mark will do.
    """
    if match := _MARKED.fullmatch(stem):
        return key(match["a"] or match["b"] or match["c"])
    if among_masks and (match := _MARKED_AMONG_MASKS.fullmatch(stem)):
        return key(match["a"] or match["b"])
    return None
