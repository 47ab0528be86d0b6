"""The problem report: the user checks it, adds a description, and saves it; nothing is sent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from segview.core.help.problem import Problem
from segview.gui.language.translation import tr
from segview.gui.widgets.controls import name_control


class ProblemDialog(QDialog):
    """Shows the files of a report, each in a tab.

    Args:
        save: Called with a path and the report, to write the report to that file.
    """

    def __init__(self, save: Callable[[Path, Problem], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_control(self, "problem", tr("Report a problem"))
        self.setWindowTitle(tr("Report a problem"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._save = save
        self._problem = Problem({})
        about = QLabel(
            tr(
                "This makes a file that you can pass on. Nothing is sent. Look through it: it should name no image, no "
                "folder and no person."
            ),
            wordWrap=True,
        )
        name_control(about, "problem/about", tr("About the report"))
        self.words = QPlainTextEdit(tabChangesFocus=True)
        self.words.setPlaceholderText(tr("What happened? What did you expect? (optional)"))
        name_control(self.words, "problem/words", tr("What happened"))
        self.words.setMaximumHeight(90)
        self.tabs = QTabWidget()
        name_control(self.tabs, "problem/files", tr("Files of the report"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.setObjectName("problem/buttons")
        self.saving = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        name_control(self.saving, "problem/save", tr("Save"))
        name_control(self.buttons.button(QDialogButtonBox.StandardButton.Cancel), "problem/cancel", tr("Cancel"))
        self.saving.setEnabled(False)
        self.buttons.accepted.connect(self._choose)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for part in (about, self.words, self.tabs, self.buttons):
            column.addWidget(part)
        room = self.screen().availableGeometry().size()
        self.resize(min(760, room.width() - 40), min(620, room.height() - 60))

    def set_problem(self, problem: Problem) -> None:
        """Show a report."""
        self._problem = problem
        self.tabs.clear()
        for name, text in problem.files.items():
            view = QPlainTextEdit(readOnly=True, tabChangesFocus=True)
            view.setPlainText(text)
            name_control(view, f"problem/files/{name}", name)
            self.tabs.addTab(view, name)
        self.saving.setEnabled(True)

    def _choose(self) -> None:
        day = QDate.currentDate().toString(Qt.DateFormat.ISODate)
        start = Path.home() / f"segview-problem-{day}.zip"
        dialog = QFileDialog(self, tr("Save the report"), str(start.parent), tr("ZIP (*.zip)"))
        dialog.setObjectName("choose/save_problem")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("zip")
        dialog.selectFile(start.name)
        dialog.fileSelected.connect(self._save_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save_to(self, name: str) -> None:
        self._save(Path(name), self._problem.with_words(self.words.toPlainText()))
        self.accept()
