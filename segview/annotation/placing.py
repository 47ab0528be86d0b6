"""The image that a file is meant for, told by the names and sizes that annotation tools write."""

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
"""Roboflow appends the ending and a hash of the version, which may be turned or cropped."""


@dataclass(frozen=True)
class Named:
    """An image of a file.

    Attributes:
        name: As the file has it, with folders; empty where it has none.
        size: Rows and columns; None where the file does not tell.
    """

    name: str = ""
    size: tuple[int, int] | None = None


@dataclass(frozen=True)
class Placement:
    """The choice of the image at hand among a file's images.

    Attributes:
        chosen: Its places among them; several where they have one name.
        notes: Sentences on what could not be compared.
        doubts: Sentences on why it may be another.
    """

    chosen: tuple[int, ...]
    notes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


def find_place(provenance: Provenance, images: Sequence[Named]) -> Placement:
    """Find the image at hand among those of a file.

    Raises:
        UserError: none of them is it, or that cannot be told.
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
            "{count} of its images may be {image} ({several}): which of them cannot be told.",
            count=len(found),
            image=image.name,
            several=several,
        )
    one = images[found[0] if found else 0] if images else Named()
    notes, doubts = compare(provenance, one)
    if len(found) > 1:
        doubts.append(
            Text(
                "{count} of its images are called {name}; what is marked on any of them would be taken.",
                count=len(found),
                name=one.name,
            )
        )
    if _elsewhere(one.name, names, image):
        doubts.append(
            Text(
                "It is of {name} and has images of other folders; the one at hand lies in {folder}.",
                name=one.name,
                folder=image.parent,
            )
        )
    return Placement(tuple(found or range(len(images))), tuple(notes), tuple(doubts))


def compare(provenance: Provenance, one: Named) -> tuple[list[str], list[str]]:
    """Compare the one image that a file is of with the image at hand; return what is to be noted, and to be asked.

    Raises:
        UserError: it is another, or the file says too little to be placed.
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
                "It names no image and gives no size: whether it belongs to {image} cannot be told.", image=image.name
            )
        raise UserError(
            "It is of {name} and gives no size: whether it belongs to {image} cannot be told.",
            name=_last(one.name),
            image=image.name,
        )
    if not one.name:
        return [Text("It does not say which image it is of; the size is that of this one.")], []
    return [], [
        Text(
            "It is of {name}, an image of the same size; the one at hand is {image}.",
            name=_last(one.name),
            image=image.name,
        )
    ]


def _parts(name: str) -> list[str]:
    """Return the folders and the name of a file, whichever system or server wrote them."""
    plain = unicodedata.normalize("NFC", name.strip())
    if "?d=" in plain:  # Label Studio serves local files under /data/local-files/?d=folder/name
        plain = plain.partition("?d=")[2]
    elif "://" in plain:  # what follows an address signs it
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
"""Ways to read a name, to the letter first; what an earlier one finds is not looked for by a later."""


def _stem(name: str) -> str:
    last = _unhashed(_last(unquote(name)).casefold())
    found = _ROBOFLOW.fullmatch(last)
    return found["stem"] if found else last.rpartition(".")[0] or last


def _matching(names: Sequence[str], image: Path) -> list[int]:
    """Return which of some names, by their places, mean an image: of alike ones those with most of its folders."""
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
    """Return which of some names, by their places, may mean an image: they differ in the ending or the version."""
    own = _stem(image.name)
    return [place for place in _likely(names, image) if _stem(names[place]) == own]


def _likely(names: Sequence[str], image: Path) -> list[int]:
    """Return which of some names, by their places, have the letters of an image's name, or letters that are encoded.

    A set of data has a hundred thousand names, and few of them are read more closely.

    Raises:
        UserError: these are not few.
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
    """Return how many of the folders next to an image a name has too."""
    shared = 0
    theirs, own = _parts(unquote(name))[-2::-1], image.absolute().parent.parts[::-1]
    for one, other in zip(theirs, own, strict=False):
        if one.casefold() != other.casefold():
            break
        shared += 1
    return shared


def _elsewhere(name: str, names: Sequence[str], image: Path) -> bool:
    """Say whether a name means an image of another folder, in a file whose images lie in several.

    Where they all lie in one folder, that may have another name here.
    """
    if len(_parts(unquote(name))) < 2 or _common(name, image):
        return False
    return len({one.replace("\\", "/").rpartition("/")[0] for one in names}) > 1
