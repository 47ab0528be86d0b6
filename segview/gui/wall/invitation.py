"""The page in place of an empty wall: hints and buttons to open images."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QPushButton

from segview.core.base.places import samples_folder
from segview.gui.language.translation import tr
from segview.gui.session.opening import choose_folder
from segview.gui.session.session import Session
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control
from segview.gui.widgets.empty_state import EmptyState


class Invitation(EmptyState):
    """Replaces the wall while no image is open, and tells when a folder is being read."""

    def __init__(self, session: Session) -> None:
        folder = QPushButton(tr("Open a folder…"))
        name_control(folder, "wall/open", tr("Open a folder of images"), tr("Masks beside it become the ground truth"))
        folder.clicked.connect(lambda: choose_folder(self, session))
        samples = QPushButton(tr("Open the sample images"))
        name_control(samples, "wall/samples", tr("Open the sample images"), tr("Twelve drawn images to try segview"))
        samples.clicked.connect(lambda: session.opener.open((samples_folder(),)))
        self._opener = session.opener
        super().__init__("wall", tr("No image is open. Open a folder of images, or drop one here."), folder, samples)
        session.opener.changed.connect(self._put_reading)

    def _put_reading(self) -> None:
        self.set_refusal("\n\n".join(self._opener.progress_texts), usable=True)


class Reminder(QLabel):
    """A hint that no variant is ticked, while an image is shown and variants exist.

    Args:
        session: The session that is shown.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(
            tr("No network is ticked. Tick one in the pane Variants, or press 1, to see what it finds."),
            wordWrap=True,
            alignment=Qt.AlignmentFlag.AlignCenter,
        )
        name_control(self, "wall/reminder", tr("Why there are no maps"))
        self.setMargin(theme.MARGIN)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._session = session
        for signal in (session.changed, session.known, session.image_opened):
            signal.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        session = self._session
        self.setVisible(session.image is not None and bool(session.catalogue.shown) and not session.ticked)
