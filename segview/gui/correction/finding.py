"""Gestures that are found in the image: a region round a point, or a mask that is refined."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from segview.annotation.document import Document
from segview.annotation.gestures import MaskPatch
from segview.core.images.identity import ImageIdentity
from segview.core.images.image import OpenedImage
from segview.gui.correction.tool_controller import ToolController
from segview.tasks.finding import Find
from segview.tasks.office import Tasks


class Finding(QObject):
    """Has gestures found with the settings of the tool at hand.

    Args:
        tasks: Where that is asked for.
        hand: The tool, its value and its tolerance.

    Signals:
        found(ImageIdentity, tuple): the gestures that were found, and the image in which they were.
    """

    found = Signal(ImageIdentity, tuple)

    def __init__(self, tasks: Tasks, hand: ToolController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._hand = tasks, hand

    def ask(
        self, what: str, pixel: tuple[int, int], *, document: Document, image: OpenedImage, erase: bool = False
    ) -> None:
        """Have ``what`` found from a pixel, in an image and the mask of a document."""
        hand = self._hand
        self._tasks.ask(
            Find(
                what,
                document.mask.copy(),
                image=image.levels[0],
                place=pixel,
                tolerance=hand.paint.tolerance,
                value=hand.paint.value,
                rest=hand.paint.provenance.rest,
                erase=erase,
            ),
            partial(self._take, image.identity),
        )

    def _take(self, identity: ImageIdentity, gestures: tuple[MaskPatch, ...]) -> None:
        protected = self._hand.paint.protected
        self.found.emit(identity, tuple(one.model_copy(update={"protected": protected}) for one in gestures))
