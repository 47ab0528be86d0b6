"""The start of a correction: a variant's mask at the current threshold, or an empty mask."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from segview.annotation.document import Document, Mask
from segview.annotation.formats import FORMATS
from segview.annotation.provenance import Provenance
from segview.core.answers.prediction import Prediction
from segview.core.images.image import OpenedImage
from segview.core.maps.maps import level_of
from segview.core.variants.spec import Variant, VariantConfig
from segview.gui.correction.importing import ImportDoubt
from segview.gui.language.translation import tr
from segview.gui.session.labelling import fit_labels
from segview.gui.session.session import Session


def correct(session: Session, folder: Path | None) -> str:
    """Begin to correct a variant's mask, or an empty one for None; return the reason if impossible, else nothing."""
    image, document = session.current_image.opened, session.correction.document
    if image is None:
        return tr("No image is open.")
    answer = None if folder is None else session.answers.unaltered.get(folder)
    variant = None if folder is None else session.catalogue.find(folder)
    if answer is None or variant is None:
        session.correction.begin(None, _of_nothing(session, image))
        return ""
    threshold = session.view.threshold
    provenance = Provenance.now(
        image.path,
        image.size,
        classes=answer.classes,
        variant=variant.name,
        weights_sha256=variant.config.weights_sha256,
        threshold=threshold,
        scales=answer.scales_done,
        **_place(image),
        **_drawing_fields(variant.config),
    )
    begun = fit_labels(session, Document(provenance, mask_of(answer, threshold)))
    labels = session.labels.current
    if labels is not None and begun.provenance.classes != labels.classes:
        return tr(
            "{variant} has classes that are not among the labels of this folder. Add them to the "
            "labels (Ctrl+L), or begin with an empty mask (Shift+C).",
            variant=variant.name,
        )
    if document is not None and document.gestures and document.provenance.classes != begun.provenance.classes:
        return tr(
            "This image is corrected in the classes {classes}, which {variant} does not have. Discard that first.",
            classes=", ".join(document.provenance.classes),
            variant=variant.name,
        )
    session.correction.begin(begun.mask, begun.provenance)
    return ""


def correct_truth(session: Session) -> str:
    """Begin to correct the ground truth of the image; return the reason if impossible, else nothing."""
    image = session.current_image.opened
    path = None if session.image is None else session.listing.masks.get(session.image)
    if image is None or path is None:
        return tr("No ground truth was found beside this image.")
    provenance = _of_nothing(session, image)
    if image.truth is not None and len(provenance.classes) == 2:
        session.correction.begin((image.truth == 1).astype(np.uint8), provenance)
    else:
        session.correction.importing.read(path, provenance)
    return ""


def pick_class(session: Session) -> None:
    """Choose the class under the pointer in the mask under correction, unless it is background."""
    document, tools, pixel = session.correction.document, session.correction.tools, pixel_under(session)
    if document is not None and pixel is not None and document.mask[pixel] in document.provenance.things:
        tools.paint.choose(int(document.mask[pixel]), protecting=tools.paint.protecting)


def pixel_under(session: Session) -> tuple[int, int] | None:
    """Return row and column of the pointer in the mask under correction, or None."""
    document = session.correction.document
    if document is None or session.point is None:
        return None
    rows, columns = document.provenance.size
    return document.provenance.pixel((session.point[0] * rows, session.point[1] * columns))


def choose_mask(session: Session, parent: QWidget) -> None:
    """Let the user choose a mask file to import as the mask under correction."""
    image = session.current_image.opened
    if image is None:
        return
    endings = dict.fromkeys(f"*{ending}" for row in FORMATS.values() for ending in row.endings)
    kinds = tr("Masks ({endings})", endings=" ".join(endings)) + ";;" + tr("All files (*)")
    dialog = QFileDialog(parent, tr("Import a mask"), str(image.path.parent), kinds)
    dialog.setObjectName("choose/import")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    provenance = _of_nothing(session, image)
    dialog.fileSelected.connect(lambda name: session.correction.importing.read(Path(name), provenance))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def ask_whether(parent: QWidget, doubt: ImportDoubt) -> None:
    """Ask the user whether the mask in a file belongs to the current image; closing the question means no."""
    box = QMessageBox(
        QMessageBox.Icon.Question,
        tr("Import a mask"),
        tr("Is {file} meant for this image?", file=doubt.file),
        parent=parent,
    )
    box.setObjectName("import/doubt")
    box.setInformativeText("\n".join(doubt.sentences))
    agree = box.addButton(tr("Place it on this image"), QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    agree.clicked.connect(doubt.agree)
    box.finished.connect(box.deleteLater)
    box.open()


def _of_nothing(session: Session, image: OpenedImage) -> Provenance:
    """Return the provenance of a mask that no variant made, in the current classes."""
    document = session.correction.document
    labels = session.labels.current
    if labels is not None and (document is None or not document.gestures):
        known = {"classes": labels.classes, "colours": labels.colours}
    elif document is not None:
        current = document.provenance
        known = {"classes": current.classes, "colours": current.colours, "ignored": current.ignored}
    else:
        ticked = (variant.config for variant in session.catalogue.shown if variant.folder in session.ticked)
        known = next(({"classes": config.classes, **_drawing_fields(config)} for config in ticked), {})
    return Provenance.now(image.path, image.size, **_place(image), **known)


def _place(image: OpenedImage) -> dict[str, Any]:
    """Return the provenance fields that identify the image."""
    return {"identity": image.identity, "source": image.source}


def _drawing_fields(config: VariantConfig) -> dict[str, Any]:
    """Return the provenance fields for drawing and writing masks in more than two classes."""
    return {"colours": config.colours, "ignored": config.ignored} if len(config.classes) > 2 else {}


def takes_prompts(variant: Variant) -> bool:
    """Tell whether a variant takes clicks and boxes as prompts."""
    source = variant.config.network.source
    return source is not None and source.takes_prompts


def carrier(session: Session) -> Variant | None:
    """Return the variant that answers clicks: a ticked one that takes prompts, else one whose features are used.

    Of the latter, the variant of the mask comes first, then the first ticked one.
    """
    document = session.correction.document
    named = document.provenance.variant if document else ""
    if session.delay.hides:  # the reader's own outline must not depend on a network
        return None
    shown = session.catalogue.shown
    prompted = [variant for variant in shown if takes_prompts(variant) and variant.folder in session.ticked]
    learnt = [variant for variant in shown if variant.config.network.learns]
    weights = document.provenance.weights_sha256 if document else ""
    # Compare the weights too: the names may have been hidden when the correction began.
    made_mask = [variant for variant in learnt if variant.name == named or variant.config.weights_sha256 == weights]
    ticked = [variant for variant in learnt if variant.folder in session.ticked]
    return next(iter((*prompted, *made_mask, *ticked, *learnt)), None)


def mask_of(answer: Prediction, threshold: float) -> Mask:
    """Return the mask of a prediction at a threshold: rows × columns of class indices."""
    if answer.target is not None:
        return (answer.target.values > level_of(threshold)).astype(np.uint8)
    return answer.maps["labels"].values.astype(np.uint8)
