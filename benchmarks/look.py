"""The time from a change of the view until all eight panels of a wall are painted, beside QPainter alone.

Run it from the checkout: ``python benchmarks/look.py``. The limit is one frame of a screen, 16 ms. "QPainter" is what
painting the same number of ready images of the same size takes, in turn with each gesture: no wall can be faster.
"Work" is the processor's time, which other programs on a busy machine do not lengthen.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import sys
import time
from collections.abc import Callable, Sequence
from itertools import cycle
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from rows import Row, write_rows

from segview import __version__
from segview.core.answers.prediction import Prediction
from segview.core.images.image import OpenedImage, halvings
from segview.core.maps.maps import Kind, Map, Transfer, quantised
from segview.core.requests.request import Request
from segview.core.variants.preprocessing import Preprocessing
from segview.core.variants.spec import NetworkSpec, Variant, VariantConfig
from segview.gui.session.session import Session
from segview.gui.wall.wall import Wall
from tests.gui.held_tasks import HeldTasks

LIMIT_MS = 16.0
LIMIT_RATIO = 3.0
SIZES = {"224": (224, 224), "1080p": (1080, 1920), "8192²": (8192, 8192)}
WINDOW = QSize(1600, 1000)
CLASSES = ("background", "polyp")
MAPS = ("probability/polyp", "uncertainty", "cbam/spatial")


def variant(name: str) -> Variant:
    config = VariantConfig(
        name=name,
        network=NetworkSpec(),
        classes=CLASSES,
        preprocessing=Preprocessing(input_size=(224, 224)),
        segview_version=__version__,
        weights_sha256="0" * 64,
    )
    return Variant(Path("/variants") / name, config)


def image(path: Path, size: tuple[int, int], seed: int) -> OpenedImage:
    noise = np.random.default_rng(seed).integers(0, 60, (*size, 3), dtype=np.uint8)
    noise += np.array([150, 80, 70], np.uint8)
    return OpenedImage(path, halvings(noise), (blob(size, 0.3 + 0.02 * seed) > 0.5).astype(np.uint8))


def blob(size: tuple[int, int], radius: float) -> np.ndarray:
    rows = np.linspace(-1, 1, size[0], dtype=np.float32)[:, None]
    columns = np.linspace(-1, 1, size[1], dtype=np.float32)[None]
    ripples = 0.06 * np.sin(9 * rows) * np.cos(11 * columns)
    return 1 / (1 + np.exp((rows**2 + columns**2 + ripples - radius) * 9))


def prediction(request: Request, size: tuple[int, int], seed: int) -> Prediction:
    levels = quantised(blob(size, 0.3 + 0.05 * seed))
    attention = quantised(blob((56, 56), 0.5))
    maps = [
        Map("mask", levels, Kind.MASK),
        Map("probability/polyp", levels, Kind.PROBABILITY),
        Map("uncertainty", levels, Kind.UNCERTAINTY, transfer=Transfer.TENT),
        Map("cbam/spatial", attention, Kind.SCALAR),
        Map("scale/disagreement", attention, Kind.SCALAR, (0.0, 0.5)),
    ]
    return Prediction(request, size, CLASSES, maps={one.name: one for one in maps}, complete=True)


class Stage:
    """A wall of two variants with four panels each, and their predictions on two images."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.session = Session(HeldTasks())
        self.session.know((variant("unet-a"), variant("unet-d")), tick=True)
        self.session.show(maps=MAPS, uncertainty=True)
        self.answers: dict[Path, tuple[OpenedImage, list[Prediction]]] = {}
        for seed in (0, 1):
            path = Path(f"/images/{seed}.png")
            opened = image(path, size, seed)
            self.session.ask(image=path)
            self.session.receiver.take_image(opened)
            # A request knows the image that it is about.
            found = [prediction(request, size, 2 * seed + i) for i, request in enumerate(self.session.requests())]
            self.answers[path] = opened, found
        self.images = cycle(self.answers)
        self.wall = Wall(self.session)
        self.wall.resize(WINDOW)
        self.wall.show()
        self.switch()
        paint()

    def switch(self) -> None:
        path = next(self.images)
        self.session.ask(image=path)
        opened, found = self.answers[path]
        self.session.receiver.take_image(opened)
        for one in found:
            self.session.receiver.take_prediction(one)

    def gestures(self) -> dict[str, Callable[[int], None]]:
        show, linked, wall = self.session.show, self.wall.linked, self.wall
        return {
            "threshold": lambda i: show(threshold=0.3 + 0.01 * (i % 40)),
            "band": lambda i: show(band=0.05 + 0.01 * (i % 40)),
            "opacity": lambda i: show(opacity=0.2 + 0.02 * (i % 40)),
            "contour only": lambda i: show(contour_only=bool(i % 2)),
            "switch a map": lambda i: show(maps=(*MAPS[:2], ("scale/disagreement", "cbam/spatial")[i % 2])),
            "image switch": lambda i: self.switch(),
            "cursor": lambda i: self.session.point_at((0.3 + 0.005 * i, 0.4 + 0.003 * i)),
            "zoom": lambda i: wall.zoom(1.2 if i % 20 < 10 else 1 / 1.2),
            "pan": lambda i: linked.pan(linked.rect.width() * (0.01 if i % 8 < 4 else -0.01), 0),
        }


