"""Corrections of images that are not open, made from other corrections."""

from __future__ import annotations

from pathlib import Path

from segview.annotation.document import Document, Mask
from segview.annotation.journal import HeldElsewhere, Journal, journal_path
from segview.annotation.provenance import Provenance
from segview.annotation.sightings import Sightings


def keep(folder: Path, provenance: Provenance, mask: Mask) -> bool:
    """Write a mask as one gesture on an empty mask, unless the image has a correction; return whether it was written.

    A correction that is open in a window also counts, and stays as it is.

    Args:
        folder: Folder of the journals.
        provenance: Provenance with the image and its identity.
        mask: Class indices.

    Raises:
        UserError: the journal cannot be read or written.
    """
    sighting = provenance.sighting
    if sighting is None:
        raise ValueError("a correction that is kept for another time must name its image")
    journal = Journal(journal_path(folder, sighting.identity))
    try:
        there = journal.read()
        if there is not None and there.gestures:
            return False
        empty = Document(provenance)
        journal.begin(provenance, empty.mask)
        journal.add(empty.replace(mask))
    except HeldElsewhere:
        return False
    finally:
        journal.close()
    Sightings(folder).confirm(sighting)
    return True
