"""The tour of uncertain regions: each is centred and framed; after the last one comes the next image."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QRectF, Signal

from segview.core.answers.prediction import Prediction
from segview.core.maps.regions import Region
from segview.gui.images.dock import ImagesDock
from segview.gui.language.translation import tr
from segview.gui.review.region_steps import Tour
from segview.gui.session.session import Session
from segview.gui.wall.wall import Wall
from segview.gui.widgets.banner import Banner

AROUND = 3.0  # size of the view as a multiple of the region


class RegionTour(QObject):
    """Shows uncertain regions on the wall, one after the other.

    Signals:
        reported(str): a sentence on the current region, for the status bar.
    """

    reported = Signal(str)

    def __init__(self, session: Session, wall: Wall, images: ImagesDock, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._wall, self._images, self._banner = session, wall, images, banner
        self._image: Path | None = None
        self.tour = Tour(session.tasks, self)
        self.tour.reached.connect(self._reach)
        self.tour.ended.connect(self._end)
        self.tour.left.connect(self._leave)
        session.changed.connect(self._follow)
        session.answered.connect(self._answer)

    def step(self, by: int) -> None:
        """Move on by ``by`` uncertain regions; after the last one, open the next image."""
        if self._session.image is None:
            return
        if not self._session.ticked:
            self._banner.tell(tr("Tick a variant: its predictions show where it is uncertain."))
        elif self._session.delay.hides:
            self._banner.tell(tr("Uncertain places are shown after your own outline (H)."))
        elif by > 0 and self.tour.is_over:
            self._go_on()
        else:
            self.tour.step(by, self._answered, self._session.view.band)

    @property
    def _answered(self) -> Prediction | None:
        """The prediction of the first ticked variant, if there is one."""
        session = self._session
        return session.answers.unaltered.get(session.ticked[0]) if session.ticked else None

    def _go_on(self) -> None:
        if self._images.steps.go_on():
            self._banner.hide()
            self.tour.expect()
            self._answer()
        else:
            self._banner.tell(tr("No other image of the list is open."))

    def _follow(self) -> None:
        if self._session.image != self._image:
            self._image = self._session.image
            self.tour.leave()
            self._banner.retract()

    def _answer(self) -> None:
        self.tour.follow(self._answered, self._session.view.band)

    def _reach(self, region: Region, number: int, count: int) -> None:
        image = self._session.current_image.opened
        rows, columns = image.size if image else self._wall.linked.size
        top, left, bottom, right = region.box
        box = QRectF(left * columns, top * rows, (right - left) * columns, (bottom - top) * rows)
        self._wall.linked.look_at(box, around=AROUND)
        self._wall.linked.marks.put_frame(box)
        self.reported.emit(
            tr(
                "Uncertain region {number} of {count}: {share:.2f} % of the image, mean uncertainty {uncertainty:.2f}",
                number=number,
                count=count,
                share=100 * region.area,
                uncertainty=region.uncertainty,
            )
        )

    def _leave(self) -> None:
        self._wall.linked.marks.put_frame(None)
        self.reported.emit("")

    def _end(self, count: int) -> None:
        low, high = 0.5 - self._session.view.band, 0.5 + self._session.view.band
        if count:
            sentence = (
                tr("That was the last uncertain region.") if count > 1 else tr("That was the only uncertain region.")
            )
        else:
            sentence = tr("No region of this image has probabilities from {low:.2f} to {high:.2f}.", low=low, high=high)
        self._wall.fit()
        self._banner.offer(sentence, tr("Next image (N)"), self._go_on)
