"""The preview of the data of a plan: the number of pairs, and some of them with their masks."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from segview.core.base.text import Text
from segview.core.requests.request import Failure
from segview.gui.language.translation import tr
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control
from segview.tasks.data_preview import DataPreview, PreviewData, PreviewedPair
from segview.tasks.dispatch import Tasks
from segview.tasks.task import Lane

PARTS = {"train": Text("trains"), "validation": Text("validates")}


class DataDialog(QDialog):
    """Shows pairs as they arrive; a pair that cannot be read has the reason in its tool tip."""

    def __init__(self, tasks: Tasks, task: PreviewData, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("data")
        self.setWindowTitle(tr("The data of the plan"))
        self.resize(760, 560)
        self._stop = lambda: tasks.stop(Lane.PREVIEW)
        self.status = QLabel(tr("Looking for pairs…"), wordWrap=True)
        name_control(self.status, "data/status", tr("Number of pairs"))
        self.list = QListWidget()
        name_control(self.list, "data/pairs", tr("Some of the pairs, with their masks"))
        self.list.setViewMode(QListWidget.ViewMode.IconMode)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setMovement(QListWidget.Movement.Static)
        self.list.setIconSize(QSize(task.side, task.side))
        self.list.setGridSize(QSize(task.side + 16, task.side + 3 * self.fontMetrics().height()))
        self.list.setWordWrap(True)
        self.list.setSpacing(theme.GAP)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.status)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self._ticket = tasks.ask(task, self._take, failed=self._fail)

    def done(self, result: int) -> None:
        """Close the dialog, and stop the preview."""
        self._ticket.cancel()
        self._stop()
        super().done(result)

    def _take(self, found: DataPreview) -> None:
        counts = found.counts
        counts = tr(
            "{pairs:,} pairs for training and {held:,} for validation.",
            pairs=counts["train"],
            held=counts["validation"],
        )
        self.status.setText(" ".join((counts, *map(tr, found.notes))))
        theme.set_tone(self.status, "warning" if found.notes else "")
        for one in found.shown[self.list.count() :]:
            self.list.addItem(_item(one, self.list.iconSize().width()))

    def _fail(self, failure: Failure) -> None:
        theme.set_tone(self.status, "warning")
        self.status.setText(tr(failure.reason))


def _item(pair: PreviewedPair, side: int) -> QListWidgetItem:
    item = QListWidgetItem(tr("{name}\n{part}", name=pair.name, part=tr(PARTS[pair.part])))
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    item.setToolTip(tr(pair.problem) or pair.name)
    if pair.pixels is None:
        pixmap = QPixmap(side, side)
        pixmap.fill(theme.roles().alternate)
    else:
        rows, columns = pair.pixels.shape[:2]
        image = QImage(pair.pixels.tobytes(), columns, rows, 3 * columns, QImage.Format.Format_RGB888)
        pixmap = QPixmap.fromImage(image)  # copies the pixels out of the buffer
    item.setIcon(QIcon(pixmap))
    return item
