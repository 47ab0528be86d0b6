"""The ways in which a user saves something: a chooser, then a question; it is told when that is done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from segview.gui.session.session import Session
from segview.tasks.files import SaveMasks, SavePicture


def save_masks(
    parent: QWidget,
    session: Session,
    tell: Callable[[str], object],
    *,
    probabilities: Literal["", ".png", ".npz"] = "",
) -> None:
    """Let the user choose a folder, and have the masks shown now, or the probabilities, written there."""
    answers = tuple(
        (variant, session.answers[variant.folder]) for variant in session.variants if variant.folder in session.answers
    )
    threshold, source = session.look.threshold, session.picture and session.picture.source

    def chosen(folder: str) -> None:
        session.tasks.ask(SaveMasks(Path(folder), answers, threshold, probabilities, source), tell)

    what = "probabilities" if probabilities else "masks"
    dialog = QFileDialog(parent, f"Save {what} into a folder", str(session.folder or Path.home()))
    dialog.setObjectName(f"choose/save_{what}")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def save_wall(parent: QWidget, session: Session, picture: QImage, tell: Callable[[str], object]) -> None:
    """Let the user choose a file, and have a picture of the wall written there."""
    pixels = as_array(picture)

    def chosen(name: str) -> None:
        session.tasks.ask(SavePicture(Path(name), pixels), tell)

    stem = session.image.stem if session.image else "segview"
    start = Path(session.folder or Path.home()) / f"{stem}.wall.png"
    dialog = QFileDialog(parent, "Save the wall as a picture", str(start), "PNG pictures (*.png)")
    dialog.setObjectName("choose/save_picture")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("png")
    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def as_array(picture: QImage) -> NDArray[np.uint8]:
    """Return a picture's pixels, rows × columns × 3, copied out of Qt."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : plain.width() * 3].reshape(plain.height(), plain.width(), 3).copy()
