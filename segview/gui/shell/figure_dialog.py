"""The form for a figure: its content, its colours, and its resolution."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QSpinBox, QVBoxLayout, QWidget

from segview.gui.language.translation import tr
from segview.gui.widgets.controls import name_control
from segview.tasks.figures import DPI, Figure

WIDTH = 420


@dataclass(frozen=True, eq=False)
class FigureOptions:
    """The choices of the form: content, colours, and dots per inch."""

    figure: Figure
    stem: str
    theme: str
    dpi: int


class FigureDialog(QDialog):
    """Lets the user choose content, light or dark colours and dots per inch, and save or copy the figure.

    Args:
        figures: The figures to choose from, by title.
        stem: Proposed file name without its ending.

    Signals:
        saved(FigureOptions): the figure is to be saved.
        copied(FigureOptions): the figure is to be copied to the clipboard.
    """

    saved = Signal(FigureOptions)
    copied = Signal(FigureOptions)

    def __init__(self, figures: Mapping[str, Figure], stem: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("figure")
        self.setWindowTitle(tr("Figure"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(WIDTH)
        self._figures, self._stem = tuple(figures.values()), stem
        self.which = QComboBox()
        self.which.addItems(list(figures))
        name_control(self.which, "figure/which", tr("Content"))
        self.theme = QComboBox()
        self.theme.addItem(tr("Light"), "light")
        self.theme.addItem(tr("Dark"), "dark")
        name_control(self.theme, "figure/theme", tr("Colours"))
        self.dpi = QSpinBox(minimum=36, maximum=1200, value=DPI, singleStep=50)
        name_control(
            self.dpi,
            "figure/dpi",
            tr("Dots per inch"),
            tr("For PNG and the clipboard; SVG and PDF are vector graphics"),
        )
        form = QFormLayout()
        form.addRow(tr("Content"), self.which)
        form.addRow(tr("Colours"), self.theme)
        form.addRow(tr("Dots per inch"), self.dpi)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        save = buttons.addButton(tr("Save…"), QDialogButtonBox.ButtonRole.AcceptRole)
        copy = buttons.addButton(tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        save.setDefault(True)
        buttons.accepted.connect(lambda: self.saved.emit(self._wish()))
        copy.clicked.connect(lambda: self.copied.emit(self._wish()))
        for signal in (self.saved, self.copied):
            signal.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(buttons)

    def _wish(self) -> FigureOptions:
        figure = self._figures[self.which.currentIndex()]
        return FigureOptions(figure, self._stem, self.theme.currentData(), self.dpi.value())
