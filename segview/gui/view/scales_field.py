"""The field of the scales: those of each variant's training, or the same for all variants, typed or chosen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from segview.core.base.errors import UserError
from segview.core.base.scales import parse_scales, scales_text, untrained_scales, untrained_text
from segview.core.base.text import Text
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control

OWN = Text("Each variant's own")
PRESETS = (OWN, "1", "0.5, 1, 2", "0.25, 0.5, 1, 2")


class ScalesField(QComboBox):
    """A field for scales, with labels for invalid input and for scales outside the training of ticked variants.

    Attributes:
        value: The scales that were chosen last; None for each variant's own scales.
        problem: Label with the problem of the typed text; its owner places it below the field.
        outside: Label with the scales outside training; its owner places it below the field.

    Signals:
        chosen(): the user chose other scales, which are in ``value``.
        reported(): the texts of the labels may need another height.
    """

    chosen = Signal()
    reported = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, editable=True, insertPolicy=QComboBox.InsertPolicy.NoInsert)
        self._session = session
        self.value: tuple[float, ...] | None = None
        self.typed = QLineEdit()
        self.typed.setMaxLength(60)
        self.setLineEdit(self.typed)
        self.addItems([tr(one) for one in PRESETS])
        self.setMinimumContentsLength(10)
        tip = tr(
            "Multiples of the network's input size at which it sees the image: those that each variant was "
            "trained for, or the same for all, 0.1 to 8, with commas"
        )
        name_control(self, "ask/scales", tr("Scales"), tip)
        name_control(self.typed, "ask/scales/typed", tr("Scales"))
        self.setCompleter(None)  # type: ignore[arg-type]
        self.typed.setAcceptDrops(False)
        self.typed.editingFinished.connect(self._set)
        self.typed.textEdited.connect(self._clear)
        self.activated.connect(self._set)
        self.problem = QLabel(wordWrap=True)
        self.problem.hide()
        theme.set_tone(self.problem, "warning")
        name_control(self.problem, "ask/problem", tr("Problem with the scales"))
        self.outside = QLabel(wordWrap=True)
        self.outside.hide()
        theme.set_tone(self.outside, "warning")
        name_control(self.outside, "ask/outside", tr("Scales outside training"))

    def refresh(self) -> None:
        """Show the scales of the session, unless others are being typed."""
        if not self.problem.text() and not self.typed.isModified():
            self.setEditText(_scales_text(self._session.prediction_settings.scales))
        self._mark()

    def _set(self) -> None:
        text = self.currentText()
        try:
            scales = (
                None if text.strip().casefold() in (tr(OWN).casefold(), OWN.casefold(), "own") else parse_scales(text)
            )
        except UserError as error:
            self.problem.setText(tr(str(error)))
            self.problem.show()
            self.reported.emit()
            return
        self._clear()
        self.setEditText(_scales_text(scales))
        self.value = scales
        self.chosen.emit()

    def _mark(self) -> None:
        """Show which scales are outside the training of ticked variants."""
        ticked = [one for folder in self._session.ticked if (one := self._session.catalogue.find(folder)) is not None]
        asked = self._session.prediction_settings.scales
        marked = {one.name: untrained_scales(one.config.scales_for(asked), one.config.own_scales) for one in ticked}
        outside = {name: scales for name, scales in marked.items() if scales}
        every = sorted({scale for scales in outside.values() for scale in scales})
        said = tr(untrained_text(every))
        if len(outside) < len(ticked):
            said = tr("{said} of {count} of {every} ticked variants", said=said, count=len(outside), every=len(ticked))
        self.outside.setText(said if every else "")
        names = (
            []
            if self._session.catalogue.blind
            else [f"{name}: {tr(untrained_text(one))}" for name, one in outside.items()]
        )
        self.outside.setToolTip("\n".join(names))
        self.outside.setVisible(bool(every))
        self.reported.emit()

    def _clear(self) -> None:
        self.problem.hide()
        self.problem.clear()


def _scales_text(scales: tuple[float, ...] | None) -> str:
    return tr(OWN) if scales is None else scales_text(scales)
