"""Which maps stand beside the picture: the columns of the wall and of its figure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from segview.core.prediction import Prediction


def columns(patterns: Sequence[str], predictions: Iterable[Prediction]) -> tuple[str, ...]:
    """Return the names of maps and charts that fit the patterns, in the order of the patterns.

    ``*`` in a pattern stands for any text; nothing else has a meaning of its own. Of an answer with two classes it
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
        chosen.update(dict.fromkeys(name for name in fitting if wanted.fullmatch(name)))
    return tuple(chosen)
