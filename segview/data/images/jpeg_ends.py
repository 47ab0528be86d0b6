"""JPEG files that lack their last bytes, though all pixels are there."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import IO

import numpy as np
from PIL import Image

from segview.core.base.text import Text
from segview.data.images.kinds import FORMATS

NOTE = Text("The end of the file is missing; all of its pixels are there.")

_END = b"\xff\xd9"
# Where pixels are missing, the decoder takes these for pixels. One of them alone may say what the end says, by chance.
_NOISES = (b"\xfe\xfd" * 500, b"\x80" * 1000)


def complete_jpeg(file: IO[bytes], prepare: Callable[[Image.Image], None]) -> Image.Image | None:
    """Return a JPEG without its end as if it had one, decoded; None where pixels are missing too.

    They are missing where what follows the last byte makes a difference to the pixels.

    Args:
        file: The JPEG; it is read from its start.
        prepare: Called with the opened image before it is decoded.

    Raises:
        Exception: of any kind, where the file is damaged otherwise.
    """
    file.seek(0)
    # Half of the end may be there.
    content = file.read().removesuffix(_END[:1])
    found = _decoded(content + _END, prepare)
    for noise in _NOISES:
        if not np.array_equal(np.asarray(found), np.asarray(_decoded(content + noise + _END, prepare))):
            return None
    return found


def _decoded(content: bytes, prepare: Callable[[Image.Image], None]) -> Image.Image:
    image = Image.open(io.BytesIO(content), formats=FORMATS)
    prepare(image)
    image.load()
    return image
