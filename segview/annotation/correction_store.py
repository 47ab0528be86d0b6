"""The store of corrections, each with its journal; a correction belongs to an image identity, not to a path."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from segview.annotation.document import Document, Mask
from segview.annotation.gestures import Changing, Redo, Undo
from segview.annotation.journal import Journal, journal_path, replay
from segview.annotation.provenance import Provenance
from segview.annotation.sightings import Sightings, certain_sighting, states_of
from segview.core.base.errors import UserError
from segview.core.base.files import exists
from segview.core.images.identity import FileState, ImageIdentity, Sighting
from segview.core.requests.failures import attempt
from segview.core.requests.request import Failure


@dataclass(frozen=True, eq=False)
class StoredCorrections:
    """The corrections stored for the path of an image.

    Attributes:
        own: Correction of this image in its last state, or None.
        other: Correction of another image that had the same path, read-only; None if there is none, or if there is
            ``own``.
        certain: Whether ``other`` certainly belongs to another image. If False, it was written by a version without
            image identities, and the file has changed since.
    """

    own: Document | None = None
    other: Document | None = None
    certain: bool = True


@dataclass
class _Open:
    journal: Journal
    identity: ImageIdentity | None
    unbound: Sighting | None = None  # the image of the correction, if that is not yet written in the journal


class CorrectionStore:
    """Opens and writes the journals of corrections; used from one thread.

    Args:
        folder: Folder of all journals.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._open: dict[Path, _Open] = {}
        self._sightings = Sightings(folder)

    def take_up(self, sighting: Sighting) -> StoredCorrections:
        """Open the correction of an image, wherever the image was before, and release those of all other images.

        Raises:
            HeldElsewhere: another window has the correction open; ``look_at`` reads it.
            UserError: the correction cannot be read.
        """
        for image in [one for one, held in self._open.items() if held.identity != sighting.identity]:
            self._open.pop(image).journal.close()
        own = _own(self.folder, sighting)
        if own is None:
            return self._others(sighting)
        held = self._open_journal(sighting.path, own, sighting.identity)
        document = held.journal.read()
        if document is not None:
            held.unbound = sighting if document.provenance.identity is None else None
            document.provenance = document.provenance.at(sighting)
            self._sightings.confirm(sighting)
        return StoredCorrections(document)

    def adopt(self, sighting: Sighting) -> Document | None:
        """Bind a correction that was written for a path to the image at that path now, and return it.

        Only for corrections without an image identity, and only when the user has confirmed it.

        Raises:
            HeldElsewhere: another window has the correction open.
            UserError: it belongs to another image, or cannot be read or written.
        """
        held = self._open_journal(sighting.path, journal_path(self.folder, sighting.path), sighting.identity)
        document = held.journal.read()
        if (
            document is None
            or document.provenance.identity is not None
            or document.provenance.size != sighting.identity.size
        ):
            del self._open[sighting.path]
            held.journal.close()
            raise UserError(
                "The correction does not belong to {path}, and cannot be used for it.", path=sighting.path.name
            )
        held.journal.bind(sighting)
        self._sightings.confirm(sighting)
        document.provenance = document.provenance.at(sighting)
        return document

    def look_at(self, sighting: Sighting) -> Document | None:
        """Return the correction of an image in the present state of its journal, without opening it for writing.

        Raises:
            UserError: the journal cannot be read.
        """
        own = _own(self.folder, sighting)
        document = None if own is None else _look_at(own)
        if document is not None:
            document.provenance = document.provenance.at(sighting)
        return document

    def read_corrections(
        self, images: Iterable[Path], identify: Callable[[Path], Sighting | None]
    ) -> Iterator[Document | Failure]:
        """Yield the corrections of the images at some paths now, or a failure if one cannot be read.

        Corrections of earlier images at these paths, and corrections without a gesture, are left out.

        Args:
            images: The paths.
            identify: Decodes an image and returns its sighting; called only if the state of the file is not enough.
        """
        states = states_of(images)
        sightings = Sightings(self.folder)  # a separate object, because this may run in another thread
        seen = sightings.under(states)
        moved = set(sightings.may_know([(image, states[image]) for image in states if not seen[image]]))
        for image, state in states.items():
            if not seen[image] and image not in moved and not exists(journal_path(self.folder, image)):
                continue
            sighting = certain_sighting(seen[image], state) or identify(image)
            found = None if sighting is None else attempt(image, partial(self.look_at, sighting), about=image)
            if isinstance(found, Failure):
                yield found
            elif sighting is not None and found is not None and found.gestures:
                sightings.confirm(sighting)
                yield found

    def begin(self, image: Path, provenance: Provenance, mask: Mask, gestures: int = 0) -> None:
        """Write the whole state of a correction; it replaces what was written before.

        Raises:
            HeldElsewhere: another window has the correction open.
            UserError: it cannot be written.
        """
        held = self._journal_of(image, provenance.identity)
        if (sighting := provenance.sighting) is not None:
            self._sightings.confirm(sighting)
            if held.unbound is not None:
                held.journal.bind(sighting)
                held.unbound = None
        held.journal.begin(provenance, mask, gestures)

    def add(self, image: Path, gesture: Changing | Undo | Redo, identity: ImageIdentity | None = None) -> None:
        """Write a gesture.

        Raises:
            UserError: it cannot be written, or the open correction of this path belongs to another image.
        """
        held = self._open.get(image)
        if held is None or (identity is not None and held.identity not in (None, identity)):
            raise UserError("There is no correction of {image} to go on with. Begin one.", image=image)
        if held.unbound is not None:
            held.journal.bind(held.unbound)
            held.unbound = None
        held.journal.add(gesture)

    def discard(self, image: Path, identity: ImageIdentity | None = None) -> None:
        """Delete a correction."""
        self._journal_of(image, identity).journal.close(remove=True)
        del self._open[image]

    def close(self) -> None:
        """Release all corrections, so that other windows can open them."""
        for held in self._open.values():
            held.journal.close()
        self._open.clear()

    def _others(self, sighting: Sighting) -> StoredCorrections:
        """Return the newest correction of another image that had the path of this one."""
        under = self._sightings.under([sighting.path])[sighting.path]
        journals = [journal_path(self.folder, one.identity) for one in under if one.identity != sighting.identity]
        journals.append(journal_path(self.folder, sighting.path))
        for journal in journals:
            document = _look_at(journal) if exists(journal) else None
            if document is not None and document.gestures:
                self._sightings.confirm(sighting)
                known = document.provenance.identity is not None or document.provenance.size != sighting.identity.size
                return StoredCorrections(other=document, certain=known)
        return StoredCorrections()

    def _journal_of(self, image: Path, identity: ImageIdentity | None) -> _Open:
        """Return the open journal of an image; open it if needed."""
        held = self._open.get(image)
        if held is not None and (identity is None or held.identity == identity):
            return held
        return self._open_journal(image, journal_path(self.folder, identity or image), identity)

    def _open_journal(self, image: Path, path: Path, identity: ImageIdentity | None) -> _Open:
        held = self._open.get(image)
        if held is not None and held.journal.path == path:
            return held
        for one in [one for one, held in self._open.items() if one == image or held.journal.path == path]:
            self._open.pop(one).journal.close()
        self._open[image] = _Open(Journal(path), identity)
        return self._open[image]


