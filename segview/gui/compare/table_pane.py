"""The table of scores with its filter, and the actions on its rows."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTableView, QVBoxLayout, QWidget

from segview.core.base.text import Text
from segview.core.comparison.score_table import ScoreTable
from segview.gui.compare.folder_scores import FolderScores
from segview.gui.compare.listing import Listing
from segview.gui.compare.score_model import ScoreModel
from segview.gui.language.translation import tr
from segview.gui.session import opening
from segview.gui.session.session import Session
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control, tool_button
from segview.gui.widgets.flowing import Flow
from segview.gui.widgets.stacked import set_spacing
from segview.tasks.files import Open, Opened

ROW_TIP = Text("A click selects the image, a double click or Enter opens it on the wall")
BESIDE_TIP = Text("Score a second folder too, and show its means beside those of the first")
NAME_WIDTH = 120
SCORE_WIDTH = 62


class TablePane(QWidget):
    """A table with a row for each image.

    Signals:
        opened(int): the user wants to see the image with this index in the table on the wall.
    """

    opened = Signal(int)

    def __init__(self, session: Session, scores: FolderScores, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._scores = session, scores
        self._listed = Listing(session)
        self.model = ScoreModel(self)
        self.view = QTableView()
        self._build_view()
        self.filter = QLineEdit(placeholderText=tr("Filter by name"), clearButtonEnabled=True)
        name_control(self.filter, "compare/filter", tr("Filter by name"), tr("Every word must be in the name"))
        self.filter.textChanged.connect(self.model.filter_by)
        self.listing = tool_button(tr("List selected"), "compare/list", accessible=tr("List selected images"), tip="")
        self.listing.clicked.connect(self.list_selected)
        self.beside = tool_button(
            tr("Second folder…"), "compare/beside", accessible=tr("A second folder"), tip=tr(BESIDE_TIP)
        )
        self.beside.clicked.connect(self._choose_beside)
        self.filter.setMinimumWidth(90)
        buttons = Flow()
        for control in (self.filter, self.listing, self.beside):
            buttons.row.addWidget(control)
        column = set_spacing(QVBoxLayout(self))
        column.addWidget(buttons)
        column.addWidget(self.view, 1)
        scores.changed.connect(self._enable)
        self._enable()

    def set_table(self, table: ScoreTable, score: str, full_names: tuple[str, ...]) -> None:
        """Show a score of a table; ``full_names`` are the full names of the variants."""
        others = table.variants != self.model.table.variants
        self.model.set_table(table, score, full_names)
        if others:
            _widen(self.view, self.model)

    def select(self, place: int) -> None:
        """Select the row of an image, unless the filter hides it."""
        row, flags = self.model.rows.row_of(place), QItemSelectionModel.SelectionFlag
        if row >= 0:  # ClearAndSelect ignores held keys
            index = self.model.index(row, 0)
            self.view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def tab_separated(self) -> str:
        """Return the selected rows, or all if none is selected, as tab-separated text."""
        return self.model.tab_separated(self._selected_rows() or list(range(self.model.rowCount())))

    def list_selected(self) -> None:
        """Restrict the list of images to the selected rows; if it is restricted already, restore it."""
        if self._listed.is_restricted:
            self._listed.restore()
        elif self._scores.asked is not None and (rows := self._selected_rows()):
            self._listed.restrict([self._scores.asked.images[int(self.model.rows.places[row])] for row in rows])
        self._enable()

    def _build_view(self) -> None:
        view = self.view
        name_control(view, "compare/table", tr("Scores of each image"), tr(ROW_TIP))
        view.setModel(self.model)
        view.setSortingEnabled(True)
        view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setTabKeyNavigation(False)
        view.setShowGrid(False)
        view.setWordWrap(False)
        rows = view.verticalHeader()
        rows.hide()
        rows.setDefaultSectionSize(view.fontMetrics().height() + 5)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        view.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideMiddle)  # names differ at their ends
        view.activated.connect(lambda index: self.opened.emit(int(self.model.rows.places[index.row()])))
        view.clicked.connect(self._open_image)
        view.selectionModel().selectionChanged.connect(self._enable)

    def _enable(self) -> None:
        listed = self._listed.is_restricted
        self.listing.setText(tr("List all again") if listed else tr("List selected"))
        self.listing.setToolTip(
            tr("Restore the list of images")
            if listed
            else tr("List only the images of the selected rows, to go through them on the wall")
        )
        self.listing.setEnabled(listed or bool(self._selected_rows()))
        selection = self._scores.selection
        self.beside.setText(tr("First folder only") if selection.beside else tr("Second folder…"))
        self.beside.setToolTip(tr("Remove the additional folders") if selection.beside else tr(BESIDE_TIP))
        self.beside.setEnabled(not selection.refusal)

    def _selected_rows(self) -> list[int]:
        return sorted(index.row() for index in self.view.selectionModel().selectedRows())

    def _open_image(self, index: QModelIndex) -> None:
        """Open the image in the other panes, but stay on this page: a double click opens the wall."""
        self._session.ask(image=self._scores.columns.images[int(self.model.rows.places[index.row()])])

    def _choose_beside(self) -> None:
        if not self._scores.selection.beside:
            opening.choose_known(self, self.open_beside)
            return
        self._scores.selection.beside = ()
        self._scores.start()

    def open_beside(self, folder: Path) -> None:
        """Add a folder to the scoring, and start the scoring."""

        def take(opened: Opened) -> None:
            if opened.images is not None:
                self._scores.selection.put_beside(opened.images)
                self._scores.start()
            if opened.problem:
                self._session.tell_failure(opened.problem)

        self._session.opener.ask(Open((folder,)), take)


def _widen(view: QTableView, model: ScoreModel) -> None:
    """Give each column the width of its heading, within bounds."""
    header, metrics = view.horizontalHeader(), view.fontMetrics()
    for column in range(model.columnCount()):
        name = str(model.headerData(column, Qt.Orientation.Horizontal))
        needed = metrics.horizontalAdvance(name) + 4 * theme.GAP
        width = max(SCORE_WIDTH, min(needed, NAME_WIDTH)) if column else NAME_WIDTH
        header.resizeSection(column, width)
