"""The toolbar above the wall, visible while a mask is corrected."""

from __future__ import annotations

import time
from collections.abc import Callable
from math import log

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QMenu,
    QSizePolicy,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from segview.annotation.region_tools import REFINEMENTS
from segview.core.base.text import Text
from segview.gui.correction.class_row import ClassRow
from segview.gui.correction.correction import Correction
from segview.gui.correction.paint import LARGEST, SMALLEST
from segview.gui.correction.tools import Tool
from segview.gui.language.translation import tr
from segview.gui.widgets import theme
from segview.gui.widgets.controls import ShortenedLabel, name_control, tool_button
from segview.gui.widgets.flowing import FlowLayout, together

TOOLS = {
    Tool.BRUSH: (Text("Brush"), Text("Paint; the right button erases (B)")),
    Tool.ERASER: (Text("Eraser"), Text("Erase; the right button paints (E)")),
    Tool.LASSO: (
        Text("Lasso"),
        Text("Draw around it, or click its corners and double-click the last; the right button erases (P)"),
    ),
    Tool.POLYGON: (
        Text("Polygon"),
        Text(
            "Click corner by corner, or into a part to move its vertices; Enter closes, right click removes a "
            "vertex, Shift+click begins anew inside a part (Shift+L)"
        ),
    ),
    Tool.BOX: (Text("Box"), Text("Draw a box; the right button erases (Shift+R)")),
    Tool.REGION: (
        Text("Region"),
        Text("Click to add a connected region of similar colour; the right button removes it (R)"),
    ),
    Tool.CLICK: (
        Text("Click"),
        Text(
            "Click on what is missing, right click on what is extra: the mask follows (K). With SAM, "
            "you can also drag a box, and K takes its next mask. Enter accepts, Backspace undoes the "
            "last click, Esc discards"
        ),
    ),
    Tool.PART: (Text("Part"), Text("Click into a hole to fill it; right click on a part to remove it (L)")),
}
_STEPS = 100

_REFINEMENT_NAMES = {
    "fill holes": Text("Fill holes"),
    "keep largest": Text("Keep largest"),
    "grow": Text("Grow"),
    "shrink": Text("Shrink"),
    "smooth": Text("Smooth"),
}


