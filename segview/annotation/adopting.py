"""Decisions of another computer, taken over where they are the later ones."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from segview.annotation.decisions import Decisions
from segview.annotation.verdict import Verdict


def adopt(decisions: Decisions, verdicts: Iterable[Verdict]) -> int:
    """Write those verdicts that are later than what is known here of their images, and return how many they are.

    An image counts as decided once it was decoded here, and is the very one.

    Raises:
        UserError: they cannot be written, or what is known cannot be read.
    """
    given = [(one.identity, one) for one in verdicts if one.identity is not None]
    known = decisions.last(identity for identity, _ in given)
    later = [one for identity, one in given if identity not in known or _moment(known[identity]) < _moment(one)]
    for one in later:
        decisions.add(one.model_copy(update={"source": None}))
    return len(later)


def _moment(verdict: Verdict) -> float:
    """Return when something was decided, in seconds; 0 where that is not known."""
    try:
        return datetime.fromisoformat(verdict.decided).timestamp()
    except ValueError:
        return 0.0
