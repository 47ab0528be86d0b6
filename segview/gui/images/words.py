"""Decisions on an image, and work under way, in words."""

from __future__ import annotations

from pathlib import Path

from segview.annotation.decisions import Decision, Verdict
from segview.gui.review.review import Review


def progress_lines(review: Review, image: Path) -> list[str]:
    """Return what was decided of an image, and that a correction of it was begun."""
    verdict = review.verdict(image)
    decided = [] if verdict is None or verdict.decision is Decision.OPEN else [told(verdict)]
    begun = ["Its correction was begun and is not decided on"] if review.is_unfinished(image) else []
    return [*decided, *begun]


def told(verdict: Verdict) -> str:
    """Return a verdict in words."""
    if verdict.decision is Decision.UNVERIFIED:
        return f"The file has changed since it was decided on, {verdict.decided.replace('T', ' ')[:16]}: not counted"
    of = f": the mask of {verdict.variant}" if verdict.variant else ""
    at = f" at {verdict.threshold:g}" if verdict.threshold is not None else ""
    gestures = f", {verdict.gestures} gestures" if verdict.gestures else ""
    return f"{verdict.decision.value.capitalize()}{of}{at}{gestures}, {verdict.decided.replace('T', ' ')[:16]}"
