"""Summary of the checks of a map over images."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from segview.core.base.text import Text
from segview.core.comparison.comparison import Interval
from segview.core.comparison.score_kinds import DELETION_GAIN, INSERTION_GAIN
from segview.core.explanations.verdict import Verdict, verdict
from segview.core.maps.maps import Kind

UNKNOWN = Interval(float("nan"), float("nan"), float("nan"))


@dataclass(frozen=True)
class MapSummary:
    """The checks of one map of one variant over images.

    Attributes:
        variant: Name of the variant.
        map: Name of the map.
        kind: Kind of the map.
        target: The class that is explained.
        images: Number of images on which it was checked.
        means: Mean of each check with its interval; without bounds if there is one image.
        deletion: Mean curve, and that of a random order; likewise ``insertion``.
        cascade: Mean rank correlation, by the layer down to which weights are random.
    """

    variant: str
    map: str
    kind: Kind
    target: str
    images: int
    means: Mapping[str, Interval] = field(default_factory=dict[str, Interval])
    deletion: tuple[tuple[float, ...], tuple[float, ...]] = ((), ())
    insertion: tuple[tuple[float, ...], tuple[float, ...]] = ((), ())
    cascade: tuple[tuple[str, float], ...] = ()

    @property
    def verdict(self) -> Verdict:
        """The findings in words."""
        return verdict(self.means, self.kind, self.target)

    @property
    def sentence(self) -> Text:
        """The verdict as a whole sentence."""
        found = self.verdict
        if not found.findings:
            return Text("{map} of {variant}: nothing could be checked.", map=self.map, variant=self.variant)
        return Text(
            "{map} of {variant} {word}: {findings}.",
            map=self.map,
            variant=self.variant,
            word=found.word,
            findings=found.sentence,
        )

    def mean(self, check: str) -> Interval:
        """Return the mean of a check; NaN if unknown."""
        return self.means.get(check, UNKNOWN)


def rank_maps(summaries: Sequence[MapSummary]) -> tuple[MapSummary, ...]:
    """Return the maps sorted by explanatory quality: by the share of findings that hold, then by the causal gains."""

    def worth(one: MapSummary) -> tuple[float, float]:
        found = one.verdict.findings
        held = sum({True: 1.0, None: 0.5, False: 0.0}[finding.holds] for finding in found)
        gains = [one.mean(name).value for name in (DELETION_GAIN, INSERTION_GAIN)]
        return (held / len(found) if found else -1.0), sum(gain for gain in gains if gain == gain)

    return tuple(sorted(summaries, key=worth, reverse=True))
