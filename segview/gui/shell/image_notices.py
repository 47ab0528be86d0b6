"""Notices about the current image: its file was replaced, or a correction of another image has its name."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from segview.gui.correction.other_correction import OtherCorrection, sentence
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.gui.wall.wall import Wall
from segview.gui.widgets.banner import Banner
from segview.tasks.corrections import TakenUp


class ImageNotices(QObject):
    """Shows these notices in the banner."""

    def __init__(self, session: Session, wall: Wall, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._wall, self._banner = session, wall, banner
        session.replaced.connect(self._tell_replaced)
        session.correction.strange.connect(self._offer_other)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.applicationStateChanged.connect(self._look_again)

    def _look_again(self, state: Qt.ApplicationState) -> None:
        """Check whether the file of the image was replaced while another program was active."""
        if state == Qt.ApplicationState.ApplicationActive:
            self._session.requester.check()

    def _tell_replaced(self, image: Path) -> None:
        if image == self._session.image:
            self._banner.tell(tr("The file of {image} was replaced. The new image is shown.", image=image.name))

    def _offer_other(self, taken: TakenUp) -> None:
        """Show that an unused correction has the name of the image, and offer to open it."""
        image, correction, other = self._session.image, self._session.correction, taken.other
        if image is None or other is None:
            return
        fits = not taken.certain and self._session.current_image.opened is not None
        adopt = correction.image.adopt if fits else None
        self._banner.offer(
            sentence(taken, image.name),
            tr("Look at it…"),
            lambda: OtherCorrection(taken, image, adopt, self._wall.window()).open(),
            reminder=True,
        )
