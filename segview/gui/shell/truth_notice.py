"""A notice on ground truths that may be inverted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from segview.core.base.text import Text
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.gui.widgets.banner import Banner
from segview.tasks.truths import CheckShownTruth


class TruthNotice(QObject):
    """Shows a notice, once for each folder of ground truths, if most of them seem inverted like the one that is shown.

    A single ground truth that seems so is no reason: a target may well fill an image.
    """

    def __init__(self, session: Session, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._banner = session, banner
        self._checked: set[Path] = set()
        for signal in (session.image_opened, session.changed):
            signal.connect(self._check)

    def _check(self) -> None:
        image, listing = self._session.current_image.opened, self._session.listing
        if image is None or image.truth_path is None or not image.truth_looks_inverted:
            return
        if image.truth_path.parent in self._checked:
            return
        self._checked.add(image.truth_path.parent)
        images = tuple((path, listing.masks.get(path)) for path in listing.paths)
        self._session.tasks.ask(CheckShownTruth(image.path, images), self._tell)

    def _tell(self, notes: tuple[Text, ...]) -> None:
        if notes:
            self._banner.remind("\n".join(map(tr, notes)))
