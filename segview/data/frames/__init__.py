"""Files with several images, each of which is a frame: how many there are, and their pixels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from segview.core.base.errors import UserError
from segview.core.base.files import open_regular
from segview.core.base.registry import Registry
from segview.core.images.frames import DICOM_ENDINGS, file_and_number, frame_path
from segview.data import tiffs
from segview.data.decoded import Decoded
from segview.data.frames import dicom_files, dicoms, film_index, films

MOST_FRAMES = 1_000_000
"""Frames that are listed of one file."""

FRAME_ENDINGS = (*DICOM_ENDINGS, *films.ENDINGS)
"""Endings of the files with several images that are no image themselves, lower case."""

HEAD = 4096
"""Bytes at the beginning of a file by which its kind is known."""


@dataclass(frozen=True)
class Reader:
    """Reads single frames.

    Attributes:
        size: From file, number (the first is 1) and the most pixels allowed to rows and columns, as it is shown.
        decode: From the same to rows × columns, or rows × columns × 3.
    """

    size: Callable[[Path, int, int], tuple[int, int]]
    decode: Callable[[Path, int, int], Decoded]


@dataclass(frozen=True)
class Framed:
    """A kind of file with several images.

    Attributes:
        begins: Tells it by the first bytes of a file.
        count: Returns how many frames a file has, without decoding any.
        reader: Reads one, or is None where ``images`` knows how.
        rate: Returns how many frames a second has, or None where the file does not say.
    """

    begins: Callable[[bytes], bool]
    count: Callable[[Path], int]
    reader: Reader | None = None
    rate: Callable[[Path], float | None] = lambda _file: None


FRAMED: Registry[Framed] = Registry(
    "kind of file with several images",
    {
        "dicom": Framed(dicom_files.begins, dicoms.count, Reader(dicoms.size, dicoms.decode)),
        "film": Framed(film_index.begins, films.count, Reader(films.size, films.decode), films.rate),
        "stack": Framed(tiffs.begins, tiffs.count),
    },
)


def reader_of(head: bytes) -> Reader | None:
    """Return what reads the frames of a file that begins so, or None where it is an image like others."""
    kind = _kind(head)
    return kind.reader if kind else None


def rate_of(frame: Path) -> float | None:
    """Return how many frames a second has in the file that a frame lies in, or None where that does not say.

    Raises:
        UserError: the file cannot be read.
        Exception: of any kind, where the file is damaged.
    """
    file, _ = file_and_number(frame)
    with open_regular(file) as opened:
        kind = _kind(opened.read(HEAD))
    return kind.rate(file) if kind else None


def frame_paths(file: Path) -> tuple[Path, ...]:
    """Return the names of a file's frames, or the file itself where it has but one.

    So is a file that cannot be read: why, is said when it is opened.
    """
    try:
        with open_regular(file) as opened:
            kind = _kind(opened.read(HEAD))
        count = kind.count(file) if kind else 1
    except (UserError, MemoryError):
        return (file,)
    except Exception:  # damaged files make decoders raise all kinds
        return (file,)
    return tuple(frame_path(file, number) for number in range(1, min(count, MOST_FRAMES) + 1)) if count > 1 else (file,)


def _kind(head: bytes) -> Framed | None:
    return next((kind for kind in FRAMED.values() if kind.begins(head)), None)
