"""Panels: what is drawn is chosen by the kind of a map's numbers, never by its name."""

from __future__ import annotations

from segview.core.maps import Kind
from segview.core.registry import Registry
from segview.gui.panels.image import ImagePainter
from segview.gui.panels.inner import ChoicePainter, ComponentsPainter, ZonesPainter
from segview.gui.panels.maps import LabelsPainter, MaskPainter, NumberPainter, ProbabilityPainter, UncertaintyPainter
from segview.gui.panels.painter import Painter

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
    },
)
