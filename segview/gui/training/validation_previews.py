"""The validation previews of a run, epoch by epoch."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from segview.core.base.text import Text
from segview.gui.language.translation import tr
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control

EMPTY = Text("Validation previews appear after the first epoch.")


class Film(QWidget):
    """A strip of images with a slider for the epoch, which stays at the newest epoch until the user moves it.

    Signals:
        wanted(int): the strip of this epoch is needed.
    """

    wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("training/film")
        self.setAccessibleName(tr("Validation previews"))
        self.strip = PreviewStrip()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        name_control(
            self.slider, "training/epoch", tr("Epoch of the validation previews"), tr("Browse the epochs (arrow keys)")
        )
        self.slider.valueChanged.connect(self._leaf)
        self.caption = QLabel()
        name_control(self.caption, "training/caption", tr("Epoch shown"))
        self._epochs: list[int] = []
        self._best = 0
        row = QHBoxLayout()
        row.addWidget(self.slider, 1)
        row.addWidget(self.caption)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GAP, 0, 0, 0)
        layout.addWidget(self.strip, 1)
        layout.addLayout(row)
        self.setMinimumWidth(130)
        self.clear()

    def clear(self) -> None:
        """Remove the previews, because another run will be shown."""
        self._epochs = []
        self.strip.show_pixels(None)
        self.slider.setEnabled(False)
        self.caption.clear()

    def set_epochs(self, epochs: Sequence[int], *, best: int) -> None:
        """Offer these epochs; if the newest epoch was shown before, show the newest one."""
        self._best = best
        if list(epochs) == self._epochs or not epochs:
            return
        at_end = not self._epochs or self.slider.value() == self.slider.maximum()
        self._epochs = list(epochs)
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, len(epochs) - 1)
            self.slider.setEnabled(len(epochs) > 1)
            if at_end:
                self.slider.setValue(len(epochs) - 1)
        if at_end:
            self._leaf(self.slider.value())

    def show_strip(self, epoch: int, pixels: object) -> None:
        """Show the strip of an epoch, unless another epoch has been chosen in the meantime."""
        if self._epochs and epoch == self._epochs[self.slider.value()]:
            self.strip.show_pixels(pixels if isinstance(pixels, np.ndarray) else None)

    def _leaf(self, place: int) -> None:
        epoch = self._epochs[place]
        self.caption.setText(
            tr("epoch {epoch} (best)", epoch=epoch) if epoch == self._best else tr("epoch {epoch}", epoch=epoch)
        )
        self.wanted.emit(epoch)


class PreviewStrip(QWidget):
    """Shows one image as large as possible, with its aspect ratio."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("training/strip")
        self._image: QImage | None = None

    def show_pixels(self, pixels: np.ndarray | None) -> None:
        """Show an image of shape (rows, columns, 3) and dtype uint8, or nothing."""
        self._image = None
        if pixels is not None:
            rows, columns = pixels.shape[:2]
            content = np.ascontiguousarray(pixels, np.uint8)
            self._image = QImage(content.data, columns, rows, columns * 3, QImage.Format.Format_RGB888).copy()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._image is None:
            painter.setPen(theme.roles().muted)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, tr(EMPTY))
            return
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = self.rect()
        place.setSize(size)
        place.moveCenter(self.rect().center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self._image)
