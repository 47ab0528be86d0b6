"""The evaluation that would be asked for now: of which images, with which variants."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from segview.core.images.image import Images
from segview.core.variants.reach import reachable
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.gui.variants.short_names import distinct
from segview.tasks.folder import EvaluateFolder

MOST = 12
"""Folders of single files that are told apart as data sets; more are one."""


class Selection:
    """The images and variants of the session, and further folders that stand beside.

    Attributes:
        beside: The further folders.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self.beside: tuple[Images, ...] = ()

    @property
    def refusal(self) -> str:
        """Why nothing can be scored now; else empty."""
        if not self._session.listing.paths:
            return tr("Open a folder of images first.")
        if not self._session.ticked:
            return tr("Tick the variants to compare first.")
        return tr("Delayed mode holds back what networks say. End it first.") if self._session.delay.on else ""

    def put_beside(self, images: Images) -> None:
        """Have another folder stand beside the first."""
        self.beside = (*(one for one in self.beside if one.folder != images.folder), images)

    def task(self) -> EvaluateFolder:
        """Return the task."""
        session = self._session
        own = tuple((image, session.listing.masks.get(image)) for image in session.listing.paths)
        known = set(session.listing.paths)
        others = tuple(
            (image, one.masks.get(image)) for one in self.beside for image in one.paths if image not in known
        )
        view = session.view
        return EvaluateFolder(
            (*own, *others),
            session.ticked,
            session.prediction_settings,
            threshold=view.threshold,
            band=view.band,
            tissue_only=view.tissue_only,
        )

    def data(self, images: Sequence[Path]) -> tuple[str, ...]:
        """Return which folder each image is of, in words."""
        session = self._session
        of_image = {image: _short(one.folder or image.parent) for one in self.beside for image in one.paths}
        homes = {image: _short(session.listing.folder or image.parent) for image in session.listing.paths}
        if len(set(homes.values())) > MOST:
            homes = dict.fromkeys(homes, _short(session.listing.paths[0].parent))
        return tuple(homes.get(image) or of_image[image] for image in images)

    def labels(self, folders: Sequence[Path]) -> tuple[str, ...]:
        """Return what variants are called now: under neutral names while they are blind."""
        names = {one.folder: one.name for one in self._session.catalogue.shown}
        return distinct([names.get(folder, folder.name) for folder in folders])

    def reach(self, folder: Path) -> tuple[float, float] | None:
        """Return the least and the greatest probability that a variant can give; None for any, and while it is blind.

        Blind, it would tell one variant from another.
        """
        variant = self._session.catalogue.find(folder)
        return None if variant is None or self._session.catalogue.blind else reachable(variant.config.network)


def _short(folder: Path) -> str:
    """Return a folder in few words: its last parts, without one that is called after images alone."""
    parts = folder.parts[-3:]
    return "/".join(part for part in parts if part.casefold() not in ("images", "image", "/"))[-40:] or str(folder)
