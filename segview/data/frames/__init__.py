"""Files with several images, called frames: their number and their pixels."""

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
"""Most frames that are listed of one file."""

FRAME_ENDINGS = (*DICOM_ENDINGS, *films.ENDINGS)
"""Endings of films and DICOM files, lower case."""

HEAD = 4096
"""Number of bytes at the beginning of a file by which its kind is recognised."""


@dataclass(frozen=True)
class Reader:
    """Reads single frames.

    Attributes:
        size: Returns rows and columns as displayed, from file, number (the first is 1) and most pixels allowed.
        decode: Returns, from the same arguments, rows × columns or rows × columns × 3.
    """

    size: Callable[[Path, int, int], tuple[int, int]]
    decode: Callable[[Path, int, int], Decoded]


@dataclass(frozen=True)
class Framed:
    """A kind of file with several images.

    Attributes:
        begins: Returns whether the first bytes of a file are those of this kind.
        count: Returns the number of frames of a file, without decoding any.
        reader: Reader of single frames, or None if ``images`` reads them.
        rate: Returns the frames per second, or None if the file does not state them.
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
    """Return the reader of frames for a file with these first bytes, or None for an ordinary image."""
    kind = _kind(head)
    return kind.reader if kind else None


def rate_of(frame: Path) -> float | None:
    """Return the frames per second of the file of a frame, or None if the file does not state them.

    Raises:
        UserError: the file cannot be read.
        Exception: of any kind, if the file is damaged.
    """
    file, _ = file_and_number(frame)
    with open_regular(file) as opened:
        kind = _kind(opened.read(HEAD))
    return kind.rate(file) if kind else None


def frame_paths(file: Path) -> tuple[Path, ...]:
    """Return the paths of a file's frames, or the file itself if it has only one.

    A file that cannot be read is returned as it is, too; opening it reports the reason.
    """
    try:
        with open_regular(file) as opened:
            kind = _kind(opened.read(HEAD))
        count = kind.count(file) if kind else 1
    except (UserError, MemoryError):
        return (file,)
    except Exception:  # damaged files make decoders raise any kind of error
        return (file,)
    return tuple(frame_path(file, number) for number in range(1, min(count, MOST_FRAMES) + 1)) if count > 1 else (file,)


def _kind(head: bytes) -> Framed | None:
    return next((kind for kind in FRAMED.values() if kind.begins(head)), None)
