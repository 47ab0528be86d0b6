"""The cost of predicting a folder with one and two processes, and from its measured parts that of a million images.

    python benchmarks/scale.py [--images 48] [--listed 20000] [--variant unet-mobilenet_v2-a]

Work is the processors' time, which other programs on a busy machine hardly lengthen. Measured are the start, an image,
its files, the peak of memory for few and many images, the listing of a folder, and the reading of a file of results
that is gone on from. All of it but the start grows with the number of images, so that a million is a sum; nothing is
measured that takes hours.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
from PIL import Image
from process import resident

from segview.data.datasets import find_images
from segview.evaluation.batch.outputs import stems
from segview.evaluation.batch.results import Results, line_of

ROOT = Path(__file__).resolve().parent.parent
SIZE = 352
FLAT = 1.15
"""The most that the peak of memory may be with four times as many images, as a ratio."""

SHARED = 1.15
"""The most that the work of two processes may be, as a ratio to that of one, beside a second start."""


@dataclass(frozen=True)
class Cost:
    """The cost of a process: seconds by the clock and of work, and bytes at the peak."""

    clock: float
    work: float
    peak: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--images", type=int, default=48)
    parser.add_argument("--listed", type=int, default=20_000, help="names in a folder that is only listed")
    parser.add_argument("--variant", default="unet-mobilenet_v2-a")
    options = parser.parse_args()
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; {options.images} images of {SIZE} × {SIZE}\n")
    with tempfile.TemporaryDirectory() as scratch:
        few, many = (images(Path(scratch) / str(count), count) for count in (options.images // 4, options.images))
        out = [Path(scratch) / name for name in ("few-out", "one-out", "two-out")]
        (small,) = run([arguments(few, out[0], options.variant)])
        (one,) = run([arguments(many, out[1], options.variant)])
        (again,) = run([arguments(many, out[1], options.variant)])
        parts = run([[*arguments(many, out[2], options.variant), "--part", f"{part}/2"] for part in (1, 2)])
        image = max(one.work - again.work, 0.0) / options.images
        disk = sum(path.stat().st_size for path in out[1].rglob("*") if path.is_file()) / options.images
        whole, both = one.work, sum(part.work for part in parts) - again.work
        rows = {
            "a start, nothing left to do": f"{again.work:.1f} s of work",
            "an image": f"{1000 * image:.0f} ms of work, {disk / 1000:.1f} kB on the disk",
            "two processes to one": f"{both / whole:.2f} of the work: {met(both / whole, SHARED)}",
            "  by the clock": f"{one.clock:.1f} s, {max(part.clock for part in parts):.1f} s",
            "memory, four times the images": f"{one.peak / small.peak:.2f}: {met(one.peak / small.peak, FLAT)}",
        }
        listing, resuming, held = listing_costs(Path(scratch) / "listed", options.listed)
        rows["a name in the list"] = f"{1e6 * listing:.0f} µs, {held:.0f} bytes of memory"
        rows["a line that is gone on from"] = f"{1e6 * resuming:.0f} µs"
    for what, text in rows.items():
        print(f"{what:32}{text}")
    print(f"\n{'images':>10}{'processes':>11}{'hours each':>12}{'disk, GB':>10}{'memory, GB':>12}{'to go on, s':>13}")
    for count in (1_000, 100_000, 1_000_000):
        for workers in (1, 2, 64):
            hours = (again.work + count * listing + count / workers * image) / 3600
            memory = one.peak + count * held
            figures = f"{hours:12.2f}{count * disk / 1e9:10.1f}{memory / 1e9:12.2f}"
            print(f"{count:10,}{workers:11}{figures}{again.work + count * (listing + resuming):13.0f}")


def met(ratio: float, limit: float) -> str:
    return f"{'met' if ratio <= limit else 'MISSED'} ({limit})"


def images(folder: Path, count: int) -> Path:
    folder.mkdir()
    chance = np.random.default_rng(0)
    for number in range(count):
        rough = Image.fromarray(chance.integers(0, 255, (12, 12, 3), np.uint8))
        rough.resize((SIZE, SIZE)).save(folder / f"{number:06}.jpg")
    return folder


def arguments(folder: Path, out: Path, variant: str) -> list[str]:
    return ["predict", str(folder), "-v", variant, "--scales", "1", "--only", "masks", "--out", str(out)]


def run(commands: list[list[str]]) -> list[Cost]:
    """Run the program with each of some arguments at once, and return what each has cost."""
    start, costs = time.monotonic(), list[Cost]()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "segview"]
    children = [
        subprocess.Popen([*command, *one], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) for one in commands
    ]
    for child in children:
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise SystemExit(f"segview ended with {child.returncode}.")
        costs.append(Cost(time.monotonic() - start, used.ru_utime + used.ru_stime, 1024 * used.ru_maxrss))
    return costs


def listing_costs(folder: Path, count: int) -> tuple[float, float, float]:
    """Return the seconds that a name takes to be listed and a line to be gone on from, and the bytes of a name."""
    folder.mkdir()
    for number in range(count):
        (folder / f"image-{number:07}.jpg").touch()
    before = resident()
    names: dict[Path, str] = {}

    def find() -> None:
        names.update(stems(find_images(folder), {}))

    listing = cpu_seconds(find)
    held = max(resident() - before, 0)
    out = folder.with_name("listed-out")
    out.mkdir()
    with (out / "results.jsonl").open("wb") as file:
        for path, stem in names.items():
            line = line_of(path, "digest")
            record = {"variant": "unet", "threshold": 0.5, "scales": [1.0], "weights_sha256": "0" * 64, "parts": []}
            file.write(json.dumps({**vars(line), "stem": stem, "records": [record]}).encode() + b"\n")
    with closing(Results(out)) as results:
        resuming = cpu_seconds(results.read_done)
    return listing / count, resuming / count, held / count


def cpu_seconds(act: Callable[[], object]) -> float:
    start = time.process_time()
    act()
    return time.process_time() - start


if __name__ == "__main__":
    main()
