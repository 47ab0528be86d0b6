"""Films, read with PyAV: any frame by its number, decoded from the key frame before it and never from a stream."""

from __future__ import annotations

import contextlib
import threading
import weakref
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import dropwhile
from pathlib import Path
from typing import IO, TYPE_CHECKING

import numpy as np

from segview.core.errors import UserError
from segview.data.pixels import Numbers
from segview.data.refusals import missing_extra, no_such_frame, too_large

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

ENDINGS = (".mp4", ".m4v", ".mov", ".avi", ".mkv", ".webm", ".mpg", ".mpeg", ".ts", ".m2ts", ".mts", ".wmv", ".asf")
"""Endings of the films that can be opened, lower case."""

KEPT_BYTES = 200_000_000
"""What the frames decoded last may hold, for each thread: steps back, and pictures beside thumbnails, are free."""

TRIES = 3
"""Key frames from which a frame is looked for, before it counts as damaged."""

Stamp = tuple[int, int]
Opened = Callable[[Path], IO[bytes]]
"""Opens the film that a file is, or holds."""


def plain(path: Path) -> IO[bytes]:
    """Open a file that is a film itself."""
    return open(path, "rb")


def begins(head: bytes) -> bool:
    """Tell a film by its first bytes."""
    return bool(_demuxer(head))


def count(path: Path, opened: Opened = plain) -> int:
    """Return how many frames a film has; its packets are looked through, none is decoded.

    Raises:
        UserError: PyAV is not installed, or the film has no pictures.
        Exception: of any kind, where the file is damaged.
    """
    return len(_index(path, _stamp(path), opened).times)


def size(path: Path, number: int, limit: int, opened: Opened = plain) -> tuple[int, int]:
    """Return rows and columns of a frame.

    Raises:
        UserError: as for ``read``.
        Exception: of any kind, where the file is damaged.
    """
    rows, columns = read(path, number, limit, opened).shape[:2]
    return rows, columns


def read(path: Path, number: int, limit: int, opened: Opened = plain) -> Numbers:
    """Return a frame, rows × columns × 3, RGB; the first is number 1. Pixels that are not square stay as they are.

    Raises:
        UserError: PyAV is not installed, there is no such frame, or it has more than ``limit`` pixels.
        Exception: of any kind, where the file is damaged.
    """
    stamp = _stamp(path)
    index = _index(path, stamp, opened)
    if not 1 <= number <= len(index.times):
        raise no_such_frame(path, number, len(index.times))
    film = getattr(_at_hand, "film", None)
    if film is None or film.name != (path, stamp, limit):
        _close()
        film = _at_hand.film = _Film((path, stamp, limit), index, opened)
    try:
        return film.read(number)
    except Exception:
        # What a decoder is left in by a damaged frame is not gone on with.
        _close()
        raise


@dataclass(frozen=True, eq=False)
class _Index:
    """When the frames of a film are shown, in the stream's own units, ascending, and which of these are key frames.

    Where ``timed`` is false, the times are 0, 1, 2 …: the film can only be decoded from its beginning.
    """

    times: list[int]
    keys: list[int]
    timed: bool = True


class _Film:
    """An open film and the frames of it that were decoded last; used by one thread.

    Args:
        name: The file, its stamp, and the most pixels that a frame may have.
        index: Of the film.
        opened: Opens it.
    """

    def __init__(self, name: tuple[Path, Stamp, int], index: _Index, opened: Opened) -> None:
        self.name, self._index = name, index
        self._file = opened(name[0])
        # The thread that it belongs to may end.
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
        container = _container(self.name[0], self._file)
        stream = _stream(self.name[0], container)
        self._next = self._index.times[0]
        self._coming: Iterator[VideoFrame] | None = _decoding(container, stream)
        return container, stream

    def _found(self, wanted: int) -> VideoFrame:
        """Decode until the wanted time: on from here where no key frame lies between, else from the one before it."""
        place = bisect_right(self._index.keys, wanted) - 1
        here = self._index.keys[place] if place >= 0 else self._index.times[0]
        goes_on = self._coming is not None and here <= self._next <= wanted
        frame = self._decoded(wanted) if goes_on else None
        # The seek may pass the key frame: then one before it will do.
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
        """Return the frame of a time, or None where decoding meets none; those before it are kept."""
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
        # What comes before the key frame was made from frames that were not decoded.
        self._coming = dropwhile(lambda frame: not frame.key_frame, _decoding(self._container, self._stream))

    def _keep(self, time: int, frame: VideoFrame) -> None:
        path, _, limit = self.name
        if frame.width * frame.height > limit:
            raise too_large(path, (frame.height, frame.width), limit)
        if time not in self._kept:
            self._kept[time] = frame
            self._held += _bytes(frame)
        while self._held > KEPT_BYTES and len(self._kept) > 1:
            self._held -= _bytes(self._kept.popitem(last=False)[1])


