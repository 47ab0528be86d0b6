"""The images and variants of the next evaluation."""

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
"""Largest number of folders of single files that count as separate data sets; more count as one data set."""


class Selection:
    """The images and variants of the session, and further folders of images.

    Attributes:
        beside: The further folders.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self.beside: tuple[Images, ...] = ()

    @property
    def refusal(self) -> str:
        """The reason why nothing can be scored now; empty if scoring can start."""
        if not self._session.listing.paths:
            return tr("Open a folder of images first.")
        if not self._session.ticked:
            return tr("Tick the variants to compare first.")
        return tr("Delayed mode hides the predictions. End it first.") if self._session.delay.on else ""

    def put_beside(self, images: Images) -> None:
        """Add a further folder, or replace its images if it was added before."""
        self.beside = (*(one for one in self.beside if one.folder != images.folder), images)

    def task(self) -> EvaluateFolder:
        """Return the task that scores all these images with the ticked variants."""
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
        """Return the data set of each image: the short name of its folder."""
        session = self._session
        of_image = {image: _short(one.folder or image.parent) for one in self.beside for image in one.paths}
        homes = {image: _short(session.listing.folder or image.parent) for image in session.listing.paths}
        if len(set(homes.values())) > MOST:
            homes = dict.fromkeys(homes, _short(session.listing.paths[0].parent))
        return tuple(homes.get(image) or of_image[image] for image in images)

    def labels(self, folders: Sequence[Path]) -> tuple[str, ...]:
        """Return the present names of variants, made distinct; neutral names in blind mode."""
        names = {one.folder: one.name for one in self._session.catalogue.shown}
        return distinct([names.get(folder, folder.name) for folder in folders])

    def reach(self, folder: Path) -> tuple[float, float] | None:
        """Return the lowest and the highest probability that a variant can produce; None if there is no limit.

        In blind mode the result is None too, because the range could reveal the variant.
        """
        variant = self._session.catalogue.find(folder)
        return None if variant is None or self._session.catalogue.blind else reachable(variant.config.network)


def _short(folder: Path) -> str:
    """Return a short name of a folder: its last three parts without "images", at most 40 characters."""
    parts = folder.parts[-3:]
    return "/".join(part for part in parts if part.casefold() not in ("images", "image", "/"))[-40:] or str(folder)
