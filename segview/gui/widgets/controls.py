"""Controls that several panes use, and what the settings' fields say about them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QSlider,
    QToolButton,
    QWidget,
)

from segview.core.requests.settings import ViewSettings
from segview.gui.language.translation import tr
from segview.gui.widgets.stacked import spaced

STEPS = 100


def name_control(widget: QWidget, name: str, accessible: str, tip: str = "") -> None:
    """Give a control its objectName, what a screen reader calls it, and its tool tip."""
    widget.setObjectName(name)
    widget.setAccessibleName(accessible)
    if tip:
        widget.setToolTip(tip)
    if isinstance(widget, QLineEdit):
        # Those within boxes have the border of the box.
        widget.setProperty("framed", not isinstance(widget.parent(), QComboBox | QAbstractSpinBox))
        for clear in widget.findChildren(QToolButton):
            clear.setAccessibleName(tr("Clear"))


def tool_button(text: str, name: str, *, accessible: str, tip: str) -> QToolButton:
    """Return a button with a text."""
    button = QToolButton()
    button.setText(text)
    name_control(button, name, accessible, tip)
    return button


def choice(entries: Mapping[Any, str], name: str, accessible: str) -> QComboBox:
    """Return a box that offers values by their texts, as wide as there is room."""
    box = QComboBox()
    for value, text in entries.items():
        box.addItem(tr(text), value)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    name_control(box, name, accessible, accessible)
    return box


def limits(field: str) -> tuple[float, float]:
    """Return the lowest and the highest value that a field of the view settings may have."""
    constraints = ViewSettings.model_fields[field].metadata
    low = next(bound for one in constraints if (bound := getattr(one, "ge", None)) is not None)
    high = next(bound for one in constraints if (bound := getattr(one, "le", None)) is not None)
    return float(low), float(high)


def description(field: str) -> str:
    """Return what a field of the view settings is for."""
    return tr(ViewSettings.model_fields[field].description or "")


def fraction_rows(
    form: QFormLayout, prefix: str, titles: Mapping[str, str], moved: Callable[[str, float], object]
) -> dict[str, Fraction]:
    """Add a row for each field of the view settings that is a number, and return them by their fields.

    Args:
        form: Gets the rows.
        prefix: Begins their names.
        titles: The text of each field, still to be translated.
        moved: Called with a field and its new number.
    """
    rows: dict[str, Fraction] = {}
    for field, title in titles.items():
        text = tr(title)
        rows[field] = Fraction(f"{prefix}/{field}", accessible=text, tip=description(field), limits=limits(field))
        rows[field].moved.connect(partial(moved, field))
        label = QLabel(text)
        label.setBuddy(rows[field])
        form.addRow(label, rows[field])
    return rows


class NumberBox(QDoubleSpinBox):
    """A box for a number, which leaves letters to the shortcuts: no number has one."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.text().isalpha():
            event.ignore()
            return False
        return super().event(event)


class Fraction(QWidget):
    """A slider and a box that show the same number, in hundredths.

    Signals:
        moved(float): the user has set another number.
    """

    moved = Signal(float)

    def __init__(self, name: str, *, accessible: str, tip: str, limits: tuple[float, float]) -> None:
        super().__init__()
        low, high = limits
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(round(low * STEPS), round(high * STEPS))
        self.slider.setPageStep(5)
        name_control(self.slider, f"{name}/slider", accessible, tip)
        self.box = NumberBox()
        self.box.setRange(low, high)
        self.box.setSingleStep(0.01)
        self.box.setDecimals(2)
        # Else typing 0.62 would set 0.6 on the way.
        self.box.setKeyboardTracking(False)
        self.box.setAlignment(Qt.AlignmentFlag.AlignRight)
        name_control(self.box, f"{name}/box", accessible, tip)
        layout = spaced(QHBoxLayout(self))
        layout.addWidget(self.slider, 1)
        layout.addWidget(self.box)
        self.setFocusProxy(self.slider)
        self.slider.valueChanged.connect(self._slid)
        self.box.valueChanged.connect(self._take_number)

    def put(self, number: float) -> None:
        """Show a number, without telling anyone."""
        with QSignalBlocker(self.slider), QSignalBlocker(self.box):
            self.slider.setValue(round(number * STEPS))
            self.box.setValue(number)

    def _slid(self, hundredths: int) -> None:
        self.put(hundredths / STEPS)
        self.moved.emit(hundredths / STEPS)

    def _take_number(self, number: float) -> None:
        self.put(number)
        self.moved.emit(number)


class ShortenedLabel(QLabel):
    """A line of text that ends in … where there is too little room for it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())
        self.style().drawItemText(
            QPainter(self),
            self.contentsRect(),
            self.alignment(),
            self.palette(),
            self.isEnabled(),
            text,
            self.foregroundRole(),
        )
