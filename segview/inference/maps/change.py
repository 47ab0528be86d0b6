"""The change of the probabilities by a change of a variant."""

from __future__ import annotations

from collections.abc import Iterator

from segview.core.maps.maps import Kind, Map
from segview.inference.maps.evidence import Evidence, levels
from segview.inference.passes.scales import at_size

SPAN = (-1.0, 1.0)


def maps(evidence: Evidence) -> Iterator[Map]:
    """Yield, for an ablation, each class's probability minus that of the unchanged variant, ``change/polyp``.

    With two classes only the target's is yielded: the background's is its negative.
    """
    if evidence.before is None:
        return
    after, before = evidence.merged, evidence.before.to(evidence.merged.device)
    size = (after.shape[-2], after.shape[-1])
    wanted = range(1, 2) if len(evidence.classes) == 2 else range(len(evidence.classes))
    for index in wanted:
        difference = after[index] - at_size(before[index : index + 1], size)[0]
        yield Map(f"change/{evidence.classes[index]}", levels(difference, SPAN), Kind.SIGNED, SPAN, unit="Δp")
