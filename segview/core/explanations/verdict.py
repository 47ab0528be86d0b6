"""Verdicts on maps in words: whether a map points at the target, marks what decides, and is stable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from segview.core.base.text import Text, join_texts
from segview.core.comparison import score_kinds as names
from segview.core.comparison.comparison import Interval
from segview.core.maps.maps import Kind

POINTS, LEANS = 1.5, 1.1
"""Multiples of the mass expected by chance inside the target, from which a map points at it or leans towards it."""

LOST, KEPT = 0.3, 0.6
"""Rank correlation with the map of random weights below which the map is lost, and above which it stays the same."""

STABLE, UNSTABLE = 0.8, 0.5
"""Rank correlation under disturbances above which a map is stable, and below which it is not."""

MARKS_ERRORS = 0.2
"""Minimum correlation with errors for an uncertainty map to mark errors."""


@dataclass(frozen=True)
class Finding:
    """One finding on a map.

    Attributes:
        words: A sentence without subject and full stop.
        holds: Whether the finding supports the map; None if it does in part.
    """

    words: Text
    holds: bool | None


@dataclass(frozen=True)
class Verdict:
    """The findings on one map; empty if nothing could be checked."""

    findings: tuple[Finding, ...]

    @property
    def holds(self) -> bool | None:
        """Whether all findings support the map; None if some do in part, or there are none."""
        found = [one.holds for one in self.findings]
        return False if False in found else True if found and None not in found else None

    @property
    def word(self) -> Text:
        """The verdict in a word or two."""
        if not self.findings:
            return Text("not checked")
        return {True: Text("holds"), None: Text("holds in part"), False: Text("does not hold")}[self.holds]

    @property
    def sentence(self) -> Text:
        """All findings in a row."""
        return join_texts((one.words for one in self.findings), "; ")


def verdict(means: Mapping[str, Interval], kind: Kind, target: str) -> Verdict:
    """Return the verdict on a map.

    Args:
        means: Mean of each check by name, with its interval if there are several images.
        kind: Kind of the map; an uncertainty map is checked for marking errors.
        target: The class that is explained.
    """
    # An uncertainty map need not mark the pixels that decide.
    decides = () if kind is Kind.UNCERTAINTY else _decides(means)
    parts = (_aim(means, kind, target), decides, _learned(means), _stands(means))
    return Verdict(tuple(finding for part in parts for finding in part))


def _aim(means: Mapping[str, Interval], kind: Kind, target: str) -> Iterator[Finding]:
    if kind is Kind.UNCERTAINTY:
        errors = means.get(names.ERRORS)
        if errors is not None:
            marks = errors.value >= MARKS_ERRORS and _above(errors, 0)
            yield Finding(Text("marks errors") if marks else Text("does not mark errors"), marks)
        return
    times, pointing, gain = (means.get(name) for name in (names.CHANCE, names.POINTING, names.MASS_GAIN))
    if times is None or pointing is None or gain is None:
        return
    if times.value >= POINTS and pointing.value >= 0.5 and _above(gain, 0):
        yield Finding(Text("points at the {target}", target=target), True)
    elif times.value >= LEANS and _above(gain, 0):
        yield Finding(Text("leans towards the {target}", target=target), None)
    else:
        yield Finding(Text("does not point at the {target}", target=target), False)


def _decides(means: Mapping[str, Interval]) -> Iterator[Finding]:
    gains = [means[name] for name in (names.DELETION_GAIN, names.INSERTION_GAIN) if name in means]
    if not gains:
        return
    better = sum(_above(one, 0) for one in gains)
    if better == len(gains):
        yield Finding(Text("the prediction depends on what it marks"), True)
    elif min(one.value for one in gains) > 0:
        yield Finding(
            Text("the prediction seems to depend on what it marks, but these images are too few to tell"), None
        )
    elif better:
        yield Finding(Text("the prediction depends in part on what it marks"), None)
    else:
        yield Finding(Text("the prediction depends on what it marks no more than on random patches"), False)


def _learned(means: Mapping[str, Interval]) -> Iterator[Finding]:
    found = means.get(names.RANDOM)
    if found is None:
        return
    if found.value < LOST:
        yield Finding(Text("changes with random weights, as it should"), True)
    elif found.value < KEPT:
        yield Finding(Text("changes in part with random weights"), None)
    else:
        yield Finding(Text("stays the same with random weights, so it shows the image and not what was learned"), False)


def _stands(means: Mapping[str, Interval]) -> Iterator[Finding]:
    found = {name: means[full].value for name, full in names.UNDER.items() if full in means}
    if not found:
        return
    weak = [name for name, value in found.items() if value < STABLE]
    if not weak:
        yield Finding(Text("is stable under {disturbances}", disturbances=_list_text(list(found))), True)
    elif min(found.values()) >= UNSTABLE:
        yield Finding(Text("changes under {disturbances}", disturbances=_list_text(weak)), None)
    else:
        yield Finding(Text("is not stable under {disturbances}", disturbances=_list_text(weak)), False)


def _above(interval: Interval, bound: float) -> bool:
    """Return whether a value, with its whole interval if it has one, is above a bound."""
    return interval.value > bound and (interval.low != interval.low or interval.low > bound)


def _list_text(names: list[str]) -> Text:
    words = [_DISTURBANCES[name] for name in names]
    return (
        words[0]
        if len(words) == 1
        else Text("{several} and {last}", several=join_texts(words[:-1], ", "), last=words[-1])
    )


_DISTURBANCES = {"glare": Text("glare"), "blur": Text("blur"), "noise": Text("noise"), "shift": Text("shift")}
