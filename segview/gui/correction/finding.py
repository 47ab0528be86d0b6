"""Gestures that are computed from the image: a region around a point, or a refined mask."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from segview.annotation.document import Document
from segview.annotation.gestures import MaskPatch
from segview.core.images.identity import ImageIdentity
from segview.core.images.image import OpenedImage
from segview.gui.correction.tool_controller import ToolController
from segview.tasks.dispatch import Tasks
from segview.tasks.finding import Find


class Finding(QObject):
    """Requests such gestures with the settings of the current tool.

    Args:
        tasks: Runs tasks of the engine.
        tools: The current tool with its settings.

    Signals:
        found(ImageIdentity, tuple): the image and the gestures for it.
    """

    found = Signal(ImageIdentity, tuple)

    def __init__(self, tasks: Tasks, tools: ToolController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._tools = tasks, tools

    def ask(
        self, what: str, pixel: tuple[int, int], *, document: Document, image: OpenedImage, erase: bool = False
    ) -> None:
        """Request ``what`` from a pixel, for an image and the mask of a document."""
        tools = self._tools
        self._tasks.ask(
            Find(
                what,
                document.mask.copy(),
                image=image.levels[0],
                place=pixel,
                tolerance=tools.paint.tolerance,
                value=tools.paint.value,
                rest=tools.paint.provenance.rest,
                erase=erase,
            ),
            partial(self._take, image.identity),
        )

    def _take(self, identity: ImageIdentity, gestures: tuple[MaskPatch, ...]) -> None:
        protected = self._tools.paint.protected
        self.found.emit(identity, tuple(gesture.model_copy(update={"protected": protected}) for gesture in gestures))
