"""Zooming to the region with the largest error of the ticked variants."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QRectF

from segview.core.maps.errors import ERRORS
from segview.core.maps.regions import Region
from segview.gui.session.session import Session
from segview.gui.wall.wall import Wall
from segview.tasks.review import FindWorstRegion

AROUND = 3.0


class WorstRegion(QObject):
    """Zooms the wall to the largest error on an image when all predictions are complete.

    Args:
        session: The state of the window.
        wall: The wall to zoom.
    """

    def __init__(self, session: Session, wall: Wall, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._wall = session, wall
        self._expected: Path | None = None
        session.answered.connect(self._follow)

    def look(self) -> None:
        """Zoom on the current image as soon as its predictions are complete."""
        self._expected = self._session.image
        self._follow()

    def _follow(self) -> None:
        session = self._session
        if self._expected is None:
            return
        if self._expected != session.image:
            self._expected = None
            return
        answers = [session.answers.get(folder) for folder in session.ticked if folder not in session.answers.failures]
        if session.current_image.opened is None or any(one is None or not one.complete for one in answers):
            return
        image, self._expected = self._expected, None
        errors = tuple(one.maps[ERRORS] for one in answers if one is not None and ERRORS in one.maps)
        if errors:
            task = FindWorstRegion(errors, session.view.threshold)
            session.tasks.ask(task, lambda region: self._show(image, region))

    def _show(self, image: Path, region: Region) -> None:
        opened = self._session.current_image.opened
        if image != self._session.image or opened is None:
            return
        rows, columns = opened.size
        top, left, bottom, right = region.box
        box = QRectF(left * columns, top * rows, (right - left) * columns, (bottom - top) * rows)
        self._wall.linked.look_at(box, around=AROUND)
        self._wall.linked.marks.put_frame(box)
