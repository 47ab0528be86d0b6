"""The dialog for a stored correction that is not, or may not be, of the image with its name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from segview.annotation.document import Document
from segview.core.maps.palette import class_colour
from segview.gui.language.translation import tr, when
from segview.gui.widgets.controls import name_control
from segview.tasks.corrections import TakenUp

SIDE = 480


def sentence(taken: TakenUp, name: str) -> str:
    """Return a sentence on the stored correction under an image's name, and that it is not used."""
    other = taken.other
    assert other is not None
    begun = f"{_gestures(other)}, {when(other.provenance.begun)}"
    if taken.certain:
        return tr(
            "{name} is not the image that was corrected under this name ({begun}). That correction is kept, "
            "and not used here.",
            name=name,
            begun=begun,
        )
    return tr(
        "{name} has changed since it was corrected ({begun}), with a version that did not record "
        "the image. That correction may belong to another image, and is not used.",
        name=name,
        begun=begun,
    )


class OtherCorrection(QDialog):
    """Shows a mask by itself, never on an image, with its provenance.

    Args:
        taken: The stored correction.
        image: The current image with that name.
        adopt: Uses the correction for this image; offered only if the correction does not name its image.
    """

    def __init__(
        self, taken: TakenUp, image: Path, adopt: Callable[[], object] | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        assert taken.other is not None
        self.setObjectName("other")
        self.setWindowTitle(
            tr("Correction of another image") if taken.certain else tr("Correction of an unknown image")
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        text = QLabel(sentence(taken, image.name), objectName="other/text", wordWrap=True)
        column.addWidget(text)
        shown = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        shown.setPixmap(_pixmap(taken.other))
        name_control(shown, "other/mask", tr("The corrected mask by itself"))
        column.addWidget(shown)
        sentence_label = QLabel(_document_text(taken.other), objectName="other/sentence", wordWrap=True)
        sentence_label.setTextFormat(Qt.TextFormat.PlainText)
        sentence_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(sentence_label)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        name_control(buttons.button(QDialogButtonBox.StandardButton.Close), "other/close", tr("Close"))
        buttons.rejected.connect(self.reject)
        if adopt is not None:
            button = buttons.addButton(
                tr("It belongs to this image: continue with it"), QDialogButtonBox.ButtonRole.AcceptRole
            )
            name_control(button, "other/adopt", tr("Use the correction for this image"))
            buttons.accepted.connect(adopt)
            buttons.accepted.connect(self.accept)
        column.addWidget(buttons)
        self.setMinimumWidth(SIDE + 40)


def _document_text(document: Document) -> str:
    provenance, (rows, columns) = document.provenance, document.provenance.size
    covers = ", ".join(
        tr("{name} {area:,} pixels", name=provenance.classes[value], area=document.area(value))
        for value in provenance.things
    )
    of = (
        tr("the mask of {variant}", variant=provenance.variant)
        if provenance.variant
        else tr("an empty or imported mask")
    )
    said = tr(
        "{columns} × {rows} pixels, {gestures} on {of}: {covers}.",
        columns=columns,
        rows=rows,
        gestures=_gestures(document),
        of=of,
        covers=covers,
    )
    if provenance.identity is None:
        return said
    return said + "\n" + tr("Its image has the pixels' SHA-256 {sha256}.", sha256=provenance.identity.sha256)


def _gestures(document: Document) -> str:
    return tr("one gesture") if document.gestures == 1 else tr("{gestures} gestures", gestures=document.gestures)


def _pixmap(document: Document) -> QPixmap:
    step = max(1, -(-max(document.mask.shape) // SIDE))
    pixels = _colours(document)[document.mask[::step, ::step]]
    rows, columns = pixels.shape[:2]
    image = QImage(pixels.tobytes(), columns, rows, 3 * columns, QImage.Format.Format_RGB888)
    shown = QPixmap.fromImage(image)  # a copy
    return shown.scaled(SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.FastTransformation)


def _colours(document: Document) -> NDArray[np.uint8]:
    provenance = document.provenance
    colours = np.zeros((256, 3), np.uint8)
    for value in provenance.things:
        colours[value] = class_colour(value, provenance.colours)
    return colours
