"""Matching of annotation files with images, by the names and sizes that annotation tools write."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from segview.annotation.provenance import Provenance
from segview.core.base.errors import UserError
from segview.core.base.file_names import stem_of
from segview.core.base.text import Text

MOST_IMAGES = 200_000
MOST_LIKELY = 20_000

_HASHED = re.compile(r"[0-9a-f]{8}-(?P<name>.+)", re.DOTALL)
"""Label Studio puts eight digits of a hash before the names of uploaded files."""

_ROBOFLOW = re.compile(r"(?P<stem>.+)_(?P<ending>[a-z]{3,4})\.rf\.[0-9a-z]{8,}(\.[a-z]+)?", re.DOTALL)
"""Roboflow appends the ending and a hash of the version; versions may be rotated or cropped."""


@dataclass(frozen=True)
class Named:
    """An image named in an annotation file.

    Attributes:
        name: Name in the file, with folders; "" if it has none.
        size: Rows and columns; None if the file does not state them.
    """

    name: str = ""
    size: tuple[int, int] | None = None


@dataclass(frozen=True)
class Placement:
    """The match of the current image among the images of a file.

    Attributes:
        chosen: Indices of the matching images; several if they have the same name.
        notes: Sentences on facts that could not be compared.
        doubts: Reasons why it may be another image.
    """

    chosen: tuple[int, ...]
    notes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


def find_place(provenance: Provenance, images: Sequence[Named]) -> Placement:
    """Find the current image among the images of a file.

    Raises:
        UserError: no image matches, or the match is ambiguous.
    """
    image = Path(provenance.image)
    if len(images) > MOST_IMAGES:
        raise UserError(
            "It has more than {most_images:,} images. Export {image} alone.", most_images=MOST_IMAGES, image=image.name
        )
    names = [one.name for one in images]
    found = _matching(names, image)
    if not found and len(images) > 1:
        alike = [place for place in _similar(names, image) if images[place].size == provenance.size]
        if len(alike) != 1:
            raise UserError("None of its {count} images is called {image}.", count=len(images), image=image.name)
        found = alike
    if len({(names[place], images[place].size) for place in found}) > 1:
        several = ", ".join(names[place] for place in found[:3])
        raise UserError(
            "{count} of its images may be {image} ({several}): it is unclear which.",
            count=len(found),
            image=image.name,
            several=several,
        )
    one = images[found[0] if found else 0] if images else Named()
    notes, doubts = compare(provenance, one)
    if len(found) > 1:
        doubts.append(
            Text(
                "{count} of its images are called {name}; the annotations of all of them would be used.",
                count=len(found),
                name=one.name,
            )
        )
    if _elsewhere(one.name, names, image):
        doubts.append(
            Text(
                "It is for {name} and lists images of other folders; the current image is in {folder}.",
                name=one.name,
                folder=image.parent,
            )
        )
    return Placement(tuple(found or range(len(images))), tuple(notes), tuple(doubts))


def compare(provenance: Provenance, one: Named) -> tuple[list[str], list[str]]:
    """Compare the only image of a file with the current image; return notes and doubts.

    Raises:
        UserError: it is another image, or the file states too little to compare.
    """
    image = Path(provenance.image)
    if one.size is not None:
        provenance.check_size(one.size)
    if _matching([one.name], image):
        unknown: list[str] = [Text("It does not say how large its image is, so the sizes could not be compared.")]
        return [] if one.size else unknown, []
    if one.size is None:
        if not one.name:
            raise UserError(
                "It names no image and gives no size, so it is unclear whether it belongs to {image}.", image=image.name
            )
        raise UserError(
            "It is for {name} and gives no size, so it is unclear whether it belongs to {image}.",
            name=_last(one.name),
            image=image.name,
        )
    if not one.name:
        return [Text("It does not say which image it is of; the size is that of this one.")], []
    return [], [
        Text(
            "It is for {name}, an image of the same size; the current image is {image}.",
            name=_last(one.name),
            image=image.name,
        )
    ]


def _parts(name: str) -> list[str]:
    """Return the folders and the name in a path or address, as written by any system or server."""
    plain = unicodedata.normalize("NFC", name.strip())
    if "?d=" in plain:  # Label Studio serves local files under /data/local-files/?d=folder/name
        plain = plain.partition("?d=")[2]
    elif "://" in plain:  # the query of an address is only its signature
        plain = plain.partition("?")[0]
    return [part for part in plain.replace("\\", "/").split("/") if part not in ("", ".")]


def _last(name: str) -> str:
    return next(iter(_parts(name)[-1:]), "")


def _unhashed(name: str) -> str:
    found = _HASHED.fullmatch(name)
    return found["name"] if found else name


_READINGS: tuple[Callable[[str], str], ...] = (
    _last,
    lambda name: _last(unquote(name)),
    lambda name: _last(unquote(name)).casefold(),
    lambda name: _unhashed(_last(unquote(name)).casefold()).replace(" ", "_"),
)
"""Ways to compare names, the exact one first; a later one is used only if the earlier ones find nothing."""


def _stem(name: str) -> str:
    last = _unhashed(_last(unquote(name)).casefold())
    found = _ROBOFLOW.fullmatch(last)
    return found["stem"] if found else last.rpartition(".")[0] or last


def _matching(names: Sequence[str], image: Path) -> list[int]:
    """Return the indices of the names that match an image; of several, those that share most of its folders."""
    likely = _likely(names, image)
    for read in _READINGS:
        own = read(image.name)
        found = [place for place in likely if read(names[place]) == own]
        if found:
            common = [_common(names[place], image) for place in found]
            most = max(common)
            return [place for place, shared in zip(found, common, strict=True) if shared == most]
    return []


def _similar(names: Sequence[str], image: Path) -> list[int]:
    """Return the indices of the names that match an image except for the ending or the version."""
    own = _stem(image.name)
    return [place for place in _likely(names, image) if _stem(names[place]) == own]


def _likely(names: Sequence[str], image: Path) -> list[int]:
    """Return the indices of the names that contain the image's name or have encoded letters.

    This quick filter is for data sets with a hundred thousand names; only the remaining names are compared exactly.

    Raises:
        UserError: too many names remain.
    """
    letters = unicodedata.normalize("NFC", stem_of(image)).casefold().replace(" ", "_")
    likely: list[int] = []
    for place, name in enumerate(names):
        if letters in name.casefold().replace(" ", "_") or "%" in name or not name.isascii():
            likely.append(place)
            if len(likely) > MOST_LIKELY:
                raise UserError(
                    "More than {most_likely:,} of its images have names like {image}. Export it alone.",
                    most_likely=MOST_LIKELY,
                    image=image.name,
                )
    return likely


def _common(name: str, image: Path) -> int:
    """Return the number of the image's parent folders, from the innermost, that a name shares."""
    shared = 0
    theirs, own = _parts(unquote(name))[-2::-1], image.absolute().parent.parts[::-1]
    for one, other in zip(theirs, own, strict=False):
        if one.casefold() != other.casefold():
            break
        shared += 1
    return shared


def _elsewhere(name: str, names: Sequence[str], image: Path) -> bool:
    """Say whether a name means an image of another folder, in a file with images of several folders.

    If all images of the file are in one folder, that folder may have another name here.
    """
    if len(_parts(unquote(name))) < 2 or _common(name, image):
        return False
    return len({one.replace("\\", "/").rpartition("/")[0] for one in names}) > 1
