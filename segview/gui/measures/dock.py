"""The pane of measures: each part of the mask with its area and diameters, and a ruler."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from segview.annotation.document import Mask
from segview.annotation.measuring import Part
from segview.core.base.text import Text
from segview.core.images.spacing import Spacing
from segview.gui.language.translation import tr
from segview.gui.measures.known_length import KnownLength
from segview.gui.session.correcting import mask_of
from segview.gui.session.dock import Dock
from segview.gui.session.session import Session
from segview.gui.wall.drawing.linked_view import LinkedView
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control, tool_button
from segview.gui.widgets.number_table import Column, NumberTable, Row
from segview.gui.widgets.stacked import set_spacing
from segview.tasks.parts import MeasureParts

AFTER_MS = 200
AROUND = 2.0


class MeasuresDock(Dock):
    """A row for each part of the mask under correction, or else of the first ticked variant with a prediction.

    Args:
        session: The session.
        linked: The linked view, in which parts are framed and lines are drawn.
    """

    def __init__(self, session: Session, linked: LinkedView, parent: QWidget | None = None) -> None:
        super().__init__(session, name="measures", title=tr("Measures"), parent=parent)
        self._linked = linked
        self._parts: tuple[Part, ...] = ()
        self._names: tuple[str, ...] = ()
        self.known_length = KnownLength(session, linked, self)
        self.known_length.lacks_ruler.connect(
            lambda: self.state.setText(tr("Draw a line of a known length first: Shift and drag on the image."))
        )
        self._soon = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._soon.timeout.connect(self._ask)
        self.setWidget(self._build())
        for signal in (session.changed, session.answered, session.image_opened, session.view_changed):
            signal.connect(self._wait)
        for signal in (session.correction.changed, session.calibration.changed):
            signal.connect(self._wait)
        session.changed.connect(self._leave)
        linked.marks.ruled.connect(self._tell)
        self._tell()

    @property
    def spacing(self) -> Spacing | None:
        """The pixel size of the shown image in mm; None if unknown."""
        return self.session.calibration.spacing(self.session.current_image.opened)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start()

    def _wait(self) -> None:
        """Measure in a moment: a stroke changes the mask many times."""
        self._soon.start()

    def step(self, by: int) -> None:
        """Select the part ``by`` rows further on; after the last one comes the first."""
        self.show()
        self.raise_()
        if self._parts:
            row = self.table.currentIndex().row()
            self.table.selectRow((row + by) % len(self._parts) if row >= 0 else 0)

    def _build(self) -> QWidget:
        self.table = NumberTable("measures/table", tr("Parts of the mask"), heading=tr("Part"))
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._go(now.row()))
        self.state = QLabel(wordWrap=True)
        name_control(self.state, "measures/state", tr("The measure and its unit"))
        tip = tr("Enter the length of the line drawn with Shift: forceps, a catheter, a scale in the image")
        known = tool_button(tr("Known length…"), "measures/known", accessible=tr("Known length"), tip=tip)
        known.clicked.connect(self.known_length.ask)
        tip = tr("The size of pixels as the file tells it, or pixels")
        self.forget = tool_button(tr("Forget it"), "measures/forget", accessible=tr("Forget the known length"), tip=tip)
        self.forget.clicked.connect(self.known_length.forget)
        tip = tr("Copy the table for a spreadsheet")
        copy = tool_button(tr("Copy"), "measures/copy", accessible=tr("Copy the measures"), tip=tip)
        copy.clicked.connect(self.table.copy)
        row = QHBoxLayout()
        row.addWidget(self.state, 1)
        for button in (known, self.forget, copy):
            row.addWidget(button)
        body = QWidget()
        column = set_spacing(QVBoxLayout(body), theme.MARGIN)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        return body

    # What is measured ------------------------------------------------------------------------------------------------

    def _mask(self) -> tuple[Mask, tuple[int, ...], tuple[str, ...]] | None:
        """Return the mask, the classes to measure and the names of all classes; None if there is no mask."""
        session, shown = self.session, self.session.correction.display.mask
        document = session.correction.document
        if document is not None and shown is not None:
            return shown.copy(), document.provenance.things, document.provenance.classes
        answer = next((session.answers[one] for one in session.ticked if one in session.answers), None)
        if answer is None or not (answer.target or "labels" in answer.maps):
            return None
        things = tuple(index for index in range(len(answer.classes)) if index != answer.background)
        return mask_of(answer, session.view.threshold), things, answer.classes

    def _ask(self) -> None:
        found = self._mask() if self.isVisible() else None
        if found is None:
            if self.isVisible():
                self._take((), False, ())
            return
        mask, things, names = found
        spacing = self.spacing
        scale = (spacing.rows, spacing.columns) if spacing else (1.0, 1.0)
        self.session.tasks.ask(MeasureParts(mask, things, scale), partial(self._take, names, bool(spacing)))

    def _take(self, names: tuple[str, ...], in_mm: bool, parts: tuple[Part, ...]) -> None:
        if parts != self._parts:
            self._linked.marks.put_lines(())  # the lines belong to the earlier parts
        self._parts, self._names = parts, names
        unit, area_unit = ("mm", "mm²") if in_mm else ("px", "px")
        columns = (
            Column("\n".join((tr("area"), area_unit)), tr("Area of the part"), ",.1f" if in_mm else ","),
            Column("\n".join((tr("longest"), unit)), tr("Longest diameter"), ".1f"),
            Column("\n".join((tr("across"), unit)), tr("Longest diameter perpendicular to it"), ".1f"),
        )
        counts: dict[int, int] = {}
        rows: list[Row] = []
        for part in parts:
            counts[part.value] = counts.get(part.value, 0) + 1
            area = part.area if in_mm else part.pixels
            values = (area, part.longest.length, part.across.length)
            rows.append(Row(f"{names[part.value]} {counts[part.value]}", values, apart=True))
        self.table.numbers.set_rows(columns, rows)
        self._tell()

    def _tell(self) -> None:
        """Show the number of parts, the unit, and the length of the ruler."""
        counts: dict[int, int] = {}
        for part in self._parts:
            counts[part.value] = counts.get(part.value, 0) + 1
        counted = ", ".join(f"{count:,} {self._names[value]}" for value, count in counts.items())
        spacing = self.spacing
        if spacing is None:
            unit = tr("in pixels: the image does not give their size")
        else:
            unit = tr("in mm, from {source}", source=tr(spacing.known_by))
        pixels = self.known_length.pixels
        ruled = ""
        if pixels and self._linked.marks.ruler is not None:
            one, other = self._linked.marks.ruler
            height, width = (spacing.rows, spacing.columns) if spacing else (1.0, 1.0)
            length = float(np.hypot((other.y() - one.y()) * height, (other.x() - one.x()) * width))
            said = Text("line: {length:.1f} mm") if spacing else Text("line: {length:.1f} px")
            ruled = tr(said, length=length)
        self.state.setText(" · ".join(one for one in (counted or tr("No part"), unit, ruled) if one))
        self.forget.setVisible(self.known_length.is_known)

    # Where it is -----------------------------------------------------------------------------------------------------

    def _go(self, row: int) -> None:
        """Centre the view on a part, and draw its frame and its diameters."""
        if not 0 <= row < len(self._parts):
            return
        part = self._parts[row]
        top, left, bottom, right = part.box
        box = QRectF(left, top, right - left, bottom - top)
        self._linked.look_at(box, around=AROUND)
        self._linked.marks.put_frame(box)
        self._linked.marks.put_lines((part.longest.ends, part.across.ends))

    def _leave(self) -> None:
        """Remove the lines, which belong to an image that is no longer shown."""
        self._linked.marks.put_lines(())
        self._linked.marks.rule(None)
