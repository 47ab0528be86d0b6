"""Selected images of a table as the list of images, and all of them again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from segview.core.images.image import Images
from segview.gui.session.session import Session


class Listing:
    """Has some images be those of the session, and gives back what was there before."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._whole: Images | None = None

    @property
    def is_narrowed(self) -> bool:
        """Whether some images stand for all."""
        return self._whole is not None

    def narrow(self, pairs: Sequence[tuple[Path, Path | None]]) -> None:
        """Have images, each with its ground truth or None, be the list."""
        session = self._session
        whole = Images(session.listing.folder, session.listing.paths, session.listing.masks, session.listing.files)
        masks = {image: mask for image, mask in pairs if mask is not None}
        session.take_images(
            Images(session.listing.folder, tuple(image for image, _ in pairs), masks, session.listing.files)
        )
        self._whole = whole

    def restore(self) -> None:
        """Have the list be what it was."""
        if self._whole is not None:
            self._session.take_images(self._whole)
            self._whole = None
