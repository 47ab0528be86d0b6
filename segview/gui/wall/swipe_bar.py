"""The bar above the wall while it is swiped: the choice of the right side, and buttons."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel

from segview.gui.language.translation import tr
from segview.gui.wall.swiping import Swiping
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control, tool_button


class SwipeBar(QFrame):
    """A choice of the content right of the divider; visible while there is a divider."""

    def __init__(self, swiping: Swiping) -> None:
        super().__init__()
        name_control(self, "swipe", tr("Swipe"))
        self._swiping = swiping
        self.other = QComboBox()
        name_control(self.other, "swipe/other", tr("Right of the divider"), tr("Content on the right of the divider"))
        self.other.activated.connect(self._choose)
        flip = tool_button(
            tr("Flip"), "swipe/flip", accessible=tr("Flip"), tip=tr("Show only one side, or only the other (Shift+K)")
        )
        flip.clicked.connect(swiping.flip)
        close = tool_button(tr("Close"), "swipe/close", accessible=tr("End swiping"), tip=tr("No divider (Shift+W)"))
        close.clicked.connect(swiping.switch)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.MARGIN, 4, theme.MARGIN, 4)
        row.setSpacing(theme.GAP)
        row.addWidget(QLabel(tr("Right of the divider")))
        row.addWidget(self.other)
        row.addWidget(flip)
        row.addWidget(QLabel(tr("Drag the divider, or press Alt+← and Alt+→.")), 1)
        row.addWidget(close)
        swiping.changed.connect(self._refresh)
        swiping.offered.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        self.setVisible(self._swiping.on)
        if not self._swiping.on:
            return
        choices = self._swiping.choices()
        if [(self.other.itemText(at), self.other.itemData(at)) for at in range(self.other.count())] != choices:
            with QSignalBlocker(self.other):
                self.other.clear()
                for text, other in choices:
                    self.other.addItem(text, other)
        at = next((at for at, (_, other) in enumerate(choices) if other == self._swiping.other), -1)
        self.other.setCurrentIndex(at)

    def _choose(self) -> None:
        self._swiping.choose(self.other.currentData())
