"""The bar above the wall that says that the image is altered, with the tools and a button to go back."""

from __future__ import annotations

from collections.abc import Callable
from math import log

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QFrame, QSizePolicy, QSlider, QToolButton

from segview.core.base.text import Text
from segview.gui.altering.altering import Altering
from segview.gui.altering.tool_controller import LARGEST, SMALLEST, AlteringTool
from segview.gui.language.translation import tr
from segview.gui.widgets import theme
from segview.gui.widgets.controls import ShortenedLabel, name_control, tool_button
from segview.gui.widgets.flowing import FlowLayout

TOOLS = {
    AlteringTool.BLUR: (Text("Blur"), Text("Blur what is painted; the right button brings the image back")),
    AlteringTool.FILL: (
        Text("Fill"),
        Text("Fill the painted pixels from their surroundings; the right button brings the image back"),
    ),
    AlteringTool.PASTE: (Text("Paste"), Text("Right-click on what is to be pasted, then paint where it goes")),
    AlteringTool.GATE: (
        Text("Gate"),
        Text("Paint on the map of an attention gate: raise it, or with the right button lower it"),
    ),
}
REFUSALS = {
    "source": Text("Right-click first on what is to be pasted."),
    "gate": Text("Paint on the map of an attention gate, such as cbam/spatial: the image is not one."),
}
_STEPS = 100


class AlteringBar(QFrame):
    """Tools, brush size, undo and a button to go back; visible while the image is altered or a tool is chosen.

    Args:
        altering: The edits of the present image.
        tell: Called with a sentence that says why an edit was refused.
    """

    def __init__(self, altering: Altering, tell: Callable[[str], object]) -> None:
        super().__init__()
        name_control(self, "altering", tr("How would the predictions change?"))
        self._altering, self._tell = altering, tell
        row = self._row = FlowLayout(self)
        row.setContentsMargins(theme.MARGIN, 4, theme.MARGIN, 4)
        self.state = ShortenedLabel()
        self.state.setMinimumWidth(120)
        self.state.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        name_control(self.state, "altering/state", tr("Whether the image is altered"))
        row.addWidget(self.state)
        self.tools: dict[AlteringTool, QToolButton] = {}
        for tool, (text, tip) in TOOLS.items():
            button = self._button(tr(text), tool.value, tr(tip), lambda tool=tool: self._choose(tool))
            button.setCheckable(True)
            self.tools[tool] = button
        self.glare = self._button(
            tr("Remove glare"), "glare", tr("Fill the glare that was detected on the image"), altering.remove_glare
        )
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, _STEPS)
        self.slider.setMaximumWidth(120)
        name_control(self.slider, "altering/size", tr("Size of the brush"), tr("Size of the brush (Shift and wheel)"))
        self.slider.valueChanged.connect(self._slid)
        row.addWidget(self.slider)
        self.undo = self._button(tr("Undo"), "undo", tr("Undo the last edit (Ctrl+Z)"), altering.history.undo)
        self.redo = self._button(tr("Redo"), "redo", tr("Redo (Ctrl+Shift+Z)"), altering.history.redo)
        self.back = self._button(
            tr("Back to the image (F7)"), "back", tr("Show the original image and its predictions"), altering.leave
        )
        altering.changed.connect(self._refresh)
        altering.tools.tool_changed.connect(self._refresh)
        altering.tools.refused.connect(self._refuse)
        self._refresh()

    def _button(self, text: str, name: str, tip: str, do: Callable[[], object]) -> QToolButton:
        button = tool_button(text, f"altering/{name}", accessible=text, tip=tip)
        button.clicked.connect(lambda _checked=False: do())
        self._row.addWidget(button)
        return button

    def _refuse(self, why: str) -> None:
        self._tell(tr(REFUSALS[why]))

    def _choose(self, tool: AlteringTool) -> None:
        tools = self._altering.tools
        tools.pick(AlteringTool.NONE if tool is tools.tool else tool)
        self._refresh()

    def _slid(self, step: int) -> None:
        self._altering.tools.set_radius(SMALLEST * (LARGEST / SMALLEST) ** (step / _STEPS))

    def _refresh(self) -> None:
        altering = self._altering
        self.setVisible(altering.active or bool(altering.tools.tool))
        count = len(altering.history.edits)
        if count == 0:
            said = tr("Paint on the image or on a gate: how would the predictions change?")
        elif count == 1:
            said = tr("The image is altered: 1 edit")
        else:
            said = tr("The image is altered: {count:,} edits", count=count)
        self.state.setText(said)
        self.state.setToolTip(said)
        theme.set_tone(self.state, "alert" if count else "")
        for tool, button in self.tools.items():
            button.setChecked(tool is altering.tools.tool)
        self.undo.setEnabled(altering.active)
        self.redo.setEnabled(altering.history.can_redo)
        self.back.setEnabled(True)
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(_STEPS * log(altering.tools.radius / SMALLEST) / log(LARGEST / SMALLEST)))
