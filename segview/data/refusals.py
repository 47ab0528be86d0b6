"""Errors for files that cannot be opened: the file, its content as far as known, and the cure."""

from __future__ import annotations

import contextlib
import errno
import re
from collections.abc import Generator
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from segview.core.base.errors import UserError
from segview.core.base.places import install_command
from segview.core.base.text import Text
from segview.data.decoded import DecoderFault

# First bytes of files that users may try to open as images. The mark of DICOM comes later and is checked separately.
_OPENABLE = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8", "JPEG"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"II+\0", "TIFF"),
    (b"MM\0+", "TIFF"),
    (b"BM", "BMP"),
    (b"GIF8", "GIF"),
    (b"RIFF", "WebP"),
)
_OTHERS = (
    (b"%PDF", Text("a PDF document")),
    (b"%!PS", "PostScript"),
    (b"\xc5\xd0\xd3\xc6", "PostScript"),
    (b"PK", Text("a ZIP archive")),
    (b"\x1f\x8b", Text("gzip-compressed data")),
    (b"\x89HDF", "HDF5 data"),
    (b"\0\0\0\x0cjP", "JPEG 2000"),
    (b"SIMPLE", Text("FITS data")),
    (b"8BPS", Text("a Photoshop document")),
    (b"\x93NUMPY", Text("a numpy array")),
    (b"version https://git-lfs", Text("a pointer of Git LFS")),
    (b"<!DOCTYPE html", Text("a web page")),
    (b"<html", Text("a web page")),
)
_CURES = (
    (b"version https://git-lfs", Text("Run 'git lfs pull' where it comes from")),
    (b"PK\3\4", Text("Unpack it, and open the folder")),
    (b"<!DOCTYPE html", Text("Download it again, and log in there if you have to")),
    (b"<html", Text("Download it again, and log in there if you have to")),
)
_MISCALLED = re.compile(r"(unexpected|invalid) keyword argument|positional arguments? but|missing (\d+ )?required")
CURE = Text("Save it as PNG, JPEG or TIFF and open that")


class NoMasks(UserError):
    """No image of a folder or list has a mask."""


@contextlib.contextmanager
def explain_failures(path: Path, limit: int) -> Generator[None]:
    """Turn errors of decoders inside the block into user errors.

    Raises:
        UserError: instead of every ``Exception`` except MemoryError, as damaged files make decoders raise any kind.
        DecoderFault: as it is raised.
        Exception: as it is raised, if a library has another interface than expected (``is_misfit``).
    """
    try:
        yield
    except (UserError, MemoryError, DecoderFault):
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise UserError(
            "{path} has more than the {limit} million pixels allowed. {smaller}",
            path=path,
            limit=limit // 1_000_000,
            smaller=_SMALLER,
        ) from error
    except UnidentifiedImageError as error:
        raise UserError(
            "{path} is not an image that segview can open: {found}. {cure}.",
            path=path,
            found=_found(path),
            cure=_cure(path),
        ) from error
    except OSError as error:
        # Errors raised by Pillow have no errno, and seeking outside the file gives EINVAL or EOVERFLOW.
        inside = error.errno in (None, errno.EINVAL, errno.EOVERFLOW)
        raise (_damaged(path, error) if inside else unreadable(path, error)) from error
    except Exception as error:
        if is_misfit(error):
            raise
        raise _damaged(path, error) from error


def is_misfit(error: Exception) -> bool:
    """Say whether an error means that a library lacks a function, keyword or module, which is no fault of a file."""
    match error:
        case ImportError():
            return True
        case TypeError():
            return _MISCALLED.search(str(error)) is not None
        case AttributeError():
            return str(error).startswith(("module '", "partially initialized module '"))
        case _:
            return False


@contextlib.contextmanager
def explain_lack_of_memory(path: Path) -> Generator[None]:
    """Turn a lack of memory inside the block into a user error.

    Raises:
        UserError: instead of ``MemoryError``.
    """
    try:
        yield
    except MemoryError as error:
        raise UserError(
            "{path} needs more memory than is free. Close other programs, or make the image smaller.", path=path
        ) from error


def unreadable(path: Path, error: OSError) -> UserError:
    """Return the error for a file or folder that the system cannot open."""
    match error:
        case FileNotFoundError():
            found, cure = (
                Text("it does not exist"),
                Text("It may have been moved or deleted: choose it again"),
            )
        case PermissionError():
            found, cure = (
                Text("access is denied"),
                Text("Ask for permission to read it, or copy it to a folder of your own"),
            )
        case IsADirectoryError():
            found, cure = Text("it is a folder"), Text("Choose an image in it")
        case NotADirectoryError():
            found, cure = Text("it is not a folder"), Text("Choose the folder that it is in")
        case _:
            found, cure = error.strerror or str(error), Text("Check the disk or the network it is on, and try again")
    return UserError("{path} cannot be read: {found}. {cure}.", path=path, found=found, cure=cure)


def too_large(path: Path, size: tuple[int, int], limit: int) -> UserError:
    """Return the error for an image with more than ``limit`` pixels; ``size`` is rows and columns."""
    return UserError(
        "{path} has {size} × {size2} pixels, more than the {limit} million allowed. {smaller}",
        path=path,
        size=size[1],
        size2=size[0],
        limit=limit // 1_000_000,
        smaller=_SMALLER,
    )


def missing_extra(path: Path, what: str, extra: str) -> UserError:
    """Return the error for a file that needs a part of segview that is not installed."""
    return UserError(
        "{path} is {what}, and the part of segview that reads it is not installed. Install it with "
        "{install_command} and start segview again.",
        path=path,
        what=what,
        install_command=install_command(extra),
    )


def no_such_frame(path: Path, number: int, count: int) -> UserError:
    """Return the error for a frame that a file does not have."""
    held = "1 frame" if count == 1 else Text("{count:,} frames", count=count)
    return UserError(
        "{path} has {held}, but number {number} was requested. Open the file again to list its contents.",
        path=path,
        held=held,
        number=number,
    )


_SMALLER = Text("Make it smaller, or cut out the part of interest.")


def _damaged(path: Path, error: Exception) -> UserError:
    reason = str(error).strip().splitlines()
    words = reason[0].rstrip(".") if reason else type(error).__name__
    return UserError(
        "{path} is damaged or incomplete: {words}. Copy it again from where it came from.", path=path, words=words
    )


def _head(path: Path) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read(4096)
    except OSError:
        return None


def _cure(path: Path) -> str:
    head = (_head(path) or b"").lower()
    return next((cure for start, cure in _CURES if head.startswith(start.lower())), CURE)


def _found(path: Path) -> str:
    head = _head(path)
    if head is None:
        return Text("its content is unknown")
    for start, name in _OPENABLE:
        if head.startswith(start):
            return Text("it begins like {name}, but the rest is damaged or of a rare kind", name=name)
    for start, name in _OTHERS:
        if head.lower().startswith(start.lower()):
            return Text("it holds {name}", name=name)
    if head[128:132] == b"DICM":
        return Text("it holds DICOM data")
    if head[4:8] == b"ftyp":
        return Text("it holds HEIC, AVIF or film data")
    if _is_text(head):
        return Text("it holds text")
    return Text("it holds data of no known kind")


def _is_text(head: bytes) -> bool:
    try:
        # The last character may be cut.
        text = head.decode("utf-8", errors="strict" if len(head) < 4096 else "ignore")
    except UnicodeDecodeError:
        return False
    return all(character.isprintable() or character.isspace() for character in text)
