"""The request that is applied to every image of a batch."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from segview.core.answers.columns import columns
from segview.core.answers.prediction import Prediction
from segview.core.requests.request import Request
from segview.core.requests.settings import ViewSettings
from segview.core.variants.spec import Variant
from segview.evaluation.answer import Needs
from segview.evaluation.batch.outputs import Only
from segview.inference.maps import CLASSES


@dataclass(frozen=True)
class BatchRequest:
    """The request that is applied to every image of a batch.

    Attributes:
        variants: The variants, by the names that are used in their results.
        pattern: A template; its image, variant and scales are ignored.
        scales: Scales of all variants, or None for those that each was trained for.
        threshold: Threshold of the probability, or None for each variant's own.
        only: The only kind of files to write, or None for masks, maps, records of provenance, and a wall.
        maps: Maps in the wall and in map files, as in ``ViewSettings``; None for the window's default and all maps.
        probabilities: Whether probabilities are written too.
        tissue_only: Whether pixels on artefacts are excluded.
        figures: Whether map statistics are computed.
    """

    variants: Mapping[str, Variant]
    pattern: Request
    scales: tuple[float, ...] | None = None
    threshold: float | None = None
    only: Only | None = None
    maps: tuple[str, ...] | None = None
    probabilities: bool = False
    tissue_only: bool = False
    figures: bool = False

    @cached_property
    def digest(self) -> str:
        """Digest of everything that the results depend on, except the image, the device and the version of segview."""
        pattern, own = self.pattern, {name: getattr(self, name) for name in ("scales", "threshold", "only")}
        own |= {name: getattr(self, name) for name in ("probabilities", "tissue_only", "figures")}
        own |= {} if self.maps is None else {"maps": self.maps}
        own |= {name: getattr(pattern, name) for name in ("merge", "flip", "passes")}
        own["clicks"] = [vars(click) for click in pattern.clicks]
        own["variants"] = {
            label: (one.folder.name, one.config.model_dump_json()) for label, one in self.variants.items()
        }
        return hashlib.sha256(json.dumps(own, sort_keys=True).encode()).hexdigest()[:32]

    @property
    def view(self) -> ViewSettings:
        """The view settings of the wall."""
        return ViewSettings() if self.maps is None else ViewSettings(maps=self.maps, own_maps=False)

    def select_maps(self, prediction: Prediction) -> Prediction:
        """Return a prediction with only those maps and charts that are to be written."""
        if self.maps is None:
            return prediction
        names = {*columns(self.maps, [prediction])}
        maps = {name: one for name, one in prediction.maps.items() if name in names}
        return replace(prediction, maps=maps, charts={k: v for k, v in prediction.charts.items() if k in names})

    @property
    def needs(self) -> Needs:
        """The parts of each prediction that the written files need."""
        groups = None if self.figures or self.only in (None, "maps") else CLASSES
        return Needs(measures=self.figures, artefacts=self.figures or self.tissue_only, groups=groups)
