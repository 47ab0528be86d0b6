"""Errands of the training pane."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from segview.annotation.desk import Desk
from segview.core.plan import read_plan
from segview.core.run import Run
from segview.core.run_folder import RunFolder, find_runs
from segview.gui.jobs import (
    FindCorrected,
    FindRuns,
    Launch,
    ReadPlan,
    ShowStrip,
    Teach,
    Tell,
    Watch,
)

TrainingQuestion = FindRuns | ReadPlan | Launch | FindCorrected | Teach | Tell | ShowStrip


class TrainingErrands:
    """Starts runs, and reads and tells them.

    Args:
        desk: The corrections that a variant is taught with.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def run(self, question: TrainingQuestion) -> Iterator[object]:
        """Do what is asked, and yield what came of it."""
        if isinstance(question, FindRuns):
            yield tuple(RunFolder(folder).read() for folder in find_runs(question.folder))
        elif isinstance(question, ReadPlan):
            yield read_plan(question.path)
        elif isinstance(question, Launch):
            yield self._launch(question)
        elif isinstance(question, FindCorrected):
            yield sum(1 for _ in self._desk.corrected(question.images))
        elif isinstance(question, Teach):
            yield self._teach(question)
        elif isinstance(question, Tell):
            RunFolder(question.folder).tell(question.command)
        elif isinstance(question, ShowStrip):
            from segview.data.images import read_picture

            yield read_picture(RunFolder(question.folder).strip(question.epoch))

    def _launch(self, question: Launch) -> Path:
        from segview.training.launch import launch, write_plan

        path = question.plan
        if not isinstance(path, Path):
            path = write_plan(*path, runs=question.runs)
        return launch(path, question.runs, device=question.device)

    def _teach(self, question: Teach) -> Path:
        from segview.training.launch import launch
        from segview.training.teach import lesson

        corrections = self._desk.corrected(question.images)
        plan = lesson(question.variant, corrections, question.teaching, runs=question.runs)
        return launch(plan, question.runs, device=question.device)


def follow_run(question: object) -> Iterator[tuple[Run, ...]]:
    """Yield the run of a ``Watch`` as it is, again and again, until it is over."""
    assert isinstance(question, Watch)
    from segview.training.launch import follow

    for run in follow(question.folder):
        yield (run,)
