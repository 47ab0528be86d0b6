"""Drives the real window with clicks and keys on the drawn samples and saves what it looks like for the README.

python benchmarks/screenshots.py [--out resources/screenshots] [--size 1600 1000] [--images FOLDER]
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from segview.core.base.places import resources_folder, samples_folder
from segview.core.requests.map_query import Activation, ClassMap, Reduction
from segview.core.requests.state import State, StateFile
from segview.core.variants.ablation import Ablation
from segview.gui.app import open_window
from segview.gui.session import changing
from segview.gui.shell.window import Window
from segview.gui.widgets import theme


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=resources_folder() / "screenshots")
    parser.add_argument("--size", type=int, nargs=2, default=(1600, 1000), metavar=("WIDTH", "HEIGHT"))
    parser.add_argument("--images", type=Path, default=samples_folder())
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    theme.apply(application)
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_DATA_HOME"] = home  # corrections and runs are not the user's
        window, controller = open_window(StateFile(Path(home) / "state.json"))
        window.show()
        controller.start(State(), (options.images,))
        window.resize(*options.size)
        for name, scene in SCENES.items():
            scene(window)
            settle(window)
            path = options.out / f"{name}.png"
            window.grab().save(str(path))
            print(path)
        window.close()


def wall(window: Window) -> None:
    """The start: all shipped variants on the first image."""


def unsure(window: Window) -> None:
    """Another image, the uncertain band drawn over it, zoomed in, with the cursor on the edge."""
    for _ in range(5):
        QTest.keyClick(window, Qt.Key.Key_D)
    settle(window)
    QTest.keyClick(window, Qt.Key.Key_U)
    window.wall.zoom(1.15)
    window.session.point_at((0.42, 0.36))


def attention(window: Window) -> None:
    """The spatial gates of C and D, and the two parts that D multiplies."""
    QTest.keyClick(window, Qt.Key.Key_U)
    QTest.keyClick(window, Qt.Key.Key_F)
    folders = [
        variant.folder for variant in window.session.catalogue.shown if variant.config.network.head in ("C", "D")
    ]
    window.session.ask(ticked=tuple(folders))
    window.session.show(maps=("cbam/spatial", "cbam/sigmoid", "cbam/tanh"))


def change(window: Window) -> None:
    """Variant C as it is, without its CBAM, and with a CRF behind it."""
    home = next(variant.folder for variant in window.session.catalogue.shown if variant.config.network.head == "C")
    window.session.ask(ticked=(home,))
    window.session.show(maps=("probability/*", "uncertainty", "cbam/spatial"))
    for derivation in (Ablation(without=("cbam",)), Ablation(crf=True)):
        changing.change(window.session, home, derivation)


def correction(window: Window) -> None:
    """A mask under correction, with a stroke of the brush."""
    home = next(variant.folder for variant in window.session.catalogue.shown if variant.config.network.head == "A")
    window.session.ask(ticked=(home,))
    window.session.show(maps=("probability/*", "uncertainty"))
    settle(window)
    QTest.keyClick(window, Qt.Key.Key_C)
    tools = window.session.correction.tools
    tools.paint.set_radius(10)
    tools.press((68.0, 140.0), other=False)
    for point in ((85.0, 160.0), (110.0, 168.0), (135.0, 162.0), (160.0, 150.0)):
        tools.move(point)
    tools.release()


def layers(window: Window) -> None:
    """Show two layers of A and C, and Grad-CAM of the mask at one of them."""
    QTest.keyClick(window, Qt.Key.Key_D)
    folders = [one.folder for one in window.session.catalogue.shown if one.config.network.head in ("A", "C")]
    window.session.ask(ticked=tuple(folder for folder in folders if "unet" in folder.name))
    window.session.show(maps=("probability/*",))
    settle(window)
    window.layers.raise_()
    layer = "trunk.encoder.features.13"
    window.session.inspection.ask(
        Activation(layer, Reduction.COMPONENTS), Activation("trunk.decoder.blocks.3", Reduction.NORM), ClassMap(layer)
    )
    window.layers.tree.choose(layer)
    window.layers.compute()


SCENES: dict[str, Callable[[Window], None]] = {
    "wall": wall,
    "unsure": unsure,
    "attention": attention,
    "change": change,
    "correction": correction,
    "layers": layers,
}


def settle(window: Window, limit_ms: int = 120_000) -> None:
    """Let events pass until every ticked variant has answered wholly and the image is painted."""
    loop, clock, limit = QEventLoop(), QTimer(interval=50), QTimer(singleShot=True, interval=limit_ms)
    session = window.session

    def check() -> None:
        done = [answer for answer in session.answers.values() if answer.complete]
        asked = session.inspection.missing(session.requests(), session.view.threshold)
        there = session.current_image.opened is not None and session.ticked
        if there and len(done) == len(session.ticked) and not asked:
            loop.quit()

    clock.timeout.connect(check)
    limit.timeout.connect(loop.quit)
    clock.start()
    limit.start()
    loop.exec()
    clock.stop()
    # Thumbnails and layout come in after the answers.
    QTimer.singleShot(800, loop.quit)
    loop.exec()
    QTest.mouseMove(window.wall, QPoint(1, 1))


if __name__ == "__main__":
    main()
