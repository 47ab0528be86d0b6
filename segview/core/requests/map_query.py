"""Maps that are computed only when somebody asks for them: what they are, and the point and target they depend on."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Self

from typing_extensions import override

from segview.core.base.points import Point


class Reduction(StrEnum):
    """The way the channels of a layer become one image."""

    MEAN = "mean"
    NORM = "norm"
    CHANNEL = "channel"
    COMPONENTS = "components"


class Method(StrEnum):
    """The way a class activation map weighs the channels of a layer."""

    GRAD_CAM = "grad-cam"
    GRAD_CAM_PLUS = "grad-cam++"
    ABLATION_CAM = "ablation-cam"
    EIGEN_CAM = "eigen-cam"


class Target(StrEnum):
    """The score that a class activation map explains."""

    MASK = "mask"
    PART = "part"
    POINT = "point"


@dataclass(frozen=True)
class MapQuery:
    """A map that is computed only when it is asked for; hashable, as it is part of the question."""

    @property
    def name(self) -> str:
        """The name of the map, ``group/member``; the point is no part of it."""
        raise NotImplementedError

    @property
    def title(self) -> str:
        """The name as short as it can be told apart, what matters most at both ends."""
        return self.name

    @property
    def needs_point(self) -> bool:
        """Whether there is nothing to compute before a point was chosen."""
        return False

    @property
    def waits(self) -> bool:
        """Whether it takes so long that each image, point and threshold is asked for by itself."""
        return False

    def at(self, point: Point | None, threshold: float) -> Self | None:
        """Return the same at a point of the image and a threshold of the mask; None where it needs a point."""
        return None if self.needs_point and point is None else self


@dataclass(frozen=True)
class PointQuery(MapQuery):
    """A query that may depend on a point of the image.

    Attributes:
        point: Row and column as fractions of the image; None where there is none yet, or none is needed.
    """

    point: Point | None = field(default=None, kw_only=True)

    @override
    def at(self, point: Point | None, threshold: float) -> Self | None:
        """Return the same at a point, where it depends on one; None where it needs a point and there is none."""
        if not self.needs_point:
            return self
        return None if point is None else replace(self, point=point)


@dataclass(frozen=True)
class Activation(MapQuery):
    """A query of the output of a layer.

    Attributes:
        layer: The module's path in the network.
        reduction: How its channels become one image.
        channel: Which of them, from 0, where one is shown.
    """

    layer: str
    reduction: Reduction = Reduction.MEAN
    channel: int = 0

    @property
    @override
    def name(self) -> str:
        """The name of the map."""
        how = f"channel {self.channel}" if self.reduction is Reduction.CHANNEL else self.reduction.value
        return f"layer/{self.layer}/{how}"

    @property
    @override
    def title(self) -> str:
        """The title of the map."""
        how = f"channel {self.channel}" if self.reduction is Reduction.CHANNEL else self.reduction.value
        return f"{how} of {_short(self.layer)}"


@dataclass(frozen=True)
class ClassMap(PointQuery):
    """A query of a class activation map: the places where a layer speaks for the class of a part of the mask.

    Attributes:
        layer: The module's path in the network.
        method: How its channels are weighed.
        target: What is explained: the mask, its part at the point, or the point alone.
        threshold: Where the mask begins.
    """

    layer: str
    method: Method = Method.GRAD_CAM
    target: Target = Target.MASK
    threshold: float = 0.5

    @property
    @override
    def name(self) -> str:
        """The name of the map."""
        # The first component of a layer is the same whatever is to be explained.
        of = "" if self.method is Method.EIGEN_CAM else f" for the {self.target}"
        return f"{self.method}/{self.layer}{of}"

    @property
    @override
    def title(self) -> str:
        """The title of the map."""
        of = "" if self.method is Method.EIGEN_CAM else f" of {self.target}"
        return f"{self.method.capitalize().replace('-cam', '-CAM')}{of}, {_short(self.layer)}"

    @property
    @override
    def needs_point(self) -> bool:
        """Whether there is nothing to compute before a point was chosen."""
        return self.method is not Method.EIGEN_CAM and self.target is not Target.MASK

    @property
    @override
    def waits(self) -> bool:
        """Always: it takes passes of its own."""
        return True

    @override
    def at(self, point: Point | None, threshold: float) -> Self | None:
        """Return the same at a point and a threshold, where it depends on them; None where it needs a point."""
        placed = super().at(point, threshold)
        return placed if placed is None or self.method is Method.EIGEN_CAM else replace(placed, threshold=threshold)


@dataclass(frozen=True)
class ClassAtPoint(MapQuery):
    """Of a group with a map for each class, the one of the class that is found at the point.

    It is chosen among what the variant has answered: no network runs for it.

    Attributes:
        group: As in ``sa/head 1/attention``.
    """

    group: str

    @property
    @override
    def name(self) -> str:
        """The name of the map."""
        return f"{self.group} at point"

    @property
    @override
    def needs_point(self) -> bool:
        """Whether there is nothing to compute before a point was chosen."""
        return True


def _short(layer: str) -> str:
    return layer.removeprefix("trunk.")
