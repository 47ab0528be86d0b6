"""Writing frames as an MP4 film with PyAV."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from segview.core.base.errors import UserError
from segview.core.base.file_set import write_together
from segview.core.base.files import scratch_beside
from segview.core.base.places import install_command
from segview.core.base.provenance import NOTICE

_QUALITY = {"libx264": {"crf": "18", "preset": "veryfast"}, "mpeg4": {"q:v": "3"}}
"""Encoders, the best first, with settings for a visually lossless film."""


@dataclass(frozen=True)
class FilmFile:
    """A film that is being written.

    Args:
        container: Container of PyAV.
        stream: Its video stream.
        size: Rows and columns that are written; both even.
        beside: Files that belong to the film, with their content; written together with it or not at all.
    """

    container: Any
    stream: Any
    size: tuple[int, int]
    beside: dict[Path, str] = field(default_factory=dict[Path, str])

    def add(self, pixels: NDArray[np.uint8]) -> None:
        """Write a frame, rows × columns × 3; an odd row or column at the end is left out."""
        import av

        rows, columns = self.size
        whole = np.ascontiguousarray(pixels[:rows, :columns])
        for packet in self.stream.encode(av.VideoFrame.from_ndarray(whole, format="rgb24")):
            self.container.mux(packet)


@contextmanager
def film_file(path: Path, size: tuple[int, int], rate: float) -> Generator[FilmFile]:
    """Write a film with the disclaimer and the files that belong to it, whole or not at all.

    Args:
        path: The file, ``.mp4``.
        size: Rows and columns of the frames.
        rate: Frames per second.

    Raises:
        UserError: PyAV is not installed, the frames are smaller than two pixels, or the file cannot be written.
    """
    try:
        import av
    except ModuleNotFoundError as error:
        if error.name != "av":
            raise
        raise UserError(
            "Writing a film needs PyAV: {install_command}.", install_command=install_command("video")
        ) from error
    even = size[0] // 2 * 2, size[1] // 2 * 2
    if 0 in even:
        raise UserError(
            "A film has at least 2 × 2 pixels, not {size} × {size2}. Choose larger images.", size=size[1], size2=size[0]
        )
    with scratch_beside(path) as temporary:
        encoder = next(name for name in _QUALITY if name in av.codecs_available)
        with av.open(str(temporary), "w", format="mp4") as container:
            container.metadata["comment"] = NOTICE
            stream: Any = container.add_stream(encoder, rate=Fraction(rate).limit_denominator(1001))
            stream.height, stream.width = even
            stream.pix_fmt = "yuv420p"
            stream.options = dict(_QUALITY[encoder])
            film = FilmFile(container, stream, even)
            yield film
            container.mux(stream.encode(None))
        write_together({**film.beside, path: temporary})
