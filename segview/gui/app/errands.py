"""The jobs of the worker that reads and writes files."""

from __future__ import annotations

from collections.abc import Iterator

from segview.gui.app.files import FileErrands, FileQuestion


class Errands:
    """The jobs that read and write files without running a network."""

    def __init__(self) -> None:
        self._files = FileErrands()

    def run(self, question: object) -> Iterator[object]:
        """Do what is asked, and yield what came of it."""
        if isinstance(question, FileQuestion):
            yield from self._files.run(question)
