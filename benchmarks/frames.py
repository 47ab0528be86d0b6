"""The time to list a film of 10,000 frames, to step through it, and to jump in it.

"Work" is the processors' time, which other programs on a busy machine hardly lengthen.

python benchmarks/frames.py [--frames 10000] [--size 720 1280] [--between 250]
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import av
import numpy as np

from segview.core.images.image import halvings
from segview.data.datasets import find_frames, find_masks
from segview.data.images import read_pixels, thumbnail

RNG = np.random.default_rng(0)
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
        print(f"{'ms':14} {'clock':>8} {'worst':>8} {'work':>8} {'worst':>8} {'limit':>8}  of the work's median")
        frames = find_frames(path)
        report("list", [measure(lambda: find_masks(find_frames(touch(path))))], LIST_LIMIT)
        middle = len(frames) // 2
        report("first image", time_steps(frames[:1]), JUMP_LIMIT)
        report("jump", time_steps(frames[place] for place in RNG.integers(0, len(frames), 20)), JUMP_LIMIT)
        read_pixels(frames[middle])
        report("next", time_steps(frames[middle + 1 : middle + 101]), NEXT_LIMIT)
        report("back", time_steps(frames[middle + 99 : middle + 50 : -1]), BACK_LIMIT)
        shown = frames[middle + 100 : middle + 124]
        report("24 thumbnails", [measure(lambda: [thumbnail(frame, 96) for frame in shown])], JUMP_LIMIT)


def touch(path: Path) -> Path:
    """Mark a film as changed, so that it is scanned again, and return it."""
    os.utime(path)
    return path


def measure(act: Callable[[], object]) -> tuple[float, float]:
    """Return how long something takes, by the clock and by the processors' work."""
    start, worked = time.perf_counter(), time.process_time()
    act()
    return time.perf_counter() - start, time.process_time() - worked


def time_steps(frames: Iterable[Path]) -> list[tuple[float, float]]:
    """Return how long each frame takes until it is an image, as the window gets it."""
    return [measure(lambda frame=frame: halvings(read_pixels(frame))) for frame in frames]


def report(what: str, seconds: list[tuple[float, float]], limit: float) -> None:
    clock, work = (1000 * np.array(one) for one in zip(*seconds, strict=True))
    verdict = "met" if np.median(work) <= 1000 * limit else "MISSED"
    figures = f"{np.median(clock):8.1f} {clock.max():8.1f} {np.median(work):8.1f} {work.max():8.1f} {1000 * limit:8.0f}"
    print(f"{what:14} {figures}  {verdict}")


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
