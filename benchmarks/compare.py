"""The page Compare on ten thousand images and five variants: the longest pause of the window, and its memory.

The images are hard links to a few generated pairs, as what was scored once is known again by its content: what is
measured is not the networks, but reading, looking up, joining, table, plots and statistics. The window is real and off
screen. Printed are the seconds until all is scored, the longest times between two turns of the window's event loop,
and the process's memory above the start at each tenth.

python benchmarks/compare.py [--count 10000] [--variants 5] [--pairs 20] [--side 128]
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
from browse import generate, save_tiny_variant
from PIL import Image
from process import resident
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from segview.core.requests.state import State, StateFile
from segview.gui.app import open_window
from segview.gui.shell.window import Window
from segview.gui.widgets import theme

TURN_MS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--variants", type=int, default=5)
    parser.add_argument("--pairs", type=int, default=20)
    parser.add_argument("--side", type=int, default=128)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        for name in ("CONFIG", "DATA", "CACHE", "STATE"):
            os.environ[f"XDG_{name}_HOME"] = str(root / name)
        images = link_pairs(root, options.count, options.pairs, options.side)
        opened = tuple(str(save_tiny_variant(root / f"tiny-{number}", number)) for number in range(options.variants))
        run(images, State(noticed=True, toured=True, opened=opened, ticked=opened), root)


def link_pairs(root: Path, count: int, pairs: int, side: int) -> Path:
    """Make a folder of images and masks that are links to a few pairs."""
    sources = sorted(generate(root / "few", pairs, side).iterdir())
    for name in ("images", "masks"):
        (root / "many" / name).mkdir(parents=True)
    masks: list[Path] = []
    for source in sources:
        masks.append(root / f"{source.stem}.png")
        grey = np.asarray(Image.open(source).convert("L"))
        Image.fromarray(np.where(grey > 150, np.uint8(255), np.uint8(0))).save(masks[-1])
    for number in range(count):
        (root / "many" / "images" / f"{number:05}.jpg").hardlink_to(sources[number % pairs])
        (root / "many" / "masks" / f"{number:05}.png").hardlink_to(masks[number % pairs])
    return root / "many" / "images"


def run(images: Path, state: State, root: Path) -> None:
    """Open the window, score everything, and print what it cost."""
    application = QApplication([])
    theme.apply(application)
    window, controller = open_window(StateFile(root / "state.json"))
    window.resize(1600, 1000)
    window.show()
    controller.start(state, (images,))
    turns: list[float] = []
    steps = score_all(window, turns)

    def turn() -> None:
        turns.append(time.monotonic())
        if next(steps, "over") == "over":
            timer.stop()
            window.close()
            QTimer.singleShot(300, application.quit)

    timer = QTimer(interval=TURN_MS)
    timer.timeout.connect(turn)
    timer.start()
    application.exec()


def score_all(window: Window, turns: list[float]) -> Iterator[None]:
    """Press Evaluate once the images are listed, and wait until all statistics are there."""
    session = window.session
    while not (session.image and len(session.answers) == len(session.ticked)):
        yield
    window.centre.commands()["compare"]()
    page = window.centre.compare
    every, start, begun = len(session.listing.paths), resident(), time.monotonic()
    turns.clear()
    page.bar.run.click()
    tenth = 0
    while not page.scores.progress.is_over or page.compared is None:
        done = page.scores.progress.done * 10 // every
        if done > tenth:
            tenth = done
            above = (resident() - start) / 1e6
            seconds = time.monotonic() - begun
            print(
                f"{page.scores.progress.done:6} images   {above:6.0f} MB above the start   {seconds:.1f} s", flush=True
            )
        yield
    gaps = np.sort(np.diff(turns))[::-1] * 1000
    seconds, above = time.monotonic() - begun, (resident() - start) / 1e6
    print(f"{every} images × {len(session.ticked)} variants in {seconds:.1f} s; {above:.0f} MB above the start")
    print(f"the window stood still {gaps[0]:.0f} ms at most, then {', '.join(f'{one:.0f}' for one in gaps[1:6])} ms")
    print(f"99 % of its turns came within {np.percentile(gaps, 99):.0f} ms")


if __name__ == "__main__":
    main()
