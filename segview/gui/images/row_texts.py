"""The texts of a row of the list of images."""

from __future__ import annotations

from pathlib import Path

from segview.annotation.verdict import Decision
from segview.gui.images.words import progress_lines
from segview.gui.language.translation import tr
from segview.gui.review.delay import Delay
from segview.gui.review.ranking import Ranking
from segview.gui.review.review import Review

UNDECIDED = (Decision.OPEN, Decision.UNVERIFIED)


class RowTexts:
    """Returns the state and the texts of an image, for the list and for screen readers.

    Args:
        review: The review, with the decisions.
        ranking: The ranking, with the scores.
        delay: The delayed mode, which may hold back all results of networks on an image.
    """

    def __init__(self, review: Review, ranking: Ranking, delay: Delay) -> None:
        self._review, self._ranking, self._delay = review, ranking, delay

    def state(self, path: Path) -> tuple[Decision, bool, bool]:
        """Return the decision, whether the decision is saved, and whether the image has an unfinished correction."""
        verdicts = self._review.verdicts
        return verdicts.state(path), verdicts.is_saved(path), self._review.states.is_unfinished(path)

    def score(self, path: Path) -> str:
        """Return the text of the score by which images are ordered; empty while it is held back."""
        held = self._delay.holds(path) and self._review.verdicts.state(path) in UNDECIDED
        return "" if held else self._ranking.score_text(path)

    def failed(self, path: Path) -> bool:
        """Return whether a task on an image failed."""
        return bool(self._review.failed.reasons(path))

    def accessible_text(self, path: Path, name: str, *, has_truth: bool) -> str:
        """Return the text of the whole row for screen readers."""
        state, _, unfinished = self.state(path)
        decided = "" if state is Decision.OPEN else state.value
        if unfinished:
            decided = tr("{decided}, correction unfinished", decided=decided).removeprefix(", ")
        failed = tr("failed") if self.failed(path) else ""
        parts = (name, tr("with ground truth") if has_truth else "", decided, failed, self.score(path))
        return ", ".join(part for part in parts if part)

    def tip(self, path: Path, truth: Path | None, problem: str) -> str:
        """Return the tool tip of an image: path, ground truth, decision and problems, one per line."""
        known = tr("Ground truth: {truth}", truth=truth) if truth else tr("No ground truth found")
        failed = (tr("Failed: {reason}", reason=tr(reason)) for reason in self._review.failed.reasons(path))
        lines = (str(path), known, *progress_lines(self._review, path), problem, *failed)
        return "\n".join(line for line in lines if line)
