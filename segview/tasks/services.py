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
    """The corrections and decisions on the disk, and what runs networks; each is used in the thread of one lane.

    What needs torch is made when it is first used: in the thread that uses it, with the window already there.

    Args:
        journals: The folder of the corrections that are under way, and of what was decided.

    Attributes:
        corrections: The corrections that this process writes.
        decisions: What was decided of images.
        foreground: What somebody waits for.
    """

    def __init__(self, journals: Path) -> None:
        self.corrections = CorrectionStore(journals)
        self.decisions = Decisions(journals)
        self.foreground = Foreground()

    def close(self) -> None:
        """End the processes in which networks of other programs run; what was never used is not made for it."""
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
        """The use case that has variants answer."""
        from segview.evaluation.answer import Answers

        return Answers(self.images)

    @cached_property
    def ranker(self) -> Ranker:
        """The use case that measures images."""
        from segview.evaluation.ranking import Ranker

        return Ranker(self.answers)

    @cached_property
    def folder_predictor(self) -> Predictor:
        """The runner of variants over whole folders, beside the one that answers on the image at hand."""
        from segview.inference.predict.predictor import Predictor

        return Predictor()

    @cached_property
    def explanation_predictor(self) -> Predictor:
        """The runner of variants whose maps are checked."""
        from segview.inference.predict.predictor import Predictor

        return Predictor()

    @cached_property
    def projector(self) -> Projector:
        """The reader and predictor of films that are played."""
        from segview.inference.films.projector import Projector

        return Projector()

    @cached_property
    def figure_answers(self) -> Answers:
        """The runner of variants for figures and reports, beside the image at hand."""
        from segview.evaluation.answer import Answers

        return Answers()

    @cached_property
    def clicks(self) -> Series:
        """The refiner that has a mask follow clicks."""
        from segview.inference.clicks.series import Series

        return Series()
