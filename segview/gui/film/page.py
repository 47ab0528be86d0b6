"""The page that plays films."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from segview.core.films.film import FilmFrame
from segview.gui.film.bar import FilmBar
from segview.gui.film.camera_menu import CameraMenu
from segview.gui.film.carrying import CARRY_ON, INTERPOLATE, Carrying
from segview.gui.film.exporting import FilmSaver
from segview.gui.film.live import LiveFeed
from segview.gui.film.player import FilmPlayer
from segview.gui.film.screen import FilmScreen
from segview.gui.film.timeline import Timeline
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.gui.widgets import theme
from segview.gui.widgets.controls import tool_button
from segview.gui.widgets.stacked import set_spacing

STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
"""Number of frames by which a key with Ctrl steps."""


class FilmPage(QWidget):
    """The film that contains the present image, with mask and map, and below it the measures over time.

    The film stops when the page is hidden. If another image is opened, the page goes to its frame.

    Args:
        session: The session, with the opened images and the view settings.

    Signals:
        opened(): the user chose a frame to look at on the wall.
        reported(str): a sentence on what was done or failed.
    """

    opened = Signal()
    reported = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("film")
        self.setAccessibleName(tr("Film"))
        self._session = session
        self._image = session.image
        self.player = FilmPlayer(session, self)
        self.saver = FilmSaver(self, session, self.player)
        self.carrying = Carrying(session, self.player, CARRY_ON, self)
        self.interpolating = Carrying(session, self.player, INTERPOLATE, self)
        self.display = FilmScreen(session)
        self.live = LiveFeed(session, self.player, self)
        self.cameras = CameraMenu(self, session, self.live)
        self.bar = FilmBar(session, self.player, self.live)
        self.timeline = Timeline(self.player, self.live, self)
        self.wall = tool_button(
            tr("To the wall"), "film/wall", accessible=tr("To the wall"), tip=tr("Look at this frame on the wall")
        )
        self._lay_out()
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.player.settings.variant is None and self.player.frame is None:
            self._choose_first()
        self._image = self._session.image
        self.player.open()
        self.bar.renew()
        self.display.setFocus()  # otherwise the page would not get the keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()), 0) if event.modifiers() & Qt.KeyboardModifier.ControlModifier else 0
        if event.key() == Qt.Key.Key_Space:
            self.bar.play.toggle()
        elif step and self.live.device is None:
            self.player.play(playing=False)
            self.player.seek(self.player.head.here + step)
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.live.leave()
        self.player.close()

    def _choose_first(self) -> None:
        """Choose the first ticked variant to predict the frames."""
        ticked = [one.folder for one in self._session.catalogue.shown if one.folder in self._session.ticked]
        if ticked:
            self.bar.renew()
            self.bar.variant.setCurrentIndex(self.bar.variant.findData(ticked[0]))

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, theme.GAP)
        below.addWidget(self.timeline.strip, 1)
        buttons = QGridLayout()
        rows = (
            (self.timeline.measure, self.saver.button),
            (self.carrying.button, self.interpolating.button),
            (self.cameras.button, self.wall),
        )
        for row, pair in enumerate(rows):
            for column_, button in enumerate(pair):
                button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
                buttons.addWidget(button, row, column_)
        below.addLayout(buttons)
        column = set_spacing(QVBoxLayout(self))
        column.addWidget(self.display, 1)
        column.addWidget(self.bar)
        column.addLayout(below)

    def _connect(self) -> None:
        player, session = self.player, self._session
        player.opened.connect(self._begin)
        for source in (player, self.live):
            source.shown.connect(self._show)
            source.failed.connect(lambda reason: self.display.say(tr(reason)))
        self.live.reported.connect(self.reported)
        for button in (self.wall, self.saver.button):
            self.live.changed.connect(lambda button=button: button.setEnabled(self.live.device is None))
        self.wall.clicked.connect(self._to_wall)
        self.display.enlarged.connect(self._to_wall)
        self.saver.reported.connect(self.reported)
        for one in (self.carrying, self.interpolating):
            one.reported.connect(self.reported)
        session.changed.connect(self._follow_image)
        for signal in (session.listed, session.known):
            signal.connect(self._relist)

    def _begin(self) -> None:
        if self.player.frames:
            self.display.clear()
        else:
            self.display.say(tr("Open a film, or a folder of images in their order."))

    def _relist(self) -> None:
        if self.isVisible() and self.live.device is None:
            self.player.open()
        self.bar.renew()

    def _follow_image(self) -> None:
        """Go to the frame of another image that was opened."""
        if self.isVisible() and self._session.image != self._image:
            self._image = self._session.image
            self.live.leave()
            self.player.open()

    def _show(self, frame: FilmFrame) -> None:
        self.display.show_frame(frame, self.player.settings.shown)
        if self.live.device is None:
            self.player.head.note_drawn()
        else:
            self.live.note_drawn()

    def _to_wall(self) -> None:
        place = self.player.head.here
        if self.player.frames:
            self.player.close()
            self._session.ask(image=self.player.frames[place])
            self.opened.emit()
