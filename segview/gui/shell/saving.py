"""Saving by the user: a file dialog, a question before files are replaced, and a sentence on the result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from segview.annotation.formats import FORMATS
from segview.core.base.file_names import stem_of
from segview.core.base.text import Text
from segview.core.requests.save_target import Occupied, SaveFormat, SaveTarget, chosen_format
from segview.core.variants.spec import Variant
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.gui.shell.save_folders import SaveFolders
from segview.tasks.corrections import Export
from segview.tasks.figures import SaveReport
from segview.tasks.saving import SaveMasks, SaveWall
from segview.tasks.task import Task

REPORT = SaveFormat("html", Text("HTML reports"), ".html")
WALL = SaveFormat("png", Text("PNG images"), ".png")

Saving = Callable[[SaveTarget], Task[str | Occupied]]


class Saver(QObject):
    """Saves masks, images of the wall and corrections; existing files are replaced only after a question.

    Args:
        parent: The window that dialogs belong to.
        session: The state of the window.
        tell: Shows a sentence on the result.

    Attributes:
        tell: Shows a sentence on the result.
        folders: The initial folders of the dialogs.
    """

    def __init__(self, parent: QWidget, session: Session, tell: Callable[[str], object]) -> None:
        super().__init__(parent)
        self._window, self._session, self.tell = parent, session, tell
        self.folders = SaveFolders(session)

    def save_masks(self, probabilities: Literal["", ".png", ".npz"] = "") -> None:
        """Let the user choose a folder, and save the current masks or probabilities there."""
        session = self._session
        known = session.answers.unaltered
        answers = tuple((one, known[one.folder]) for one in session.catalogue.shown if one.folder in known)
        threshold, source = session.view.threshold, session.current_image.opened and session.current_image.opened.source
        what = "probabilities" if probabilities else "masks"

        def show(start: Path) -> None:
            dialog = self._dialog(
                tr("Save probabilities into a folder") if probabilities else tr("Save masks into a folder"),
                f"choose/save_{what}",
                start,
            )
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
            dialog.fileSelected.connect(lambda name: self._save_to(Path(name), Path(name), saving))
            dialog.open()

        def saving(target: SaveTarget) -> Task[str | Occupied]:
            return SaveMasks(target, answers, threshold, probabilities, source)

        self.folders.propose(show)

    def save_wall(self, image: QImage) -> None:
        """Let the user choose a file, and save an image of the wall."""
        pixels = as_array(image)
        stem = stem_of(self._session.image) if self._session.image else "segview"

        def saving(target: SaveTarget, _kind: str) -> Task[str | Occupied]:
            return SaveWall(target, pixels)

        self.choose_file(
            tr("Save the wall as an image"), "choose/save_wall", f"{stem}.wall", (translate_format(WALL),), saving
        )

    def save_report(self) -> None:
        """Let the user choose a file, and save a report on the images with ground truth."""
        session = self._session
        variants = self.named_variants()
        pairs = tuple(
            (image, session.listing.masks[image]) for image in session.listing.paths if image in session.listing.masks
        )
        if not pairs:
            self.tell(tr("A report needs ground truths: none was found beside these images."))
        if not pairs or not variants:
            return

        def saving(target: SaveTarget, _kind: str) -> Task[str | Occupied]:
            self.tell(tr("The report on {count:,} images is made in the background.", count=len(pairs)))
            return SaveReport(target, pairs, variants, session.prediction_settings, session.view)

        self.choose_file(tr("Write a report"), "choose/save_report", "report", (translate_format(REPORT),), saving)

    def named_variants(self) -> tuple[Variant, ...]:
        """Return the ticked variants; none in blind mode, where a file must not name them."""
        session = self._session
        if session.catalogue.blind:
            self.tell(tr("A figure names its variants. Leave the blind mode first."))
            return ()
        return tuple(one for folder in session.ticked if (one := session.catalogue.find(folder)) is not None)

    def export(self) -> None:
        """Let the user choose a file, and save the mask under correction; the ending selects the format."""
        document = self._session.correction.document
        if document is None:
            return
        copy, image = document.copy(), Path(document.provenance.image)
        rows = [(kind, one) for kind, one in FORMATS.items() if one.write and one.suits(image)]
        formats = tuple(SaveFormat(kind, tr(one.title), one.ending) for kind, one in rows)

        def saving(target: SaveTarget, kind: str) -> Task[str | Occupied]:
            return Export(copy, target, kind)

        self.choose_file(tr("Export the corrected mask"), "choose/export", f"{stem_of(image)}.mask", formats, saving)

    def choose_file(
        self,
        title: str,
        name: str,
        stem: str,
        formats: Sequence[SaveFormat],
        saving: Callable[[SaveTarget, str], Task[str | Occupied]],
    ) -> None:
        """Let the user choose a file and, by its ending, a format, and save something there.

        Args:
            title: Title of the dialog.
            name: Object name of the dialog, for tests.
            stem: Proposed file name without its ending.
            formats: The formats to choose from.
            saving: Returns the task that saves to a target in a format.
        """
        by_filter = {one.filter: one for one in formats}

        def show(start: Path) -> None:
            dialog = self._dialog(title, name, start)
            dialog.setNameFilters(list(by_filter))
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            # The ending is added first: the question must be about the file that is written.
            dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
            dialog.selectFile(stem + formats[0].ending)

            def chosen(text: str) -> None:
                path, one = chosen_format(Path(text), formats, by_filter[dialog.selectedNameFilter()])
                self._save_to(path, path.parent, lambda target: saving(target, one.kind))

            dialog.fileSelected.connect(chosen)
            dialog.open()

        self.folders.propose(show)

    def _dialog(self, title: str, name: str, start: Path) -> QFileDialog:
        dialog = QFileDialog(self._window, title, str(start))
        dialog.setObjectName(name)
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def _save_to(self, path: Path, folder: Path, saving: Saving) -> None:
        session, home = self._session, self.folders.home
        in_use = (*session.listing.paths, *session.listing.masks.values())

        def done(sentence: str) -> None:
            self.folders.remember(folder, home)
            self.tell(sentence)

        self._save(SaveTarget(path, in_use=in_use), saving, done)

    def _save(self, target: SaveTarget, saving: Saving, done: Callable[[str], None]) -> None:
        def answered(answer: str | Occupied) -> None:
            if isinstance(answer, Occupied):
                self.ask_to_replace(answer, lambda: self._save(target.agreed, saving, done))
            else:
                done(answer)

        self._session.tasks.ask(saving(target), answered)

    def ask_to_replace(self, occupied: Occupied, agreed: Callable[[], None]) -> None:
        """Ask whether to replace existing files; call ``agreed`` if so."""
        first, *others = occupied.paths
        place = first.parent
        if not others:
            question = tr("{file} is in {place} already. Replace it?", file=first.name, place=place)
        elif len(others) == 1:
            question = tr(
                "{file} and one other file are in {place} already. Replace them?", file=first.name, place=place
            )
        else:
            question = tr(
                "{file} and {count} other files are in {place} already. Replace them?",
                file=first.name,
                count=len(others),
                place=place,
            )
        box = QMessageBox(self._window)
        box.setObjectName("ask/replace")
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(tr("Replace?"))
        box.setText(question)
        box.addButton(tr("Replace"), QMessageBox.ButtonRole.AcceptRole).clicked.connect(lambda: agreed())
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.finished.connect(box.deleteLater)
        box.open()


def translate_format(form: SaveFormat) -> SaveFormat:
    """Return a format with its title in the language of the window."""
    return replace(form, title=tr(form.title))


def as_array(image: QImage) -> NDArray[np.uint8]:
    """Return a copy of the pixels of a Qt image, rows × columns × 3."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : plain.width() * 3].reshape(plain.height(), plain.width(), 3).copy()
