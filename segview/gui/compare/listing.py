"""The restriction of the session's list of images to selected ones, and its removal."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from segview.core.images.image import Images
from segview.gui.session.session import Session


class Listing:
    """Restricts the list of images of the session to some images, and restores the earlier list."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._whole: Images | None = None

    @property
    def is_restricted(self) -> bool:
        """Whether the list is restricted."""
        return self._whole is not None

    def restrict(self, pairs: Sequence[tuple[Path, Path | None]]) -> None:
        """Restrict the list to these images, each with its ground truth or None."""
        session = self._session
        whole = Images(session.listing.folder, session.listing.paths, session.listing.masks, session.listing.files)
        masks = {image: mask for image, mask in pairs if mask is not None}
        session.take_images(
            Images(session.listing.folder, tuple(image for image, _ in pairs), masks, session.listing.files)
        )
        self._whole = whole

    def restore(self) -> None:
        """Restore the earlier list."""
        if self._whole is not None:
            self._session.take_images(self._whole)
            self._whole = None
