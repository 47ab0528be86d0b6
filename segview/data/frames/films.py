"""Films, read with PyAV: any frame by its number, decoded from the key frame before it."""

from __future__ import annotations

import contextlib
import threading
import weakref
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Generator, Iterator
from itertools import dropwhile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from segview.data.decoded import Decoded
from segview.data.frames.film_index import (
    Index,
    Opened,
    Stamp,
    container_of,
    index_of,
    plain,
    stamp_of,
    stream_of,
    told_as_damage,
)
from segview.data.pixels import Numbers
from segview.data.refusals import no_such_frame, too_large

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

ENDINGS = (".mp4", ".m4v", ".mov", ".avi", ".mkv", ".webm", ".mpg", ".mpeg", ".ts", ".m2ts", ".mts", ".wmv", ".asf")
"""Endings of the films that can be opened, lower case."""

KEPT_BYTES = 200_000_000
"""Bytes of recently decoded frames cached for each thread, so that steps back and thumbnails cost little."""

TRIES = 3
"""Number of key frames from which decoding is tried before a frame counts as damaged."""


def count(path: Path, opened: Opened = plain) -> int:
    """Return the number of frames of a film; its packets are read but not decoded.

    Raises:
        UserError: PyAV is not installed, or the film has no images.
        Exception: of any kind, if the file is damaged.
    """
    return len(index_of(path, stamp_of(path), opened).times)


def rate(path: Path) -> float | None:
    """Return the frames per second of a film, or None if it does not state them.

    Raises:
        UserError: as for ``count``.
        Exception: of any kind, where the file is damaged.
    """
    return index_of(path, stamp_of(path), plain).rate


def size(path: Path, number: int, limit: int, opened: Opened = plain) -> tuple[int, int]:
    """Return rows and columns of a frame.

    Raises:
        UserError: as for ``decode``.
        Exception: of any kind, where the file is damaged.
    """
    return decode(path, number, limit, opened).size


def decode(path: Path, number: int, limit: int, opened: Opened = plain) -> Decoded:
    """Return a frame, rows × columns × 3, RGB; the first is number 1. Pixels that are not square stay as they are.

    Raises:
        UserError: PyAV is not installed, there is no such frame, or it has more than ``limit`` pixels.
        Exception: of any kind, where the file is damaged.
    """
    stamp = stamp_of(path)
    index = index_of(path, stamp, opened)
    if not 1 <= number <= len(index.times):
        raise no_such_frame(path, number, len(index.times))
    try:
        with told_as_damage():
            film = getattr(_at_hand, "film", None)
            if film is None or film.name != (path, stamp, limit):
                _close()
                film = _at_hand.film = _Film((path, stamp, limit), index, opened)
            pixels = film.read(number)
    except Exception:
        # A damaged frame may leave the decoder in an invalid state.
        _close()
        raise
    return Decoded(pixels, (pixels.shape[0], pixels.shape[1]))


class _Film:
    """An open film and its recently decoded frames; used by one thread.

    Args:
        name: The file, its stamp, and the most pixels that a frame may have.
        index: Index of the film.
        opened: Opens the film.
    """

    def __init__(self, name: tuple[Path, Stamp, int], index: Index, opened: Opened) -> None:
        self.name, self._index = name, index
        self._file = opened(name[0])
        # Closes the file also when the thread that uses it ends.
        weakref.finalize(self, self._file.close)
        self._container, self._stream = self._begun()
        self._kept: OrderedDict[int, VideoFrame] = OrderedDict()
        self._held = 0

    def read(self, number: int) -> Numbers:
        """Return a frame of the index, rows × columns × 3."""
        wanted = self._index.times[number - 1]
        frame = self._kept.get(wanted) or self._found(wanted)
        pixels = frame.to_ndarray(format="rgb24")
        return np.rot90(pixels, round(frame.rotation / 90) % 4) if frame.rotation else pixels

    def close(self) -> None:
        self._container.close()
        self._file.close()

    def _begun(self) -> tuple[InputContainer, VideoStream]:
        """Return the film at its beginning."""
        self._file.seek(0)
        container = container_of(self.name[0], self._file)
        stream = stream_of(self.name[0], container)
        self._check(stream.height, stream.width)
        self._next = self._index.times[0]
        self._coming: Iterator[VideoFrame] | None = _decoding(container, stream)
        return container, stream

    def _found(self, wanted: int) -> VideoFrame:
        """Decode to the wanted time, from the current position or from the last key frame before that time."""
        place = bisect_right(self._index.keys, wanted) - 1
        here = self._index.keys[place] if place >= 0 else self._index.times[0]
        goes_on = self._coming is not None and here <= self._next <= wanted
        frame = self._decoded(wanted) if goes_on else None
        # The seek may land after the key frame: then an earlier key frame is tried.
        for key in reversed(self._index.keys[max(place - TRIES + 1, 0) : place + 1]):
            if frame is None:
                self._seek(key)
                frame = self._decoded(wanted)
        if frame is None and place < TRIES:
            # Some films have no key frames, or can only be decoded from their beginning.
            self._container.close()
            self._container, self._stream = self._begun()
            frame = self._decoded(wanted)
        if frame is None:
            raise ValueError(f"the frame at {wanted} cannot be decoded")
        return frame

    def _decoded(self, wanted: int) -> VideoFrame | None:
        """Return the frame of a time, or None if decoding does not reach it; frames before it are cached."""
        for frame in self._coming or ():
            time = frame.pts if self._index.timed else self._next
            if time is None:
                continue
            self._next = time + 1
            self._keep(time, frame)
            if time == wanted:
                return frame
            if time > wanted:
                break
        self._coming = None
        return None

    def _seek(self, time: int) -> None:
        self._container.seek(time, stream=self._stream, backward=True)
        self._next = time
        # Frames before the key frame depend on frames that were not decoded.
        self._coming = dropwhile(lambda frame: not frame.key_frame, _decoding(self._container, self._stream))

    def _check(self, rows: int, columns: int) -> None:
        path, _, limit = self.name
        if rows * columns > limit:
            raise too_large(path, (rows, columns), limit)

    def _keep(self, time: int, frame: VideoFrame) -> None:
        self._check(frame.height, frame.width)
        if time not in self._kept:
            self._kept[time] = frame
            self._held += _bytes(frame)
        while self._held > KEPT_BYTES and len(self._kept) > 1:
            self._held -= _bytes(self._kept.popitem(last=False)[1])


def _decoding(container: InputContainer, stream: VideoStream) -> Generator[VideoFrame]:
    """Yield the frames of a film from its current position."""
    from av.error import InvalidDataError

    for packet in container.demux(stream):
        # A damaged packet must not end decoding of the frames after it.
        with contextlib.suppress(InvalidDataError):
            yield from packet.decode()  # pyright: ignore[reportReturnType]


_at_hand = threading.local()
"""The open film of each thread: opening and seeking take longer than decoding the next frame."""


def _close() -> None:
    film = getattr(_at_hand, "film", None)
    _at_hand.film = None
    if film is not None:
        film.close()


def _bytes(frame: VideoFrame) -> int:
    return sum(plane.buffer_size for plane in frame.planes)
