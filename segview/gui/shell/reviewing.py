"""The steps of a review: it decides and goes on, and shows one uncertain region after the other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication

from segview.annotation.verdict import Decision
from segview.core.answers.prediction import Prediction
from segview.core.maps.regions import Region
from segview.core.requests.ranking import RANKINGS
from segview.core.requests.settings import ReviewSettings
from segview.gui.correction.other import OtherCorrection, sentence
from segview.gui.images.dock import ImagesDock
from segview.gui.language.translation import tr
from segview.gui.review.blinding import shuffled
from segview.gui.review.region_steps import Tour
from segview.gui.session.session import Session
from segview.gui.shell.deciding import decide
from segview.gui.wall.wall import Wall
from segview.gui.widgets.banner import Banner
from segview.tasks.corrections import TakenUp

AROUND = 3.0  # how much more than an uncertain region is shown


class Reviewing(QObject):
    """Joins the review to the wall, the list of the images and the banner.

    Args:
        meant: Returns the folder of the variant that the pointer or the order of the list means, or None.

    Signals:
        told(str): what is looked at, for the line of state.
    """

    told = Signal(str)

    def __init__(
        self, session: Session, wall: Wall, images: ImagesDock, banner: Banner, meant: Callable[[], Path | None]
    ) -> None:
        super().__init__(wall)
        self._session, self._wall, self._images, self._banner, self._meant = session, wall, images, banner, meant
        self._image: Path | None = None
        self.tour = Tour(session.tasks, self)
        self.tour.reached.connect(self._reach)
        self.tour.ended.connect(self._end)
        self.tour.left.connect(self._leave)
        session.changed.connect(self._follow)
        session.answered.connect(self._answer)
        session.replaced.connect(self._tell_replaced)
        session.review.told.connect(banner.remind)
        session.correction.strange.connect(self._offer_other)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.applicationStateChanged.connect(self._look_again)

    def decide(self, decision: Decision) -> None:
        """Decide on the image, and go on to the open one of the highest priority."""
        refusal = decide(self._session, decision, self._meant())
        if refusal:
            self._banner.tell(refusal)
        elif not self._images.steps.go_to_highest():
            self._banner.tell(tr("That was the last one: no image of the list is open any more."))

    def switch_blind(self) -> None:
        """Hide and shuffle the variants' names, or show them again, and say which stood for which."""
        session = self._session
        if not session.catalogue.blind:
            # What has the focus would be seen to move to its new place.
            self._images.view.setFocus()
            session.catalogue.hide_names(shuffled(session.catalogue.shown))
            return
        key = session.catalogue.hide_names(())
        self._banner.offer(f"{key}.", tr("Copy"), lambda: QGuiApplication.clipboard().setText(key.replace(", ", "\n")))

    def switch_delayed(self) -> None:
        """Hold back at first what networks say, or show it at once."""
        delay = self._session.delay
        delay.set(on=not delay.on, seconds=delay.seconds)

    def reveal(self) -> None:
        """Show what networks say, where the reader's own outline is there."""
        document = self._session.correction.document
        if document is None or not document.gestures or not document.mask.any():
            self._banner.tell(tr("Draw your own outline first (Shift+C). {when}", when=self._session.delay.words))
        else:
            self._session.correction.gestures.accept()
            self._session.delay.reveal()

    @property
    def settings(self) -> ReviewSettings:
        """The review settings, to be remembered."""
        session = self._session
        return ReviewSettings(
            order=session.ranking.orders.name,
            blind=tuple(str(folder) for folder in session.catalogue.blind),
            delayed=session.delay.on,
            delay=session.delay.seconds,
        )

    def resume(self, settings: ReviewSettings) -> None:
        """Read images as before."""
        session = self._session
        session.delay.set(on=settings.delayed, seconds=settings.delay)
        session.catalogue.hide_names(tuple(Path(folder) for folder in settings.blind))
        if settings.order in RANKINGS:
            session.ranking.choose(settings.order)

    def take_back(self) -> None:
        """Take the last decision back, and go to its image."""
        self._session.ask(image=self._session.review.undo())

    def step(self, by: int) -> None:
        """Go to the next uncertain region, or ``by`` further on; after the last one, to the next image."""
        if self._session.image is None:
            return
        if not self._session.ticked:
            self._banner.tell(tr("Tick a variant: it says where it is uncertain."))
        elif self._session.delay.hides:
            self._banner.tell(tr("Where a network is uncertain is shown after your own outline (H)."))
        elif by > 0 and self.tour.is_over:
            self._go_on()
        else:
            self.tour.step(by, self._answered, self._session.view.band)

    @property
    def _answered(self) -> Prediction | None:
        """The prediction of the first ticked variant."""
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

    def _look_again(self, state: Qt.ApplicationState) -> None:
        """Look whether the file of the image was replaced while another program was used."""
        if state == Qt.ApplicationState.ApplicationActive:
            self._session.requester.check()

    def _tell_replaced(self, image: Path) -> None:
        if image == self._session.image:
            self._banner.tell(
                tr("{image} is another image now: its file was replaced. It is shown anew.", image=image.name)
            )

    def _offer_other(self, taken: TakenUp) -> None:
        """Say that there is a correction under the image's name that is not used, and offer to look at it."""
        image, correction, other = self._session.image, self._session.correction, taken.other
        if image is None or other is None:
            return
        fits = not taken.certain and self._session.current_image.opened is not None
        adopt = correction.at_hand.adopt if fits else None
        self._banner.offer(
            sentence(taken, image.name),
            tr("Look at it…"),
            lambda: OtherCorrection(taken, image, adopt, self._wall.window()).open(),
            reminder=True,
        )

    def _reach(self, region: Region, number: int, count: int) -> None:
        image = self._session.current_image.opened
        rows, columns = image.size if image else self._wall.linked.size
        top, left, bottom, right = region.box
        box = QRectF(left * columns, top * rows, (right - left) * columns, (bottom - top) * rows)
        self._wall.linked.look_at(box, around=AROUND)
        self._wall.linked.marks.put_frame(box)
        self.told.emit(
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
        self.told.emit("")

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
