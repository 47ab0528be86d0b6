"""The way a film is played, and what is asked of each of its frames."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from segview.core.requests.request import Request
from segview.gui.session.session import Session


@dataclass(frozen=True)
class FilmSettings:
    """The way a film is played.

    Attributes:
        variant: Folder of the variant that runs along, or None for none.
        shown: Name of the map over the film; empty for none.
        smoothing: Time constant of the average over time, in seconds; 0 for none.
        all_scales: Whether the variant sees all scales that are asked for on the wall; else that nearest to 1 alone.
    """

    variant: Path | None = None
    shown: str = ""
    smoothing: float = 0.0
    all_scales: bool = False

    def request(self, session: Session, frame: Path) -> Request | None:
        """Return what is asked of a frame; nothing while what networks say is held back."""
        variant = None if self.variant is None else session.catalogue.find(self.variant)
        if variant is None or session.delay.on:
            return None
        (request,) = session.prediction_settings.requests(frame, (variant,))
        if self.all_scales or variant.config.network.scale_attention:
            return replace(request, passes=0)
        nearest = min(request.scales, key=lambda scale: (abs(scale - 1), scale))
        return replace(request, scales=(nearest,), flip=False, passes=0)
