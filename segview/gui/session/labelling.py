"""The labels of a folder, which the user chooses and the mask under correction follows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from segview.annotation.document import Document
from segview.annotation.relabelling import can_be_relabelled, relabel
from segview.core.base.errors import UserError
from segview.core.maps.palette import colours_of
from segview.core.requests.label_list import LabelList, labels_of
from segview.core.variants.classes import background_of
from segview.gui.correction.labels_dialog import LabelsDialog
from segview.gui.session.session import Session


class Labelling(QObject):
    """Applies the labels of the open folder to corrections."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        session.correction.fitting = self._fit
        session.listed.connect(self._set_folder)
        session.changed.connect(self._set_folder)

    def _set_folder(self) -> None:
        self._session.labels.set_folder(folder_of(self._session))

    def _fit(self, document: Document) -> Document:
        return fit_labels(self._session, document)


def choose_labels(session: Session, parent: QWidget, save: Callable[[LabelList], object]) -> None:
    """Let the user choose the labels of the current folder."""
    folder = folder_of(session)
    if folder is None:
        return

    def take(labels: LabelList | None, renamed: Mapping[str, str]) -> str:
        return take_labels(session, labels, renamed)

    known = session.labels.current is not None
    LabelsDialog(
        session.tasks, folder, session.labels.current or label_proposal(session), known=known, chosen=take, save=save,
        parent=parent,
    ).open()  # fmt: skip


def folder_of(session: Session) -> Path | None:
    """Return the folder of the listed images, or if single files were opened, that of the current image."""
    return session.listing.folder or (session.image.parent if session.image is not None else None)


def label_proposal(session: Session) -> LabelList | None:
    """Return the classes of the mask under correction, or else of the first ticked variant, as labels."""
    document = session.correction.document
    ticked = (variant.config for variant in session.catalogue.shown if variant.folder in session.ticked)
    config = next(ticked, None)
    if document is not None:
        classes, colours = document.provenance.classes, document.provenance.colours
    elif config is not None:
        classes, colours = config.classes, config.colours
    else:
        return None
    shown_colours = colours or colours_of(classes)
    things = [index for index in range(len(classes)) if index != background_of(classes)]
    try:
        return labels_of((classes[index] for index in things), (shown_colours[index] for index in things))
    except ValueError:  # names that differ only in capital letters, or are reserved
        return None


def take_labels(session: Session, labels: LabelList | None, renamed: Mapping[str, str]) -> str:
    """Set the labels of the current folder; return the reason if impossible, else nothing."""
    correction = session.correction
    document = correction.document
    if labels is not None and document is not None and correction.can_change:
        try:
            made = relabel(document, labels.classes, labels.colours, renamed)
        except UserError as error:
            return str(error)
        if _labels_of(document) != _labels_of(made):
            correction.exchange(made)
    session.labels.set_labels(labels)
    return ""


def fit_labels(session: Session, document: Document) -> Document:
    """Return a correction with the labels of its folder if they contain all classes that it marks."""
    labels = session.labels.current
    if labels is None or not can_be_relabelled(document, labels.classes):
        return document
    made = relabel(document, labels.classes, labels.colours)
    return document if _labels_of(document) == _labels_of(made) else made


def _labels_of(document: Document) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return document.provenance.classes, document.provenance.colours
