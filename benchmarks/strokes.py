"""How long a stroke takes in the mask: each step while it is drawn, its end, and taking it back.

Run it from the checkout: ``python benchmarks/strokes.py``. The limit is one frame of a screen, 16 ms, of which the
panels need their part to paint. "Whole mask" is what copying the mask once takes in the same run: what a tool that does
not keep to the changed box pays at each step.
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

from segview.annotation.document import Document, Origin
from segview.annotation.gestures import Redo, Stroke, Undo

LIMIT_MS = 16.0
RADII = (5, 25, 100, 400)


def milliseconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return 1e3 * (time.perf_counter() - start)


def line(side: int, steps: int) -> list[tuple[float, float]]:
    """Return a stroke over the whole picture that crosses itself."""
    turns = np.linspace(0, 4 * np.pi, steps)
    rows, columns = side * (0.5 + 0.45 * np.sin(turns)), side * (0.5 + 0.45 * np.cos(0.7 * turns))
    return list(zip(rows.tolist(), columns.tolist(), strict=True))


def stroke_times(document: Document, radius: float, steps: int) -> dict[str, np.ndarray]:
    """Draw a stroke step by step, end it, take it back and do it again; return the milliseconds of each."""
    points = line(document.origin.size[0], steps)
    parts = [Stroke(points=ends, radius=radius, value=2) for ends in pairwise(points)]
    drawn = np.array([milliseconds(lambda part=part: document.draw(part)) for part in parts])
    whole = Stroke(points=tuple(points), radius=radius, value=2)
    end = milliseconds(lambda: document.apply(whole))
    undo, redo = (milliseconds(lambda turn=turn: document.apply(turn)) for turn in (Undo(), Redo()))
    document.apply(Undo())
    return {"step": drawn, "end": np.array([end]), "undo": np.array([undo]), "redo": np.array([redo])}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--side", type=int, default=4000)
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--repeats", type=int, default=5)
    options = parser.parse_args()
    size = options.side, options.side
    document = Document(Origin(image="none.png", size=size), np.ones(size, np.uint8))
    copied = float(np.median([milliseconds(document.mask.copy) for _ in range(20)]))
    print(f"{options.side} × {options.side}, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(f"{'radius':>8} {'':6}{'median':>8}{'p99':>8}{'limit':>8}{'whole mask':>12}   ms")
    for radius in RADII:
        runs = [stroke_times(document, radius, options.steps) for _ in range(options.repeats)]
        for name in runs[0]:
            taken = np.concatenate([run[name] for run in runs])
            median, late = float(np.median(taken)), float(np.percentile(taken, 99))
            verdict = "" if late <= LIMIT_MS else "  too slow"
            print(f"{radius:8} {name:6}{median:8.2f}{late:8.2f}{LIMIT_MS:8.0f}{copied:12.2f}{verdict}")


if __name__ == "__main__":
    main()
