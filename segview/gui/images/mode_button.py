"""The button that chooses the reading mode: blind, delayed, and the time of the delay."""

from __future__ import annotations

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from segview.core.base.text import Text
from segview.gui.commands.actions import Actions
from segview.gui.language.translation import tr
from segview.gui.review.delay import SECONDS, Delay
from segview.gui.widgets.controls import name_control

_TIP = Text("Hide names, or look alone before predictions are shown")


class ModeButton(QToolButton):
    """Opens the menu of reading modes.

    Args:
        delay: The delayed mode.
    """

    def __init__(self, delay: Delay, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delay = delay
        name_control(self, "images/modes", tr("How images are read"), tr(_TIP))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.setObjectName("images/modes/menu")
        menu.setToolTipsVisible(True)
        self.setMenu(menu)
        self.setText(tr("Review ▾"))

    def offer(self, actions: Actions) -> None:
        """Fill the menu with actions of the window, and with the times after which the predictions are shown."""
        menu = self.menu()
        menu.addActions([actions[name] for name in ("blind", "delayed", "reveal")])
        menu.addSeparator()
        menu.addAction(tr("Show predictions…")).setEnabled(False)
        group = QActionGroup(menu)
        for seconds in (*SECONDS, None):
            text = (
                tr("…only when my outline is done")
                if seconds is None
                else tr("…after {seconds:.0f} s", seconds=seconds)
            )
            action = QAction(text, group, checkable=True)
            action.setChecked(seconds == self._delay.seconds)
            action.triggered.connect(lambda _checked=False, seconds=seconds: self._choose(seconds))
            action.setData(seconds)
            menu.addAction(action)
        menu.aboutToShow.connect(lambda: self._check(group))

    def _choose(self, seconds: float | None) -> None:
        self._delay.set(on=self._delay.on, seconds=seconds)

    def _check(self, group: QActionGroup) -> None:
        for action in group.actions():
            action.setChecked(action.data() == self._delay.seconds)
