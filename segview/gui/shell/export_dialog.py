"""The form for an export of corrections: which images, which format, which folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from segview.annotation.formats import FORMATS
from segview.gui.language.translation import tr
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control, tool_button

WIDTH = 520


@dataclass(frozen=True)
class ExportOptions:
    """The choices of the form.

    Attributes:
        images: The images; images without a correction are skipped.
        kind: Name of the format.
        folder: The target folder.
        together: Whether all masks are written into one file.
    """

    images: tuple[Path, ...]
    kind: str
    folder: Path
    together: bool


class ExportDialog(QDialog):
    """Chooses images, format and folder.

    Args:
        sets: The sets of images to choose from, by title.
        folder: The proposed target folder.

    Signals:
        wished(ExportOptions): the export was confirmed.
    """

    wished = Signal(ExportOptions)

    def __init__(self, sets: Mapping[str, tuple[Path, ...]], folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("export_all")
        self.setWindowTitle(tr("Export masks"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(WIDTH)
        self._sets = tuple(sets.values())
        self.which = QComboBox()
        self.which.addItems(list(sets))
        name_control(self.which, "export_all/which", tr("Which images"), tr("Images without a correction are left out"))
        self.kind = QComboBox()
        for name, row in FORMATS.items():
            if row.write is not None:
                self.kind.addItem(row.title, name)
        name_control(self.kind, "export_all/kind", tr("Format"))
        self.together = QCheckBox(tr("One file for all images"))
        name_control(
            self.together, "export_all/together", self.together.text(), tr("Otherwise, each image has its own file")
        )
        self.folder = QLineEdit(str(folder))
        name_control(self.folder, "export_all/folder", tr("Folder"), tr("It is created if it is missing"))
        self._build()
        self.kind.currentIndexChanged.connect(self._refresh)
        self._refresh()

    def _build(self) -> None:
        browse = tool_button("…", "export_all/browse", accessible=tr("Choose the folder"), tip=tr("Choose the folder"))
        browse.clicked.connect(self._browse)
        place = QHBoxLayout()
        place.addWidget(self.folder, 1)
        place.addWidget(browse)
        form = QFormLayout()
        form.setSpacing(theme.GAP)
        form.addRow(tr("Corrected images"), self.which)
        form.addRow(tr("Format"), self.kind)
        form.addRow("", self.together)
        form.addRow(tr("Folder"), place)
        said = QLabel(
            tr(
                "A file beside each one says what the mask was made from. You are asked before existing "
                "files are replaced."
            ),
            wordWrap=True,
        )
        said.setForegroundRole(said.palette().ColorRole.PlaceholderText)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        begin = buttons.addButton(tr("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        name_control(begin, "export_all/begin", tr("Export"))
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(theme.MARGIN)
        column.addLayout(form)
        column.addWidget(said)
        column.addStretch(1)
        column.addWidget(buttons)

    def _refresh(self) -> None:
        many = FORMATS[self.kind.currentData()].write_many is not None
        self.together.setEnabled(many)
        if not many:
            self.together.setChecked(False)

    def _browse(self) -> None:
        dialog = QFileDialog(self, tr("Choose the folder"), self.folder.text())
        dialog.setObjectName("choose/export_all")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.folder.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _accept(self) -> None:
        folder = self.folder.text().strip()
        if not folder:
            self.folder.setFocus()
            return
        images = self._sets[self.which.currentIndex()]
        self.wished.emit(ExportOptions(images, self.kind.currentData(), Path(folder), self.together.isChecked()))
        self.accept()
