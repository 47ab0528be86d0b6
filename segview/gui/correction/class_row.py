"""The row below the tools: the class that is painted, the class that erasing leaves, and the unlabelled pixels."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QWidget

from segview.annotation.provenance import Provenance
from segview.core.maps.palette import RGB, class_colour
from segview.gui.correction.correction import Correction
from segview.gui.language.translation import tr
from segview.gui.widgets import theme
from segview.gui.widgets.controls import ShortenedLabel, name_control, tool_button
from segview.gui.widgets.flowing import FlowLayout


class ClassRow(QWidget):
    """The choice of the painted class, and the class that erasing writes with its number of pixels.

    Attributes:
        row: The layout, to which more can be added.

    Signals:
        labelling(): the user wants to change the labels.
    """

    labelling = Signal()

    def __init__(self, correction: Correction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._correction = correction
        self._offered: tuple[tuple[str, ...], tuple[str, ...], RGB] | None = None
        self.classes = QComboBox()
        name_control(self.classes, "correction/class", tr("Class"), tr("The class that is painted ({ and })"))
        self.classes.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys stay with the image
        self.classes.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.classes.activated.connect(lambda _place: self._choose())
        tip = tr("Do not change the pixels of other classes")
        self.protect = tool_button(
            tr("Protect others"), "correction/protect", accessible=tr("Protect other classes"), tip=tip
        )
        self.protect.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.protect.setCheckable(True)
        self.protect.clicked.connect(lambda _checked: self._choose())
        self.labels = tool_button(
            tr("Labels…"),
            "correction/labels",
            accessible=tr("Labels"),
            tip=tr("Edit labels, colours and keys (Ctrl+L)"),
        )
        self.labels.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.labels.clicked.connect(lambda _checked: self.labelling.emit())
        self.classes.setMaximumWidth(170)
        self.left = ShortenedLabel()
        self.left.setMinimumWidth(60)
        self.left.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        name_control(self.left, "correction/left", tr("Class that the eraser writes"))
        row = self.row = FlowLayout(self)
        row.addWidget(QLabel(tr("Class")))
        row.addWidget(self.classes)
        row.addWidget(self.labels)
        row.addWidget(self.protect)
        row.addWidget(self.left)
        for signal in (correction.changed, correction.tools.tool_changed, correction.counting.counted):
            signal.connect(self._refresh)
        self._refresh()

    def _choose(self) -> None:
        self._correction.tools.paint.choose(self.classes.currentData(), protecting=self.protect.isChecked())

    def _refresh(self) -> None:
        document, tools = self._correction.document, self._correction.tools
        self.setVisible(document is not None)
        if document is None:
            return
        several = len(document.provenance.things) > 1
        self.protect.setVisible(several)
        self.left.setVisible(several)
        self._offer(document.provenance)
        self.classes.setCurrentIndex(self.classes.findData(tools.paint.value))
        self.protect.setChecked(tools.paint.protecting)
        for control in (self.classes, self.protect, self.labels):
            control.setEnabled(self._correction.can_change)
        counts = self._correction.counting.counts
        rest_name = document.provenance.rest_name
        self.left.setText(
            tr("Eraser writes: {name}", name=rest_name)
            if counts is None
            else tr("Eraser writes: {name} · {rest:,} px", name=rest_name, rest=counts.rest)
        )
        self.left.setToolTip(tr("{text} of the image", text=self.left.text()))

    def _offer(self, provenance: Provenance) -> None:
        offered = provenance.classes, provenance.colours, self._correction.display.colour
        if self._offered == offered:
            return
        self._offered = offered
        self.classes.clear()
        for index in provenance.things:
            colour = (
                class_colour(index, provenance.colours)
                if len(provenance.classes) > 2
                else self._correction.display.colour
            )
            self.classes.addItem(QIcon(theme.swatch(colour)), provenance.classes[index], index)
