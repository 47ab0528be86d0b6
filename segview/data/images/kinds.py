"""The kinds of image files that can be opened, and how many pixels one may have."""

from __future__ import annotations

import logging
import warnings

from PIL import Image

STACK_ENDINGS = (".tif", ".tiff")
"""Endings of those that may have several pages, lower case."""

JPEG_ENDINGS = (".jpg", ".jpeg", ".jpe", ".jfif")

IMAGE_ENDINGS: tuple[str, ...] = (
    *(".png", ".apng", *JPEG_ENDINGS, ".bmp", ".gif", ".webp"),
    *(*STACK_ENDINGS, ".ppm", ".pgm", ".pbm", ".pnm", ".pfm"),
)
"""Endings of the images that can be opened, lower case; compare without case."""

FORMATS = ("PNG", "JPEG", "BMP", "GIF", "WEBP", "TIFF", "PPM")
"""The decoders that user files may reach. Each is a way in for a hostile file, so rare ones stay closed."""

PIXEL_LIMIT = 100_000_000
"""Pixels an image may have: a small file may unpack to more than the memory holds."""

# Pillow warns at this limit and refuses at twice of it: its warning is taken for a refusal too.
Image.MAX_IMAGE_PIXELS = PIXEL_LIMIT
warnings.filterwarnings("error", category=Image.DecompressionBombWarning)
# What else it warns and logs of (metadata that it skips) is no concern of who looks at the pixels.
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")
logging.getLogger("PIL").setLevel(logging.CRITICAL)
