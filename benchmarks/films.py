"""The processors' work for each frame of a film, stage by stage, and the frames that are shown when it is played.

    python benchmarks/films.py [--rounds 40] [--seconds 5] [--film FILE]

A film of 25 frames a second is in real time where a frame takes two cores for 40 ms at most: 80 ms of work. Work is the
processors' time of the whole process, which other programs on a busy machine hardly lengthen; the bare graph is
onnxruntime alone on the network's input, in turn with each frame. The film is played in the real window, offscreen,
with the mask of the first variant; on a busy machine frames are left out.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from typing import TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import av
import numpy as np
from PIL import Image
from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication
from rows import Row, write_rows

from segview import __version__
from segview.core.films.film import FilmFrame
from segview.core.requests.request import Failure, Request
from segview.core.requests.state import State, StateFile
from segview.data.frames import frame_paths
from segview.gui.app import open_window
from segview.gui.app.controller import Controller
from segview.gui.film.page import FilmPage
from segview.gui.film.screen import FilmScreen
from segview.gui.film.settings import FilmSettings
from segview.gui.shell.window import Window
from segview.inference.backends.graphs import Graphs
from segview.inference.films.projector import Projector, measure, read_frame
from segview.inference.films.smoothing import Smoothing
from segview.inference.passes.forward import network_input
from segview.inference.predict.predictor import Predictor

ROOT = Path(__file__).resolve().parent.parent
SHOWN = {"unet-mobilenet_v2-a": ("", "uncertainty"), "unet-mobilenet_v2-c": ("cbam/spatial",)}
"""Variants and the maps over the film; an empty name is the mask alone."""

SIZE, RATE, CORES = 224, 25, 2
BUDGET = CORES / RATE
T = TypeVar("T")
SEQUENCES = ROOT.parent / "shared" / "data" / "larynx"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=40, help="frames that are measured")
    parser.add_argument("--seconds", type=float, default=5.0, help="of playing")
    parser.add_argument("--film", type=Path, help="instead of one of 224 × 224 that is made")
    parser.add_argument("--rows", type=Path, help="file for the rows of the table of all benchmarks")
    options = parser.parse_args()
    application = QApplication.instance() or QApplication([])
    print(f"segview {__version__}, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as scratch:
        film = options.film or write_film(Path(scratch) / "film.mp4")
        window, controller = open_window(StateFile(Path(scratch) / "state.json"))
        window.resize(1600, 1000)
        window.show()
        rows = [row for name, maps in SHOWN.items() for one in maps for row in stages(window, film, name, one, options)]
        play(window, controller, film, options.seconds)
        window.close()
    write_rows(options.rows, rows)
    del application


def write_film(path: Path) -> Path:
    """Write a film of a real sequence, or of the samples where there is none."""
    folders = sorted(SEQUENCES.glob("*/images"), key=lambda one: len(list(one.iterdir()))) if SEQUENCES.is_dir() else []
    images = sorted((folders[-1] if folders else ROOT / "resources" / "samples" / "images").iterdir())
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=RATE)
        stream.height = stream.width = SIZE
        stream.pix_fmt = "yuv420p"
        for image in islice(cycle(images), 200):
            pixels = np.asarray(Image.open(image).convert("RGB").resize((SIZE, SIZE)))
            container.mux(stream.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")))
        container.mux(stream.encode())
    return path


def stages(window: Window, film: Path, name: str, shown: str, options: argparse.Namespace) -> list[Row]:
    """Measure the work of each stage for each frame, and return its ratios to what there is time for."""
    folder, frames = ROOT / "models" / name, frame_paths(film)
    projector, smoothing = Projector(Predictor(graphs=Graphs(wait=True))), Smoothing(0.2)
    screen, taken = FilmScreen(window.session), dict[str, list[float]]()
    screen.resize(900, 700)
    screen.show()
    request = Request(frames[0], folder, (1.0,), backend="onnxruntime")
    bare = bare_graph(projector, request, frames[0])
    for place, frame in enumerate(islice(cycle(frames), options.rounds + 3)):
        read = time_stage(taken, "decode", lambda frame=frame: projector.read(frame).result())
        if isinstance(read, Failure):
            raise SystemExit(read.reason)
        asked = replace(request, image=frame)
        found = time_stage(taken, "predict", lambda read=read, asked=asked: projector.predict(asked, read, shown))
        found = time_stage(taken, "smooth", lambda found=found, place=place: smoothing.add(found, place / RATE))
        frame_measure = time_stage(taken, "measure", lambda found=found: measure(found, 0.5))
        ready = FilmFrame(place, read, found, frame_measure)
        time_stage(taken, "colour and draw", lambda ready=ready: paint(screen, ready, shown))
        time_stage(taken, "bare graph", bare)
    projector.close()
    # The first frames pay for what is made once.
    work = {stage: statistics.median(times[3:]) for stage, times in taken.items()}
    limit = work.pop("bare graph")
    whole, what = sum(work.values()), f"{shown or 'mask'} of {name} over a film at {SIZE}"
    print(f"\n{what}, ms of work a frame; the bare graph {1000 * limit:.1f}")
    for stage, seconds in work.items():
        print(f"  {stage:18}{1000 * seconds:8.1f}{seconds / limit:8.2f} of the bare graph")
    row = Row(what, f"{CORES} cores for {1000 / RATE:.0f} ms", whole / BUDGET, 1.0, 1000 * whole)
    print(
        f"  {'all':18}{1000 * whole:8.1f}{row.ratio:8.2f} of what there is time for: {'met' if row.met else 'MISSED'}"
    )
    return [row, Row(what, "bare graph", whole / limit, 2.0, 1000 * whole)]


def time_stage(taken: dict[str, list[float]], stage: str, act: Callable[[], T]) -> T:
    """Do something, and keep the work that it took."""
    start = time.process_time()
    found = act()
    taken.setdefault(stage, []).append(time.process_time() - start)
    return found


def bare_graph(projector: Projector, request: Request, frame: Path) -> Callable[[], object]:
    """Return what runs the graph of a variant alone."""
    variant, graphs = projector.predictor.variant(request.variant), Graphs(wait=True)
    x = network_input(read_frame(frame).levels[0], 1.0, variant.config.preprocessing)
    key = graphs.key(request.variant, variant.config, (1, x.shape[1], x.shape[2], x.shape[3]))
    graph = None if key is None else graphs.ready(key)
    if graph is None:
        raise SystemExit("There is no graph of the variant: install segview[onnx].")
    return lambda: graph.run(x, lambda output: output == "logits")


def paint(screen: FilmScreen, frame: FilmFrame, shown: str) -> None:
    screen.show_frame(frame, shown)
    QApplication.sendPostedEvents()
    QApplication.processEvents()


def play(window: Window, controller: Controller, film: Path, seconds: float) -> None:
    """Play the film in the window, and count the frames that are shown and left out."""
    folder = ROOT / "models" / next(iter(SHOWN))
    controller.start(State(ticked=(str(folder),), noticed=True), (film,))
    wait_until(lambda: bool(window.session.listing.paths) and window.session.catalogue.find(folder) is not None, 120)
    window.commands["film"].trigger()
    page: FilmPage = window.centre.film
    page.player.set(FilmSettings(folder))
    wait_until(lambda: page.player.frame is not None and page.player.frame.prediction is not None, 120)
    page.bar.loop.setChecked(True)
    page.player.play(playing=True)
    wait_until(lambda: page.player.rate.per_second is not None, 20)
    wait_until(lambda: False, 2.0)  # the graph is made, or found, meanwhile
    shown: list[FilmFrame] = []
    page.player.shown.connect(shown.append)
    start, worked = time.monotonic(), time.process_time()
    wait_until(lambda: False, seconds)
    took, work = time.monotonic() - start, time.process_time() - worked
    page.player.play(playing=False)
    count = len(shown)
    left_out = round(took * RATE) - count
    path = shown[-1].prediction.path if shown and shown[-1].prediction else "?"
    print(f"\nplayed for {took:.1f} s in the window with the mask of {folder.name} ({path}):")
    print(f"  {count / took:.1f} frames a second shown, {max(left_out, 0) / took:.1f} left out; ", end="")
    print(f"{1000 * work / max(count, 1):.1f} ms of work a frame shown, {100 * work / took:.0f} % of a core")


def wait_until(condition: Callable[[], bool], seconds: float) -> None:
    deadline = QDeadlineTimer(round(1000 * seconds))
    while not condition() and not deadline.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)


if __name__ == "__main__":
    main()
