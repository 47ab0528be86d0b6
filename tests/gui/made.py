"""Hand-made values of the real classes, small enough to reckon with."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import numpy as np
from PySide6.QtWidgets import QWidget

from segview.core.answers.prediction import Prediction
from segview.core.images.image import Images, OpenedImage
from segview.core.maps.maps import Chart, Kind, Map, quantised
from segview.core.requests.request import Request
from segview.core.variants.preprocessing import Preprocessing
from segview.core.variants.spec import DataSource, NetworkSpec, Score, Variant, VariantConfig
from segview.gui.session.session import Session
from segview.metrics.counts import level_counts
from tests.gui.held_tasks import HeldTasks

Found = TypeVar("Found", bound=QWidget)
CLASSES = ("background", "polyp")
ROWS, COLUMNS = 4, 10


def variant(name: str, *, head: str = "A", folder: Path = Path("/elsewhere"), activation: str = "none") -> Variant:
    config = VariantConfig(
        name=name,
        network=NetworkSpec.model_validate({"encoder": "mobilenet_v2", "head": head, "output_activation": activation}),
        classes=CLASSES,
        preprocessing=Preprocessing(input_size=(224, 224)),
        parameters=6_629_233,
        summary=f"What {name} is.",
        training_data=(DataSource(name="Kvasir-SEG", pairs=600, terms="Research & education"),),
        scores=(Score(name="Dice", value=0.861, over="mean over images", data="test", count=100, size="224 × 224"),),
        segview_version="0.1",
        weights_sha256=f"{len(name):02d}" + "ab" * 31,
    )
    return Variant(folder / name, config)


def images(count: int, *, truths: int = 0, folder: Path = Path("/pictures")) -> Images:
    paths = tuple(folder / f"polyp_{number:05d}.png" for number in range(count))
    return Images(folder, paths, {path: folder / "masks" / path.name for path in paths[:truths]})


def truth() -> np.ndarray:
    """Target in the right half: columns 5 to 9."""
    mask = np.zeros((ROWS, COLUMNS), np.uint8)
    mask[:, 5:] = 1
    return mask


def image(path: Path, *, with_truth: bool = True, grey: int = 0) -> OpenedImage:
    return OpenedImage(path, (np.full((ROWS, COLUMNS, 3), grey, np.uint8),), truth() if with_truth else None)


def prediction(request: Request, probability: np.ndarray, *, known: bool = True, **changes) -> Prediction:
    """A complete answer of two classes; ``probability`` is the target's, rows × columns."""
    values = quantised(probability)
    maps = {
        "probability/polyp": Map("probability/polyp", values, Kind.PROBABILITY),
        "probability/background": Map("probability/background", quantised(1 - probability), Kind.PROBABILITY),
        "uncertainty": Map("uncertainty", values, Kind.UNCERTAINTY),
    }
    for scale in request.scales:
        name = f"scale/{scale:g}/probability/polyp"
        maps[name] = Map(name, quantised(np.clip(probability * scale, 0, 1)), Kind.PROBABILITY)
    answer = Prediction(
        request,
        (ROWS, COLUMNS),
        CLASSES,
        maps=maps,
        counts=level_counts(values, truth() if known else None),
        timings={"forward": 0.25, "total": 0.5},
        path="cpu fp32",
        scales_done=request.scales,
        complete=True,
    )
    return replace(answer, **changes)


def with_attention(answer: Prediction, value: float) -> Prediction:
    """The same answer with a spatial attention map of one value, and a chart of channel attention."""
    attention = Map("cbam/spatial", quantised(np.full((2, 2), value)), Kind.SCALAR)
    chart = Chart("cbam/channel", np.zeros(3, np.float32), ("0", "1", "2"))
    return replace(answer, maps={**answer.maps, "cbam/spatial": attention}, charts={chart.name: chart})


def half(left: float, right: float) -> np.ndarray:
    """Probabilities: one for the left half of the columns, one for the right."""
    probability = np.full((ROWS, COLUMNS), left)
    probability[:, 5:] = right
    return probability


def session(*names: str, count: int = 3) -> Session:
    """A session with images, and variants that are all ticked."""
    made = Session(HeldTasks())
    made.know(tuple(variant(name) for name in names))
    made.take_images(images(count, truths=1))
    made.ask(ticked=tuple(one.folder for one in made.catalogue.shown))
    return made


def quickest(do: Callable[[], object], times: int = 3) -> float:
    """Return the least of several times in seconds, counted while this thread has the processor."""
    taken = []
    for _ in range(times):
        start = time.thread_time()
        do()
        taken.append(time.thread_time() - start)
    return min(taken)


def child(widget: QWidget, kind: type[Found], name: str) -> Found:
    """Return the control of a name in a widget."""
    found = widget.findChild(kind, name)
    assert found is not None
    return found
