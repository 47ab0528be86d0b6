"""Name, version, purpose and limits of segview, and the licences of the installed packages."""

from __future__ import annotations

import platform
import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

import segview
from segview.core.help.licences import Licence
from segview.gui.language.translation import tr
from segview.gui.widgets.controls import name_control


class About(QDialog):
    """Versions to quote in a report, the research-use notice, and a table of packages with their licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("about")
        self.setWindowTitle(tr("About segview"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        purpose = tr("Segmentation networks side by side: masks, attention, scales and uncertainty.")
        limits = tr("For research and education. Not a medical device, not for diagnosis.")
        system = tr("Python {version} on {system}", version=platform.python_version(), system=sys.platform)
        own = tr(
            "segview itself is under the Apache License 2.0; the packages installed with it are under these licences:"
        )
        text = QLabel(
            f"<h3>segview {segview.__version__}</h3><p>{purpose}</p><p><b>{limits}</b></p><p>{system}</p><p>{own}</p>",
            objectName="about/text",
            wordWrap=True,
        )
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.table = QTableWidget(0, 3)
        name_control(self.table, "about/licences", tr("Packages and their licences"))
        self.table.setHorizontalHeaderLabels([tr("Package"), tr("Version"), tr("Licence")])
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, objectName="about/buttons")
        name_control(buttons.button(QDialogButtonBox.StandardButton.Close), "about/close", tr("Close"))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(text)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)
        self.resize(620, 520)

    def set_licences(self, licences: tuple[Licence, ...]) -> None:
        """List the packages with their licences."""
        self.table.setRowCount(len(licences))
        for row, one in enumerate(licences):
            texts = (one.package, one.version, one.terms or tr("not stated"))
            for column, text in enumerate(texts):
                self.table.setItem(row, column, QTableWidgetItem(text))
        self.table.resizeColumnToContents(0)
        self.table.resizeColumnToContents(1)
