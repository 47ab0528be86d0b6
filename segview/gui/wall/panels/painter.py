"""Scenes, the protocol of painters, and the maps that painters need."""

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
    """Everything that a panel can draw.

    Attributes:
        view: The view settings.
        image: The image, or None while it is not loaded.
        answer: The prediction of the row's variant so far, or None.
        map: The map that the panel shows, or None for the image's own panel.
        correction: The mask under correction, or None.
        provenance: The provenance of that mask, or None.
        correction_colour: Its colour if it has a single class.
        spacing: The size of the image's pixels, or None if not known.
        painted_class: The class that the tool paints; it is drawn even if it is hidden.
        version: The version of the mask under correction, which is changed in place.
        artefacts: The pixels that are no tissue, or None if not known.
        variants: Name, place and target probability of each variant whose outline is drawn; empty if only the outline
            of ``answer`` is drawn.
    """

    view: ViewSettings
    image: OpenedImage | None = None
    answer: Prediction | None = None
    map: Map | None = None
    correction: NDArray[np.uint8] | None = None
    provenance: Provenance | None = None
    correction_colour: RGB = CORRECTED
    spacing: Spacing | None = None
    painted_class: int = 1
    version: object = 0
    artefacts: Artefacts | None = None
    variants: tuple[tuple[str, int, Map], ...] = ()

    @property
    def other_size(self) -> str:
        """Rows and columns of the map in words; empty if it has the size of the image."""
        if self.map is None or self.image is None or self.map.shape == self.image.size:
            return ""
        return f"{self.map.shape[0]} × {self.map.shape[1]}"

    @property
    def is_smooth(self) -> bool:
        """Whether the map is drawn smooth; maps of indices never are."""
        return self.view.smooth and self.map is not None and not self.map.kind.indexed

    @property
    def corrects_several(self) -> bool:
        """Whether the mask under correction has more than two classes; it is then drawn in class colours."""
        return self.provenance is not None and len(self.provenance.classes) > 2

    @property
    def corrected_clear(self) -> frozenset[int]:
        """The values of a mask under correction that are not drawn: the background and hidden classes."""
        if self.provenance is None:
            return frozenset()
        return free_of(self.provenance.classes, self.view.hidden) - {self.painted_class} | {self.provenance.rest}

    @property
    def class_colours(self) -> tuple[str, ...]:
        """The class colours of the row's variant; empty for the window's colours."""
        return self.answer.colours if self.answer else ()

    @property
    def hidden(self) -> frozenset[int]:
        """The hidden classes of the prediction."""
        classes = self.answer.classes if self.answer else ()
        return frozenset(index for index in range(len(classes)) if self.is_drawn(index) is False)

    def is_drawn(self, index: int) -> bool | None:
        """Tell whether a class of the prediction is drawn; None if there are only two, which cannot be hidden."""
        classes = self.answer.classes if self.answer else ()
        return classes[index] not in self.view.hidden if len(classes) > 2 else None

    @property
    def clear(self) -> frozenset[int]:
        """The classes that are not drawn: hidden ones and the background."""
        return free_of(self.answer.classes, self.view.hidden) if self.answer else frozenset({0})


class Painter(Protocol):
    """Draws scenes of one kind."""

    def key(self, scene: Scene) -> Hashable:
        """Return everything the drawing depends on; while it is equal, the scene is not drawn again."""
        ...

    def layers(self, scene: Scene, grid: Grid, sampler: Sampler) -> list[Drawn]:
        """Return the layers to draw on a canvas, from bottom to top."""
        ...

    def scale(self, scene: Scene) -> Scale:
        """Return the legend of the colours."""
        ...

    def reading(self, scene: Scene, point: Point) -> str:
        """Return the value at a point of the image, which is given as fractions of height and width."""
        ...


def map_of(scene: Scene) -> Map:
    """Return the map of a scene that has one."""
    if scene.map is None:
        raise ValueError("this panel needs a map")
    return scene.map


def outline_map(answer: Prediction | None) -> Map | None:
    """Return the map with the outline of a prediction: the target's probability, or the labels."""
    if answer is None:
        return None
    labels = (one for one in answer.maps.values() if one.kind is Kind.LABELS)
    return answer.target or next(labels, None)


def unsure(answer: Prediction | None) -> Map | None:
    """Return the uncertainty map of a prediction."""
    maps = () if answer is None else answer.maps.values()
    return next((one for one in maps if one.kind is Kind.UNCERTAINTY), None)


def error_map(answer: Prediction | None) -> Map | None:
    """Return the error map of a prediction; None without a ground truth."""
    maps = () if answer is None else answer.maps.values()
    return next((one for one in maps if one.kind in (Kind.ERRORS, Kind.CLASS_ERRORS)), None)


def spatial_attention(answer: Prediction | None) -> Map | None:
    """Return the spatial attention map: CBAM's, the first with a name in ``/spatial``, or the fused one of branches."""
    if answer is None:
        return None
    maps = [one for one in answer.maps.values() if one.kind in (Kind.SCALAR, Kind.SIGNED)]
    spatial = [one for one in maps if one.name.endswith("/spatial")]
    fused = [one for one in maps if one.name.startswith("cam/fused/")]
    return answer.maps.get("cbam/spatial") or next(iter((*spatial, *fused)), None)


def truth_of(scene: Scene) -> NDArray[np.uint8] | None:
    """Return the ground truth in the classes of the scene's prediction."""
    if scene.answer is not None and scene.answer.labelling is not None:
        return scene.answer.truth
    return None if scene.image is None else scene.image.truth
