"""The time of a stroke: in the mask, and in the window from the mouse event until all panels are painted.

Run it from the checkout: ``python benchmarks/strokes.py``. The limit is one frame of a screen, 16 ms. "Whole mask" is
what copying the mask once takes in the same run. The window has two variants with four panels each; each step of the
stroke is a real mouse event. "Work" is the processor's time, which other programs on a busy machine do not lengthen.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
from look import Stage, paint
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from segview.annotation.document import Document
from segview.annotation.gestures import Redo, Stroke, Undo
from segview.annotation.provenance import Provenance

LIMIT_MS = 16.0
MODIFIER = Qt.KeyboardModifier.NoModifier
RADII = (5, 25, 100, 400)


def milliseconds(act: Callable[[], object]) -> tuple[float, float]:
    """Return how long something takes, by the clock and by the processor's work."""
    start, worked = time.perf_counter(), time.thread_time()
    act()
    return 1e3 * (time.perf_counter() - start), 1e3 * (time.thread_time() - worked)


def line(side: int, steps: int) -> list[tuple[float, float]]:
    """Return a stroke over the whole image that crosses itself."""
    turns = np.linspace(0, 4 * np.pi, steps)
    rows, columns = side * (0.5 + 0.45 * np.sin(turns)), side * (0.5 + 0.45 * np.cos(0.7 * turns))
    return list(zip(rows.tolist(), columns.tolist(), strict=True))


def stroke_times(document: Document, radius: float, steps: int) -> dict[str, np.ndarray]:
    """Draw a stroke step by step, end it, take it back and do it again; return the milliseconds of each."""
    points = line(document.provenance.size[0], steps)
    parts = [Stroke(points=ends, radius=radius, value=2) for ends in pairwise(points)]
    drawn = np.array([milliseconds(lambda part=part: document.draw(part)) for part in parts])
    whole = Stroke(points=tuple(points), radius=radius, value=2)
    end = milliseconds(lambda: document.apply(whole))
    undo, redo = (milliseconds(lambda turn=turn: document.apply(turn)) for turn in (Undo(), Redo()))
    document.apply(Undo())
    return {"step": drawn, "end": np.array([end]), "undo": np.array([undo]), "redo": np.array([redo])}


def window_times(side: int, radius: float, steps: int) -> dict[str, np.ndarray]:
    """Drag the brush over the first panel; return the milliseconds from each event until all is painted."""
    stage = Stage((side, side))
    correction, viewport = stage.session.correction, stage.wall.panels[0].canvas.viewport()
    correction.begin(None, Provenance(image="none.png", size=(side, side)))
    correction.tools.paint.set_radius(radius)
    paint()
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton

    def act(kind: QEvent.Type, row: float, column: float) -> None:
        place = QPointF(column / side * viewport.width(), row / side * viewport.height())
        button = none if kind is QEvent.Type.MouseMove else left
        held = none if kind is QEvent.Type.MouseButtonRelease else left
        everywhere = viewport.mapToGlobal(place)
        QApplication.sendEvent(viewport, QMouseEvent(kind, place, everywhere, button, held, MODIFIER))
        paint()

    points = line(side, steps)
    press = milliseconds(lambda: act(QEvent.Type.MouseButtonPress, *points[0]))
    moves = [milliseconds(lambda point=point: act(QEvent.Type.MouseMove, *point)) for point in points[1:]]
    release = milliseconds(lambda: act(QEvent.Type.MouseButtonRelease, *points[-1]))
    undo = milliseconds(lambda: (correction.gestures.undo(), paint()))
    if correction.document is None or correction.document.gestures != 2:
        raise RuntimeError("the stroke was not drawn")
    stage.wall.close()
    return {
        "press": np.array([press]),
        "move": np.array(moves),
        "release": np.array([release]),
        "undo": np.array([undo]),
    }


def show(radius: float, times: dict[str, np.ndarray], copied: float) -> None:
    for name, taken in times.items():
        median, late, work = np.median(taken[:, 0]), np.percentile(taken[:, 0], 99), np.percentile(taken[:, 1], 99)
        verdict = "" if median <= LIMIT_MS else "  too slow"
        print(f"{radius:8} {name:8}{median:8.2f}{late:8.2f}{work:10.2f}{LIMIT_MS:8.0f}{copied:12.2f}{verdict}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--side", type=int, default=4000)
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--repeats", type=int, default=5)
    options = parser.parse_args()
    size = options.side, options.side
    document = Document(Provenance(image="none.png", size=size), np.ones(size, np.uint8))
    copied = float(np.median([milliseconds(document.mask.copy)[0] for _ in range(20)]))
    print(f"{options.side} × {options.side}, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(f"{'radius':>8} {'':8}{'median':>8}{'p99':>8}{'p99 work':>10}{'limit':>8}{'whole mask':>12}   ms")
    print("in the mask")
    for radius in RADII:
        runs = [stroke_times(document, radius, options.steps) for _ in range(options.repeats)]
        show(radius, {name: np.concatenate([run[name] for run in runs]) for name in runs[0]}, copied)
    print("in the window")
    QApplication([])
    for radius in RADII:
        show(radius, window_times(options.side, radius, options.steps), copied)


if __name__ == "__main__":
    main()
