"""Import of decisions made on another computer; the later decision on an image counts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from segview.annotation.decisions import Decisions
from segview.annotation.verdict import Verdict


def adopt(decisions: Decisions, verdicts: Iterable[Verdict]) -> int:
    """Write the verdicts that are later than those known here for their images, and return their number.

    An image counts as decided here once it has been decoded and has the identity of the verdict.

    Raises:
        UserError: the verdicts cannot be written, or the known ones cannot be read.
    """
    given = [(one.identity, one) for one in verdicts if one.identity is not None]
    known = decisions.last(identity for identity, _ in given)
    later = [one for identity, one in given if identity not in known or _moment(known[identity]) < _moment(one)]
    for one in later:
        decisions.add(one.model_copy(update={"source": None}))
    return len(later)


def _moment(verdict: Verdict) -> float:
    """Return the time of a decision in seconds, or 0 if it is not known."""
    try:
        return datetime.fromisoformat(verdict.decided).timestamp()
    except ValueError:
        return 0.0
