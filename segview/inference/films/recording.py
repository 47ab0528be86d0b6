"""Recordings: the frames of a camera as a film."""

from __future__ import annotations

import time
from contextlib import ExitStack
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from segview.data.cameras import Camera
from segview.data.protection import Replacing, check_free
from segview.inference.rendering.film_file import FilmFile, film_file


class Recording:
    """Writes every frame of a camera into a film, until ``end`` is called.

    The film keeps the camera's nominal rate: if the camera delivers fewer frames, frames are repeated.

    Args:
        camera: Source of the frames.
        path: File of the film, which must not exist yet.
        size: Rows and columns of the frames.

    Raises:
        UserError: the film already exists or cannot be written.
    """

    def __init__(self, camera: Camera, path: Path, size: tuple[int, int]) -> None:
        check_free((path,), Replacing())
        self.path = path
        self._camera, self._size = camera, size
        self._open = ExitStack()
        self._film: FilmFile = self._open.enter_context(film_file(path, size, camera.rate))
        self._began, self._written = time.monotonic(), 0
        self._problem: Exception | None = None
        camera.send_to(self._add)

    @property
    def failed(self) -> bool:
        """Whether writing a frame failed; no frame is taken after that, and ``end`` raises the error."""
        return self._problem is not None

    def end(self) -> float:
        """Complete the film, and return its length in seconds.

        Raises:
            UserError: it could not be written; no film is left.
        """
        self._camera.send_to(None)
        with self._open:
            if self._problem is not None:
                raise self._problem
        return self._written / self._camera.rate

    def _add(self, pixels: NDArray[np.uint8]) -> None:
        try:
            self._take(pixels)
        except Exception as error:  # this runs in the camera's thread, which must not fail for it
            self._problem = error
            self._camera.send_to(None)

    def _take(self, pixels: NDArray[np.uint8]) -> None:
        due = int((time.monotonic() - self._began) * self._camera.rate) + 1
        while self._written < due and pixels.shape[:2] == self._size:
            self._film.add(pixels)
            self._written += 1
