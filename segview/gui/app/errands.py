"""The jobs of the worker that reads and writes files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from segview.annotation.decisions import Decisions
from segview.annotation.desk import Desk
from segview.gui.app.correcting import CorrectionErrands, CorrectionQuestion, ReviewQuestion
from segview.gui.app.files import FileErrands, FileQuestion
from segview.gui.app.training import TrainingErrands, TrainingQuestion
from segview.gui.jobs import PutAway


class Errands:
    """The jobs that read and write files without running a network.

    Args:
        journals: The folder of the corrections that are under way, and of what was decided.
    """

    def __init__(self, journals: Path) -> None:
        self._desk = Desk(journals)
        self._files = FileErrands()
        self._correcting = CorrectionErrands(self._desk, Decisions(journals))
        self._training = TrainingErrands(self._desk)

    def run(self, question: object) -> Iterator[object]:
        """Do what is asked, and yield what came of it."""
        if isinstance(question, FileQuestion):
            yield from self._files.run(question)
        elif isinstance(question, ReviewQuestion):
            yield from self._correcting.review(question)
        elif isinstance(question, CorrectionQuestion):
            yield from self._correcting.run(question)
        elif isinstance(question, TrainingQuestion):
            yield from self._training.run(question)
        elif isinstance(question, PutAway):
            self._desk.close()
