"""The tour: six steps about the controls of the window, which stay usable during the tour."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QWidget

from segview.gui.help.callout import Callout, Spotlight, beside
from segview.gui.help.tour_steps import STEPS
from segview.gui.language.translation import tr
from segview.gui.widgets.lifetime import if_alive

MOVES = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.LayoutRequest, QEvent.Type.Show, QEvent.Type.Hide)


class Tour(QObject):
    """Explains the controls of the window one after the other.

    Args:
        window: The window that contains the controls.

    Signals:
        ended(): the tour has ended, after the last step or earlier.

    Attributes:
        seen: Whether the tour has been shown, in this or in an earlier session.
    """

    ended = Signal()

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.seen = False
        self._place = -1
        self._callout: Callout | None = None
        self._spotlight: Spotlight | None = None
        self._target: QWidget | None = None
        self._before: QWidget | None = None

    @property
    def running(self) -> bool:
        """Whether a step is shown."""
        return self._callout is not None

    def begin(self) -> None:
        """Show the first step; if the tour is already running, give its card the focus."""
        if self._callout is not None:
            self._callout.next.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._before = QApplication.focusWidget()
        self._spotlight, self._callout = Spotlight(self._window), Callout(self._window)
        self._callout.moved.connect(self._move)
        self._callout.left.connect(self.end)
        self._window.installEventFilter(self)
        self._show(0)

    def end(self) -> None:
        """Remove the tour, and give the focus back to the widget that had it before."""
        if self._callout is None or self._spotlight is None:
            return
        self._window.removeEventFilter(self)
        self._watch(None)
        for part in (self._callout, self._spotlight):
            part.hide()
            part.deleteLater()
        self._callout = self._spotlight = None
        self.seen = True
        (if_alive(self._before) or self._window).setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        self.ended.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in MOVES and watched in (self._window, self._target):
            self._arrange()
        return super().eventFilter(watched, event)

    def _move(self, by: int) -> None:
        place = self._place + by
        if place == len(STEPS):
            self.end()
        elif place >= 0:
            self._show(place)

    def _show(self, place: int) -> None:
        assert self._callout is not None
        step, self._place = STEPS[place], place
        pane = self._window.findChild(QDockWidget, step.pane) if step.pane else None
        if pane is not None:
            pane.show()
            pane.raise_()
        self._watch(self._find_control(step.targets))
        self._callout.say(place + 1, len(STEPS), tr(step.title), tr(step.text))
        self._arrange()

    def _find_control(self, names: tuple[str, ...]) -> QWidget | None:
        """Return the first visible control, or else the first one that exists."""
        there = [one for name in names if (one := self._window.findChild(QWidget, name)) is not None]
        return next((one for one in there if one.isVisible()), there[0] if there else None)

    def _watch(self, target: QWidget | None) -> None:
        if (before := if_alive(self._target)) is not None:
            before.removeEventFilter(self)
        self._target = target
        if target is not None:
            target.installEventFilter(self)

    def _arrange(self) -> None:
        """Place the frame around the control, and the card beside it."""
        if self._callout is None or self._spotlight is None:
            return
        room, target = self._window.rect(), if_alive(self._target)
        if target is not None and target.isVisible():
            where = QRect(target.mapTo(self._window, QPoint()), target.size()).intersected(room)
            self._spotlight.setGeometry(where.adjusted(-4, -4, 4, 4))
            self._spotlight.show()
        else:
            where = QRect(room.center(), room.center())
            self._spotlight.hide()
        self._spotlight.raise_()
        self._callout.move(beside(where, self._callout.size(), room))
        self._callout.show()
        self._callout.raise_()
