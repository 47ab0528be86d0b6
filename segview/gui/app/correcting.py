"""Errands of correcting and reviewing."""

from __future__ import annotations

from collections.abc import Iterator

from segview.annotation.decisions import Decisions
from segview.annotation.desk import Desk
from segview.annotation.gestures import Put, covering
from segview.annotation.journal import HeldElsewhere
from segview.core.regions import FindRegions, Regions
from segview.core.request import Done
from segview.gui.jobs import (
    Add,
    Decide,
    Decided,
    Discard,
    Export,
    Find,
    Found,
    Import,
    Imported,
    ReadVerdicts,
    Saved,
    TakenUp,
    TakeUp,
    Verdicts,
    WriteDown,
)

CorrectionQuestion = TakeUp | WriteDown | Add | Discard | Find | Import | Export
ReviewQuestion = ReadVerdicts | Decide | FindRegions


class CorrectionErrands:
    """Keeps corrections and decisions on the disk, and finds what is meant by a click.

    Args:
        desk: The corrections.
        decisions: What was decided of the images.
    """

    def __init__(self, desk: Desk, decisions: Decisions) -> None:
        self._desk, self._decisions = desk, decisions

    def run(self, question: CorrectionQuestion) -> Iterator[object]:
        """Do what is asked of a correction, and yield what came of it."""
        if isinstance(question, TakeUp | WriteDown):
            try:
                yield self._open_journal(question)
            except HeldElsewhere as error:
                yield TakenUp(self._desk.look_at(question.image), held=True, holder=error.holder)
        elif isinstance(question, Add):
            self._desk.add(question.image, question.gesture)
            yield Saved(question.image, question.gestures)
        elif isinstance(question, Discard):
            self._desk.discard(question.image)
        elif isinstance(question, Find):
            yield Found(found(question))
        elif isinstance(question, Import):
            from segview.annotation.reading import read_mask

            yield Imported(read_mask(question.path, question.origin))
        else:
            from segview.annotation.formats import export

            aside = export(question.document, question.path, question.kind)
            yield Done(f"{question.path.name} and {aside.name} were written to {question.path.parent}.")

    def review(self, question: ReviewQuestion) -> Iterator[object]:
        """Do what is asked of decisions and uncertain regions, and yield what came of it."""
        if isinstance(question, ReadVerdicts):
            yield Verdicts(self._decisions.read(question.images))
        elif isinstance(question, Decide):
            self._decisions.add(question.verdict)
            yield Decided(question.verdict)
        else:
            from segview.metrics.regions import uncertain_regions

            yield Regions(uncertain_regions(question.uncertainty, question.band))

    def _open_journal(self, question: TakeUp | WriteDown) -> TakenUp | Saved:
        if isinstance(question, TakeUp):
            return TakenUp(self._desk.take_up(question.image))
        self._desk.begin(question.image, question.origin, question.mask, question.gestures)
        return Saved(question.image, question.gestures)


def found(question: Find) -> tuple[Put, ...]:
    """Return the gestures after which what is asked for has its class."""
    from segview.annotation import finding

    mask, value, place = question.mask, question.value, question.place
    own = mask == value
    if question.what == "region" and question.picture is not None:
        wanted = finding.region(question.picture, *place, tolerance=question.tolerance)
        wanted = own & ~wanted if question.erase else own | wanted
    elif question.what == "part":
        part = finding.component(own, *place)
        inside = bool(own[place])
        # A click with the wrong button would fill the whole background, or do nothing.
        wanted = own & ~part if question.erase and inside else own | part if not question.erase and not inside else own
    else:
        wanted = finding.REFINEMENTS[question.what](own)
    return tuple(covering(mask, wanted, value, rest=question.rest))
