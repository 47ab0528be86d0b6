"""What a correction begins with: a variant's mask at the threshold of the moment, or an empty one."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from segview.annotation.document import Mask, Origin
from segview.core.prediction import Prediction, level_of
from segview.gui.session import Session


def correct(session: Session, folder: Path | None) -> None:
    """Begin to correct a variant's mask, or with None an empty one."""
    picture = session.picture
    if picture is None:
        return
    answer = None if folder is None else session.answers.get(folder)
    variant = None if folder is None else session.variant(folder)
    if answer is None or variant is None:
        classes = next((one.classes for one in session.answers.values()), ("background", "target"))
        session.correction.begin(None, Origin.now(picture.path, picture.size, classes=classes))
        return
    threshold = session.look.threshold
    origin = Origin.now(
        picture.path,
        picture.size,
        classes=answer.classes,
        variant=variant.name,
        weights_sha256=variant.config.weights_sha256,
        threshold=threshold,
        scales=answer.scales_done,
    )
    session.correction.begin(_mask(answer, threshold), origin)


def _mask(answer: Prediction, threshold: float) -> Mask:
    if answer.target is not None:
        return (answer.target.values > level_of(threshold)).astype(np.uint8)
    return answer.maps["labels"].values.astype(np.uint8)
