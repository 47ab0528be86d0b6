"""A length in the image that the user knows, from which the pixel size is computed."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QWidget

from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.gui.wall.drawing.linked_view import LinkedView

SMALLEST_MM, LARGEST_MM = 0.001, 10_000.0


class KnownLength(QObject):
    """Asks the user for the length of the ruler's line.

    Args:
        session: The session, with the image and its pixel size.
        linked: The linked view, with the ruler.
        over: The parent of the dialog.

    Signals:
        lacks_ruler(): the user has not drawn a line yet.
    """

    lacks_ruler = Signal()

    def __init__(self, session: Session, linked: LinkedView, over: QWidget) -> None:
        super().__init__(over)
        self._session, self._linked, self._over = session, linked, over

    @property
    def pixels(self) -> float:
        """The length of the ruler in pixels; 0 if there is none."""
        ruler = self._linked.marks.ruler
        return 0.0 if ruler is None else float(np.hypot(ruler[1].x() - ruler[0].x(), ruler[1].y() - ruler[0].y()))

    @property
    def is_known(self) -> bool:
        """Whether the pixel size of the image was set by the user."""
        opened = self._session.current_image.opened
        return opened is not None and opened.identity.sha256 in self._session.calibration.drawn

    def ask(self) -> None:
        """Open the dialog for the length of the ruler's line."""
        opened, pixels = self._session.current_image.opened, self.pixels
        if opened is None:
            return
        if not pixels:
            self.lacks_ruler.emit()
            return
        dialog = QInputDialog(self._over)
        dialog.setObjectName("measures/length")
        dialog.setWindowTitle(tr("A known length"))
        dialog.setInputMode(QInputDialog.InputMode.DoubleInput)
        dialog.setDoubleRange(SMALLEST_MM, LARGEST_MM)
        dialog.setDoubleDecimals(3)
        dialog.setDoubleValue(5.0)
        dialog.setLabelText(tr("The line has {pixels:.1f} pixels. Its length in millimetres:", pixels=pixels))
        dialog.doubleValueSelected.connect(lambda length: self._session.calibration.set_side(opened, length / pixels))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def forget(self) -> None:
        """Go back to the pixel size from the file, if it has one."""
        if self._session.current_image.opened is not None:
            self._session.calibration.set_side(self._session.current_image.opened, None)
