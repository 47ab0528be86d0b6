"""The time from a drop on the window to a whole answer on the wall, beside what the library itself takes.

    python benchmarks/opening.py [CASE…]

Cases are ``masks`` (a folder of 100) and ``transformers`` (a SegFormer with random weights). For each, in processes of
their own: seconds from the drop until the row has answered the image at hand, in a window that has just opened a folder
of images; the limit, which is to import the library, load the same and run it once; and their ratio. Needs the extra
[hub].
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

IMAGES, PATIENCE = 100, 300.0
DROP = "drop"

# What the library does by itself, with the source as the first argument.
LIMITS = {
    "masks": """
from pathlib import Path
import numpy
from PIL import Image
for path in Path(SOURCE).iterdir():
    numpy.asarray(Image.open(path))
""",
    "transformers": """
import torch, transformers
transformers.SegformerForSemanticSegmentation.from_pretrained(SOURCE).eval()(torch.zeros(1, 3, 224, 224))
""",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", nargs="*", default=tuple(LIMITS))
    parser.add_argument(f"--{DROP}", nargs=2, type=Path, metavar=("IMAGES", "SOURCE"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.drop:
        print(_time_drop(*given.drop))
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        _draw(folder / "images", folder / "masks")
        print("case | limit, s | drop to answer, s | ratio")
        for case in given.cases:
            source = _MAKERS[case](folder)
            began = time.perf_counter()
            subprocess.run([sys.executable, "-c", f"SOURCE = {str(source)!r}\n{LIMITS[case]}"], check=True)
            limit = time.perf_counter() - began
            asked = [sys.executable, __file__, f"--{DROP}", str(folder / "images"), str(source)]
            said = subprocess.run(asked, check=True, capture_output=True, text=True, env=_environment(folder)).stdout
            took = float(said.splitlines()[-1])
            print(f"{case} | {limit:.1f} | {took:.1f} | {took / limit:.2f}", flush=True)


def _time_drop(images: Path, source: Path) -> float:
    """Return the seconds from a drop until the row has answered."""
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from segview.core.requests.settings import PredictionSettings
    from segview.core.requests.state import State, StateFile
    from segview.gui.app import open_window

    application = QApplication([])  # kept for as long as there is a window
    window, controller = open_window(StateFile(images.parent / "state.json"))
    window.resize(1400, 900)
    window.show()
    controller.start(State(ticked=(), prediction_settings=PredictionSettings(scales=(1.0,))), (images,))
    session = window.session

    def wait(for_it: Callable[[], object]) -> None:
        end, loop, timer = time.perf_counter() + PATIENCE, QEventLoop(), QTimer(interval=5)
        timer.timeout.connect(lambda: loop.quit() if for_it() or time.perf_counter() > end else None)
        timer.start()
        loop.exec()
        timer.stop()
        if not for_it():
            raise SystemExit("no answer came")

    wait(lambda: session.current_image.opened is not None)
    began = time.perf_counter()
    session.opener.open((source,))
    wait(lambda: any(one.complete for one in session.answers.values()))
    took = time.perf_counter() - began
    window.close()
    application.quit()
    return took


def _draw(images: Path, masks: Path) -> None:
    from PIL import Image

    from segview.data.samples import draw

    for folder in (images, masks):
        folder.mkdir()
    samples = [draw(number) for number in range(4)]  # the same in turn: to draw one takes far longer than to read it
    for number in range(IMAGES):
        sample = samples[number % len(samples)]
        Image.fromarray(sample.image).save(images / f"{number}.png", compress_level=1)
        Image.fromarray(sample.mask.astype("uint8") * 255).save(masks / f"{number}.png")


def _as_transformers(folder: Path) -> Path:
    import transformers

    config = transformers.SegformerConfig(id2label={0: "background", 1: "target"})
    transformers.SegformerForSemanticSegmentation(config).save_pretrained(folder / "segformer")
    said = '{"size": {"height": 224, "width": 224}, "image_mean": [0.5, 0.5, 0.5], "image_std": [1, 1, 1]}'
    (folder / "segformer" / "preprocessor_config.json").write_text(said)
    return folder / "segformer"


def _environment(folder: Path) -> dict[str, str]:
    """Return an environment in which the window keeps nothing beyond this run."""
    import os

    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CACHE_HOME": str(folder / "cache")}


_MAKERS: dict[str, Callable[[Path], Path]] = {
    "masks": lambda folder: folder / "masks",
    "transformers": _as_transformers,
}

if __name__ == "__main__":
    main()
