"""Thumbnails as Qt draws them, and why there are none of some images."""

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
    """Keeps thumbnails, bounded in bytes.

    Attributes:
        problems: Why there is none, by image.
    """

    def __init__(self) -> None:
        self._pixmaps: ByteCache[Path, _Kept] = ByteCache(cache_bytes("thumbnails"))
        self.problems: dict[Path, str] = {}

    def put(self, thumbnail: Thumbnail) -> None:
        """Keep a thumbnail, or why there is none."""
        if thumbnail.pixels is None:
            self.problems[thumbnail.path] = thumbnail.problem
            return
        rows, columns = thumbnail.pixels.shape[:2]
        image = QImage(thumbnail.pixels.tobytes(), columns, rows, 3 * columns, QImage.Format.Format_RGB888)
        # Qt keeps four bytes for each pixel; the conversion also copies out of the buffer above.
        self._pixmaps.put(thumbnail.path, _Kept(QPixmap.fromImage(image), 4 * rows * columns))

    def get(self, path: Path) -> QPixmap | None:
        """Return the thumbnail of an image, or None."""
        kept = self._pixmaps.get(path)
        return kept and kept.pixmap

    def missing(self, paths: Iterable[Path]) -> list[Path]:
        """Return the images that have neither a thumbnail nor a problem."""
        return [path for path in paths if path not in self.problems and self._pixmaps.get(path) is None]

    def forget(self, path: Path) -> None:
        """Forget a thumbnail: another image has taken the name."""
        self._pixmaps.discard(path)
        self.problems.pop(path, None)

    def forget_all(self) -> None:
        """Forget all thumbnails: others are wanted."""
        self._pixmaps.clear()

    def clear(self) -> None:
        """Forget everything: other images are listed."""
        self._pixmaps.clear()
        self.problems.clear()
