"""Names of images, masks and their folders in published data sets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

# Names of folders in the form of ``plain``; the first that exists is used.
IMAGE_FOLDERS = (
    *("images", "image", "imgs", "img", "jpegimages", "original", "originals", "originalimages"),
    *("pictures", "photos", "frames", "frame", "input", "inputs", "tissueimages"),
    *("이미지", "원본", "영상", "画像", "原画像", "图像", "图片", "原图"),
)
MASK_FOLDERS = (
    # Before ``mask``: if a data set has both, as DRIVE, the mask is the field of view.
    *("groundtruth", "groundtruths", "gt", "gts", "1stmanual", "manual1"),
    *("masks", "mask", "msks", "msk", "labels", "label"),
    *(
        "binarymasks",
        "lungmasks",
        "segmentationclass",
        "segmentations",
        "segmentation",
        "annotations",
        "annotation",
        "annot",
        "targets",
        "segmentationclasspng",
    ),
    *("정답", "마스크", "라벨", "레이블", "正解", "マスク", "ラベル", "掩码", "标签", "标注"),
)

_WORD = "masks?|labels?|labell?ed|segmentation|seg|gt|ground[ _-]?truth|annotation|anno|manual1?|lesion|1stHO|2ndHO"
_MASK = rf"(?:{_WORD})(?:[_-](?:{_WORD}))?"
_IMAGE = "images?|img|frame|sat|rgb|rgbir|irrg|original|training|test|leftImg8bit"
_NUMBER = r"(?:[ ._-]?\(?(?P<number>\d+)\)?)?"
_MARKED = re.compile(
    rf"(?:(?P<a>.+?)[ ._-]+(?:{_MASK}){_NUMBER}|(?:{_MASK}|p)[ _-]+(?P<b>.+)|(?:{_MASK})(?P<c>\d.*))", re.IGNORECASE
)
# Marks that are only reliable in a folder of masks, because images may have such names too: ``p7`` (ETIS-Larib),
# ``0001TP_006690_L`` (CamVid), ``im0001.ah`` (STARE), ``…_gtFine_labelIds`` (Cityscapes, which has others too),
# ``7.jpg`` of ``7.jpg.png`` (Supervisely).
_NUMBERED = re.compile(r"p(?P<a>\d+)")
_ENDING = r"(?i:\.(?:jpe?g|png|bmp|tiff?))"
_MARKED_AMONG_MASKS = re.compile(
    rf"(?:p(?P<a>\d+)|(?P<b>.+)(?:_L|\.ah|\.vk|_gt(?:Fine|Coarse)_label(?:Train)?Ids|{_ENDING}))"
)
_PART = re.compile(rf"(?P<base>.+?[ ._-](?:{_MASK})){_NUMBER}", re.IGNORECASE)
_SUFFIX = re.compile(r"(?P<a>.+)(?P<suffix>[ _-](?=[^ _-]*[^\d _-])[^ _-]+)")
_LAST_WORD = re.compile(r"(?P<a>.+)[ ._-]+[^ ._-]+")
_CHANNEL = re.compile(r"(?P<a>.+)_000\d")  # nnU-Net
_IMAGE_MARKED = re.compile(
    rf"(?:(?P<a>.+?)[ _-]+(?:{_IMAGE})|(?:{_IMAGE})[ _-]+(?P<b>.+)|(?:{_IMAGE})(?P<c>\d.*))", re.IGNORECASE
)
_DIGITS = re.compile(r"(\d+)")


def plain(name: str) -> str:
    """Return a folder's name without case, blanks, underscores and hyphens: ``Ground Truth`` is ``groundtruth``."""
    return re.sub(r"[ _-]", "", key(name))


def key(stem: str) -> str:
    """Return a key that is equal for names that differ only in case or in the composition of accents."""
    return unicodedata.normalize("NFC", stem).casefold()


def loose_key(stem: str) -> str:
    """Return a key like ``key`` that also ignores blanks at the ends and treats blanks and underscores alike."""
    return re.sub(r"\s+", "_", key(stem).strip())


def natural(name: str) -> tuple[list[str | int], str]:
    """Return a key that sorts ``2.png`` before ``10.png``."""
    parts = _DIGITS.split(name.casefold())
    return [int(part) if place % 2 else part for place, part in enumerate(parts)], name


def image_keys(stem: str) -> Iterator[str]:
    """Yield keys that a mask of an image may have: its name, then its name without ``img``, ``sat`` and the like.

    The last one is ``loose_key``, because some programs replace or remove blanks.
    """
    yield key(stem)
    if match := _IMAGE_MARKED.fullmatch(stem):
        yield key(match["a"] or match["b"] or match["c"])
    if match := _CHANNEL.fullmatch(stem):
        yield key(match["a"])
    if (loose := loose_key(stem)) != key(stem):
        yield loose


def marked_key(stem: str, *, among_masks: bool) -> str | None:
    """Return the key of the image's name in the name of a mask, as in ``marked_stem``."""
    found = marked_stem(stem, among_masks=among_masks)
    return None if found is None else key(found)


def marked_stem(stem: str, *, among_masks: bool) -> str | None:
    """Return the image's name in the name of a mask (``7`` in ``7_mask``, ``7.mask``, ``p 7``); None without a mark.

    Args:
        stem: The name without its ending.
        among_masks: Whether the file is in a folder of masks, where shorter marks are accepted.
    """
    if match := _MARKED.fullmatch(stem.strip()):
        return re.sub(rf"(?<=.){_ENDING}$", "", match["a"] or match["b"] or match["c"])
    if among_masks and (match := _MARKED_AMONG_MASKS.fullmatch(stem)):
        return match["a"] or match["b"]
    return None


def shorter_keys(name: str) -> Iterator[str]:
    """Yield a key, then the key without its last word, and so on: ``7_endo_colour``, ``7_endo``, ``7``."""
    yield name
    while (match := _LAST_WORD.fullmatch(name)) is not None:
        name = match["a"]
        yield name


def numbered_key(stem: str) -> str | None:
    """Return the image's name in the name of a mask in the same folder: ``7`` in ``p7`` (CVC-ColonDB), or None.

    This is a mark only if there is an image of that number.
    """
    match = _NUMBERED.fullmatch(stem)
    return match["a"] if match else None


def part_of(stem: str) -> tuple[str, int] | None:
    """Return the common name of the masks of one image, and the number of this mask, or 0 if it has no number.

    Such names are ``7_mask``, ``7_mask_1``, ``7_mask1``, ``7_mask (2)``. None if the name is not marked as a mask.
    """
    match = _PART.fullmatch(stem)
    return (match["base"], int(match["number"] or 0)) if match else None


def common_suffix(stems: Iterable[str]) -> str:
    """Return the suffix that all names of a folder have in common, such as ``_EX``; "" if they differ."""
    matches = [_SUFFIX.fullmatch(stem) for stem in stems]
    found = {match["suffix"] if match else "" for match in matches}
    return found.pop() if len(found) == 1 else ""
