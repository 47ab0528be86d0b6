"""The handlers of all questions."""

from __future__ import annotations

from typing import Any

from segview.tasks import training
from segview.tasks.task import Handler, Task

HANDLERS: dict[type[Task[Any]], Handler] = dict(
    (
        training.FindRuns.by(training.runs_found),
        training.ReadPlan.by(training.plan_read),
        training.Launch.by(training.launched),
        training.FindCorrected.by(training.corrected_counted),
        training.Teach.by(training.taught),
        training.Tell.by(training.told),
        training.Watch.by(training.watched),
        training.ShowStrip.by(training.strip_shown),
    )
)
