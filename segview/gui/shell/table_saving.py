"""Saving of tables: scores and checks of each image."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from segview.core.base.text import Text
from segview.core.comparison.score_table import ScoreTable
from segview.core.explanations.checks import ImageChecks
from segview.core.requests.save_target import Occupied, SaveFormat, SaveTarget
from segview.gui.language.translation import tr
from segview.gui.shell.saving import Saver
from segview.tasks.explanations import SaveChecks
from segview.tasks.folder import SaveScores
from segview.tasks.task import Task

TABLE = SaveFormat("csv", Text("Comma-separated values"), ".csv")


def save_scores(saver: Saver, table: ScoreTable) -> None:
    """Let the user choose a file, and save the scores of each image."""

    def saving(target: SaveTarget, _kind: str) -> Task[str | Occupied]:
        return SaveScores(table, target)

    saver.choose_file(tr("Save the scores of each image"), "choose/save_scores", "scores", (TABLE,), saving)


def save_checks(saver: Saver, found: Mapping[tuple[Path, str], ImageChecks]) -> None:
    """Let the user choose a file, and save the checks of maps on each image."""

    def saving(target: SaveTarget, _kind: str) -> Task[str | Occupied]:
        return SaveChecks(found, target)

    saver.choose_file(tr("Save the checks of maps"), "choose/save_checks", "explanations", (TABLE,), saving)
