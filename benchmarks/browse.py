"""The memory that browsing thousands of images in the window takes, in a process that may have no more than 4 GB.

The real window, off screen, with real workers and two tiny networks, goes through generated images that all differ, by
the key D, as soon as each is answered. The process is in a control group with a limit of memory where it may make one,
else the limit is RLIMIT_DATA. Printed every hundred images are the process's memory above the start (the moment when
the first image is answered), threads, open files and objects of Qt; at the end the verdict: the most above the start,
which has to stay below a quarter of the limit and 2 GB, and the growth on the plateau, the line through the last third.

python benchmarks/browse.py [--count 10000] [--side 320] [--limit 4.0] [--seconds 36000]
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import os
import resource
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
from PIL import Image
from process import resident

GROUPS = Path("/sys/fs/cgroup")
EVERY = 100
PATIENCE_S = 120.0
CREEP = 2_000_000
"""Bytes for a hundred images below which the memory is flat."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--side", type=int, default=320)
    parser.add_argument("--limit", type=float, default=4.0, help="GB")
    parser.add_argument("--seconds", type=float, default=36_000, help="stop after this time with what was seen")
    options = parser.parse_args()
    limit = int(options.limit * 1024**3)
    print(f"limit of {options.limit:g} GB by {confine(limit)}", flush=True)
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        for name in ("CONFIG", "DATA", "CACHE", "STATE"):
            os.environ[f"XDG_{name}_HOME"] = str(root / name)
        images = generate(root / "images", options.count, options.side)
        variants = [save_tiny_variant(root / f"tiny-{number}", number) for number in (1, 2)]
        seen = browse(images, variants, options.seconds)
    return print_verdict(seen, limit)


def confine(limit: int) -> str:
    """Bound the memory of this process, and return by what."""
    for group, name in ((GROUPS / "memory", "memory.limit_in_bytes"), (GROUPS, "memory.max")):
        own = group / f"segview-browse-{os.getpid()}"
        try:
            own.mkdir()
            (own / name).write_text(str(limit))
            (own / "cgroup.procs").write_text(str(os.getpid()))
        except OSError:
            continue
        return f"the control group {own}"
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    return "RLIMIT_DATA"


def generate(folder: Path, count: int, side: int) -> Path:
    """Write images that all differ, and return their folder."""
    folder.mkdir()
    rows, columns = np.mgrid[:side, : side * 4 // 3]
    waves = np.stack([np.sin(rows / (9 + 4 * at)) * np.cos(columns / (13 + 3 * at)) for at in range(3)], axis=-1)
    for number in range(count):
        chance = np.random.default_rng(number)
        pixels = np.roll(waves, chance.integers(side, size=2), axis=(0, 1)) * chance.uniform(40, 90) + 128
        Image.fromarray(pixels.astype(np.uint8)).save(folder / f"image-{number:05}.jpg", quality=75)
    return folder


def save_tiny_variant(folder: Path, seed: int) -> Path:
    """Save a network that costs next to nothing, as a variant."""
    import torch

    from segview.core.variants.preprocessing import Preprocessing
    from segview.core.variants.spec import NetworkSpec, VariantConfig
    from segview.networks.build import build
    from segview.networks.storage.checkpoint import save_variant, weights_bytes

    spec = NetworkSpec(encoder="tu-test_resnet", decoder_channels=(16, 16, 8, 8, 8))
    torch.manual_seed(seed)
    weights = weights_bytes(build(spec), half=False)
    config = VariantConfig(
        name=folder.name,
        network=spec,
        classes=("background", "target"),
        preprocessing=Preprocessing(input_size=(64, 64)),
        segview_version="0",
        weights_sha256=hashlib.sha256(weights).hexdigest(),
    )
    save_variant(folder, config, weights)
    return folder


def browse(images: Path, variants: list[Path], seconds: float) -> list[tuple[int, int]]:
    """Go through all images in the window; return the memory after so many."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from segview.core.requests.state import State, StateFile
    from segview.gui.app import open_window
    from segview.gui.widgets import theme

    application = QApplication([])
    theme.apply(application)
    opened = tuple(map(str, variants))
    state = State(noticed=True, toured=True, opened=opened, ticked=opened)
    window, controller = open_window(StateFile(images.parent / "state.json"))
    window.resize(1600, 1000)
    window.show()
    controller.start(state, (images,))
    seen: list[tuple[int, int]] = []
    steps = walk(window, seen, seconds)

    def step() -> None:
        if next(steps, "over") == "over":
            timer.stop()
            window.close()
            QTimer.singleShot(300, application.quit)

    timer = QTimer(interval=5)
    timer.timeout.connect(step)
    timer.start()
    application.exec()
    return seen


def walk(window: object, seen: list[tuple[int, int]], seconds: float) -> Iterator[None]:
    """Press D as soon as everything is answered."""
    from PySide6.QtCore import QObject, Qt
    from PySide6.QtTest import QTest

    from segview.gui.shell.window import Window

    assert isinstance(window, Window)
    session, begun = window.session, time.monotonic()
    shown: Path | None = None
    for number in range(10**9):
        since = time.monotonic()
        while session.image in (None, shown) or len(all_answered(window)) < 2:
            if time.monotonic() - since > PATIENCE_S:
                print(f"no answer on {session.image} after {PATIENCE_S:g} s", flush=True)
                return
            yield
        shown = session.image
        if not seen or (number + 1) % EVERY == 0:
            gc.collect()
            seen.append((number + 1, resident()))
            pace = (time.monotonic() - begun) / (number + 1)
            files, objects = len(os.listdir("/proc/self/fd")), len(window.findChildren(QObject))
            above = (seen[-1][1] - seen[0][1]) / 1e6
            print(
                f"{number + 1:6} images   {above:7.0f} MB above the start   {pace:.3f} s each   "
                f"{threading.active_count()} threads, {files} files, {objects} objects",
                flush=True,
            )
        if number + 1 == len(session.listing.paths) or time.monotonic() - begun > seconds:
            return
        QTest.keyClick(window.wall, Qt.Key.Key_D)


def all_answered(window: object) -> list[Path]:
    from segview.gui.shell.window import Window

    assert isinstance(window, Window)
    return [folder for folder, one in window.session.answers.available.items() if one.complete]


def print_verdict(seen: list[tuple[int, int]], limit: int) -> int:
    """Print the verdict, and return the exit status."""
    numbers, held = np.array(seen, np.float64).T
    most, allowed = held.max() - held[0], min(0.25 * limit, 2e9)
    part = slice(len(seen) * 2 // 3, None)
    growth = float(np.polyfit(numbers[part], held[part], 1)[0]) * 100 if len(numbers[part]) > 1 else 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(
        f"{seen[-1][0]} images: at most {most / 1e6:.0f} MB above the start of {held[0] / 1e6:.0f} MB, allowed are "
        f"{allowed / 1e6:.0f}; highest ever {peak / 1e6:.0f} MB; on the plateau {growth / 1e6:+.2f} MB a hundred images"
    )
    return int(most >= allowed or growth >= CREEP)


if __name__ == "__main__":
    sys.exit(main())
