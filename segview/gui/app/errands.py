"""The jobs of the worker that reads and writes files."""

from __future__ import annotations

from collections.abc import Iterator

from segview.gui.app.correcting import CorrectionErrands, CorrectionQuestion, ReviewQuestion
from segview.gui.app.files import FileErrands, FileQuestion
from segview.gui.jobs import PutAway
from segview.tasks.services import Services


class Errands:
    """The jobs that read and write files without running a network.

    Args:
        services: The corrections that are under way, and what was decided.
    """

    def __init__(self, services: Services) -> None:
        self._desk = services.corrections
        self._files = FileErrands()
        self._correcting = CorrectionErrands(self._desk, services.decisions)

    def run(self, question: object) -> Iterator[object]:
        """Do what is asked, and yield what came of it."""
        if isinstance(question, FileQuestion):
            yield from self._files.run(question)
        elif isinstance(question, ReviewQuestion):
            yield from self._correcting.review(question)
        elif isinstance(question, CorrectionQuestion):
            yield from self._correcting.run(question)
        elif isinstance(question, PutAway):
            self._desk.close()