class CorrectionBar(QFrame):
    """Tools, size of the brush, refinements, the area of the mask, and the state of saving.

    Signals:
        exporting(): the user wants to export the mask.
    """

    exporting = Signal()

    def __init__(self, correction: Correction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("correction")
        self.setAccessibleName(tr("Correction of the mask"))
        self._correction = correction
        self._build()
        self._clock = QTimer(self, interval=1000)
        self._clock.timeout.connect(self._tell)
        changed = correction.tools.tool_changed
        for signal in (correction.changed, changed, correction.counting.counted, correction.saved):
            signal.connect(self._refresh)
        self._refresh()

    def _choose(self, tool: Tool) -> None:
        """Choose a tool; a second press of its button deselects it, like Esc."""
        tools = self._correction.tools
        tools.pick(Tool.NONE if tool is tools.tool else tool)

    def _build(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(theme.MARGIN, 4, theme.MARGIN, 4)
        rows.setSpacing(4)
        row = FlowLayout()
        rows.addLayout(row)
        self.class_row = ClassRow(self._correction)
        rows.addWidget(self.class_row)
        self.tools = self._build_tools()
        self.slider, self.radius = self._build_size()
        self.begin = ShortenedLabel(tr("The tool is active: the first gesture begins a mask. Esc leaves the tool."))
        name_control(self.begin, "correction/begin", tr("How a mask is begun"))
        self.begin.setMinimumWidth(40)
        self.begin.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        for control in (*self.tools.values(), together(self.slider, self.radius)):
            row.addWidget(control)
        row.addWidget(self.begin)
        # In the second row, because the first would be too wide for a small window.
        buttons = self._build_buttons()
        for button in buttons:
            self.class_row.row.addWidget(button)
        self.state = ShortenedLabel()
        name_control(self.state, "correction/state", tr("Whether the correction is saved"))
        self.state.setMinimumWidth(40)
        self.state.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.state.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.class_row.row.addWidget(self.state)
        self._of_a_mask = (self.slider, self.radius, *buttons)

    def _build_tools(self) -> dict[Tool, QToolButton]:
        tools: dict[Tool, QToolButton] = {}
        for tool, (text, tip) in TOOLS.items():
            tools[tool] = self._button(tr(text), tool.value, tr(tip), lambda tool=tool: self._choose(tool))
            tools[tool].setCheckable(True)
        return tools

    def _build_size(self) -> tuple[QSlider, QLabel]:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, _STEPS)
        slider.setMinimumWidth(60)
        slider.setMaximumWidth(120)
        name_control(
            slider, "correction/size", tr("Size of the brush"), tr("Size of the brush ([ and ], Shift and wheel)")
        )
        slider.valueChanged.connect(self._slid)
        radius = QLabel()
        name_control(radius, "correction/radius", tr("Diameter of the brush"))
        radius.setMinimumWidth(radius.fontMetrics().horizontalAdvance("000 px"))
        return slider, radius

    def _build_buttons(self) -> tuple[QToolButton, ...]:
        """Return the buttons that act on the whole mask."""
        gestures = self._correction.gestures
        self.refine = self._menu(tr("Refine ▾"), "refine", tr("Change the whole mask at once"))
        for name in REFINEMENTS:
            self.refine.menu().addAction(tr(_REFINEMENT_NAMES[name]), lambda name=name: gestures.refine(name))
        self.undo = self._button("↶", "undo", tr("Undo the last gesture (Ctrl+Z)"), gestures.undo, tr("Undo"))
        self.redo = self._button("↷", "redo", tr("Redo (Ctrl+Shift+Z)"), gestures.redo, tr("Redo"))
        export = self._button(
            tr("Export…"), "export", tr("Write the mask as PNG, COCO, labelme or DICOM (Ctrl+E)"), self.exporting.emit
        )
        self.discard = self._menu(tr("Discard ▾"), "discard", tr("Discard the correction of this image"))
        self.discard.menu().addAction(tr("Discard this correction"), self._correction.discard)
        return self.refine, self.undo, self.redo, export, self.discard

    def _button(self, text: str, name: str, tip: str, do: Callable[[], object], accessible: str = "") -> QToolButton:
        button = tool_button(text, f"correction/{name}", accessible=accessible or text, tip=tip)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys stay with the image
        button.clicked.connect(lambda _checked=False: do())
        return button

    def _menu(self, text: str, name: str, tip: str) -> QToolButton:
        button = tool_button(text, f"correction/{name}", accessible=text.removesuffix(" ▾"), tip=tip)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(QMenu(button))
        return button

    def _slid(self, step: int) -> None:
        # A logarithmic scale: one pixel matters for a small brush, but not for a large one.
        self._correction.tools.paint.set_radius(SMALLEST * (LARGEST / SMALLEST) ** (step / _STEPS))

    def _refresh(self) -> None:
        correction = self._correction
        document = correction.document
        waits = document is None and bool(correction.tools.tool)
        self.setVisible(document is not None or waits)
        for control in self._of_a_mask:
            control.setVisible(document is not None)
        self.begin.setVisible(waits)
        if document is None:
            self._clock.stop()
            for tool, button in self.tools.items():
                button.setChecked(tool is correction.tools.tool)
                button.setEnabled(True)
            return
        self._clock.start()
        for tool, button in self.tools.items():
            button.setChecked(tool is correction.tools.tool)
        for control in (*self.tools.values(), self.slider, self.refine, self.discard):
            control.setEnabled(correction.can_change)
        with QSignalBlocker(self.slider):
            share = _share(correction.tools.paint.radius)
            self.slider.setValue(round(share * _STEPS))
        self.radius.setText(tr("{radius:.0f} px", radius=2 * correction.tools.paint.radius))
        self.undo.setEnabled(
            (document.history.can_undo or correction.tools.busy or correction.clicking.under_way)
            and correction.can_change
        )
        self.redo.setEnabled(document.history.can_redo and correction.can_change)
        self._tell()

    def _tell(self) -> None:
        correction = self._correction
        document = correction.document
        if document is None or correction.tools.busy:
            return
        area = tr("{area:,} px", area=correction.counting.counts.area if correction.counting.counts else 0)
        if correction.mask.held is not None:
            holder = correction.mask.held.holder or tr("another window")
            theme.set_tone(self.state, "warning")
            self.state.setText(tr("read-only: {holder}", holder=holder))
            self.state.setToolTip(tr("This mask is being corrected elsewhere: {holder} has it.", holder=holder))
            return
        self.state.setToolTip("")
        if correction.clicking.under_way:
            theme.set_tone(self.state, "warning")
            self.state.setText(tr(correction.clicking.hint))
            return
        if correction.is_saved and correction.gesture_saving.saved_at is not None:
            ago = round(time.monotonic() - correction.gesture_saving.saved_at)
            saved = (
                tr("saved now")
                if ago < 2
                else tr("saved {ago} s ago", ago=ago)
                if ago < 90
                else tr("saved {ago} min ago", ago=ago // 60)
            )
            theme.set_tone(self.state, "")
        else:
            saved = tr("not saved yet")
            theme.set_tone(self.state, "warning")
        gestures = tr("1 gesture") if document.gestures == 1 else tr("{gestures} gestures", gestures=document.gestures)
        self.state.setText(f"{saved} · {gestures} · {area}")
        self.state.setToolTip(self.state.text())


def _share(radius: float) -> float:
    """Return the place of a radius between the smallest and the largest, on a logarithmic scale from 0 to 1."""
    return log(radius / SMALLEST) / log(LARGEST / SMALLEST)
