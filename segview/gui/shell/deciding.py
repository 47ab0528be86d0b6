"""A decision on the current image, with the mask that it is about."""

from __future__ import annotations

from pathlib import Path

from segview.annotation.verdict import Decision, Verdict
from segview.gui.language.translation import tr
from segview.gui.session.session import Session


def decide(session: Session, decision: Decision, folder: Path | None) -> str:
    """Set the review state of the current image; return the reason if that is not possible, else an empty string.

    A mask that was corrected is accepted as corrected.

    Args:
        session: The state of the window.
        decision: The new state.
        folder: Folder of the variant whose mask is accepted if no mask is being corrected.
    """
    image, correction = session.image, session.correction
    if image is None:
        return tr("No image is open.")
    correction.gestures.accept()
    document = correction.document
    what: dict[str, object] = {}
    if document is not None and document.gestures:
        provenance = document.provenance
        what = {field: getattr(provenance, field) for field in ("variant", "weights_sha256", "threshold", "scales")}
        what["gestures"] = document.gestures
        if decision is Decision.ACCEPTED:
            decision = Decision.CORRECTED
    elif decision is Decision.ACCEPTED:
        answer = session.answers.unaltered.get(folder) if folder else None
        variant = session.catalogue.find(folder) if folder else None
        if session.delay.hides:
            return tr("Predictions are hidden: finish your own outline, or wait until they are shown.")
        if answer is None or variant is None:
            return tr("There is no mask to accept yet: wait for a prediction, or draw one (Shift+C).")
        what = {
            "variant": variant.name,
            "weights_sha256": variant.config.weights_sha256,
            "threshold": session.view.threshold,
            "scales": answer.scales_done,
        }
    if (opened := session.current_image.opened) is not None:
        what |= {"identity": opened.identity, "source": opened.source}
    revealed = session.delay.after(image)
    what |= {"blind": bool(session.catalogue.blind), "revealed": None if revealed is None else round(revealed, 1)}
    session.review.decide(Verdict.now(image, decision, seconds=round(session.review.seconds, 1), **what))
    return ""