class Ready(QWidget):
    """Paints a ready image."""

    def __init__(self, parent: QWidget, size: QSize) -> None:
        super().__init__(parent)
        self.image = QImage(size, QImage.Format.Format_RGB32)
        self.image.fill(0x804030)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawImage(QPointF(0, 0), self.image)
        painter.end()


def paint() -> None:
    """Paint everything that is waiting for it."""
    QApplication.sendPostedEvents()
    QApplication.processEvents()


def times(gestures: Sequence[Callable[[int], None]], repeats: int) -> np.ndarray:
    """Return the milliseconds from each gesture until all is painted, in turn, but for the first three rounds.

    They are gestures × 2 × rounds: by clock and by work.
    """
    taken: list[list[tuple[float, float]]] = [[] for _ in gestures]
    for i in range(repeats + 3):
        for place, gesture in enumerate(gestures):
            start, worked = time.perf_counter(), time.thread_time()
            gesture(i)
            paint()
            taken[place].append((time.perf_counter() - start, time.thread_time() - worked))
    return np.array(taken)[:, 3:].transpose(0, 2, 1) * 1e3


def ready_images(wall: Wall) -> tuple[QWidget, Callable[[int], None]]:
    """Return a window with as many ready images as a wall has panels, and what has them painted again."""
    window = QWidget()
    window.resize(wall.size())
    copies: list[Ready] = []
    for panel in wall.panels:
        canvas = panel.canvas
        copy = Ready(window, canvas.size())
        copy.move(canvas.mapTo(wall, canvas.rect().topLeft()))
        copy.resize(canvas.size())
        copies.append(copy)
    window.show()
    paint()

    def all_again(_i: int) -> None:
        for copy in copies:
            copy.update()

    return window, all_again


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=40)
    parser.add_argument("--sizes", nargs="+", choices=SIZES, default=list(SIZES))
    parser.add_argument("--rows", type=Path, help="file for the rows of the table of all benchmarks")
    parser.add_argument("--profile", metavar="GESTURE", help="profile one gesture instead")
    options = parser.parse_args()
    QApplication([])
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(f"{'image':8}{'gesture':14}{'median':>8}{'p95':>8}{'work':>8}{'limit':>8}{'QPainter':>10}   ms")
    rows: list[Row] = []
    for name in options.sizes:
        stage = Stage(SIZES[name])
        window, all_again = ready_images(stage.wall)
        for gesture, act in stage.gestures().items():
            if options.profile:
                if gesture == options.profile:
                    stage.wall.zoom(2)
                    profile = cProfile.Profile()
                    profile.runcall(times, [act], options.repeats)
                    pstats.Stats(profile).sort_stats("tottime").print_stats(25)
                continue
            (taken, worked), (ready, _) = times([act, all_again], options.repeats)
            limit = float(np.median(ready))
            median, late, work = float(np.median(taken)), float(np.percentile(taken, 95)), float(np.median(worked))
            verdict = "" if median <= LIMIT_MS else "  too slow"
            print(f"{name:8}{gesture:14}{median:8.2f}{late:8.2f}{work:8.2f}{LIMIT_MS:8.0f}{limit:10.2f}{verdict}")
            rows.append(Row(f"{gesture}, 8 panels, {name}", "ready images", median / limit, LIMIT_RATIO, median))
        stage.wall.close()
        window.close()
        del stage
    write_rows(options.rows, rows)


if __name__ == "__main__":
    main()
