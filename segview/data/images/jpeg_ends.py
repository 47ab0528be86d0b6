"""JPEG files without their last bytes but with all pixels."""

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
# If pixels are missing, the decoder reads these bytes as pixels. Two kinds, because one may match the end by chance.
_NOISES = (b"\xfe\xfd" * 500, b"\x80" * 1000)


def complete_jpeg(file: IO[bytes], prepare: Callable[[Image.Image], None]) -> Image.Image | None:
    """Decode a JPEG without end marker as if it had one; return None if pixels are missing too.

    Pixels are missing if bytes appended to the content change the decoded pixels.

    Args:
        file: The JPEG; it is read from its start.
        prepare: Called with the opened image before it is decoded.

    Raises:
        Exception: of any kind, if the file is damaged in another way.
    """
    file.seek(0)
    # Half of the end marker may be present.
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
