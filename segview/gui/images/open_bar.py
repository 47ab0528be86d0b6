"""The buttons above the list of images: open images, and choose how to list them."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton, QWidget

from segview.gui.images.mode_button import ModeButton
from segview.gui.language.translation import tr
from segview.gui.session import opening
from segview.gui.session.session import Session
from segview.gui.widgets.controls import tool_button
from segview.gui.widgets.flowing import FlowLayout


class OpenBar(QWidget):
    """Buttons to open folders and files, to choose the reading mode, and to switch the grid and the masks.

    Attributes:
        modes: Button of the blind and delayed modes.
        marked: Button, checked if thumbnails show masks.
        tiles: Button, checked if the images are shown in a grid.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tip = tr("Open a folder of images; masks beside it are found")
        self.folder = tool_button(tr("Folder…"), "images/folder", accessible=tr("Open a folder"), tip=tip)
        self.folder.clicked.connect(lambda: opening.choose_folder(self, session))
        self.files = tool_button(tr("Files…"), "images/files", accessible=tr("Open files"), tip=tr("Open images"))
        self.files.clicked.connect(lambda: opening.choose_files(self, session))
        self.modes = ModeButton(session.delay)
        tip = tr("Draw the correction over the thumbnail, or else the ground truth")
        self.marked = tool_button(tr("Masks"), "images/marked", accessible=tr("Masks in thumbnails"), tip=tip)
        tip = tr("Show a grid instead of a list")
        self.tiles = tool_button(tr("Grid"), "images/grid", accessible=tr("Show a grid"), tip=tip)
        switches: tuple[QToolButton, ...] = (self.marked, self.tiles)
        for button in switches:
            button.setCheckable(True)
        row = FlowLayout(self)
        for button in (self.folder, self.files, self.modes, *switches):
            row.addWidget(button)
