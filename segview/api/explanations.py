"""Checks whether maps explain the predictions of variants, for scripts and notebooks."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from segview.api.variants import VariantLike, predictor, scales_of, several
from segview.core.comparison.score_table import ScoreTable
from segview.core.explanations.checks import MAPS, CheckSettings, ImageChecks
from segview.core.explanations.summary import MapSummary
from segview.core.requests.request import Failure, Merge
from segview.core.requests.settings import PredictionSettings


@dataclass(frozen=True, eq=False)
class Explanations:
    """Checks of maps on images.

    Attributes:
        maps: A summary of each map of each variant over all images: means with intervals, curves, and a verdict.
            The maps that explain best come first.
        table: The checks of each image: images × maps, each column a map of a variant.
        left_out: A sentence for each image that could not be checked.
    """

    maps: tuple[MapSummary, ...]
    table: ScoreTable = field(repr=False)
    left_out: tuple[str, ...] = ()

    def verdicts(self) -> tuple[str, ...]:
        """Return a sentence for each map."""
        return tuple(one.sentence for one in self.maps)

    def __repr__(self) -> str:
        found = ", ".join(f"{one.map} of {one.variant} {one.verdict.word}" for one in self.maps)
        return f"<explanations: {found or 'no map could be checked'}>"

    def _repr_html_(self) -> str:
        return f"<ul>{''.join(f'<li>{html.escape(one)}</li>' for one in self.verdicts())}</ul>"


def explain(
    images: str | Path | Sequence[str | Path],
    variants: VariantLike | Sequence[VariantLike],
    *,
    maps: Sequence[str] = (),
    scales: float | Sequence[float] | None = None,
    merge: Merge = "average",
    flip: bool = False,
    device: str = "auto",
    steps: int = 10,
    stages: int = 4,
    causal: bool = True,
    disturb: bool = True,
    seed: int = 0,
    keep: bool = True,
) -> Explanations:
    """Check whether the maps of variants explain their predictions; ``docs/explanations.md`` describes the measures.

    Args:
        images: One or several images, or folders; ground truths beside them are found.
        variants: One or several variants: names, folders, or results of ``load``.
        maps: Names of maps, where ``*`` is any text, or ``grad-cam/LAYER`` and ``queries/class CLASS``; by default
            ``*/spatial``, ``uncertainty`` and each variant's own maps.
        scales: As for ``predict``; likewise ``merge``, ``flip`` and ``device``.
        steps: Number of steps in which an image is deleted and inserted.
        stages: Number of stages in which the weights are randomised; 0 to skip this check.
        causal: Whether the image is deleted and inserted.
        disturb: Whether the image is disturbed by glare, blur, noise and a shift.
        seed: Seed of the random numbers.
        keep: Whether checks are stored on the disk and reused.

    Raises:
        UserError: there is no image, a variant cannot be read, or an argument is out of range.

    Example:
        >>> import segview
        >>> found = segview.explain("image.png", ["unet-mobilenet_v2-c"], steps=2, stages=1, disturb=False)
        >>> sorted(one.map for one in found.maps)
        ['cbam/spatial', 'uncertainty']
    """
    from segview.evaluation.explanations.explainer import Explainer
    from segview.evaluation.explanations.samples import samples_at
    from segview.evaluation.explanations.summaries import check_table, summaries
    from segview.evaluation.score_store import open_store

    settings = CheckSettings(
        tuple(maps) or MAPS, own_maps=not maps, steps=steps, stages=stages, disturb=disturb, causal=causal, seed=seed
    )
    prediction = PredictionSettings(scales=scales_of(scales), merge=merge, flip=flip, device=device)
    chosen = several(variants)
    places = [images] if isinstance(images, str | Path) else images
    samples = samples_at([Path(place) for place in places])
    found: dict[tuple[Path, str], ImageChecks] = {}
    left_out: list[str] = []
    with open_store() as store:
        for one in chosen:
            explainer = Explainer(predictor(), one.folder, prediction, settings, store=store if keep else None)
            for sample in samples:
                checks = explainer.check(sample)
                if isinstance(checks, Failure):
                    left_out.append(checks.reason)
                else:
                    found[sample.image, one.name] = checks
    return Explanations(summaries(found), check_table(found), tuple(left_out))
