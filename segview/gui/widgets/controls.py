"""Controls that several panes use, and their limits and descriptions from the fields of the settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
from segview.gui.widgets.stacked import set_spacing

STEPS = 100


def name_control(widget: QWidget, name: str, accessible: str, tip: str = "") -> None:
    """Set the objectName, the accessible name and the tool tip of a control."""
    widget.setObjectName(name)
    widget.setAccessibleName(accessible)
    if tip:
        widget.setToolTip(tip)
    if isinstance(widget, QLineEdit):
        # Line edits inside boxes have the border of the box.
        widget.setProperty("framed", not isinstance(widget.parent(), QComboBox | QAbstractSpinBox))
        for clear in widget.findChildren(QToolButton):
            clear.setAccessibleName(tr("Clear"))


def tool_button(text: str, name: str, *, accessible: str, tip: str) -> QToolButton:
    """Return a tool button with a text."""
    button = QToolButton()
    button.setText(text)
    name_control(button, name, accessible, tip)
    return button


def choice(entries: Mapping[Any, str], name: str, accessible: str) -> QComboBox:
    """Return a combo box that shows the texts of values and takes all available width."""
    box = QComboBox()
    for value, text in entries.items():
        box.addItem(tr(text), value)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    name_control(box, name, accessible, accessible)
    return box


def put_entries(box: QComboBox, entries: Sequence[tuple[str, object]], tips: Sequence[str] = ()) -> None:
    """Give a combo box these entries, each a text and a value, unless it has exactly these.

    Args:
        box: The combo box.
        entries: The entries.
        tips: The tooltip of each entry, or none.
    """
    if [(box.itemText(row), box.itemData(row)) for row in range(box.count())] != list(entries):
        box.clear()
        for text, value in entries:
            box.addItem(text, value)
        for row, tip in enumerate(tips):
            box.setItemData(row, tip, Qt.ItemDataRole.ToolTipRole)


def limits(field: str) -> tuple[float, float]:
    """Return the lowest and the highest allowed value of a field of the view settings."""
    constraints = ViewSettings.model_fields[field].metadata
    low = next(bound for one in constraints if (bound := getattr(one, "ge", None)) is not None)
    high = next(bound for one in constraints if (bound := getattr(one, "le", None)) is not None)
    return float(low), float(high)


def description(field: str) -> str:
    """Return the translated description of a field of the view settings."""
    return tr(ViewSettings.model_fields[field].description or "")


def fraction_rows(
    form: QFormLayout, prefix: str, titles: Mapping[str, str], moved: Callable[[str, float], object]
) -> dict[str, Fraction]:
    """Add a row with a slider for each of the given numeric fields of the view settings; return them by field.

    Args:
        form: The layout to which the rows are added.
        prefix: Prefix of the objectNames.
        titles: Untranslated title of each field.
        moved: Called with the name of the field and its new number.
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
    """A box for a number that passes letter keys on to the shortcuts of the window: no number contains a letter."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.text().isalpha():
            event.ignore()
            return False
        return super().event(event)


class Fraction(QWidget):
    """A slider and a box that show the same number, in steps of 0.01.

    Signals:
        moved(float): the user set another number.
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
        # Otherwise, typing 0.62 would first set 0.6.
        self.box.setKeyboardTracking(False)
        self.box.setAlignment(Qt.AlignmentFlag.AlignRight)
        name_control(self.box, f"{name}/box", accessible, tip)
        layout = set_spacing(QHBoxLayout(self))
        layout.addWidget(self.slider, 1)
        layout.addWidget(self.box)
        self.setFocusProxy(self.slider)
        self.slider.valueChanged.connect(self._slid)
        self.box.valueChanged.connect(self._take_number)

    def set_number(self, number: float) -> None:
        """Show a number, without emitting ``moved``."""
        with QSignalBlocker(self.slider), QSignalBlocker(self.box):
            self.slider.setValue(round(number * STEPS))
            self.box.setValue(number)

    def _slid(self, hundredths: int) -> None:
        self.set_number(hundredths / STEPS)
        self.moved.emit(hundredths / STEPS)

    def _take_number(self, number: float) -> None:
        self.set_number(number)
        self.moved.emit(number)


class ShortenedLabel(QLabel):
    """A line of text that ends in … if there is not enough room for it."""

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