def _own(folder: Path, sighting: Sighting) -> Path | None:
    """Return the journal of exactly this image, or None."""
    own, legacy = journal_path(folder, sighting.identity), journal_path(folder, sighting.path)
    if exists(own):
        with contextlib.suppress(OSError):
            if os.path.samefile(legacy, own):  # the process was killed while it renamed the journal
                legacy.unlink()
        return own
    if not exists(legacy):
        return None
    document = _look_at(legacy)
    return legacy if document is not None and _is_of(document, legacy, sighting) else None


def _look_at(journal: Path) -> Document | None:
    try:
        return replay(journal.read_bytes())[0]
    except OSError as error:
        raise UserError(
            "The journal {journal} cannot be read: {reason}.", journal=journal, reason=error.strerror
        ) from error


def _is_of(document: Document, journal: Path, sighting: Sighting) -> bool:
    """Say whether a correction that was written for a path belongs to the image at that path now."""
    provenance, now = document.provenance, sighting.source.state if sighting.source else FileState.of(sighting.path)
    if provenance.identity is not None:
        return provenance.identity == sighting.identity
    # Only the size of the image is known; if the file has not changed since, the image counts as the same.
    return provenance.size == sighting.identity.size and now is not None and now.newest_ns <= journal.stat().st_mtime_ns
