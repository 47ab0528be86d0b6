"""The kinds of image files that can be opened, and the limit of pixels."""

from __future__ import annotations

import logging
import warnings

from PIL import Image

STACK_ENDINGS = (".tif", ".tiff")
"""Endings of images that may have several pages, lower case."""

JPEG_ENDINGS = (".jpg", ".jpeg", ".jpe", ".jfif")

IMAGE_ENDINGS: tuple[str, ...] = (
    *(".png", ".apng", *JPEG_ENDINGS, ".bmp", ".gif", ".webp"),
    *(*STACK_ENDINGS, ".ppm", ".pgm", ".pbm", ".pnm", ".pfm"),
)
"""Endings of the images that can be opened, lower case; compare case-insensitively."""

FORMATS = ("PNG", "JPEG", "BMP", "GIF", "WEBP", "TIFF", "PPM")
"""The decoders that may open user files. Each can be attacked by a hostile file, so rare ones are disabled."""

PIXEL_LIMIT = 100_000_000
"""Most pixels of an image: a small file may unpack to more than fits into memory."""

# Pillow warns above this limit and raises above twice the limit: its warning is made an error too.
Image.MAX_IMAGE_PIXELS = PIXEL_LIMIT
warnings.filterwarnings("error", category=Image.DecompressionBombWarning)
# Its other warnings and log messages (on skipped metadata) do not matter for the pixels.
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")
logging.getLogger("PIL").setLevel(logging.CRITICAL)
