"""What was decided of images: accepted, corrected, rejected or skipped; a file for each folder of pictures."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from collections.abc import Generator, Iterable, Iterator, Mapping
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from segview.annotation.records import read_record, write_through, written
from segview.core.base.errors import UserError
from segview.core.base.files import sync_folder
from segview.core.variants.spec import Frozen

if sys.platform != "win32":
    import fcntl

ENDING = ".decisions"


class Decision(StrEnum):
    """The state of an image under review."""

    OPEN = "open"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    SKIPPED = "skipped"


class Verdict(Frozen):
    """What was decided of an image, and what it was decided of.

    Attributes:
        image: The picture's file.
        decision: The new state.
        decided: When, in local time with its offset.
        variant: Name of the variant whose mask was accepted, or was corrected; empty where there was none.
        weights_sha256: Of that variant.
        threshold: Of its probability.
        scales: At which it saw the picture.
        gestures: How many there were in the correction.
        seconds: How long the picture had been before the reader's eyes.
        blind: Whether the reader did not know the variants' names.
        revealed: Seconds after which a mask that was held back was shown; None where none was held back, or shown.
    """

    image: str
    decision: Decision
    decided: str = ""
    variant: str = ""
    weights_sha256: str = ""
    threshold: float | None = None
    scales: tuple[float, ...] = ()
    gestures: int = 0
    seconds: float | None = None
    blind: bool = False
    revealed: float | None = None

    @classmethod
    def now(cls, image: Path, decision: Decision, **fields: object) -> Verdict:
        """Return what is decided now."""
        decided = datetime.now().astimezone().isoformat(timespec="seconds")
        return cls.model_validate({"image": str(image), "decision": decision, "decided": decided, **fields})


class Decisions:
    """The files that verdicts are added to; the last one on an image counts.

    Several windows may add to one file, and a kill tears one line at most.

    Args:
        folder: Where the files lie.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, verdict: Verdict) -> None:
        """Write a verdict; when this returns, it is on the disk.

        Raises:
            UserError: it cannot be written.
        """
        path = self._path(Path(verdict.image).parent)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with _locked(path) as handle, open(handle, "a+b", buffering=0, closefd=False) as file:
                end = file.seek(0, os.SEEK_END)
                file.seek(max(end - 1, 0))
                # What a kill has torn is ended here, so that it does not take this one with it.
                torn = b"\n" if end and file.read(1) != b"\n" else b""
                write_through(file, torn + written(verdict.model_dump(mode="json")))
            sync_folder(self._folder)
        except OSError as error:
            raise UserError(
                f"What you decided of {Path(verdict.image).name} could not be saved: {error.strerror} ({path}). Free "
                "some space and decide again."
            ) from error

    def read(self, images: Iterable[Path]) -> Mapping[Path, Verdict]:
        """Return the last verdict on each of the images that there is one on.

        Raises:
            UserError: a file cannot be read, or was written by another version of this program.
        """
        wanted = {str(image): image for image in images}
        found: dict[Path, Verdict] = {}
        for parent in dict.fromkeys(image.parent for image in wanted.values()):
            found.update({wanted[one.image]: one for one in self._read(parent) if one.image in wanted})
        return found

    def _read(self, parent: Path) -> Iterator[Verdict]:
        path = self._path(parent)
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            return
        except OSError as error:
            raise UserError(f"What was decided of the pictures ({path}) cannot be read: {error.strerror}.") from error
        for line in content.splitlines(keepends=True):
            record = read_record(line)
            if record is None:
                continue
            try:
                yield Verdict.model_validate(record)
            except ValueError as error:
                raise UserError(
                    f"What was decided of the pictures in {parent} was written by another version of segview. It was "
                    f"left as it is ({path}): open the pictures with that version, or move the file away."
                ) from error

    def _path(self, parent: Path) -> Path:
        return self._folder / f"{hashlib.sha256(os.fsencode(parent.absolute())).hexdigest()[:24]}{ENDING}"


@contextlib.contextmanager
def _locked(path: Path) -> Generator[int]:
    """Yield the descriptor of a file that no other process adds to meanwhile; made where it is missing."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o666)
    try:
        if sys.platform != "win32":
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle
    finally:
        os.close(handle)
