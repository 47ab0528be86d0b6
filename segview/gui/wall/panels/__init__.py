"""Panels: the painter is chosen by the kind of a map, never by its name."""

from __future__ import annotations

from segview.core.base.registry import Registry
from segview.core.maps.maps import Kind
from segview.gui.wall.panels.errors import ClassErrorsPainter, ErrorsPainter, TruthPainter
from segview.gui.wall.panels.image import ImagePainter
from segview.gui.wall.panels.inner import ChoicePainter, ComponentsPainter, ZonesPainter
from segview.gui.wall.panels.maps import (
    LabelsPainter,
    MaskPainter,
    NumberPainter,
    ProbabilityPainter,
    UncertaintyPainter,
)
from segview.gui.wall.panels.painter import Painter

IMAGE = ImagePainter()

PANELS: Registry[Painter] = Registry(
    "kind of map",
    {
        Kind.LABELS: LabelsPainter(),
        Kind.MASK: MaskPainter(),
        Kind.PROBABILITY: ProbabilityPainter(),
        Kind.UNCERTAINTY: UncertaintyPainter(),
        Kind.SCALAR: NumberPainter(),
        Kind.SIGNED: NumberPainter(),
        Kind.COMPONENTS: ComponentsPainter(),
        Kind.ZONES: ZonesPainter(),
        Kind.CHOICE: ChoicePainter(),
        Kind.TRUTH: TruthPainter(),
        Kind.ERRORS: ErrorsPainter(),
        Kind.CLASS_ERRORS: ClassErrorsPainter(),
    },
)
