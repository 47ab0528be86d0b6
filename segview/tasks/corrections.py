"""Tasks on corrections: save them in journals, import them from files, and export them."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from segview.annotation.document import Document
from segview.annotation.gestures import Changing, Redo, Undo
from segview.annotation.imported import Imported
from segview.annotation.journal import HeldElsewhere
from segview.annotation.provenance import Provenance
from segview.core.base.text import Text
from segview.core.images.identity import ImageIdentity, Sighting
from segview.core.requests.save_target import Occupied, SaveTarget
from segview.tasks.services import Services
from segview.tasks.task import Lane, Task


@dataclass(frozen=True, eq=False)
class TakenUp:
    """The correction of an image in its last saved state, or None if there is none.

    Attributes:
        document: The correction.
        held: Whether another window is editing it.
        holder: Description of that window; empty if unknown.
        other: A correction of another image of the same name, read-only.
        certain: Whether ``other`` certainly belongs to another image; see ``StoredCorrections``.
    """

    document: Document | None
    held: bool = False
    holder: str = ""
    other: Document | None = None
    certain: bool = True


@dataclass(frozen=True)
class TakeUp(Task[TakenUp]):
    """Read the correction of a decoded image in its last saved state, if there is one."""

    lane: ClassVar[Lane] = Lane.SAVES
    of_image: ClassVar[bool] = True

    sighting: Sighting


@dataclass(frozen=True)
class Adopt(Task[TakenUp]):
    """Assign a correction that does not name its image to this image, because the user says that it belongs to it."""

    lane: ClassVar[Lane] = Lane.SAVES

    sighting: Sighting


@dataclass(frozen=True, eq=False)
class WriteDown(Task[TakenUp | None]):
    """Save the present state of a correction; the answer is None, or the correction that another window is editing."""

    lane: ClassVar[Lane] = Lane.SAVES
    topic: ClassVar[str] = "keeping a correction"

    provenance: Provenance
    mask: NDArray[np.uint8]
    gestures: int


@dataclass(frozen=True)
class Add(Task[None]):
    """Save a gesture of a correction; when the answer arrives, the gesture is on the disk."""

    lane: ClassVar[Lane] = Lane.SAVES
    topic: ClassVar[str] = "keeping a correction"

    image: Path
    gesture: Changing | Undo | Redo
    identity: ImageIdentity | None


@dataclass(frozen=True)
class Discard(Task[None]):
    """Delete the correction of an image."""

    lane: ClassVar[Lane] = Lane.SAVES

    image: Path
    identity: ImageIdentity | None


@dataclass(frozen=True)
class FindBegun(Task[frozenset[Path]]):
    """Find the images that have a correction, as far as this is possible without decoding images."""

    images: tuple[Path, ...]


@dataclass(frozen=True)
class PutAway(Task[None]):
    """Release all corrections for other windows, because this window closes."""

    lane: ClassVar[Lane] = Lane.SAVES


@dataclass(frozen=True)
class Import(Task[Imported]):
    """Read a mask from a file, for the image of ``provenance``."""

    of_image: ClassVar[bool] = True

    path: Path
    provenance: Provenance


@dataclass(frozen=True, eq=False)
class Export(Task[str | Occupied]):
    """Write a copy of a correction as a file; the answer is a sentence that says where."""

    document: Document
    target: SaveTarget
    kind: str


def take_up_correction(task: TakeUp, services: Services) -> Generator[TakenUp]:
    """Yield the correction."""
    try:
        kept = services.corrections.take_up(task.sighting)
        yield TakenUp(kept.own, other=kept.other, certain=kept.certain)
    except HeldElsewhere as error:
        document = services.corrections.look_at(task.sighting)
        # Another window that has only just taken it has saved nothing yet. The first gesture here will notice.
        yield TakenUp(document, held=document is not None, holder=error.holder)


def adopt_correction(task: Adopt, services: Services) -> Generator[TakenUp]:
    """Assign the correction to the image, and yield it."""
    yield TakenUp(services.corrections.adopt(task.sighting))


def write_down(task: WriteDown, services: Services) -> Generator[TakenUp | None]:
    """Write, and yield None, or the correction that another window is editing."""
    provenance = task.provenance
    try:
        services.corrections.begin(Path(provenance.image), provenance, task.mask, task.gestures)
    except HeldElsewhere as error:
        sighting = provenance.sighting
        held = None if sighting is None else services.corrections.look_at(sighting)
        yield TakenUp(held, held=True, holder=error.holder)
    else:
        yield None


def add_gesture(task: Add, services: Services) -> Generator[None]:
    """Write, and yield when it is on the disk."""
    services.corrections.add(task.image, task.gesture, task.identity)
    yield None


def discard_correction(task: Discard, services: Services) -> Generator[None]:
    """Remove the journal."""
    services.corrections.discard(task.image, task.identity)
    yield None


def find_begun(task: FindBegun, services: Services) -> Generator[frozenset[Path]]:
    """Yield those images; a correction that cannot be read is reported when its image is shown."""
    found = services.corrections.read_corrections(task.images, lambda _image: None)
    yield frozenset(Path(one.provenance.image) for one in found if isinstance(one, Document))


def put_away_corrections(task: PutAway, services: Services) -> Generator[None]:
    """Close all journals."""
    services.corrections.close()
    yield None


def import_mask(task: Import, services: Services) -> Generator[Imported]:
    """Yield the mask of the file."""
    from segview.annotation.reading import read_file

    yield read_file(task.path, task.provenance)


def export_mask(task: Export, services: Services) -> Generator[str | Occupied]:
    """Write the mask file and the file that describes it."""
    from segview.annotation.formats import about_path, export
    from segview.data.protection import in_the_way

    target = task.target
    image = Path(task.document.provenance.image)
    if occupied := in_the_way(target, (target.path, about_path(target.path)), (image,)):
        yield occupied
        return
    aside = export(task.document, target.path, task.kind)
    yield Text(
        "{file} and {aside} were written to {folder}.",
        file=target.path.name,
        aside=aside.name,
        folder=target.path.parent,
    )
