"""Walls of hand-made images and answers, and what can be read off them."""

from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from segview.core.answers.prediction import Prediction
from segview.core.images.image import OpenedImage, halvings
from segview.core.maps.maps import Chart, Kind, Map, Transfer, quantised
from segview.core.maps.palette import colours
from segview.core.requests.request import Request
from segview.gui.session.session import Session
from segview.gui.wall.panels.panel import Panel
from segview.gui.wall.wall import Wall
from segview.tasks.dispatch import Tasks
from tests.gui import made
from tests.gui.held_tasks import HeldTasks

TISSUE = (200, 120, 110)
SIZE = (40, 60)
FIRST, SECOND = Path("/pictures/first.png"), Path("/pictures/second.png")


def opened_image(path: Path = FIRST, *, size: tuple[int, int] = SIZE, truth: np.ndarray | None = None) -> OpenedImage:
    return OpenedImage(path, halvings(np.full((*size, 3), TISSUE, np.uint8)), truth)


def left_half(inside: float, outside: float, size: tuple[int, int] = SIZE) -> np.ndarray:
    """One number in the left half, another in the right."""
    numbers = np.full(size, outside, np.float32)
    numbers[:, : size[1] // 2] = inside
    return numbers


def answer(request: Request, probability: np.ndarray, *more: Map, charts: tuple[Chart, ...] = (), **changes):
    """A complete answer of two classes."""
    values = quantised(probability)
    maps = [
        Map("mask", values, Kind.MASK),
        Map("probability/polyp", values, Kind.PROBABILITY),
        Map("probability/background", values, Kind.PROBABILITY, transfer=Transfer.COMPLEMENT),
        Map("uncertainty", values, Kind.UNCERTAINTY, transfer=Transfer.TENT),
        *more,
    ]
    fields: dict[str, Any] = {
        "maps": {one.name: one for one in maps},
        "charts": {one.name: one for one in charts},
        "timings": {"total": 0.125},
        "complete": True,
        **changes,
    }
    rows, columns = probability.shape
    return Prediction(request, (rows, columns), made.CLASSES, **fields)


def attention(value: float = 0.25, shape: tuple[int, int] = (4, 6)) -> Map:
    return Map("cbam/spatial", quantised(np.full(shape, value)), Kind.SCALAR)


def session(*names: str, path: Path = FIRST, tasks: Tasks | None = None) -> Session:
    """A session on one image, whose variants are all ticked; nothing is answered, and there is no image."""
    asking = Session(tasks or HeldTasks())
    asking.know(tuple(made.variant(name) for name in names), tick=True)
    asking.ask(image=path)
    return asking


def left_found(*maps: str) -> Session:
    """A session on an image without ground truth, whose variant finds its target in the left half with 0.8."""
    asking = session("unet")
    asking.show(maps=maps, opacity=0.4)
    asking.receiver.take_image(opened_image())
    asking.receiver.take_prediction(answer(asking.requests()[0], left_half(0.8, 0.1)))
    return asking


def half_found(tasks: Tasks, path: Path, *, missed: tuple[slice, slice] | None = None) -> Session:
    """A session on an image of tissue, whose variant finds the left half; a green part of it may be missed."""
    image = np.full((*SIZE, 3), TISSUE, np.uint8)
    if missed is not None:
        image[missed] = (60, 200, 60)
    Image.fromarray(image).save(path)
    asking = session("unet-a", path=path, tasks=tasks)
    asking.show(maps=("probability/*",))
    asking.receiver.take_image(OpenedImage(path, halvings(image)))
    asking.receiver.take_prediction(answer(asking.requests()[0], left_half(0.9, 0.1)))
    return asking


def shown(qtbot, asking: Session, size: tuple[int, int] = (900, 600)) -> Wall:
    wall = Wall(asking)
    qtbot.addWidget(wall)
    wall.resize(*size)
    wall.show()
    return wall


def panel(wall: Wall, name: str) -> Panel:
    found = {one.objectName(): one for one in wall.panels}
    return found[f"panel/{name}"]


def names(wall: Wall) -> list[str]:
    return [one.objectName().removeprefix("panel/") for one in wall.panels]


def position(of: Panel, row: float, column: float) -> QPointF:
    """Return the place on a panel's canvas of a point of the image, given in its pixels."""
    seen, room = of.canvas.seen, of.canvas.viewport().size()
    return QPointF(
        (column - seen.left()) * room.width() / seen.width(), (row - seen.top()) * room.height() / seen.height()
    )


def pixels(image: QImage) -> np.ndarray:
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(plain.constBits(), np.uint32).reshape(plain.height(), plain.bytesPerLine() // 4)
    return np.stack([rows >> 16 & 255, rows >> 8 & 255, rows & 255], axis=-1)[:, : plain.width()].astype(int)


def drawn(of: Panel) -> np.ndarray:
    """Return the drawing of a panel's canvas, rows × columns × 3."""
    return pixels(of.canvas.grab().toImage())


def drawn_image(of: Panel) -> np.ndarray:
    """The part of it that the image covers."""
    first, end = position(of, 0, 0), position(of, *of.canvas.drawing.size)
    rows = slice(max(round(first.y()), 0), round(end.y()))
    return drawn(of)[rows, max(round(first.x()), 0) : round(end.x())]


def colour(of: Panel, row: float, column: float) -> tuple[int, int, int]:
    """The colour that a panel shows at a point of the image, given in the image's pixels."""
    place = position(of, row, column)
    red, green, blue = drawn(of)[int(place.y()), int(place.x())]
    return int(red), int(green), int(blue)


def shade(name: str, fraction: float) -> tuple[int, int, int]:
    red, green, blue = colours(name, np.array(fraction)).tolist()
    return red, green, blue


def near(one: tuple[int, int, int], other: tuple[int, int, int], by: int = 2) -> bool:
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) <= by


def mixed(under: tuple[int, int, int], over: tuple[int, int, int], opacity: float) -> tuple[int, int, int]:
    red, green, blue = (round(a * (1 - opacity) + b * opacity) for a, b in zip(under, over, strict=True))
    return red, green, blue


def wheel(of: Panel, at: QPointF, notches: float, keys=Qt.KeyboardModifier.NoModifier) -> None:
    viewport = of.canvas.viewport()
    event = QWheelEvent(
        at,
        QPointF(viewport.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, int(notches * 120)),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


def move(of: Panel, to: QPointF, held=Qt.MouseButton.NoButton) -> None:
    viewport = of.canvas.viewport()
    everywhere = QPointF(viewport.mapToGlobal(to.toPoint()))
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, to, everywhere, none, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(viewport, event)
