"""Which maps stand beside the picture: the columns of the wall and of its figure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from segview.core.answers.prediction import Prediction

_OF_SCALE = re.compile(r"scale/(?P<scale>[0-9.]+)/(?P<rest>.+)")


def columns(patterns: Sequence[str], predictions: Iterable[Prediction]) -> tuple[str, ...]:
    """Return the names of maps and charts that fit the patterns, in the order of the patterns.

    ``*`` in a pattern stands for any text; nothing else has a meaning of its own. What it stands for is in the order of
    the answers, and maps of single scales after those of all, from coarse to fine. Of an answer with two classes it
    leaves out the background's probability, which is the target's picture turned round, unless it is named.
    """
    named: dict[str, None] = {}
    fitting: dict[str, None] = {}
    for answer in predictions:
        own = (*answer.maps, *answer.charts)
        turned = f"probability/{answer.classes[0]}" if len(answer.classes) == 2 else None
        named.update(dict.fromkeys(own))
        fitting.update(dict.fromkeys(name for name in own if name != turned))
    chosen: dict[str, None] = {}
    for pattern in patterns:
        if pattern in named:
            chosen[pattern] = None
        wanted = re.compile(".*".join(re.escape(part) for part in pattern.split("*")), re.DOTALL)
        found = (name for name in fitting if wanted.fullmatch(name))
        chosen.update(dict.fromkeys(sorted(found, key=_coarseness)))
    return tuple(chosen)


def of_scale(name: str) -> tuple[str, str] | None:
    """Return the scale and the rest of the name of a map of one scale: ``0.5`` and ``weight``; None of others."""
    found = _OF_SCALE.fullmatch(name)
    return (found["scale"], found["rest"]) if found else None


def is_untrained(answer: Prediction, name: str) -> bool:
    """Say whether a map is of a scale that the variant was not trained for."""
    parts = of_scale(name)
    return parts is not None and float(parts[0]) in answer.untrained_scales


def _coarseness(name: str) -> float:
    parts = of_scale(name)
    return float(parts[0]) if parts else 0.0
