"""The pane of map statistics: where the mass of a map lies, what it misses, how it correlates with errors."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from segview.core.answers.columns import columns
from segview.core.answers.prediction import Prediction
from segview.core.base.text import Text
from segview.core.maps.artefacts import Artefact
from segview.core.maps.maps import Kind, Map
from segview.core.maps.statistics import Figures, MapMeasures, figures
from segview.gui.language.translation import tr
from segview.gui.readout.values import counted_pixels_text
from segview.gui.session.dock import Dock
from segview.gui.session.session import Session
from segview.gui.wall.expected_maps import has
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control, tool_button
from segview.gui.widgets.number_table import Column, NumberTable, Row, Value

_CHANCE = Text("1 is the value of a map that is unrelated to the image")
_COLUMNS = (
    Column(Text("in truth\n%"), Text("Share of the map's mass that lies inside the ground truth"), ".1f"),
    Column(
        Text("× by\nchance"),
        Text("The same, divided by the share of the area that the ground truth covers: {chance}", chance=_CHANCE),
        ".2f",
    ),
    Column(
        Text("missed\n%"),
        Text(
            "Share of the ground truth not above the map's mean, or of the target's probability not above the threshold"
        ),
        ".1f",
    ),
    Column(
        Text("in mask\n%"), Text("Share of the map's mass that lies inside the variant's mask at the threshold"), ".1f"
    ),
    Column(
        Text("× by\nchance"),
        Text("The same, divided by the share of the area that the mask covers: {chance}", chance=_CHANCE),
        ".2f",
    ),
    *(
        Column(
            Text("on {kind}\n%", kind=Text(kind.words)),
            Text("Share of the map's mass that lies on {about}", about=about),
            ".1f",
        )
        for kind, about in (
            (Artefact.GLARE, Text("specular highlights")),
            (Artefact.BORDER, Text("the black frame")),
            (Artefact.TEXT, Text("burnt-in text")),
            (Artefact.INSET, Text("boxes of the display, such as the position finder")),
        )
    ),
    Column(
        Text("error\nr"),
        Text(
            "Point-biserial correlation of the map's numbers with being wrong: of an uncertainty, the higher the better"
        ),
        ".2f",
    ),
)


class MapStatisticsDock(Dock):
    """A row for each map of each prediction: the maps beside the image, or all maps, and the maps on demand."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, name="figures", title=tr("Map statistics"), parent=parent)
        self.setWidget(self._build())
        for signal in (session.answered, session.changed, session.known, session.failed, session.examined):
            signal.connect(self._refresh)
        for signal in (session.view_changed, session.inspection.changed, session.inspection.results.found):
            signal.connect(self._refresh)
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def _build(self) -> QWidget:
        self.table = NumberTable("figures/table", tr("Statistics of each map"), heading=tr("Map"))
        self.state = QLabel()
        name_control(self.state, "figures/state", tr("Pixels that are counted"))
        self.state.setMinimumWidth(40)
        self.all = QCheckBox(tr("All maps"))
        name_control(
            self.all, "figures/all", tr("All maps"), tr("Also list the maps that are not shown beside the image")
        )
        self.all.toggled.connect(self._refresh)
        self.tissue = QCheckBox(tr("Tissue only"))
        name_control(
            self.tissue, "figures/tissue_only", tr("Tissue only"), tr("Count without the pixels on artefacts (Shift+X)")
        )
        self.tissue.toggled.connect(lambda on: self.session.show(tissue_only=on))
        copy = tool_button(
            tr("Copy"), "figures/copy", accessible=tr("Copy the figures"), tip=tr("Copy the table for a spreadsheet")
        )
        copy.clicked.connect(self.table.copy)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, theme.MARGIN)
        layout.setSpacing(4)
        row = QHBoxLayout()
        row.addWidget(self.state, 1)
        for control in (self.all, self.tissue, copy):
            row.addWidget(control)
        layout.addLayout(row)
        layout.addWidget(self.table, 1)
        self.table.setMinimumHeight(60)
        return body

    def _refresh(self) -> None:
        session, view = self.session, self.session.view
        with QSignalBlocker(self.tissue):
            self.tissue.setChecked(view.tissue_only)
        if not self.isVisible():  # showEvent updates the table
            return
        truth = session.current_image.opened is not None and session.current_image.opened.truth is not None
        said = tr(
            "{counted} · threshold {threshold:.2f}", counted=counted_pixels_text(session), threshold=view.threshold
        )
        self.state.setText(said if truth else tr("{said} · no ground truth", said=said))
        self.table.numbers.set_rows(_COLUMNS, list(self._rows()))

    def _rows(self) -> Iterator[Row]:
        """Yield rows of the maps of the predictions, then of the maps on demand; maps without mass have no row."""
        session = self.session
        answers = [one for folder in session.ticked if (one := session.answers.get(folder)) is not None]
        names = columns(("*",) if self.all.isChecked() else session.view.maps, answers, own=session.view.own_maps)
        if session.catalogue.blind:
            names = tuple(name for name in names if all(has(answer, name) for answer in answers))
        for name in names:
            for answer in answers:
                one, known = answer.maps.get(name), answer.measures
                if one is not None and one.kind is not Kind.MASK and (known is None or name in known.maps):
                    yield self._row(answer, name, answer.measures, answer.tissue_measures)
        inspection = session.inspection
        # In blind mode there are none: which variants have a map would reveal which variants they are.
        for asked in () if session.catalogue.blind else inspection.asked:
            for answer in answers:
                question = inspection.question(answer.request, asked, session.view.threshold)
                found = inspection.results.answer(question) if question else None
                if found is not None and isinstance(found.shown, Map) and found.measures is not None:
                    yield self._row(answer, found.shown.name, found.measures, found.tissue_measures)

    def _row(self, answer: Prediction, name: str, whole: MapMeasures | None, tissue: MapMeasures | None) -> Row:
        view, folder = self.session.view, answer.request.variant
        measures = tissue if view.tissue_only else whole
        values: tuple[Value, ...] = (None,) * len(_COLUMNS)
        if measures is not None and name in measures.maps:
            values = _values(figures(measures, name, view.threshold, whole))
        variant = self.session.catalogue.find(folder)
        return Row(f"{name} · {variant.name if variant else folder.name}", values)


def _values(found: Figures) -> tuple[Value, ...]:
    return (
        _percent(found.in_truth),
        found.truth_ratio,
        _percent(found.missed),
        _percent(found.in_mask),
        found.mask_ratio,
        *(_percent(found.on_artefacts[kind]) for kind in Artefact),
        found.error,
    )


def _percent(share: float | None) -> float | None:
    return None if share is None else 100 * share
