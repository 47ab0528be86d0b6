"""The options of figures and reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import typer
from typing_extensions import override

from segview.cli.options import Band, Threshold
from segview.core.requests.request import validate_threshold
from segview.core.requests.settings import DEFAULT_BAND, ViewSettings


@dataclass(frozen=True, kw_only=True)
class LevelOptions:
    """Options: the threshold of the mask, and the band of uncertain probabilities."""

    threshold: Threshold = None
    band: Band = DEFAULT_BAND

    def view(self) -> ViewSettings:
        """Return the view settings.

        Raises:
            UserError: the threshold is not between 0 and 1.
        """
        return ViewSettings(band=self.band, threshold=validate_threshold(self.threshold) or 0.5)


@dataclass(frozen=True, kw_only=True)
class ViewOptions(LevelOptions):
    """Options: the maps that are shown, and the threshold and the band for them."""

    maps: Annotated[
        list[str] | None,
        typer.Option(help="Maps to show, such as errors or 'scale/*/weight'; * is any text. Repeat for several."),
    ] = None

    @override
    def view(self) -> ViewSettings:
        """Return the view settings, with only the named maps, or with the default maps if none is named.

        Raises:
            UserError: the threshold is not between 0 and 1.
        """
        maps = {"maps": tuple(self.maps), "own_maps": False} if self.maps else {}
        return super().view().model_copy(update=maps)
