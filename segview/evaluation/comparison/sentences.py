"""Conclusions about two variants, and their limits, as sentences."""

from __future__ import annotations

from collections.abc import Sequence

from segview.core.base.text import Text, join_texts
from segview.core.comparison.comparison import PairedDifference
from segview.core.comparison.score_kinds import ScoreKind, score_kind
from segview.metrics.intervals import FEWEST_CLUSTERS

FEW = 20
"""Number of clusters below which a sentence warns that they are few."""

MOST_NEEDED = 100_000
_CLUSTERS = {"images": Text("images"), "folders": Text("folders"), "patients": Text("patients")}
"""Kinds of clusters whose names are translated."""


def sentence(pair: PairedDifference, score: str, word: str) -> str:
    """Return a sentence with the conclusion that the statistics of a pair allow.

    Args:
        pair: The pair with its p-values.
        score: Name of the score.
        word: Kind of clusters in the plural; ``images`` if there are no clusters.
    """
    variant, base, shown = pair.variant, pair.base, Text(score)
    if not pair.images:
        return Text("No image was scored for both {variant} and {base}.", variant=variant, base=base)
    count, of = pair.clusters, _CLUSTERS.get(word, word)
    if not (pair.higher or pair.lower):
        return Text(
            "{variant} and {base} have the same {score} on all {count} {of}.",
            variant=variant,
            base=base,
            score=shown,
            count=count,
            of=of,
        )
    kind = score_kind(score)
    numbers = {"difference": _range(pair, kind), "count": count, "of": of}
    if not pair.is_clear:
        finding = Text(
            "{count} {of} show no clear difference in {score} between {variant} and {base}: {difference}.",
            variant=variant,
            base=base,
            score=shown,
            **numbers,
        )
        return join_texts((finding, *_clusters_needed(pair, word)))
    template = _template(kind, up=pair.over_images.value > 0)
    finding = Text(template.template, variant=variant, base=base, score=shown, **numbers)
    if pair.deciding > max(1, pair.images // 20):
        return finding
    rests = Text("It depends on {deciding} of {images} images.", deciding=pair.deciding, images=pair.images)
    return join_texts((finding, rests))


def notes_on(pairs: Sequence[PairedDifference], word: str) -> tuple[str, ...]:
    """Return sentences that warn if the statistics of some pairs are based on few clusters."""
    fewest = min((pair.clusters for pair in pairs if pair.images), default=FEW)
    if fewest < FEWEST_CLUSTERS:
        return (
            Text(
                "With {fewest} {of} the intervals are those of Student's t, and hardly any difference can be shown.",
                fewest=fewest,
                of=_CLUSTERS.get(word, word),
            ),
        )
    return (
        (Text("{fewest} {of} are few: the intervals are rough.", fewest=fewest, of=_CLUSTERS.get(word, word)),)
        if fewest < FEW
        else ()
    )


def _range(pair: PairedDifference, kind: ScoreKind) -> str:
    value, low, high = (kind.text(number, signed=True) for number in pair.over_images)
    return Text("{value}, {low} to {high}", value=value, low=low.removeprefix("+"), high=high.removeprefix("+"))


def _template(kind: ScoreKind, *, up: bool) -> Text:
    """Return the template of the sentence, depending on whether the first variant has the higher score."""
    if kind.name == "recall":
        return _RECALL[up]
    if kind.better == "neither":
        return _MORE[up]
    return _BETTER[up == (kind.better == "higher")]


_RECALL = {
    True: Text("{variant} finds more than {base}: {difference}, {count} {of}."),
    False: Text("{variant} finds less than {base}: {difference}, {count} {of}."),
}
_MORE = {
    True: Text("{variant} has a higher {score} than {base}: {difference}, {count} {of}."),
    False: Text("{variant} has a lower {score} than {base}: {difference}, {count} {of}."),
}
_BETTER = {
    True: Text("{variant} has a better {score} than {base}: {difference}, {count} {of}."),
    False: Text("{variant} has a worse {score} than {base}: {difference}, {count} {of}."),
}


def _clusters_needed(pair: PairedDifference, word: str) -> tuple[str, ...]:
    if pair.needed is None or pair.needed <= pair.clusters:
        return ()
    of = _CLUSTERS.get(word, word)
    if pair.needed > MOST_NEEDED:
        return (
            Text(
                "If there is a difference, more than {count:,} {of} would be needed to see it.",
                count=MOST_NEEDED,
                of=of,
            ),
        )
    digits = max(0, len(str(pair.needed)) - 2)
    return (
        Text(
            "About {count:,} {of} would be needed to see a difference of this size.",
            count=round(pair.needed, -digits),
            of=of,
        ),
    )
