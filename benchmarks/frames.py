"""How long it takes to list a film of 10,000 frames, to step through it, and to jump in it.

python benchmarks/frames.py [--frames 10000] [--size 720 1280] [--between 250]
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import av
import numpy as np

from segview.core.picture import halvings
from segview.data.datasets import find_frames, find_masks
from segview.data.images import read_picture, thumbnail

LIST_LIMIT, NEXT_LIMIT, BACK_LIMIT, JUMP_LIMIT = 1.0, 0.050, 0.050, 1.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--frames", type=int, default=10_000)
    parser.add_argument("--size", type=int, nargs=2, default=(720, 1280), metavar=("ROWS", "COLUMNS"))
    parser.add_argument("--between", type=int, default=250, help="frames from one key frame to the next")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "film.mp4"
        write(path, options.frames, tuple(options.size), options.between)
        rows, columns = options.size
        print(f"{options.frames:,} frames of {columns} × {rows}, {path.stat().st_size / 1e6:.0f} MB, load", end=" ")
        print(f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        start = time.perf_counter()
        frames = find_frames(path)
        find_masks(frames)
        told("list", [time.perf_counter() - start], LIST_LIMIT)
        middle = len(frames) // 2
        told("first picture", timed(frames[:1]), JUMP_LIMIT)
        places = np.random.default_rng(0).integers(0, len(frames), 20)
        told("jump", timed(frames[place] for place in places), JUMP_LIMIT)
        read_picture(frames[middle])
        told("next", timed(frames[middle + 1 : middle + 101]), NEXT_LIMIT)
        told("back", timed(frames[middle + 99 : middle + 50 : -1]), BACK_LIMIT)
        start = time.perf_counter()
        for frame in frames[middle : middle + 24]:
            thumbnail(frame, 96)
        told("24 thumbnails", [time.perf_counter() - start], JUMP_LIMIT)


def timed(frames: Iterable[Path]) -> list[float]:
    """Return the seconds until each frame is a picture, as the window gets it."""
    found: list[float] = []
    for frame in frames:
        start = time.perf_counter()
        halvings(read_picture(frame))
        found.append(time.perf_counter() - start)
    return found


def told(what: str, seconds: list[float], limit: float) -> None:
    middle, worst = np.median(seconds), max(seconds)
    verdict = "ok" if middle <= limit else "MISSED"
    times = f"median {1000 * middle:7.1f} ms, worst {1000 * worst:7.1f} ms"
    print(f"{what:14} {times}   limit {1000 * limit:4.0f} ms for the median  {verdict}")


def write(path: Path, count: int, size: tuple[int, int], between: int) -> None:
    """Write a film of a drifting texture."""
    rows, columns = size
    texture = np.random.default_rng(0).integers(0, 255, (rows // 8 + 40, columns // 8 + 40, 3), dtype=np.uint8)
    texture = texture.repeat(8, axis=0).repeat(8, axis=1)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=25)
        stream.height, stream.width, stream.pix_fmt = rows, columns, "yuv420p"
        stream.codec_context.gop_size = between
        stream.options = {"preset": "ultrafast", "crf": "28"}
        for number in range(count):
            shift = number % 300
            pixels = np.ascontiguousarray(texture[shift : shift + rows, shift : shift + columns])
            container.mux(stream.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")))
        container.mux(stream.encode())


if __name__ == "__main__":
    main()
