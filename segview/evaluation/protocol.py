"""The protocol by which variants are scored."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from segview.core.base.scales import validate_scales
from segview.core.requests.request import Merge, validate_merge, validate_threshold
from segview.core.requests.settings import DEFAULT_BAND, PredictionSettings

Resolution = Literal["network", "image"]


@dataclass(frozen=True)
class Protocol:
    """The settings by which a variant is scored.

    Attributes:
        resolution: ``network``: image and mask are first resampled to the network's input size (mask by nearest
            neighbour), as in the A to D experiment; ``image``: the mask is scored at the image's own size.
        scales: Multiples of the network's input size, as in a ``Request``; likewise ``merge``, ``flip``, ``device``.
            None for the scales that each variant was trained for.
        threshold: Threshold of the probability, or None for the variant's own.
        tissue_only: Whether pixels on artefacts are excluded; these are detected in each image at its own size.
        band: Half-width of the uncertain range around 0.5.
    """

    resolution: Resolution = "network"
    scales: tuple[float, ...] | None = None
    merge: Merge = "average"
    flip: bool = False
    threshold: float | None = None
    device: str = "auto"
    tissue_only: bool = False
    band: float = DEFAULT_BAND

    @classmethod
    def at_image_size(
        cls, settings: PredictionSettings, *, threshold: float | None, band: float, tissue_only: bool
    ) -> Protocol:
        """Return the protocol for the predictions of given settings, scored at each image's own size."""
        return cls(
            "image",
            scales=settings.scales,
            merge=settings.merge,
            flip=settings.flip,
            threshold=threshold,
            device=settings.device,
            tissue_only=tissue_only,
            band=band,
        )

    def __post_init__(self) -> None:
        if self.scales is not None:
            object.__setattr__(self, "scales", validate_scales(self.scales))
        validate_merge(self.merge)
        validate_threshold(self.threshold)


@dataclass(frozen=True)
class Sample:
    """An image to be scored, with its ground truth or None; a ``Pair`` always has a ground truth."""

    image: Path
    mask: Path | None
