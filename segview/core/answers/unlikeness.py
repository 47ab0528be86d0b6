"""The distance of an image from the reference images of a variant."""

from __future__ import annotations

from segview.core.base.text import Text

FAR = 1.0
"""Distance that 99 of 100 images like the validation images are below."""


def unlike_text(distance: float | None) -> Text | str:
    """Return a remark for an image that is far from a variant's reference images, else an empty text."""
    if distance is None or distance <= FAR:
        return ""
    return Text("unlike its validation images: distance {distance:.1f}; 1 is far", distance=distance)
