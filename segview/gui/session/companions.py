"""The correction, the edits and the delay that belong to the current image."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from segview.annotation.verdict import Decision
from segview.gui.altering.tool_controller import AlteringTool
from segview.gui.correction.correction import Correction
from segview.gui.correction.tools import Tool
from segview.gui.review.delay import Delay
from segview.gui.review.review import Review
from segview.gui.session.known import KnownResults
from segview.gui.session.receiver import Receiver

UNDECIDED = (Decision.OPEN, Decision.SKIPPED, Decision.UNVERIFIED)


@dataclass(frozen=True, eq=False)
class Companions:
    """Keeps correction, edits and delay up to date with the image, and allows one active tool at a time."""

    known: KnownResults
    correction: Correction
    review: Review
    delay: Delay

    def connect(self, receiver: Receiver) -> None:
        """Connect them with each other and with the receiver."""
        receiver.settled.connect(self.review.failed.set_failure)
        self.correction.tools.tool_changed.connect(self._take_correction_tool)
        self.known.altering.tools.tool_changed.connect(self._take_altering_tool)
        self.correction.discarded.connect(self.review.reopen)

    def forget_replaced(self, path: Path) -> None:
        """Forget the edits and the delay of an image whose file has been replaced by another image."""
        self.delay.forget(path)
        if path == self.known.image.path:
            self.known.altering.forget()

    def follow(self) -> None:
        """Follow the image, and its ground truth in the classes of the predictions."""
        predictions = self.known.answers.available.values()
        truths = {prediction.classes: prediction.truth for prediction in predictions if prediction.truth is not None}
        image = self.known.image
        self.correction.follow(image.path, image.opened, truths)
        self.review.failed.follow(self.known.answers.asked)
        self.delay.follow(image.path, known=self.review.verdicts.state(image.path) not in UNDECIDED)

    def settle(self) -> None:
        """When all predictions on the altered image have arrived, request those for edits made in the meantime."""
        if self.known.altering.asked and not self.known.answers.missing:
            self.known.altering.settle()

    def _take_correction_tool(self) -> None:
        if self.correction.tools.tool:
            self.known.altering.tools.pick(AlteringTool.NONE)

    def _take_altering_tool(self) -> None:
        if self.known.altering.tools.tool:
            self.correction.tools.pick(Tool.NONE)
