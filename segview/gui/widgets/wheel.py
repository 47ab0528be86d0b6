"""The wheel: over a control that has no focus it scrolls the pane, and changes nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSlider, QAbstractSpinBox, QApplication, QComboBox, QScrollBar, QTabBar, QWidget

_CONTROLS = (QAbstractSlider, QAbstractSpinBox, QComboBox, QTabBar)


def takes_wheel(watched: QObject) -> bool:
    """Say whether the wheel changes what a widget says; a scroll bar says nothing."""
    return isinstance(watched, _CONTROLS) and not isinstance(watched, QScrollBar)


class WheelGuard(QObject):
    """Keeps the wheel from changing controls that nobody has chosen, in every window of the application.

    The event goes on to what the control stands in, so that a pane is scrolled wherever the pointer is. A control that
    has the focus still follows the wheel, and the wheel gives no focus.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Every event of the application passes here: what is asked first decides most of them.
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
