"""Masks of files on their way into the window: what may not be meant for the image is asked about first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal

from segview.annotation.document import Mask
from segview.annotation.imported import Imported
from segview.annotation.provenance import Provenance
from segview.gui.language.translation import tr
from segview.tasks.corrections import Import
from segview.tasks.office import Tasks

MaskPatch = Callable[[Mask, Provenance, str], str]
"""Puts the mask of a file in the place of what there is, and returns why not, or nothing."""


@dataclass(frozen=True, eq=False)
class ImportDoubt:
    """The question that the user decides before the mask of a file is taken.

    Attributes:
        file: The file's name.
        sentences: Why it may not be meant for this image or these classes.
        agree: Takes the mask.
    """

    file: str
    sentences: tuple[str, ...]
    agree: Callable[[], object]


class Importing(QObject):
    """Has masks read from files and put in place.

    Args:
        tasks: Where reading is asked for.
        put: Puts a mask in place.

    Signals:
        told(str): a sentence on what was imported.
        noted(str): the same, with what the user should know of it.
        doubted(Doubt): a question to the user.
    """

    told = Signal(str)
    noted = Signal(str)
    doubted = Signal(ImportDoubt)

    def __init__(self, tasks: Tasks, put: MaskPatch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._put = tasks, put

    def read(self, path: Path, provenance: Provenance) -> None:
        """Have a mask read from a file for the image of an origin, and then put in place."""
        self._tasks.ask(Import(path, provenance), partial(self._take, path.name, provenance))

    def _take(self, file: str, provenance: Provenance, found: Imported) -> None:
        agree = partial(self._place, file, provenance, found)
        if found.doubts:
            self.doubted.emit(ImportDoubt(file, found.doubts, agree))
        else:
            agree()

    def _place(self, file: str, provenance: Provenance, found: Imported) -> None:
        refusal = self._put(found.mask, provenance, file)
        if refusal:
            self.noted.emit(refusal)
            return
        counts = np.bincount(found.mask.reshape(-1), minlength=256)
        parts = [
            tr("{count:,} px of {name}", count=int(counts[value]), name=provenance.classes[value])
            for value in provenance.things
            if counts[value]
        ]
        sentence = (
            tr("{file} was imported: {parts}.", file=file, parts=", ".join(parts))
            if parts
            else tr("{file} was imported.", file=file)
        )
        if found.notes:
            self.noted.emit(" ".join((sentence, *map(tr, found.notes))))
        else:
            self.told.emit(sentence)
