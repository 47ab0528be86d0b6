"""Which corrections are open, each with its journal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from segview.annotation.document import Document, Mask
from segview.annotation.gestures import Drawn, Redo, Undo
from segview.annotation.journal import ENDING, Journal, journal_path, replayed
from segview.annotation.provenance import Origin
from segview.core.base.errors import UserError
from segview.core.base.files import exists, is_folder
from segview.core.requests.failures import attempt
from segview.core.requests.request import Failure


class Desk:
    """The journals that this process writes; used from one thread.

    Args:
        folder: Where all journals lie.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: dict[Path, Journal] = {}

    def waiting(self) -> int:
        """Return how many corrections there are, of all images."""
        return sum(1 for _ in self._folder.glob(f"*{ENDING}")) if is_folder(self._folder) else 0

    def take_up(self, image: Path) -> Document | None:
        """Return the correction of an image as it was left, or None where there is none; let others have all others.

        Raises:
            HeldElsewhere: another window has it; ``look_at`` shows it.
            UserError: it cannot be read.
        """
        for other in [one for one in self._open if one != image]:
            self._open.pop(other).close()
        if image not in self._open and not exists(journal_path(self._folder, image)):
            return None
        return self._journal(image).read()

    def look_at(self, image: Path) -> Document | None:
        """Return the correction of an image as its journal has it now, whoever writes it.

        Raises:
            UserError: it cannot be read.
        """
        path = journal_path(self._folder, image)
        try:
            return replayed(path.read_bytes())[0]
        except OSError as error:
            raise UserError(f"The journal {path} cannot be read: {error.strerror}.") from error

    def corrected(self, images: Iterable[Path]) -> Iterator[Document | Failure]:
        """Yield the corrections there are of these images, whoever writes them, or why one cannot be read.

        Those without a gesture are none.
        """
        for image in images:
            if exists(journal_path(self._folder, image)):
                found = attempt(image, partial(self.look_at, image), about=image)
                if isinstance(found, Failure) or (found is not None and found.gestures):
                    yield found

    def begin(self, image: Path, origin: Origin, mask: Mask, gestures: int = 0) -> None:
        """Write down how a correction stands, in place of what was written of it before.

        Raises:
            HeldElsewhere: another window has it.
            UserError: it cannot be written.
        """
        self._journal(image).begin(origin, mask, gestures)

    def add(self, image: Path, gesture: Drawn | Undo | Redo) -> None:
        """Write down a gesture.

        Raises:
            UserError: it cannot be written.
        """
        if image not in self._open:
            raise UserError(f"There is no correction of {image} to go on with. Begin one.")
        self._open[image].add(gesture)

    def discard(self, image: Path) -> None:
        """Throw a correction away."""
        self._journal(image).close(remove=True)
        del self._open[image]

    def close(self) -> None:
        """Let others have all corrections."""
        for journal in self._open.values():
            journal.close()
        self._open.clear()

    def _journal(self, image: Path) -> Journal:
        if image not in self._open:
            self._open[image] = Journal(journal_path(self._folder, image))
        return self._open[image]
