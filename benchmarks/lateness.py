"""The lateness of the window's event loop during browsing, without and with a run training on the same machine.

Run it from the checkout: ``python benchmarks/lateness.py [--seconds 20] [--images FOLDER] [--plan PLAN]``. A timer of
10 ms notes by how much it comes late while the key for the next image is pressed once a second, each image is a new
one, and all shipped variants predict. The run is started as the window starts it. What is measured is the window's own
loop, in which images, maps and tables are painted. "First mask" is the time from the key to an image's first mask.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from clicks import DATA
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from segview.core.answers.prediction import Prediction
from segview.core.base.places import models_folder
from segview.core.requests.state import State as Settings
from segview.core.requests.state import StateFile
from segview.core.runs.run import Command, State
from segview.core.runs.run_folder import RunFolder
from segview.gui.app import open_window
from segview.gui.shell.window import Window
from segview.gui.widgets import theme
from segview.training.runs.launch import launch

LIMIT_MS = 16.0
TICK = 0.010
KEY_APART_MS = 1000
PLAN = models_folder() / "plans" / "unet-mobilenet_v2-a.toml"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--images", type=Path, default=DATA / "test")
    parser.add_argument("--plan", type=Path, default=PLAN)
    options = parser.parse_args()
    application = QApplication([])
    theme.apply(application)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        os.environ["XDG_DATA_HOME"] = home  # corrections and runs are not the user's
        window, controller = open_window(StateFile(Path(home) / "state.json"))
        window.resize(1600, 1000)
        window.show()
        controller.start(Settings(), (options.images,))
        wait_until(lambda: bool(window.session.answers), 60)
        print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, {options.seconds:.0f} s of browsing each")
        print(f"{'':20}{'late: median':>14}{'p99':>7}{'most':>7}{'limit p99':>11}{'images':>10}{'first mask':>12}")
        report("no run", *browse(window, options.seconds))
        folder = launch(options.plan.resolve(), Path(home) / "runs", device="cpu")
        files = RunFolder(folder)
        wait_until(lambda: bool(files.read().steps), 600)
        report("a run in training", *browse(window, options.seconds))
        run = files.read()
        print(f"the run made {run.steps[-1].images_per_second:.1f} images per second beside it")
        files.send(Command.STOP)
        wait_until(lambda: files.read().status.state.over, 60)
        assert files.read().status.state is State.STOPPED
        window.close()


def browse(window: Window, seconds: float) -> tuple[np.ndarray, np.ndarray]:
    """Go on from image to image; return by how many ms each tick was late, and each first mask's time in ms."""
    late: list[float] = []
    masks: dict[Path, float] = {}
    last, pressed = [time.perf_counter()], [0.0]

    def tick() -> None:
        now = time.perf_counter()
        late.append(max(0.0, now - last[0] - TICK))
        last[0] = now

    def press() -> None:
        pressed[0] = time.perf_counter()
        QTest.keyClick(window, Qt.Key.Key_D)

    def note(prediction: Prediction) -> None:
        masks.setdefault(prediction.request.image, time.perf_counter() - pressed[0])

    clock, keys, loop = QTimer(), QTimer(), QEventLoop()
    clock.setTimerType(Qt.TimerType.PreciseTimer)
    clock.timeout.connect(tick)
    keys.timeout.connect(press)
    window.session.answered.connect(note)
    clock.start(round(TICK * 1000))
    keys.start(KEY_APART_MS)
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()
    clock.stop()
    keys.stop()
    window.session.answered.disconnect(note)
    return np.array(late) * 1000, np.array(list(masks.values())) * 1000


def report(name: str, late: np.ndarray, masks: np.ndarray) -> None:
    p99 = float(np.percentile(late, 99))
    verdict = "met" if p99 <= LIMIT_MS else "MISSED"
    first = f"{np.median(masks):9.0f} ms" if len(masks) else "never"
    figures = f"{np.median(late):14.1f}{p99:7.1f}{late.max():7.1f}{LIMIT_MS:8.0f} ms"
    print(f"{name:20}{figures}{len(masks):10}{first:>12}  {verdict}")


def wait_until(done: Callable[[], bool], seconds: float) -> None:
    """Process events until a condition holds.

    Raises:
        TimeoutError: it does not hold in time.
    """
    end = time.monotonic() + seconds
    while not done():
        if time.monotonic() > end:
            raise TimeoutError(f"nothing came of it in {seconds} s")
        loop = QEventLoop()
        QTimer.singleShot(50, loop.quit)
        loop.exec()


if __name__ == "__main__":
    main()
