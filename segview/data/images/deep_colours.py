"""Colours of 16 bits per sample, of which Pillow reads only the upper eight."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import IO, Any

import numpy as np
from PIL import Image, ImageFile

from segview.data.display_range import display_range
from segview.data.images.kinds import FORMATS
from segview.data.pixels import Numbers, without_alpha

_WAY = re.compile(r"(?P<bands>RGB|RGBA|RGBX|R|G|B|A);16(?P<order>[BLN])")
_OTHER_BYTE = {"B": "L", "L": "B", "N": "B" if np.little_endian else "L"}
_WHOLE = 65535


def lower_bytes(image: Image.Image) -> Callable[[IO[bytes], Callable[[Image.Image], object]], Numbers] | None:
    """Return a callable that reads the lower bytes of an opened but not yet decoded image; None for other images.

    Its arguments are the file, and a callable that selects the page of an image.
    """
    tiles = image.tile if isinstance(image, ImageFile.ImageFile) else []
    if not tiles or not all(_WAY.fullmatch(_way(tile.args)) for tile in tiles):
        return None

    def read(file: IO[bytes], turn: Callable[[Image.Image], object]) -> Numbers:
        file.seek(0)
        with Image.open(file, formats=FORMATS) as again:
            turn(again)
            again.tile = [tile._replace(args=_turned_round(tile.args)) for tile in again.tile]
            again.load()
            return np.asarray(again)

    return read


def looks_dark(upper: Numbers) -> bool:
    """Say, from the upper bytes, whether the colours use so few bits that the lower bytes are needed."""
    return display_range(without_alpha(upper).astype(np.uint16) << 8 | 0xFF).high < _WHOLE


def _way(args: object) -> str:
    """Return the raw mode from the arguments of a decoder."""
    return str(args[0] if isinstance(args, tuple) and args else args)


def _turned_round(args: Any) -> Any:  # noqa: ANN401  # each decoder has its own
    """Return the arguments of a decoder with the opposite byte order."""
    way = _WAY.sub(lambda found: f"{found['bands']};16{_OTHER_BYTE[found['order']]}", _way(args))
    return (way, *args[1:]) if isinstance(args, tuple) else way
