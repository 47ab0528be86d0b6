"""The row below the tools while a mask in several classes is corrected: which is painted, and what is left of none."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from segview.annotation.provenance import Provenance
from segview.core.maps.palette import class_colour
from segview.gui.correction.correction import Correction
from segview.gui.widgets import theme
from segview.gui.widgets.controls import ShortenedLabel, named, tool_button


class ClassRow(QWidget):
    """Chooses the class that is painted, and says what taking away leaves and how much of that there is.

    Attributes:
        row: Where more can be added, at its end.
    """

    def __init__(self, correction: Correction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._correction = correction
        self._offered: tuple[tuple[str, ...], tuple[str, ...]] | None = None
        self.classes = QComboBox()
        named(self.classes, "correction/class", "Class", "The class that is painted ({ and })")
        self.classes.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys stay with the image
        self.classes.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.classes.activated.connect(lambda _place: self._choose())
        tip = "Leave the pixels of all other classes alone"
        self.protect = tool_button("Protect others", "correction/protect", accessible="Protect other classes", tip=tip)
        self.protect.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.protect.setCheckable(True)
        self.protect.clicked.connect(lambda _checked: self._choose())
        self.left = ShortenedLabel()
        named(self.left, "correction/left", "What taking away leaves")
        row = self.row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        row.addWidget(QLabel("Class"))
        row.addWidget(self.classes)
        row.addWidget(self.protect)
        row.addWidget(self.left, 1)
        for signal in (correction.changed, correction.hand.tool_changed, correction.counting.counted):
            signal.connect(self._put)
        self._put()

    def _choose(self) -> None:
        self._correction.hand.choose(self.classes.currentData(), protecting=self.protect.isChecked())

    def _put(self) -> None:
        document, hand = self._correction.document, self._correction.hand
        several = document is not None and len(document.provenance.things) > 1
        self.setVisible(several)
        if document is None or not several:
            return
        self._offer(document.provenance)
        self.classes.setCurrentIndex(self.classes.findData(hand.value))
        self.protect.setChecked(hand.protecting)
        for control in (self.classes, self.protect):
            control.setEnabled(self._correction.can_change)
        counts = self._correction.counting.counts
        size = f" · {counts.rest:,} px" if counts is not None else ""
        self.left.setText(f"Eraser writes: {document.provenance.rest_name}{size}")
        self.left.setToolTip(f"{self.left.text()} of the image")

    def _offer(self, provenance: Provenance) -> None:
        if self._offered == (provenance.classes, provenance.colours):
            return
        self._offered = provenance.classes, provenance.colours
        self.classes.clear()
        for index in provenance.things:
            colour = class_colour(index, provenance.colours)
            self.classes.addItem(QIcon(theme.swatch(colour)), provenance.classes[index], index)
