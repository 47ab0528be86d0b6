"""The objects that handlers share from one task to the next."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from segview.annotation.correction_store import CorrectionStore
from segview.annotation.decisions import Decisions
from segview.tasks.foreground import Foreground

if TYPE_CHECKING:
    from segview.evaluation.answer import Answers
    from segview.evaluation.opened import OpenedImages
    from segview.evaluation.ranking import Ranker
    from segview.inference.clicks.series import Series
    from segview.inference.films.projector import Projector
    from segview.inference.predict.predictor import Predictor


class Services:
    """Stores of corrections and decisions, and objects that run networks; each is used in the thread of one lane.

    Objects that need torch are created at their first use, in the thread that uses them: the window is open by then.

    Args:
        journals: Folder of the corrections and decisions.

    Attributes:
        corrections: The corrections that this process writes.
        decisions: Decisions on images.
        foreground: Counter of the work that the user waits for.
    """

    def __init__(self, journals: Path) -> None:
        self.corrections = CorrectionStore(journals)
        self.decisions = Decisions(journals)
        self.foreground = Foreground()

    def close(self) -> None:
        """End the processes that run networks of other programs; objects that were never used are not created."""
        made = vars(self)
        predictors = [made[name].predictor for name in ("answers", "figure_answers") if name in made]
        names = ("folder_predictor", "explanation_predictor", "projector")
        for one in (*predictors, *(made[name] for name in names if name in made)):
            one.close()

    @cached_property
    def images(self) -> OpenedImages:
        """The images that were opened last."""
        from segview.evaluation.opened import OpenedImages

        return OpenedImages()

    @cached_property
    def answers(self) -> Answers:
        """The use case that predicts images with variants."""
        from segview.evaluation.answer import Answers

        return Answers(self.images)

    @cached_property
    def ranker(self) -> Ranker:
        """The use case that measures images."""
        from segview.evaluation.ranking import Ranker

        return Ranker(self.answers)

    @cached_property
    def folder_predictor(self) -> Predictor:
        """The predictor for whole folders, separate from the one for the shown image."""
        from segview.inference.predict.predictor import Predictor

        return Predictor()

    @cached_property
    def explanation_predictor(self) -> Predictor:
        """The predictor for checks of maps."""
        from segview.inference.predict.predictor import Predictor

        return Predictor()

    @cached_property
    def projector(self) -> Projector:
        """The reader and predictor of playing films."""
        from segview.inference.films.projector import Projector

        return Projector()

    @cached_property
    def figure_answers(self) -> Answers:
        """The use case that predicts for figures and reports, separate from the one for the shown image."""
        from segview.evaluation.answer import Answers

        return Answers()

    @cached_property
    def clicks(self) -> Series:
        """The refiner of masks by clicks."""
        from segview.inference.clicks.series import Series

        return Series()
