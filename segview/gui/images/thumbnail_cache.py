"""A cache of thumbnails as Qt pixmaps, and the reasons why images have none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage, QPixmap

from segview.core.base.budget import cache_bytes
from segview.core.base.cache import ByteCache
from segview.core.images.image import Thumbnail


@dataclass(frozen=True, eq=False)
class _Kept:
    pixmap: QPixmap
    nbytes: int


class ThumbnailCache:
    """Keeps thumbnails up to a limit in bytes.

    Attributes:
        problems: Reasons why images have no thumbnail, by image.
    """

    def __init__(self) -> None:
        self._pixmaps: ByteCache[Path, _Kept] = ByteCache(cache_bytes("thumbnails"))
        self.problems: dict[Path, str] = {}

    def put(self, thumbnail: Thumbnail) -> None:
        """Keep a thumbnail, or the reason why there is none."""
        if thumbnail.pixels is None:
            self.problems[thumbnail.path] = thumbnail.problem
            return
        rows, columns = thumbnail.pixels.shape[:2]
        image = QImage(thumbnail.pixels.tobytes(), columns, rows, 3 * columns, QImage.Format.Format_RGB888)
        # Qt keeps four bytes for each pixel; the conversion also copies out of the buffer above.
        self._pixmaps.put(thumbnail.path, _Kept(QPixmap.fromImage(image), 4 * rows * columns))

    def get(self, path: Path) -> QPixmap | None:
        """Return the thumbnail of an image, or None if it is not in the cache."""
        kept = self._pixmaps.get(path)
        return kept and kept.pixmap

    def missing(self, paths: Iterable[Path]) -> list[Path]:
        """Return those images that have neither a thumbnail nor a reason for having none."""
        return [path for path in paths if path not in self.problems and self._pixmaps.get(path) is None]

    def forget(self, path: Path) -> None:
        """Remove the thumbnail of an image that is out of date, such as after its file was replaced."""
        self._pixmaps.discard(path)
        self.problems.pop(path, None)

    def forget_all(self) -> None:
        """Remove all thumbnails, but keep the reasons for missing ones."""
        self._pixmaps.clear()

    def clear(self) -> None:
        """Remove all thumbnails and reasons, because other images are listed."""
        self._pixmaps.clear()
        self.problems.clear()
