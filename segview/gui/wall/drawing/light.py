"""Display adjustments of an image: channels, brightness, contrast, gamma; networks get the original image."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from segview.core.requests.settings import ViewSettings

_ORDER = {
    "colour": (0, 1, 2),
    "red": (0, 0, 0),
    "green": (1, 1, 1),
    "blue": (2, 2, 2),
    "narrow": (1, 2, 2),  # as narrow-band imaging shows it: green light as red, blue light as green and blue
}
_GREY = (0.299, 0.587, 0.114)
Key = tuple[str, float, float, float]


def light_of(view: ViewSettings) -> Key | None:
    """Return the adjustments of an image; None if it is shown unchanged."""
    key = view.channels, view.brightness, view.contrast, view.gamma
    plain = ViewSettings()
    return None if key == (plain.channels, plain.brightness, plain.contrast, plain.gamma) else key


def relight(image: QImage, key: Key) -> QImage:
    """Return an adjusted copy of an image of 32 bits a pixel."""
    channels, brightness, contrast, gamma = key
    rows, columns = image.height(), image.width()
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(rows, image.bytesPerLine() // 4, 4)[:, :columns]
    red, green, blue = pixels[..., 2], pixels[..., 1], pixels[..., 0]
    table = curve(brightness, contrast, gamma)
    made = np.empty((rows, columns, 4), np.uint8)
    made[..., 3] = 255
    if channels == "grey":
        grey = np.rint(_GREY[0] * red + _GREY[1] * green + _GREY[2] * blue).astype(np.uint8)
        made[..., :3] = table[grey][..., None]
    else:
        shown = [(red, green, blue)[place] for place in _ORDER[channels]]
        for place, channel in zip((2, 1, 0), shown, strict=True):
            made[..., place] = table[channel]
    return QImage(made.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32).copy()


def curve(brightness: float, contrast: float, gamma: float) -> NDArray[np.uint8]:
    """Return the displayed value for each of 0 to 255.

    Args:
        brightness: Is added, as a share of the whole range.
        contrast: From −1 (all grey) through 0 to 1 (the slope in the middle is 4).
        gamma: Values above 1 brighten dark pixels.
    """
    parts = (np.arange(256) / 255) ** (1 / gamma)
    slope = 1 + contrast if contrast < 0 else 1 + 3 * contrast
    return np.rint(np.clip((parts - 0.5) * slope + 0.5 + brightness, 0, 1) * 255).astype(np.uint8)
