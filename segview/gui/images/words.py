"""Texts on the decision and the progress of an image."""

from __future__ import annotations

from pathlib import Path

from segview.annotation.verdict import Decision, Verdict
from segview.core.base.text import Text
from segview.gui.images.listed import ListedImages
from segview.gui.language.translation import tr, when
from segview.gui.review.review import Review
from segview.gui.review.states import Progress

STATES: dict[Decision | Progress, Text] = {
    Decision.OPEN: Text("Open"),
    Decision.ACCEPTED: Text("Accepted"),
    Decision.CORRECTED: Text("Corrected"),
    Decision.REJECTED: Text("Rejected"),
    Decision.SKIPPED: Text("Skipped"),
    Decision.UNVERIFIED: Text("Unverified"),
    Progress.UNFINISHED: Text("Unfinished"),
    Progress.FAILED: Text("Failed"),
}


def why_nothing_is_listed(listed: ListedImages, reading: tuple[str, ...], state: Decision | Progress | None) -> str:
    """Return why no image is listed: no images are open, none has the state, or no name matches the filter."""
    if not listed.paths and reading:
        return "\n\n".join(reading)
    if not listed.paths:
        return tr("No images are open.\n\nOpen a folder or files,\nor drop them here.")
    if state is not None:
        return tr("No image is in this state: {state}.", state=STATES[state])
    return tr("No name contains all of this.")


def place_text(listed: ListedImages, row: int, reading: tuple[str, ...]) -> str:
    """Return the number of a row among the listed images; while a folder is being read, the progress of reading."""
    shown, every, place = len(listed), len(listed.paths), f"{row + 1:,}" if row >= 0 else "–"
    if not every:
        return ""  # the hint in place of the list shows the progress of reading
    if reading:
        return " ".join(reading)
    if shown == every:
        return tr("{place} of {shown:,}", place=place, shown=shown)
    return tr("{place} of {shown:,} ({every:,} in all)", place=place, shown=shown, every=every)


def progress_lines(review: Review, image: Path) -> list[str]:
    """Return a line on the decision of an image, and one on its unfinished correction, if there are any."""
    verdict = review.verdicts.get(image)
    decided = [] if verdict is None or verdict.decision is Decision.OPEN else [verdict_text(verdict)]
    begun = [tr("A correction was begun, but there is no decision yet")] if review.states.is_unfinished(image) else []
    return [*decided, *begun]


def verdict_text(verdict: Verdict) -> str:
    """Return the text of a verdict: decision, mask, gestures and time."""
    if verdict.decision is Decision.UNVERIFIED:
        return tr("The file has changed since the decision, {moment}: not counted", moment=when(verdict.decided))
    state, parts = tr(STATES[verdict.decision]), list[str]()
    if verdict.variant and verdict.threshold is not None:
        parts.append(tr("the mask of {variant} at {threshold:g}", variant=verdict.variant, threshold=verdict.threshold))
    elif verdict.variant:
        parts.append(tr("the mask of {variant}", variant=verdict.variant))
    if verdict.gestures:
        parts.append(tr("{gestures} gestures", gestures=verdict.gestures))
    said = ", ".join((*parts, when(verdict.decided)))
    return f"{state}: {said}" if verdict.variant else f"{state}, {said}"
