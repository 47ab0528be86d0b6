"""The options of commands that predict."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from segview.cli.options import Device, Flip, HowToMerge, Names, Scales
from segview.cli.variants import choose_variants, warn_of_untrained
from segview.core.base.scales import parse_scales
from segview.core.requests.request import validate_merge
from segview.core.requests.settings import PredictionSettings
from segview.core.variants.catalogue import by_unique_name
from segview.core.variants.spec import Variant


@dataclass(frozen=True, kw_only=True)
class PredictionOptions:
    """Options: the variants that predict, and their settings."""

    variant: Names = None
    scales: Scales = None
    merge: HowToMerge = "average"
    flip: Flip = False
    device: Device = "auto"

    def settings(self) -> PredictionSettings:
        """Return the settings.

        Raises:
            UserError: one of them is out of range.
        """
        scales = None if self.scales is None else parse_scales(self.scales)
        return PredictionSettings(scales=scales, merge=validate_merge(self.merge), flip=self.flip, device=self.device)

    def variants(self, fitting: Callable[[tuple[Variant, ...]], tuple[Variant, ...]] = tuple) -> dict[str, Variant]:
        """Return the variants by unique names, and print a warning for scales that they were not trained for.

        Args:
            fitting: Selects from the known variants if none is named.

        Raises:
            UserError: there is no such variant, or it cannot be read.
        """
        known = choose_variants(self.variant)
        variants = by_unique_name(known if self.variant else fitting(known))
        warn_of_untrained(variants, self.settings().scales)
        return variants
