"""The distance of an image from those that a variant knows."""

from __future__ import annotations

from segview.core.base.text import Text

FAR = 1.0
"""The distance that 99 of 100 images like those of the validation stay below."""


def unlike_text(distance: float | None) -> Text | str:
    """Return a sentence for an image that lies far from what a variant knows, else nothing."""
    if distance is None or distance <= FAR:
        return ""
    return Text("unlike the images it learnt from: distance {distance:.1f}, and 1 is far", distance=distance)
