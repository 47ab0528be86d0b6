"""The invitation on a wall with nothing to show: what to do, with the buttons for it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from segview.core.base.places import samples_folder
from segview.gui.language.translation import tr
from segview.gui.session.opening import choose_folder
from segview.gui.session.session import Session
from segview.gui.widgets import theme
from segview.gui.widgets.controls import named


class Invitation(QWidget):
    """Stands in place of the wall while no image is open."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("wall/invitation")
        self.text = QLabel(
            tr("No image is open. Open a folder of images, or drop one here."),
            wordWrap=True,
            alignment=Qt.AlignmentFlag.AlignCenter,
        )
        self.text.setObjectName("wall/empty")
        self.text.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        folder = QPushButton(tr("Open a folder…"))
        named(folder, "wall/open", tr("Open a folder of images"), tr("Masks beside it become the ground truth"))
        folder.clicked.connect(lambda: choose_folder(self, session))
        samples = QPushButton(tr("Open the sample images"))
        named(samples, "wall/samples", tr("Open the sample images"), tr("Twelve drawn images, to try segview on"))
        samples.clicked.connect(lambda: session.opener.open((samples_folder(),)))
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addStretch(1)
        for button in (folder, samples):
            button.setAutoDefault(True)  # Enter presses it
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(2 * theme.GAP)
        column.addStretch(1)
        column.addWidget(self.text)
        column.addLayout(row)
        column.addStretch(1)


class Reminder(QLabel):
    """Says that no variant is ticked, while an image is shown and there are variants.

    Args:
        session: What is shown.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(
            tr("No network is ticked. Tick one in the pane Variants, or press 1, to see what it finds."),
            wordWrap=True,
            alignment=Qt.AlignmentFlag.AlignCenter,
        )
        named(self, "wall/reminder", tr("Why there are no maps"))
        self.setMargin(theme.MARGIN)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._session = session
        for signal in (session.changed, session.known, session.image_opened):
            signal.connect(self._put)
        self._put()

    def _put(self) -> None:
        session = self._session
        self.setVisible(session.image is not None and bool(session.catalogue.shown) and not session.ticked)
