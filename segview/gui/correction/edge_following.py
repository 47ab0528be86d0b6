"""The lines of the lasso between clicked corners: straight, or along edges of the image."""

from __future__ import annotations

from collections.abc import Callable

from segview.annotation.live_wire import LiveWire, Point
from segview.core.images.image import OpenedImage


class EdgeFollowing:
    """Returns the points of a line between two corners.

    Args:
        image: Returns the current image, or None while it is read.

    Attributes:
        on: Whether lines follow edges; otherwise they are straight.
    """

    def __init__(self, image: Callable[[], OpenedImage | None]) -> None:
        self.on = False
        self._image = image
        self._wire: tuple[OpenedImage, LiveWire] | None = None

    def __call__(self, start: Point, end: Point) -> tuple[Point, ...]:
        """Return the points after ``start`` up to and including ``end``."""
        image = self._image()
        if not self.on or image is None:
            return (end,)
        if self._wire is None or self._wire[0] is not image:
            self._wire = image, LiveWire(image.levels[0])
        return self._wire[1].path(start, end)
