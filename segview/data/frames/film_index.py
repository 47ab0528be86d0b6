"""The index of a film: its kind by its first bytes, and the times of its frames."""

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
"""Opens the film that is the file, or inside the file."""


def plain(path: Path) -> IO[bytes]:
    """Open a file that is a film itself."""
    return open(path, "rb")


@dataclass(frozen=True, eq=False)
class Index:
    """The display times of a film's frames and of its key frames, in units of the stream, ascending.

    If ``timed`` is False, the times are 0, 1, 2 …, and the film can only be decoded from its beginning.

    Attributes:
        rate: Mean frames per second, or None if the film does not state them.
    """

    times: list[int]
    keys: list[int]
    timed: bool = True
    rate: float | None = None


@contextlib.contextmanager
def told_as_damage() -> Generator[None]:
    """Turn errors of FFmpeg inside the block into ValueError, because they look like errors of the system.

    A damaged film may state lengths that need more memory than there is.
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
    """Say whether the first bytes of a file are those of a film."""
    return bool(_demuxer(head))


@lru_cache(maxsize=32)
def index_of(path: Path, stamp: Stamp, opened: Opened) -> Index:
    """Return the index of a film, by reading its packets."""
    del stamp  # only a key of the cache: it changes when the film is written anew
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
    """Open a film with the demuxer for its first bytes; playlists, which name other files, are not supported."""
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
    # Metadata that are not valid text do not matter for frames.
    return av.open(file, mode="r", format=kind, metadata_errors="replace")


def stream_of(path: Path, container: InputContainer) -> VideoStream:
    """Return the video stream of an open film.

    Raises:
        UserError: it has none.
    """
    streams = list(container.streams.video)
    # Cover pictures are video streams of one frame: sorted last.
    streams.sort(key=lambda one: bool(one.disposition & type(one.disposition).attached_pic))
    if not streams:
        raise UserError("{path} holds no images that can be decoded. Choose another film.", path=path)
    streams[0].thread_type = "SLICE"  # frame threads would delay output by as many frames as there are threads
    return streams[0]


def _demuxer(head: bytes) -> str:
    """Return FFmpeg's name of the demuxer for a film with these first bytes, or ""."""
    if head[4:8] in (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"):
        return "" if head[8:12] in _STILLS and head[4:8] == b"ftyp" else "mov"
    if head.startswith(b"RIFF"):
        return "avi" if head[8:12] == b"AVI " else ""
    # Packets of equal length: 188 bytes, or 192 with a time before each.
    for start, length in ((0, 188), (4, 192)):
        if len(head) > start + 2 * length and all(head[start + k * length] == 0x47 for k in range(3)):
            return "mpegts"
    return next((name for start, name in _BEGINNINGS if head.startswith(start)), "")


_CARELESS_AV = 19  # since this version PyAV always replaces invalid text
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
"""Containers and codecs whose frames have no times, or not their display times."""


def stamp_of(path: Path) -> Stamp:
    """Return a stamp that changes when a file is written anew."""
    state = path.stat()
    return state.st_mtime_ns, state.st_size
