"""The settings of playing a film, and the request for each frame."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from segview.core.requests.request import Request
from segview.gui.session.session import Session


@dataclass(frozen=True)
class FilmSettings:
    """The settings of playing a film.

    Attributes:
        variant: Folder of the variant that predicts the frames, or None for none.
        shown: Name of the map over the film; empty for none.
        smoothing: Time constant of the average over time, in seconds; 0 for none.
        all_scales: Whether the variant uses all scales of the prediction settings, or only the one nearest to 1.
    """

    variant: Path | None = None
    shown: str = ""
    smoothing: float = 0.0
    all_scales: bool = False

    def request(self, session: Session, frame: Path) -> Request | None:
        """Return the request for a frame; None without a variant, and in delayed mode."""
        variant = None if self.variant is None else session.catalogue.find(self.variant)
        if variant is None or session.delay.on:
            return None
        (request,) = session.prediction_settings.requests(frame, (variant,))
        if self.all_scales or variant.config.network.scale_attention:
            return replace(request, passes=0)
        nearest = min(request.scales, key=lambda scale: (abs(scale - 1), scale))
        return replace(request, scales=(nearest,), flip=False, passes=0)
