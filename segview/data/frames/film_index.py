"""The index of a film's frames: its kind by its first bytes, and the time of each of its packets."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import IO, TYPE_CHECKING

from segview.core.base.errors import UserError
from segview.data.refusals import missing_extra

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.video.stream import VideoStream

Stamp = tuple[int, int]
Opened = Callable[[Path], IO[bytes]]
"""Opens the film that a file is, or holds."""


def plain(path: Path) -> IO[bytes]:
    """Open a file that is a film itself."""
    return open(path, "rb")


@dataclass(frozen=True, eq=False)
class Index:
    """When the frames of a film are shown, in the stream's own units, ascending, and which of these are key frames.

    Where ``timed`` is false, the times are 0, 1, 2 …: the film can only be decoded from its beginning.

    Attributes:
        rate: Frames in a second, the mean of the film, or None where it does not say.
    """

    times: list[int]
    keys: list[int]
    timed: bool = True
    rate: float | None = None


@contextlib.contextmanager
def told_as_damage() -> Generator[None]:
    """Turn what FFmpeg finds wrong inside the block into a ValueError: its errors look like those of the system.

    A length that a damaged film states may be more memory than there is.
    """
    try:
        from av.error import FFmpegError
    except ModuleNotFoundError:
        yield
        return
    try:
        yield
    except FFmpegError as error:
        raise ValueError(error.strerror) from error


def begins(head: bytes) -> bool:
    """Tell a film by its first bytes."""
    return bool(_demuxer(head))


@lru_cache(maxsize=32)
def index_of(path: Path, stamp: Stamp, opened: Opened) -> Index:
    """Look through the packets of a film."""
    del stamp  # a film that was written anew is another
    with told_as_damage(), opened(path) as file, contextlib.closing(container_of(path, file)) as container:
        stream = stream_of(path, container)
        packets = [
            (packet.pts if packet.pts is not None else packet.dts, packet.is_keyframe)
            for packet in container.demux(stream)
            if packet.size and not packet.is_discard and not packet.is_corrupt
        ]
        kinds = (container.format.name, ""), (container.format.name, stream.codec_context.name)
        is_timed = not set(kinds) & set(_UNTIMED)
        rate = float(stream.average_rate) if stream.average_rate else None
    times = sorted({time for time, _ in packets if time is not None})
    if not packets or (is_timed and not times):
        raise UserError("{path} holds no images. Choose another film.", path=path)
    if not is_timed:
        return Index(list(range(len(packets))), [], timed=False, rate=rate)
    return Index(times, sorted({time for time, is_key in packets if time is not None and is_key}), rate=rate)


def container_of(path: Path, file: IO[bytes]) -> InputContainer:
    """Open a film with the one reader that its first bytes call for: playlists, which name other files, have none."""
    try:
        import av
    except ModuleNotFoundError as error:
        if error.name != "av":
            raise
        raise missing_extra(path, "a film", "video") from error
    head = file.read(4096)
    file.seek(0)
    kind = _demuxer(head)
    if int(av.__version__.partition(".")[0]) >= _CARELESS_AV:
        return av.open(file, mode="r", format=kind)
    # Words in a film that are no text are of no concern to who looks at its frames.
    return av.open(file, mode="r", format=kind, metadata_errors="replace")


def stream_of(path: Path, container: InputContainer) -> VideoStream:
    """Return the images of an open film.

    Raises:
        UserError: it has none.
    """
    streams = list(container.streams.video)
    # Covers are images too, of one frame.
    streams.sort(key=lambda one: bool(one.disposition & type(one.disposition).attached_pic))
    if not streams:
        raise UserError("{path} holds no images that can be decoded. Choose another film.", path=path)
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


_CARELESS_AV = 19  # since this version it replaces them unasked
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


def stamp_of(path: Path) -> Stamp:
    """Return what changes when a file is written anew."""
    state = path.stat()
    return state.st_mtime_ns, state.st_size
