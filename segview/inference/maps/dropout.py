"""Maps of passes with dropout: their mean, and their spread."""

from __future__ import annotations

import math
from collections.abc import Iterator

from segview.core.maps.maps import Kind, Map
from segview.inference.maps.evidence import levels
from segview.inference.passes.dropout import Spread

# The largest standard deviation that numbers in 0 to 1 can have.
DEVIATION_SPAN = (0.0, 0.5)


def maps(spread: Spread, classes: tuple[str, ...]) -> Iterator[Map]:
    """Yield the maps of one or more passes with dropout.

    ``dropout/probability/…`` is their mean, ``dropout/deviation`` their standard deviation (of the class in which they
    differ most), ``dropout/entropy`` the entropy of the mean and ``dropout/information`` the part of it that comes
    from their disagreement, both in bits, at most log2 of the number of classes.
    """
    for index in range(1, 2) if len(classes) == 2 else range(len(classes)):
        yield Map(f"dropout/probability/{classes[index]}", levels(spread.mean[index]), Kind.PROBABILITY)
    deviation, span = spread.deviation.amax(dim=0), (0.0, math.log2(len(classes)))
    yield Map("dropout/deviation", levels(deviation, DEVIATION_SPAN), Kind.SCALAR, DEVIATION_SPAN, unit="σ")
    yield Map("dropout/entropy", levels(spread.entropy, span), Kind.SCALAR, span, unit="bit")
    yield Map("dropout/information", levels(spread.information, span), Kind.SCALAR, span, unit="bit")
