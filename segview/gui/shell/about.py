"""Name, version and purpose of segview, and its limits."""

from __future__ import annotations

import platform
import sys
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

import segview
from segview.gui.widgets.controls import named

LIBRARIES = ("torch", "segmentation-models-pytorch", "PySide6-Essentials", "pyqtgraph", "numpy", "Pillow")


class About(QDialog):
    """Versions to quote in a report, and the research-use notice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("about")
        self.setWindowTitle("About segview")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        libraries = "<br>".join(f"{name} {_version(name)}" for name in LIBRARIES)
        text = QLabel(
            f"<h3>segview {segview.__version__}</h3>"
            "<p>Segmentation networks side by side: masks, attention, scales and uncertainty.</p>"
            "<p><b>For research and education. Not a medical device, not for diagnosis.</b></p>"
            f"<p>Python {platform.python_version()} on {sys.platform}<br>{libraries}</p>",
            objectName="about/text",
            wordWrap=True,
        )
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, objectName="about/buttons")
        named(buttons.button(QDialogButtonBox.StandardButton.Close), "about/close", "Close")
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(text)
        column.addWidget(buttons)
        self.setMinimumWidth(420)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
