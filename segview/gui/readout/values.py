"""Values of the predictions on the whole image."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from segview.core.answers.counts import LevelCounts, PixelScores
from segview.core.answers.prediction import Prediction
from segview.core.answers.unlikeness import unlike_text
from segview.core.base.scales import untrained_text
from segview.core.base.text import Text
from segview.gui.language.translation import tr
from segview.gui.readout.image_columns import DICE, IMAGE_COLUMNS, TIME
from segview.gui.session.session import Session
from segview.gui.widgets.number_table import Row, Value

Score = Callable[[LevelCounts, float, float], PixelScores]

MEAN = Text("Mean over the classes that are in the ground truth or in the prediction")


def image_rows(session: Session, score: Score) -> list[Row]:
    """Return a row for the mask under correction, and one for each ticked variant at the present threshold."""
    unlike = tells_unlike(session)
    rows = list(_correction_rows(session))
    for folder in session.ticked:
        answer = session.answers.get(folder)
        values: tuple[Value, ...] = (None,) * (len(IMAGE_COLUMNS) + unlike)
        if answer is not None:
            time = answer.timings.get("total") if answer.complete else None
            values = (*_scores(answer, session, score), *((answer.unlikeness,) if unlike else ()), time)
        tips = ((TIME + unlike, _how(answer)), *_class_tips(answer)) if answer else ()
        rows.append(
            Row(variant_name(session, folder), values, tip=tr(session.answers.failures.get(folder, "")), tips=tips)
        )
    return rows


def tells_unlike(session: Session) -> bool:
    """Return whether the prediction of a ticked variant has a measure of how unlike the image is."""
    answers = (session.answers.get(folder) for folder in session.ticked)
    return any(answer is not None and answer.unlikeness is not None for answer in answers)


def _correction_rows(session: Session) -> Iterator[Row]:
    document, counts = session.correction.document, session.correction.counting.counts
    if document is None or counts is None:
        return
    dice, start = None if session.delay.hides else counts.to_truth, document.provenance.variant
    overlap = None if dice is None else dice / (2 - dice)
    values: list[Value] = [None] * (len(IMAGE_COLUMNS) + tells_unlike(session))
    tip = (
        tr(
            "Its Dice with the mask of {start} that it began with is {to_start:.3f}.",
            start=start,
            to_start=counts.to_start,
        )
        if start
        else ""
    )
    if session.view.tissue_only:
        # Its scores are updated with every stroke, but only on the whole image.
        tip = tr("Switch off 'Scores on tissue only' to see its scores, which are those of the whole image.")
    else:
        values[0], values[DICE], values[DICE + 1] = counts.area, dice, overlap
    if len(document.provenance.classes) == 2:
        yield Row(tr("corrected"), tuple(values), tip=tip)
    else:
        name = document.provenance.classes[counts.value]
        alone = tr("For {name} only, not a mean over classes.", name=name)
        yield Row(tr("corrected: {name}", name=name), tuple(values), tip=f"{alone} {tip}".rstrip(), apart=True)


def counted_pixels_text(session: Session) -> str:
    """Return a text that says which pixels the scores of the image count."""
    if not session.view.tissue_only:
        return tr("Whole image")
    if session.current_image.artefacts is None:
        return tr("Tissue only, artefacts not known yet")
    left_out = sum(session.current_image.artefacts.areas.values())
    return tr("Tissue only, without {left_out:.1f} % artefacts", left_out=100 * left_out)


def _scores(answer: Prediction, session: Session, score: Score) -> tuple[Value, ...]:
    counts = answer.tissue_counts if session.view.tissue_only else answer.counts
    if counts is None:
        values: list[Value] = [None] * TIME
        if answer.class_scores is not None and not session.view.tissue_only:
            values[DICE], values[DICE + 1] = answer.class_scores.dice, answer.class_scores.iou
        return tuple(values)
    found = score(counts, session.view.threshold, session.view.band)
    uncertain = 100 * found.uncertain / max(found.pixels, 1)
    return (found.area, uncertain, found.dice, found.iou, found.wrong_certain, found.wrong_uncertain)


def _class_tips(answer: Prediction) -> Iterator[tuple[int, str]]:
    """Yield tool tips that explain the means of more than two classes, each with its column."""
    scores = answer.class_scores
    if scores is not None:
        shares = zip(answer.classes, scores.each, strict=True)
        each = (f"{name} {'–' if share is None else f'{share:.3f}'}" for name, share in shares)
        yield DICE, tr(MEAN)
        yield DICE + 1, "\n".join((tr(MEAN), *each, tr("pixel accuracy {accuracy:.3f}", accuracy=scores.accuracy)))


def _how(answer: Prediction) -> str:
    """Return a text on how a prediction was computed: device, fallbacks, time of each stage, missing scales."""
    stages = [f"{stage} {seconds:.2f} s" for stage, seconds in answer.timings.items()]
    lines = [tr(answer.path), " · ".join(stages)]
    lines.append(tr(untrained_text(answer.untrained_scales)))
    lines.append(tr(unlike_text(answer.unlikeness)))
    if not answer.complete:
        lines.append(
            tr("{done} of {every} scales so far", done=len(answer.scales_done), every=len(answer.request.scales))
        )
    return "\n".join(line for line in lines if line)


def variant_name(session: Session, folder: Path) -> str:
    """Return the present name of a variant, or the name of its folder if it is no longer listed."""
    variant = session.catalogue.find(folder)
    return variant.name if variant else folder.name
