"""From the start of the process to a window that answers, and from there to the first mask, with torch loading behind.

    python benchmarks/start.py [--rounds 5]

Usable means painted and having answered a key. Beside it, as the limit, the same for an empty Qt window.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rows import Row, write_rows

LIMIT = 1.2

EMPTY = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow(); window.resize(1600, 1000); window.show()
app.sendPostedEvents(); window.repaint()
QTimer.singleShot(0, app.quit); app.exec()
print(time.time() - float(sys.argv[1]))
"""

IMPORTS = """
import sys, time
import segview, torch, timm, segmentation_models_pytorch
print(time.time() - float(sys.argv[1]))
"""

WINDOW = """
import gc, json, sys, time
started = float(sys.argv[1])
gc.disable()  # as the program does
from segview.gui.app import open_window
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
sys.setswitchinterval(0.001)
from segview.core.base.libraries import load_ahead
from segview.core.base.places import resources_folder, samples_folder, state_folder
from segview.core.requests.state import State, StateFile
from segview.gui.widgets import theme
app = QApplication([]); theme.apply(app)
app.setWindowIcon(QIcon(str(resources_folder() / "icons" / "segview.svg")))
load_ahead()
window, controller = open_window(StateFile(state_folder() / "state.json"))
window.show(); controller.start(State(), (samples_folder(),))
figures, late, last = {}, [], [time.perf_counter()]
def usable():
    window.repaint()
    QTest.keyClick(window, Qt.Key.Key_S)
    figures["usable"] = time.time() - started
    last[0] = time.perf_counter()
    clock.start(10)
def tick():
    now = time.perf_counter(); late.append(max(0.0, now - last[0] - 0.010)); last[0] = now
clock = QTimer(); clock.setTimerType(Qt.TimerType.PreciseTimer); clock.timeout.connect(tick)
def answered(prediction):
    figures.setdefault("mask", time.time() - started)
    session = window.session
    if len(session.answers) == len(session.ticked) and all(one.complete for one in session.answers.values()):
        figures["all"] = time.time() - started
        late.sort()
        figures["late_p99"] = late[int(len(late) * 0.99)]; figures["late_max"] = late[-1]
        print(json.dumps(figures)); window.close()
window.session.answered.connect(answered)
QTimer.singleShot(0, usable)
app.exec()
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--rows", type=Path, help="file for the rows of the table of all benchmarks")
    options = parser.parse_args()
    rounds: int = options.rounds
    empty, ours, imports = [], [], []
    _run(WINDOW)  # compiles what was changed since the last start, and reads the files
    for _ in range(rounds):
        empty.append(float(_run(EMPTY)))
        ours.append(json.loads(_run(WINDOW)))
        imports.append(float(_run(IMPORTS)))
    print(f"median of {rounds} starts, files in the system's cache")
    print(f"empty Qt window           {statistics.median(empty):6.2f} s")
    for name, what in (("usable", "window usable"), ("mask", "first mask"), ("all", "all variants, all scales")):
        value = statistics.median(one[name] for one in ours)
        verdict = f"   limit {LIMIT} s: {'met' if value <= LIMIT else 'MISSED'}" if name == "usable" else ""
        print(f"{what:26}{value:6.2f} s{verdict}")
    for name, what in (("late_p99", "event loop late, p99"), ("late_max", "event loop late, most")):
        print(f"{what:26}{statistics.median(one[name] for one in ours) * 1000:6.1f} ms")

    write_rows(
        options.rows,
        [
            _row("window usable", "empty window", [one["usable"] for one in ours], empty, 3.0),
            _row("first mask", "imports", [one["mask"] for one in ours], imports, 1.5),
        ],
    )


def _row(what: str, beside: str, times: list[float], others: list[float], limit: float) -> Row:
    ratio = statistics.median(one / other for one, other in zip(times, others, strict=True))
    return Row(what, beside, ratio, limit, statistics.median(times) * 1000)


def _run(code: str) -> str:
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "HOME": home, "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home}
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
        command = [sys.executable, "-c", code, str(time.time())]
        return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    main()
