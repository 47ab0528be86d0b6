"""The selection of maps beside the image: the columns of the wall and of its figure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from segview.core.answers.prediction import Prediction
from segview.core.base.errors import UserError
from segview.core.base.registry import unknown_name

_OF_SCALE = re.compile(r"scale/(?P<scale>[0-9.]+)/(?P<rest>.+)")


def columns(patterns: Sequence[str], predictions: Iterable[Prediction], *, own: bool = False) -> tuple[str, ...]:
    """Return the names of maps and charts that match the patterns, in the order of the patterns.

    With ``own``, the variants' own maps (``Map.own``) follow.

    ``*`` in a pattern matches any text; there are no other wildcards. The matches of a pattern are in the order of the
    predictions; maps of single scales follow the others, from coarse to fine. With two classes, a wildcard does not
    match the probability of the background, which is one minus that of the target; its full name does.
    """
    named: dict[str, None] = {}
    fitting: dict[str, None] = {}
    unasked: list[str] = []
    for answer in predictions:
        names = (*answer.maps, *answer.charts)
        turned = _turned(answer)
        named.update(dict.fromkeys(names))
        unasked += [name for name, one in answer.maps.items() if own and one.own]
        fitting.update(dict.fromkeys(name for name in names if name != turned))
    chosen: dict[str, None] = {}
    for pattern in patterns:
        if pattern in named:
            chosen[pattern] = None
        wanted = _compiled(pattern)
        found = (name for name in fitting if wanted.fullmatch(name))
        chosen.update(dict.fromkeys(sorted(found, key=_coarseness)))
    chosen.update(dict.fromkeys(sorted(unasked, key=_coarseness)))
    return tuple(chosen)


def rows(patterns: Sequence[str], predictions: Sequence[Prediction], *, own: bool = False) -> list[tuple[str, ...]]:
    """Return the columns of each prediction: those matching maps that it has, so that no row has gaps.

    With ``own``, each row also has its variant's own maps. Maps that all predictions have come first, and
    maps that only one has come last, so that equal maps are below one another. Probabilities of targets count as equal
    maps, whatever the targets are called. The probabilities of single classes, if there are more than two, follow the
    maps of all classes.
    """
    fitting = {*columns(patterns, predictions)}
    has = [
        {name for name in (*one.maps, *one.charts) if name in fitting or (own and _is_own(one, name))}
        - ({_turned(one)} - {*patterns})  # another prediction may have the same name for one of its classes
        for one in predictions
    ]
    single = {f"probability/{name}" for one in predictions if len(one.classes) > 2 for name in one.classes}
    names = columns(patterns, predictions, own=own)
    targets = {f"probability/{one.classes[-1]}" for one in predictions if len(one.classes) == 2} - single

    def count(name: str) -> int:
        return sum(not own.isdisjoint(targets if name in targets else {name}) for own in has)

    order = sorted(names, key=lambda name: (-count(name), name in single))
    return [tuple(name for name in order if name in own) for own in has]


def move_pattern(patterns: Sequence[str], names: Sequence[str], name: str, to: str) -> tuple[str, ...]:
    """Return the patterns after moving one shown name to the position of another one.

    A pattern whose names stay together is not changed; before a pattern that is divided, its names are listed.

    Args:
        patterns: The patterns that show the names, except the names of own maps.
        names: All shown names in their order.
        name: The name to move.
        to: The name at the new position.
    """
    shown_by = {one: _pattern_of(one, patterns) for one in names}
    line = _written_out(patterns, names, shown_by)
    without_pattern = [one for one in names if shown_by[one] is None]
    line += without_pattern
    right = names.index(name) < names.index(to)
    line.remove(name)
    place = line.index(to) + right
    while right and place < len(line) and line[place] == shown_by[to]:  # after a whole pattern: it is not divided
        place += 1
    line.insert(place, name)
    while line and line[-1] in without_pattern and line[-1] != name:
        line.pop()  # these are shown without a pattern
    return _shortened(line, patterns, names, shown_by)


def check_named(patterns: Iterable[str], predictions: Sequence[Prediction]) -> None:
    """Check that each pattern matches a map or a chart of at least one prediction.

    Raises:
        UserError: a pattern matches none; the message has the existing names, or the nearest one.
    """
    for pattern in patterns:
        if not columns((pattern,), predictions):
            raise unknown_map(pattern, (name for one in predictions for name in (*one.maps, *one.charts)))


def unknown_map(pattern: str, known: Iterable[str]) -> UserError:
    """Return the error for a name that matches no map; in the known names, scales are replaced by ``*``."""
    parts = ((name, of_scale(name)) for name in known)
    return unknown_name("map", pattern, {name if of is None else f"scale/*/{of[1]}" for name, of in parts})


def _turned(prediction: Prediction) -> str:
    """Return the probability that is one minus that of the target; empty with more than two classes."""
    return f"probability/{prediction.classes[0]}" if len(prediction.classes) == 2 else ""


def _written_out(patterns: Sequence[str], names: Sequence[str], shown_by: Mapping[str, str | None]) -> list[str]:
    """Return a list of the patterns, each after the names that it shows."""
    line: list[str] = []
    for pattern in dict.fromkeys(patterns):
        line += [one for one in names if shown_by[one] == pattern and one != pattern] + [pattern]
    return line


def _shortened(
    line: Sequence[str], patterns: Sequence[str], names: Sequence[str], shown_by: Mapping[str, str | None]
) -> tuple[str, ...]:
    """Return the list without the names that directly precede their pattern in its own order."""
    short = list(line)
    for pattern in {*patterns} - {*names}:
        own = [one for one in names if shown_by[one] == pattern]
        start = short.index(pattern) - len(own)
        if short[start : start + len(own)] == own:
            del short[start : start + len(own)]
    return tuple(short)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(".*".join(re.escape(part) for part in pattern.split("*")), re.DOTALL)


def _pattern_of(name: str, patterns: Iterable[str]) -> str | None:
    """Return the first pattern that shows a name; None for an own map that is shown without a pattern."""
    return next((one for one in patterns if one == name or _compiled(one).fullmatch(name)), None)


def _is_own(prediction: Prediction, name: str) -> bool:
    return name in prediction.maps and prediction.maps[name].own


def of_scale(name: str) -> tuple[str, str] | None:
    """Return scale and rest of the name of a map of one scale, such as ``0.5`` and ``weight``; None for other names."""
    found = _OF_SCALE.fullmatch(name)
    return (found["scale"], found["rest"]) if found else None


def is_untrained(answer: Prediction, name: str) -> bool:
    """Return whether a map is of a scale that the variant was not trained for."""
    parts = of_scale(name)
    return parts is not None and float(parts[0]) in answer.untrained_scales


def _coarseness(name: str) -> float:
    parts = of_scale(name)
    return float(parts[0]) if parts else 0.0
