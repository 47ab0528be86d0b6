"""Which maps stand beside the picture: the columns of the wall and of its figure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase

from segview.core.prediction import Prediction


def columns(patterns: Sequence[str], predictions: Iterable[Prediction]) -> tuple[str, ...]:
    """Return the names of maps and charts that fit the patterns, in the order of the patterns.

    ``*`` in a pattern stands for any member; ``probability/*`` leaves out the background of two classes, which is the
    target's picture turned round, unless it is named.
    """
    answers = list(predictions)
    names = dict.fromkeys(name for answer in answers for name in (*answer.maps, *answer.charts))
    turned = {f"probability/{answer.classes[0]}" for answer in answers if len(answer.classes) == 2}
    chosen: dict[str, None] = {}
    for pattern in patterns:
        fitting = [name for name in names if fnmatchcase(name, pattern)]
        chosen.update(dict.fromkeys(name for name in fitting if name == pattern or name not in turned))
    return tuple(chosen)
