"""The page that plays films."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from segview.core.films.film import FilmFrame
from segview.gui.film.bar import FilmBar
from segview.gui.film.carrying import Carrying
from segview.gui.film.exporting import FilmSaver
from segview.gui.film.painter import FilmPainter
from segview.gui.film.player import FilmPlayer
from segview.gui.film.strip import FilmStrip
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.gui.wall.drawing.linked_view import LinkedView
from segview.gui.wall.drawing.sampler import Sampler
from segview.gui.wall.panels.canvas import Canvas
from segview.gui.wall.panels.painter import Scene
from segview.gui.widgets import theme
from segview.gui.widgets.controls import tool_button

STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
"""Frames that a key with Ctrl steps."""


class FilmPage(QWidget):
    """The film that the image at hand is part of, with mask and map, and below it what was found over time.

    It plays while it is shown, and follows the image at hand when it is turned to.

    Args:
        session: What is opened and how it is looked at.

    Signals:
        opened(): a frame was chosen, to be looked at on the wall.
        told(str): something was done, or could not be.
    """

    opened = Signal()
    told = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("film")
        self.setAccessibleName(tr("Film"))
        self._session = session
        self._image = session.image
        self.player = FilmPlayer(session, self)
        self.saver = FilmSaver(self, session, self.player)
        self.carrying = Carrying(session, self.player, self)
        self.linked = LinkedView(self)
        self._painter = FilmPainter()
        self.canvas = Canvas(self.linked, Sampler(), self)
        self.canvas.setObjectName("film/canvas")
        self.canvas.setAccessibleName(tr("Film"))
        self.message = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self.message.setObjectName("film/message")
        self.message.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.bar = FilmBar(session, self.player)
        self.strip = FilmStrip()
        self.measure = tool_button(
            tr("Measure"), "film/measure", accessible=tr("Measure"), tip=tr("Find area and uncertainty of every frame")
        )
        self.measure.setCheckable(True)
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
        self.canvas.setFocus()  # so that the keys are heard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()), 0) if event.modifiers() & Qt.KeyboardModifier.ControlModifier else 0
        if event.key() == Qt.Key.Key_Space:
            self.bar.play.toggle()
        elif step:
            self._step(step)
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.player.close()

    def _choose_first(self) -> None:
        """Have the first ticked variant run along."""
        ticked = [one.folder for one in self._session.catalogue.shown if one.folder in self._session.ticked]
        if ticked:
            self.bar.renew()
            self.bar.variant.setCurrentIndex(self.bar.variant.findData(ticked[0]))

    def _lay_out(self) -> None:
        self._pages = QStackedLayout()
        self._pages.addWidget(self.canvas)
        self._pages.addWidget(self.message)
        below = QHBoxLayout()
        below.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, theme.GAP)
        below.addWidget(self.strip, 1)
        buttons = QVBoxLayout()
        for button in (self.measure, self.saver.button, self.carrying.button, self.wall):
            buttons.addWidget(button)
        below.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addLayout(self._pages, 1)
        column.addWidget(self.bar)
        column.addLayout(below)

    def _connect(self) -> None:
        player, session = self.player, self._session
        player.shown.connect(self._show)
        player.opened.connect(self._begin)
        player.changed.connect(self._follow)
        player.measured.connect(self._show_measures)
        player.failed.connect(self._refuse)
        self.strip.sought.connect(player.seek)
        self.measure.clicked.connect(self._measure)
        self.wall.clicked.connect(self._to_wall)
        self.canvas.enlarged.connect(self._to_wall)
        self.saver.told.connect(self.told)
        self.carrying.told.connect(self.told)
        session.view_changed.connect(lambda _view: self._look())
        session.changed.connect(self._turn)
        for signal in (session.listed, session.known):
            signal.connect(self._relist)

    def _begin(self) -> None:
        self._pages.setCurrentWidget(self.canvas if self.player.frames else self.message)
        self.message.setText(tr("Open a film, or a folder of images in their order."))
        self._show_measures()

    def _relist(self) -> None:
        if self.isVisible():
            self.player.open()
        self.bar.renew()

    def _turn(self) -> None:
        """Go to another image that was turned to."""
        if self.isVisible() and self._session.image != self._image:
            self._image = self._session.image
            self.player.open()

    def _show(self, frame: FilmFrame) -> None:
        if frame.image is None:
            self.message.setText(tr(frame.problem))
            self._pages.setCurrentWidget(self.message)
        else:
            self._pages.setCurrentWidget(self.canvas)
            self.linked.show_image(frame.image.size)
            self._paint(frame)
        self.strip.show_place(frame.place)
        if frame.measure is not None:
            self.strip.add(frame.place, frame.measure)
        self.player.head.drawn()

    def _paint(self, frame: FilmFrame) -> None:
        answer, name = frame.prediction, self.player.settings.shown
        shown = None if answer is None else answer.maps.get(name)
        scene = Scene(self._session.view, frame.image, answer, shown)
        self.canvas.show_scene(self._painter, scene)

    def _look(self) -> None:
        """Show the frame as it is looked at now; the area follows the threshold."""
        frame = self.player.frame
        if frame is not None and frame.image is not None:
            self._paint(frame)

    def _follow(self) -> None:
        self.measure.setChecked(self.player.measuring)
        self.measure.setEnabled(self.player.settings.variant is not None)

    def _show_measures(self) -> None:
        if not self.player.head.playing:
            self.strip.show_measures(len(self.player.frames), self.player.measures)

    def _measure(self) -> None:
        if self.player.measuring:
            self.player.close()
        else:
            self.player.measure()

    def _refuse(self, reason: str) -> None:
        self.message.setText(tr(reason))
        self._pages.setCurrentWidget(self.message)

    def _to_wall(self) -> None:
        place = self.player.head.here
        if self.player.frames:
            self.player.close()
            self._session.ask(image=self.player.frames[place])
            self.opened.emit()

    def _step(self, by: int) -> None:
        self.player.play(playing=False)
        self.player.seek(self.player.head.here + by)
