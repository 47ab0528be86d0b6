"""The base of all kinds of panels."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from segview.annotation.provenance import Provenance
from segview.core.answers.prediction import Prediction
from segview.core.base.points import Point
from segview.core.images.image import OpenedImage
from segview.core.images.spacing import Spacing
from segview.core.maps.artefacts import Artefacts
from segview.core.maps.maps import Kind, Map
from segview.core.maps.palette import CORRECTED, RGB
from segview.core.requests.settings import ViewSettings
from segview.core.variants.classes import free_of
from segview.gui.wall.drawing.colour_bar import Scale
from segview.gui.wall.drawing.dots import Drawn
from segview.gui.wall.drawing.render import Grid
from segview.gui.wall.drawing.sampler import Sampler


@dataclass(frozen=True, eq=False)
class Scene:
    """Everything that a panel may draw.

    Attributes:
        view: The view settings.
        image: The image, or None while it is not there.
        answer: The prediction of the row's variant so far, or None.
        map: The map that the panel shows, or None for the image's own panel.
        correction: The mask under correction, or None.
        provenance: The provenance of that mask, or None.
        correction_colour: Its colour, where it has a single class.
        spacing: The size of the image's pixels, or None where it is not known.
        in_hand: The class that is painted, which is drawn even if it is hidden.
        version: The version of the mask under correction, which is changed in place.
        artefacts: The pixels that are no tissue, or None where they are not known.
        variants: Name, place and target's probability of each variant whose outline is drawn; none where the answer's
            own is.
    """

    view: ViewSettings
    image: OpenedImage | None = None
    answer: Prediction | None = None
    map: Map | None = None
    correction: NDArray[np.uint8] | None = None
    provenance: Provenance | None = None
    correction_colour: RGB = CORRECTED
    spacing: Spacing | None = None
    in_hand: int = 1
    version: object = 0
    artefacts: Artefacts | None = None
    variants: tuple[tuple[str, int, Map], ...] = ()

    @property
    def corrects_several(self) -> bool:
        """Whether a mask in more than two classes is under correction, which is drawn in their colours."""
        return self.provenance is not None and len(self.provenance.classes) > 2

    @property
    def corrected_clear(self) -> frozenset[int]:
        """The numbers of a mask under correction that leave the image free: no thing's, and those hidden."""
        if self.provenance is None:
            return frozenset()
        return free_of(self.provenance.classes, self.view.hidden) - {self.in_hand} | {self.provenance.rest}

    @property
    def class_colours(self) -> tuple[str, ...]:
        """The colours that the row's variant brings for its classes, none where they are those of the window."""
        return self.answer.colours if self.answer else ()

    @property
    def hidden(self) -> frozenset[int]:
        """The classes of the answer that are not to be drawn."""
        classes = self.answer.classes if self.answer else ()
        return frozenset(index for index in range(len(classes)) if self.is_drawn(index) is False)

    def is_drawn(self, index: int) -> bool | None:
        """Say whether a class of the answer is drawn; None where there are two alone, of which none can be hidden."""
        classes = self.answer.classes if self.answer else ()
        return classes[index] not in self.view.hidden if len(classes) > 2 else None

    @property
    def clear(self) -> frozenset[int]:
        """The classes that leave the image free: those hidden, and the background where there is one."""
        return free_of(self.answer.classes, self.view.hidden) if self.answer else frozenset({0})


class Painter(Protocol):
    """Draws scenes of one kind."""

    def key(self, scene: Scene) -> Hashable:
        """Return what the drawing depends on: as long as that is the same, it is not drawn again."""
        ...

    def layers(self, scene: Scene, grid: Grid, sampler: Sampler) -> list[Drawn]:
        """Return what to draw on a canvas, from the lowest to the topmost."""
        ...

    def scale(self, scene: Scene) -> Scale:
        """Return what the colours mean."""
        ...

    def reading(self, scene: Scene, point: Point) -> str:
        """Return what stands at a point of the image, given as fractions of height and width."""
        ...


def map_of(scene: Scene) -> Map:
    """Return the map of a panel that shows one."""
    if scene.map is None:
        raise ValueError("this panel needs a map")
    return scene.map


def outline_map(answer: Prediction | None) -> Map | None:
    """Return the map whose outline stands for the answer: the target's probability, or the labels."""
    if answer is None:
        return None
    labels = (one for one in answer.maps.values() if one.kind is Kind.LABELS)
    return answer.target or next(labels, None)


def unsure(answer: Prediction | None) -> Map | None:
    """Return the map of the answer's uncertainty."""
    maps = () if answer is None else answer.maps.values()
    return next((one for one in maps if one.kind is Kind.UNCERTAINTY), None)


def error_map(answer: Prediction | None) -> Map | None:
    """Return the map of what is right and wrong in the answer; None where the ground truth is not known."""
    maps = () if answer is None else answer.maps.values()
    return next((one for one in maps if one.kind in (Kind.ERRORS, Kind.CLASS_ERRORS)), None)


def spatial_attention(answer: Prediction | None) -> Map | None:
    """Return the map of where the variant attends: CBAM's, the first named as spatial, or what branches fuse to."""
    if answer is None:
        return None
    maps = [one for one in answer.maps.values() if one.kind in (Kind.SCALAR, Kind.SIGNED)]
    spatial = [one for one in maps if one.name.endswith("/spatial")]
    fused = [one for one in maps if one.name.startswith("cam/fused/")]
    return answer.maps.get("cbam/spatial") or next(iter((*spatial, *fused)), None)


def truth_of(scene: Scene) -> NDArray[np.uint8] | None:
    """Return the ground truth in the classes of the scene's answer."""
    if scene.answer is not None and scene.answer.labelling is not None:
        return scene.answer.truth
    return None if scene.image is None else scene.image.truth
