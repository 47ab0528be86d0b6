"""Requests for the thumbnails of the visible rows of the list of images, and of some rows beyond."""

from __future__ import annotations

from functools import partial
from itertools import chain, starmap
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from segview.core.images.image import Thumbnail
from segview.gui.images.image_list import ImageList
from segview.gui.images.image_view import ImageView
from segview.tasks.dispatch import Tasks
from segview.tasks.task import Failure, submission
from segview.tasks.thumbnails import MakeThumbnail

SIDE = 96
# Number of rows before and after the visible ones that get thumbnails too, so that slow scrolling shows no gaps.
AHEAD = 24
PAUSE = 40


class Thumbnails(QObject):
    """Requests missing thumbnails, a moment after the visible rows have changed.

    Args:
        tasks: The tasks, to which requests are sent.
        model: The list of images, which takes the thumbnails.
        view: The view, with the range of visible rows.
    """

    def __init__(self, tasks: Tasks, model: ImageList, view: ImageView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._model, self._view = tasks, model, view
        self._asked: set[Path] = set()
        self._marked = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._ask)
        view.viewed.connect(self.want)

    def start_anew(self) -> None:
        """Forget earlier requests, because other images are listed."""
        self._asked.clear()

    def want(self) -> None:
        """Request the missing thumbnails in a moment."""
        self._pause.start()

    def forget(self, image: Path) -> None:
        """Request the thumbnail of an image again."""
        self._model.thumbnails.forget(image)
        self._asked.clear()
        self.want()

    def mark(self, marked: bool) -> None:
        """Request all thumbnails again, with or without masks."""
        self._marked = marked
        self._model.thumbnails.forget_all()
        self._asked.clear()
        self.want()

    def _ask(self) -> None:
        if not self._view.isVisible():
            return
        first, last = self._view.visible_rows()
        ranges = ((first, last), (last, last + AHEAD), (first - AHEAD, first))
        paths = self._model.thumbnails.missing(chain.from_iterable(starmap(self._model.listed.of_rows, ranges)))
        if paths and not self._asked.issuperset(paths):
            self._asked = set(paths)
            side = round(SIDE * self._view.devicePixelRatioF())
            # These requests, for visible and nearby rows, replace the earlier ones.
            self._tasks.send(
                *(submission(self._task(path, side), self._take, failed=partial(self._lack, path)) for path in paths)
            )

    def _task(self, path: Path, side: int) -> MakeThumbnail:
        return MakeThumbnail(path, side, self._marked, self._model.masks.get(path) if self._marked else None)

    def _take(self, thumbnail: Thumbnail) -> None:
        self._asked.discard(thumbnail.path)
        self._model.take(thumbnail)

    def _lack(self, path: Path, failure: Failure) -> None:
        self._take(Thumbnail(path, None, failure.reason))