def _decoding(container: InputContainer, stream: VideoStream) -> Generator[VideoFrame]:
    """Yield the frames from where a film stands."""
    from av.error import InvalidDataError

    for packet in container.demux(stream):
        # One damaged packet does not take the frames after it along.
        with contextlib.suppress(InvalidDataError):
            yield from packet.decode()  # pyright: ignore[reportReturnType]


@lru_cache(maxsize=32)
def _index(path: Path, stamp: Stamp, opened: Opened) -> _Index:
    """Look through the packets of a film."""
    del stamp  # a film that was written anew is another
    with opened(path) as file, contextlib.closing(_container(path, file)) as container:
        stream = _stream(path, container)
        packets = [
            (packet.pts if packet.pts is not None else packet.dts, packet.is_keyframe)
            for packet in container.demux(stream)
            if packet.size and not packet.is_discard and not packet.is_corrupt
        ]
        kinds = (container.format.name, ""), (container.format.name, stream.codec_context.name)
        is_timed = not set(kinds) & set(_UNTIMED)
    times = sorted({time for time, _ in packets if time is not None})
    if not packets or (is_timed and not times):
        raise UserError(f"{path} holds no pictures. Choose another film.")
    if not is_timed:
        return _Index(list(range(len(packets))), [], timed=False)
    return _Index(times, sorted({time for time, is_key in packets if time is not None and is_key}))


def _container(path: Path, file: IO[bytes]) -> InputContainer:
    """Open a film with the one reader that its first bytes call for: playlists, which name other files, have none."""
    try:
        import av
        from av.error import FFmpegError
    except ImportError as error:
        raise missing_extra(path, "a film", "video") from error
    head = file.read(4096)
    file.seek(0)
    try:
        return av.open(file, mode="r", format=_demuxer(head), metadata_errors="replace")
    except FFmpegError as error:
        raise ValueError(error.strerror) from error


def _stream(path: Path, container: InputContainer) -> VideoStream:
    streams = list(container.streams.video)
    # Covers are pictures too, of one frame.
    streams.sort(key=lambda one: bool(one.disposition & type(one.disposition).attached_pic))
    if not streams:
        raise UserError(f"{path} holds no pictures that can be decoded. Choose another film.")
    streams[0].thread_type = "SLICE"  # threads over frames would hold back as many as there are
    return streams[0]


def _demuxer(head: bytes) -> str:
    """Return what FFmpeg calls the kind of film that begins so, or nothing."""
    if head[4:8] in (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"):
        return "" if head[8:12] in _STILLS and head[4:8] == b"ftyp" else "mov"
    if head.startswith(b"RIFF"):
        return "avi" if head[8:12] == b"AVI " else ""
    # Packets of equal length: 188 bytes, or 192 with a time before each.
    for start, length in ((0, 188), (4, 192)):
        if len(head) > start + 2 * length and all(head[start + k * length] == 0x47 for k in range(3)):
            return "mpegts"
    return next((name for start, name in _BEGINNINGS if head.startswith(start)), "")


_STILLS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis")
_BEGINNINGS = (
    (b"\x1a\x45\xdf\xa3", "matroska"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "asf"),
    (b"\x00\x00\x01\xba", "mpeg"),
    (b"\x00\x00\x01\xb3", "mpegvideo"),
    (b"\x00\x00\x00\x01\x67", "h264"),
    (b"\x00\x00\x00\x01\x09", "h264"),
    (b"\x00\x00\x00\x01\x40", "hevc"),
)

_UNTIMED = (("avi", "h264"), ("avi", "hevc"), ("mpeg", ""), ("mpegvideo", ""), ("h264", ""), ("hevc", ""))
"""Kinds of files and of films in them whose frames bear no times of their own, or not those at which they are shown."""

_at_hand = threading.local()
"""The film that each thread has at hand: opening and seeking take longer than the next frame."""


def _close() -> None:
    film = getattr(_at_hand, "film", None)
    _at_hand.film = None
    if film is not None:
        film.close()


def _bytes(frame: VideoFrame) -> int:
    return sum(plane.buffer_size for plane in frame.planes)


def _stamp(path: Path) -> Stamp:
    state = path.stat()
    return state.st_mtime_ns, state.st_size
