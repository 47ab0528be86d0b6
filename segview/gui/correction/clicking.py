"""A series of clicks on the mask under correction: a proposal until it is accepted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from segview.core.base.text import Text
from segview.core.images.image import OpenedImage
from segview.core.requests.clicks import Click, Followed, Refine
from segview.tasks.clicks import FollowClicks
from segview.tasks.dispatch import Tasks
from segview.tasks.task import Failure

Mask = NDArray[np.uint8]
Mark = tuple[int, int, bool]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class _Prompts:
    """The prompts so far: clicks, a box, the class, and the number of the wanted mask if there are several."""

    clicks: tuple[Click, ...] = ()
    box: Box | None = None
    index: int = 1
    choice: int = 0

    def __bool__(self) -> bool:
        return bool(self.clicks) or self.box is not None


class Clicking(QObject):
    """Collects clicks and holds the proposed mask until it is accepted.

    Args:
        tasks: Runs tasks of the engine.

    Attributes:
        variant: The folder of the variant that answers the clicks, or None.
        takes_boxes: Whether that variant also takes boxes.
        proposal: The proposed mask, or None without clicks or before the first answer.
        version: Increases with each proposal.

    Signals:
        proposed(): the proposal has changed.
        marked(tuple): row, column, and whether the pixel belongs to the class, for all clicks.
    """

    proposed = Signal()
    marked = Signal(tuple)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.variant: Path | None = None
        self.takes_boxes = False
        self.proposal: Mask | None = None
        self.version = 0
        self._prompts, self._offered = _Prompts(), Followed(np.empty((0, 0), np.uint8))
        self._basis: tuple[Path, NDArray[np.uint8], Mask] | None = None
        self._asked: Refine | None = None

    @property
    def under_way(self) -> bool:
        """Whether there are clicks that are neither accepted nor discarded."""
        return bool(self._prompts)

    @property
    def settled(self) -> bool:
        """Whether the proposal answers all clicks."""
        return self._asked is None

    @property
    def hint(self) -> Text:
        """The next thing to do, as a sentence."""
        scores, chosen = self._offered.scores, self._offered.chosen
        if not self.settled:
            return Text("following the clicks…")
        if len(scores) < 2:
            return Text("Enter accepts")
        return Text(
            "Mask {chosen} of {count} (IoU {score:.2f}). K: next, Enter: accept",
            chosen=chosen,
            count=len(scores),
            score=scores[chosen - 1],
        )

    def click(self, place: tuple[float, ...], belongs: bool, index: int, *, image: OpenedImage, mask: Mask) -> None:
        """Add a click or a box; the first of a series keeps the image and a copy of its mask.

        Args:
            place: Row and column of a pixel, or top, left, bottom and right of a box.
            belongs: Whether the pixel is of the class.
            index: The class.
            image: What is clicked on.
            mask: What is corrected.
        """
        if not self.under_way:
            self._basis = (image.path, image.levels[0], mask.copy())
        clicks, box = self._prompts.clicks, self._prompts.box
        if len(place) == 4:
            box = (place[0], place[1], place[2], place[3])
        else:
            clicks = (*clicks, Click(int(place[0]), int(place[1]), index, belongs))
        self._set(_Prompts(clicks, box, self._prompts.index if self.under_way else index))

    def another(self) -> None:
        """Propose the next of several masks, if the variant offers more than one."""
        if len(self._offered.scores) > 1 and self.settled:
            prompts = self._prompts
            choice = self._offered.chosen % len(self._offered.scores) + 1
            self._set(_Prompts(prompts.clicks, prompts.box, prompts.index, choice))

    def back(self) -> None:
        """Remove the last click, or the box if there is no click."""
        prompts = self._prompts
        self._set(_Prompts(prompts.clicks[:-1], prompts.box if prompts.clicks else None, prompts.index))

    def end(self) -> Mask | None:
        """End the series of clicks and return its proposal; None if there is no series or no proposal."""
        if self._basis is None and not self._prompts and self.proposal is None:
            return None
        proposal, self._basis = self.proposal, None
        self._set(_Prompts())
        return proposal

    def _take(self, question: Refine, followed: Followed) -> None:
        """Take a result; the result of an older question is shown, but does not settle the newest one."""
        if self._basis is None or question.mask is not self._basis[2] or not self._prompts:
            return
        if question is self._asked:
            self._asked = None
        self._offered = followed
        self._propose(followed.mask)

    def _fail(self, question: Refine, failure: Failure) -> None:
        """Drop the clicks of a question that failed."""
        self._tasks.otherwise(failure)
        if question is self._asked:
            self.end()

    def _set(self, prompts: _Prompts) -> None:
        self._prompts = prompts
        self.marked.emit(tuple((click.row, click.column, click.belongs) for click in prompts.clicks))
        if not prompts or self._basis is None or self.variant is None:
            self._asked = None
            self._propose(None)
            return
        path, image, mask = self._basis
        asked = self._asked = Refine(
            path, image, self.variant, mask, prompts.clicks, box=prompts.box, index=prompts.index, choice=prompts.choice
        )
        self._tasks.ask(FollowClicks(asked), partial(self._take, asked), failed=partial(self._fail, asked))

    def _propose(self, mask: Mask | None) -> None:
        self.proposal = mask
        self.version += 1
        self.proposed.emit()
