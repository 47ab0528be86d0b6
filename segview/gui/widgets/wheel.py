"""The mouse wheel: over a control without the focus, it scrolls the pane and does not change the control."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSlider, QAbstractSpinBox, QApplication, QComboBox, QScrollBar, QTabBar, QWidget

_CONTROLS = (QAbstractSlider, QAbstractSpinBox, QComboBox, QTabBar)


def takes_wheel(watched: QObject) -> bool:
    """Return whether the wheel changes the value of a widget; scroll bars have no value of interest."""
    return isinstance(watched, _CONTROLS) and not isinstance(watched, QScrollBar)


class WheelGuard(QObject):
    """Keeps the wheel from changing controls without the focus, in every window of the application.

    The event goes on to the parent of the control, so that the pane scrolls wherever the pointer is. A control with
    the focus still follows the wheel. The wheel never gives the focus.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Every event of the application passes through here: the first check settles most of them.
        kind = event.type()
        if kind not in (QEvent.Type.Wheel, QEvent.Type.Polish) or not isinstance(watched, QWidget):
            return False
        if not takes_wheel(watched):
            return False
        if kind == QEvent.Type.Polish:
            if watched.focusPolicy() == Qt.FocusPolicy.WheelFocus:
                watched.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            return False
        if watched.hasFocus():
            return False
        event.ignore()
        return True
