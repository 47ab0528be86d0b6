"""Import of masks from files; the user is asked first if a mask may belong to another image."""

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
from segview.tasks.dispatch import Tasks

MaskPatch = Callable[[Mask, Provenance, str], str]
"""Replaces the mask by that of a file; returns the reason if impossible, else nothing."""


@dataclass(frozen=True, eq=False)
class ImportDoubt:
    """The question to the user before a doubtful mask is imported.

    Attributes:
        file: The file's name.
        sentences: Reasons why it may not belong to this image or these classes.
        agree: Imports the mask.
    """

    file: str
    sentences: tuple[str, ...]
    agree: Callable[[], object]


class Importing(QObject):
    """Reads masks from files and puts them in place.

    Args:
        tasks: Runs tasks of the engine.
        put: Puts a mask in place.

    Signals:
        reported(str): a message on the imported mask.
        noted(str): a message that the user should notice.
        doubted(Doubt): a question to the user.
    """

    reported = Signal(str)
    noted = Signal(str)
    doubted = Signal(ImportDoubt)

    def __init__(self, tasks: Tasks, put: MaskPatch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._put = tasks, put

    def read(self, path: Path, provenance: Provenance) -> None:
        """Read a mask from a file for the image of a provenance, and put it in place."""
        self._tasks.ask(Import(path, provenance), partial(self._take, path.name, provenance))

    def _take(self, file: str, provenance: Provenance, imported: Imported) -> None:
        agree = partial(self._place, file, provenance, imported)
        if imported.doubts:
            self.doubted.emit(ImportDoubt(file, imported.doubts, agree))
        else:
            agree()

    def _place(self, file: str, provenance: Provenance, imported: Imported) -> None:
        refusal = self._put(imported.mask, provenance, file)
        if refusal:
            self.noted.emit(refusal)
            return
        counts = np.bincount(imported.mask.reshape(-1), minlength=256)
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
        if imported.notes:
            self.noted.emit(" ".join((sentence, *map(tr, imported.notes))))
        else:
            self.reported.emit(sentence)
