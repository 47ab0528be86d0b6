"""A series of clicks on the mask under correction: a proposal until it is accepted."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from segview.core.images.image import OpenedImage
from segview.core.requests.clicks import Click, Refine
from segview.tasks.clicks import FollowClicks
from segview.tasks.office import Tasks
from segview.tasks.task import Failure

Mask = NDArray[np.uint8]
Mark = tuple[int, int, bool]


class Clicking(QObject):
    """Collects clicks, has the mask follow them, and holds what came of it until it is taken over.

    Args:
        tasks: Where that is asked for.

    Attributes:
        variant: The folder of the variant whose features carry the clicks, or None where there is none.
        proposal: The mask with the clicks, or None where nothing was clicked or nothing has been answered yet.
        version: Grows with each proposal.

    Signals:
        proposed(): there is another proposal, or none any more.
        marked(tuple): rows, columns and whether they belong, of all clicks.
    """

    proposed = Signal()
    marked = Signal(tuple)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.variant: Path | None = None
        self.proposal: Mask | None = None
        self.version = 0
        self._clicks: tuple[Click, ...] = ()
        self._basis: tuple[Path, NDArray[np.uint8], Mask] | None = None
        self._asked: Refine | None = None

    @property
    def under_way(self) -> bool:
        """Whether there are clicks that are neither accepted nor discarded."""
        return bool(self._clicks)

    @property
    def settled(self) -> bool:
        """Whether the proposal is the answer to all clicks."""
        return self._asked is None

    def click(self, click: Click, image: OpenedImage, mask: Mask) -> None:
        """Make one more click, the first of a series on an image and a copy of its mask."""
        if not self.under_way:
            self._basis = (image.path, image.levels[0], mask.copy())
        self._set((*self._clicks, click))

    def back(self) -> None:
        """Take the last click back."""
        self._set(self._clicks[:-1])

    def end(self) -> Mask | None:
        """End the series, if one has begun, and return its proposal."""
        if self._basis is None and not self._clicks and self.proposal is None:
            return None
        proposal, self._basis = self.proposal, None
        self._set(())
        return proposal

    def _take(self, question: Refine, mask: Mask) -> None:
        """Take an answer; one to an older question is shown, but does not settle the newest."""
        if self._basis is None or question.mask is not self._basis[2] or not self._clicks:
            return
        if question is self._asked:
            self._asked = None
        self._propose(mask)

    def _fail(self, question: Refine, failure: Failure) -> None:
        """Take note that a question has no answer: the clicks it was asked with are gone."""
        self._tasks.otherwise(failure)
        if question is self._asked:
            self.end()

    def _set(self, clicks: tuple[Click, ...]) -> None:
        self._clicks = clicks
        self.marked.emit(tuple((click.row, click.column, click.belongs) for click in clicks))
        if not clicks or self._basis is None or self.variant is None:
            self._asked = None
            self._propose(None)
            return
        path, image, mask = self._basis
        asked = self._asked = Refine(path, image, self.variant, mask, clicks)
        self._tasks.ask(FollowClicks(asked), partial(self._take, asked), failed=partial(self._fail, asked))

    def _propose(self, mask: Mask | None) -> None:
        self.proposal = mask
        self.version += 1
        self.proposed.emit()
