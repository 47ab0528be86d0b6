"""Decisions on an image, and work under way, in words."""

from __future__ import annotations

from pathlib import Path

from segview.annotation.decisions import Decision, Verdict
from segview.core.base.text import Text
from segview.gui.language.translation import tr, when
from segview.gui.review.review import Progress, Review

STATES: dict[Decision | Progress, Text] = {
    Decision.OPEN: Text("Open"),
    Decision.ACCEPTED: Text("Accepted"),
    Decision.CORRECTED: Text("Corrected"),
    Decision.REJECTED: Text("Rejected"),
    Decision.SKIPPED: Text("Skipped"),
    Decision.UNVERIFIED: Text("Unverified"),
    Progress.UNFINISHED: Text("Unfinished"),
}


def progress_lines(review: Review, image: Path) -> list[str]:
    """Return what was decided of an image, and that a correction of it was begun."""
    verdict = review.verdict(image)
    decided = [] if verdict is None or verdict.decision is Decision.OPEN else [told(verdict)]
    begun = [tr("Its correction was begun and is not decided on")] if review.is_unfinished(image) else []
    return [*decided, *begun]


def told(verdict: Verdict) -> str:
    """Return a verdict in words."""
    if verdict.decision is Decision.UNVERIFIED:
        return tr("The file has changed since it was decided on, {moment}: not counted", moment=when(verdict.decided))
    state, parts = tr(STATES[verdict.decision]), list[str]()
    if verdict.variant and verdict.threshold is not None:
        parts.append(tr("the mask of {variant} at {threshold:g}", variant=verdict.variant, threshold=verdict.threshold))
    elif verdict.variant:
        parts.append(tr("the mask of {variant}", variant=verdict.variant))
    if verdict.gestures:
        parts.append(tr("{gestures} gestures", gestures=verdict.gestures))
    said = ", ".join((*parts, when(verdict.decided)))
    return f"{state}: {said}" if verdict.variant else f"{state}, {said}"
