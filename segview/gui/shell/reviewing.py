"""The steps of a review: decisions, and the blind and delayed modes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from segview.annotation.verdict import Decision
from segview.core.requests.ranking import RANKINGS
from segview.core.requests.settings import ReviewSettings
from segview.gui.images.dock import ImagesDock
from segview.gui.language.translation import tr
from segview.gui.review.blinding import shuffle
from segview.gui.session.session import Session
from segview.gui.shell.deciding import decide
from segview.gui.shell.image_notices import ImageNotices
from segview.gui.shell.region_tour import RegionTour
from segview.gui.shell.truth_notice import TruthNotice
from segview.gui.wall.wall import Wall
from segview.gui.widgets.banner import Banner


class Reviewing(QObject):
    """Connects the review to the wall, the list of images and the banner.

    Args:
        meant: Returns the folder of the variant under the pointer, or else of the first one, or None.

    Attributes:
        regions: The tour of uncertain regions.
    """

    def __init__(
        self, session: Session, wall: Wall, images: ImagesDock, banner: Banner, meant: Callable[[], Path | None]
    ) -> None:
        super().__init__(wall)
        self._session, self._wall, self._images, self._banner, self._meant = session, wall, images, banner, meant
        self.regions = RegionTour(session, wall, images, banner, self)
        self._notices = ImageNotices(session, wall, banner, self)
        self._truth_notice = TruthNotice(session, banner, self)
        session.review.reported.connect(banner.remind)

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return the functions of the review, by action name."""
        return {
            "next_region": partial(self.regions.step, 1),
            "previous_region": partial(self.regions.step, -1),
            "accept": partial(self.decide, Decision.ACCEPTED),
            "reject": partial(self.decide, Decision.REJECTED),
            "skip": partial(self.decide, Decision.SKIPPED),
            "undo_decision": self.take_back,
            "blind": self.switch_blind,
            "delayed": self.switch_delayed,
            "reveal": self.reveal,
        }

    def decide(self, decision: Decision) -> None:
        """Decide on the image, and go to the undecided image of the highest priority."""
        refusal = decide(self._session, decision, self._meant())
        if refusal:
            self._banner.tell(refusal)
        elif not self._images.steps.go_to_highest():
            self._banner.tell(tr("That was the last one: no image of the list is open any more."))

    def switch_blind(self) -> None:
        """Hide and shuffle the variants' names, or show them again with a key to the neutral names."""
        session = self._session
        if not session.catalogue.blind:
            # The focus would reveal the new position of the focused row.
            self._images.view.setFocus()
            session.catalogue.hide_names(shuffle(session.catalogue.shown))
            return
        key = session.catalogue.hide_names(())
        self._banner.offer(f"{key}.", tr("Copy"), lambda: QGuiApplication.clipboard().setText(key.replace(", ", "\n")))

    def switch_delayed(self) -> None:
        """Switch the delayed mode, which hides predictions at first."""
        delay = self._session.delay
        delay.set(on=not delay.on, seconds=delay.seconds)

    def reveal(self) -> None:
        """Show the predictions, if the reader has drawn an outline."""
        document = self._session.correction.document
        if document is None or not document.gestures or not document.mask.any():
            self._banner.tell(tr("Draw your own outline first (Shift+C). {when}", when=self._session.delay.text))
        else:
            self._session.correction.gestures.accept()
            self._session.delay.reveal()

    @property
    def settings(self) -> ReviewSettings:
        """The review settings to save."""
        session = self._session
        return ReviewSettings(
            order=session.ranking.orders.name,
            blind=tuple(str(folder) for folder in session.catalogue.blind),
            delayed=session.delay.on,
            delay=session.delay.seconds,
        )

    def resume(self, settings: ReviewSettings) -> None:
        """Restore review settings."""
        session = self._session
        session.delay.set(on=settings.delayed, seconds=settings.delay)
        session.catalogue.hide_names(tuple(Path(folder) for folder in settings.blind))
        if settings.order in RANKINGS:
            session.ranking.choose(settings.order)

    def take_back(self) -> None:
        """Undo the last decision, and go to its image."""
        self._session.ask(image=self._session.review.undo())
