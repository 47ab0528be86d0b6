"""The pane of values: at the cursor, and of the whole image."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QToolButton, QVBoxLayout, QWidget

from segview.core.requests.settings import ViewSettings
from segview.gui.language.translation import tr
from segview.gui.readout.confusions import confusion_table
from segview.gui.readout.cursor_values import cursor_rows, place, reading
from segview.gui.readout.image_columns import image_columns
from segview.gui.readout.values import Score, counted_pixels_text, image_rows, tells_unlike
from segview.gui.session.dock import Dock
from segview.gui.session.session import Session
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control, tool_button
from segview.gui.widgets.number_table import NumberTable


class ValuesDock(Dock):
    """A table of the values of each ticked variant at the cursor, and a table of its scores on the whole image.

    Args:
        score: Returns the scores for counts, threshold and band; passed in because panes do not import the engine.
    """

    def __init__(self, session: Session, score: Score, parent: QWidget | None = None) -> None:
        super().__init__(session, name="readout", title=tr("Values"), parent=parent)
        self._score = score
        self._shared_by_user = False
        self._scored: tuple[object, ...] | None = None
        self.setWidget(self._build())
        session.pointed.connect(self._put_cursor)
        session.view_changed.connect(self._put_view)
        session.correction.counting.counted.connect(self._put_image)
        session.examined.connect(self._put_image)
        for signal in (session.answered, session.changed, session.known, session.failed):
            signal.connect(self._refresh)
        session.image_opened.connect(self._put_cursor)
        self._refresh()

    def copy(self) -> None:
        """Copy the tables to the clipboard as tab-separated text, below the image's path and the cursor's place."""
        image = self.session.image
        head = f"{image if image else 'no image'}\n{self.place.text()}\n"
        tables = self._tables if self.of_classes.numbers.rows else self._tables[:2]
        QGuiApplication.clipboard().setText(head + "\n".join(table.numbers.tab_separated() for table in tables))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() > 640
        self.splitter.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
        self._share()

    def _build(self) -> QWidget:
        self.at_cursor = NumberTable("readout/cursor", tr("At the cursor, for each variant"))
        self.of_image = NumberTable("readout/image", tr("For the whole image, for each variant"))
        self.place = QLabel()
        name_control(self.place, "readout/place", tr("Place of the cursor"))
        self.state = QLabel()
        name_control(self.state, "readout/state", tr("Threshold and band used for the values"))
        tip = tr("Copy both tables for a spreadsheet; Ctrl+C in a table copies that one")
        copy = tool_button(tr("Copy"), "readout/copy", accessible=tr("Copy both tables"), tip=tip)
        copy.clicked.connect(self.copy)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        name_control(self.splitter, "readout/splitter", tr("At the cursor beside the whole image"))
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(_part(self.at_cursor, self.place))
        self.splitter.addWidget(_part(self.of_image, self.state, copy))
        self.of_classes = NumberTable(
            "readout/confusion", tr("True classes, and the classes predicted for them"), heading=tr("True")
        )
        heading = QLabel(tr("Confusion: rows true, columns predicted"))
        self._classes = _part(self.of_classes, heading)
        self._classes.hide()
        self.splitter.addWidget(self._classes)
        self.splitter.splitterMoved.connect(self._note_split)
        for table in self._tables:
            table.numbers.modelReset.connect(self._share)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(theme.MARGIN, theme.GAP, theme.MARGIN, theme.MARGIN)
        layout.addWidget(self.splitter)
        return body

    @property
    def _tables(self) -> tuple[NumberTable, ...]:
        return self.at_cursor, self.of_image, self.of_classes

    def _note_split(self) -> None:
        self._shared_by_user = True

    def _share(self) -> None:
        """Divide the width by the needs of the tables, until the user moves the splitter."""
        if not self._shared_by_user and self.splitter.orientation() == Qt.Orientation.Horizontal:
            # Qt scales sizes that exceed the available width down in proportion.
            self.splitter.setSizes([table.preferred_width() * 10 for table in self._tables])

    def _refresh(self) -> None:
        self._put_cursor()
        self._put_image()

    def _put_view(self, view: ViewSettings) -> None:
        if _read_from(view) != self._scored:
            self._refresh()

    def _put_cursor(self) -> None:
        what = reading(self.session)
        self.at_cursor.numbers.set_rows(what.columns, cursor_rows(self.session, what))
        self.place.setText(place(self.session))

    def _put_image(self) -> None:
        view = self.session.view
        self._scored = _read_from(view)
        columns = image_columns(unlike=tells_unlike(self.session))
        self.of_image.numbers.set_rows(columns, image_rows(self.session, self._score))
        columns, rows = confusion_table(self.session)
        self.of_classes.numbers.set_rows(columns, rows)
        self._classes.setVisible(bool(rows))
        self.state.setText(
            tr(
                "{counted} · threshold {threshold:.2f} · uncertain {low:.2f} to {high:.2f}",
                counted=counted_pixels_text(self.session),
                threshold=view.threshold,
                low=0.5 - view.band,
                high=0.5 + view.band,
            )
        )


def _read_from(view: ViewSettings) -> tuple[object, ...]:
    """Return the settings that change the tables."""
    return view.threshold, view.band, view.tissue_only, view.maps, view.own_maps


def _part(table: NumberTable, heading: QLabel, *buttons: QToolButton) -> QWidget:
    part = QWidget()
    layout = QVBoxLayout(part)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    row = QHBoxLayout()
    # A long text must not widen the pane.
    heading.setMinimumWidth(40)
    heading.setFixedHeight(heading.fontMetrics().height() + 10)
    heading.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    row.addWidget(heading, 1)
    for button in buttons:
        row.addWidget(button)
    layout.addLayout(row)
    layout.addWidget(table, 1)
    table.setMinimumSize(180, 60)
    return part
