"""The dialog to define the labels of a folder: typed, from a file, or from a variant."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from pydantic import ValidationError
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QColorDialog,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from segview.core.base.text import Text
from segview.core.requests.label_list import LabelList
from segview.gui.correction.label_table import LabelTable
from segview.gui.language.translation import tr
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control
from segview.tasks.dispatch import Tasks
from segview.tasks.labels import ReadLabels
from segview.tasks.task import Failure

FILES = Text("Labels (*.txt *.json *.csv *.ctbl *.label);;All files (*)")

_NEEDED = {
    "name": Text("Label {number} needs a name."),
    "colour": Text("Label {number} needs a colour as #rrggbb."),
    "key": Text("The key of label {number} is a digit from 1 to 9, or nothing."),
}

Chosen = Callable[[LabelList | None, Mapping[str, str]], str]
"""Takes the labels, or None, and the new names of renamed ones; returns the reason if impossible, else nothing."""


class LabelsDialog(QDialog):
    """Shows the labels of a folder for editing.

    Args:
        tasks: Runs tasks of the engine.
        folder: The folder of the images.
        labels: The initial labels, or None.
        known: Whether these are the folder's own labels and not the classes of a variant.
        chosen: Takes the result.
        save: Saves labels to a file.
    """

    def __init__(
        self,
        tasks: Tasks,
        folder: Path,
        labels: LabelList | None,
        *,
        known: bool,
        chosen: Chosen,
        save: Callable[[LabelList], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._folder, self._chosen, self._save = tasks, folder, chosen, save
        self.setObjectName("labels")
        self.setWindowTitle(tr("Labels"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.table = LabelTable()
        self.problem = QLabel(wordWrap=True)
        name_control(self.problem, "labels/problem", tr("Why these labels cannot be used"))
        theme.set_tone(self.problem, "warning")
        self._build(known=known)
        self.table.edited.connect(self._check)
        self.table.set_labels(labels.labels if labels else (), known=True)
        self.resize(520, 420)

    def _build(self, *, known: bool) -> None:
        column = QVBoxLayout(self)
        said = QLabel(
            tr(
                "Labels of the images of {folder}. Masks hold the numbers of the rows; exports also hold "
                "names and colours.",
                folder=self._folder,
            ),
            wordWrap=True,
        )
        said.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(said)
        row = QHBoxLayout()
        row.addWidget(self.table, 1)
        row.addLayout(self._build_buttons())
        column.addLayout(row, 1)
        column.addWidget(self.problem)
        column.addWidget(self._build_ends(known=known))

    def _build_buttons(self) -> QVBoxLayout:
        """Return the buttons beside the table."""
        buttons = QVBoxLayout()
        for name, text, tip, do in (
            ("add", tr("Add"), tr("Add a label (Ins)"), self.table.add),
            ("remove", tr("Remove"), tr("Remove the chosen label (Del)"), self.table.remove),
            ("up", tr("Move up"), tr("A smaller number in masks"), lambda: self.table.move(-1)),
            ("down", tr("Move down"), tr("A larger number in masks"), lambda: self.table.move(1)),
            ("colour", tr("Colour…"), tr("Choose the colour of the chosen label"), self._choose_colour),
            (
                "file",
                tr("From a file…"),
                tr("A name in each line, COCO, labelme, 3D Slicer, ITK-SNAP"),
                self._choose_file,
            ),
            ("save", tr("Save…"), tr("In a file for other folders and people"), lambda: self._use(self._save)),
        ):
            button = QPushButton(text)
            name_control(button, f"labels/{name}", text.removesuffix("…"), tip)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, do=do: do())
            buttons.addWidget(button)
        buttons.addStretch(1)
        return buttons

    def _build_ends(self, *, known: bool) -> QDialogButtonBox:
        """Return the buttons that end the dialog."""
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.done_button = box.button(QDialogButtonBox.StandardButton.Ok)
        name_control(self.done_button, "labels/ok", tr("Mark with these labels"))
        name_control(box.button(QDialogButtonBox.StandardButton.Cancel), "labels/cancel", tr("Cancel"))
        none = box.addButton(tr("Classes of the variants"), QDialogButtonBox.ButtonRole.ResetRole)
        name_control(
            none, "labels/none", tr("Mark with the classes of the variants"), tr("No labels of your own in this folder")
        )
        none.setEnabled(known)
        none.clicked.connect(lambda: self._take(None))
        box.accepted.connect(lambda: self._use(self._take))
        box.rejected.connect(self.reject)
        return box

    def _labels(self) -> LabelList | None:
        """Return the labels in the table; if they are invalid, show the reason and return None."""
        if not self.table.rowCount():
            self.problem.setText(tr("Add a label, or read labels from a file."))
            return None
        try:
            labels = self.table.labels()
        except ValidationError as error:
            self.problem.setText(_sentence(error))
            return None
        self.problem.setText("")
        return labels

    def _check(self) -> None:
        self.done_button.setEnabled(self._labels() is not None)

    def _use(self, do: Callable[[LabelList], object]) -> None:
        """Call a function with the labels if they are valid."""
        labels = self._labels()
        if labels is not None:
            do(labels)

    def _take(self, labels: LabelList | None) -> None:
        refusal = self._chosen(labels, self.table.renames() if labels else {})
        if refusal:
            self.problem.setText(tr(refusal))
        else:
            self.accept()

    def _choose_colour(self) -> None:
        if self.table.currentRow() < 0:
            self.problem.setText(tr("Choose a label first."))
            return
        dialog = QColorDialog(self.table.colour, self)
        dialog.setObjectName("labels/choose_colour")
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        dialog.colorSelected.connect(self.table.set_colour)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, tr("Read labels from a file"), str(self._folder), tr(FILES))
        dialog.setObjectName("choose/labels")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        ask = self._tasks.ask
        dialog.fileSelected.connect(lambda name: ask(ReadLabels(Path(name)), self._take_read, failed=self._fail))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_read(self, labels: LabelList) -> None:
        self.table.set_labels(labels.labels)

    def _fail(self, failure: Failure) -> None:
        self.problem.setText(tr(failure.reason))


def _sentence(error: ValidationError) -> str:
    """Return the reason why labels are invalid, with the row if there is one."""
    first = error.errors()[0]
    place = first["loc"]
    if len(place) > 2:
        return tr(_NEEDED[str(place[2])], number=int(place[1]) + 1)
    return tr(first["ctx"]["error"].args[0]) if "ctx" in first else first["msg"]
