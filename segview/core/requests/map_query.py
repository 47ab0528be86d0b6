"""Map queries: requests for maps on demand, with the point and target that they depend on."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Self

from typing_extensions import override

from segview.core.base.points import Point


class Reduction(StrEnum):
    """The reduction of a layer's channels to one map."""

    MEAN = "mean"
    NORM = "norm"
    CHANNEL = "channel"
    COMPONENTS = "components"


class Method(StrEnum):
    """The method by which a class activation map weights the channels of a layer."""

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
    """A request for a map on demand; hashable, because it is part of ``Inspect``."""

    @property
    def name(self) -> str:
        """The name of the map, ``group/member``, which does not contain the point."""
        raise NotImplementedError

    @property
    def title(self) -> str:
        """A short name for titles, with the most important parts at both ends."""
        return self.name

    @property
    def needs_point(self) -> bool:
        """Whether it cannot be computed until a point is chosen."""
        return False

    @property
    def waits(self) -> bool:
        """Whether it takes so long that the user must request it again for each image, point and threshold."""
        return False

    def at(self, point: Point | None, threshold: float) -> Self | None:
        """Return the query at a point and a threshold of the mask; None if a point is needed but missing."""
        return None if self.needs_point and point is None else self


@dataclass(frozen=True)
class PointQuery(MapQuery):
    """A query that may depend on a point of the image.

    Attributes:
        point: Row and column as fractions of the image; None if there is none yet, or none is needed.
    """

    point: Point | None = field(default=None, kw_only=True)

    @override
    def at(self, point: Point | None, threshold: float) -> Self | None:
        """Return the query at a point if it depends on one; None if a point is needed but missing."""
        if not self.needs_point:
            return self
        return None if point is None else replace(self, point=point)


@dataclass(frozen=True)
class Activation(MapQuery):
    """A map query for the output of a layer.

    Attributes:
        layer: Path of the module in the network.
        reduction: Reduction of its channels to one map.
        channel: Number of the channel, from 0, if a single one is shown.
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
    """A map query for a class activation map: where a layer supports the class of the mask or of a part of it.

    Attributes:
        layer: Path of the module in the network.
        method: Method that weights its channels.
        target: The region that is explained: the mask, its part at the point, or the point only.
        threshold: Threshold of the mask.
    """

    layer: str
    method: Method = Method.GRAD_CAM
    target: Target = Target.MASK
    threshold: float = 0.5

    @property
    @override
    def name(self) -> str:
        """The name of the map."""
        # The first principal component of a layer does not depend on the target.
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
        """Whether it cannot be computed until a point is chosen."""
        return self.method is not Method.EIGEN_CAM and self.target is not Target.MASK

    @property
    @override
    def waits(self) -> bool:
        """True, because it needs further passes of the network."""
        return True

    @override
    def at(self, point: Point | None, threshold: float) -> Self | None:
        """Return the query at a point and a threshold if it depends on them; None if a point is needed but missing."""
        placed = super().at(point, threshold)
        return placed if placed is None or self.method is Method.EIGEN_CAM else replace(placed, threshold=threshold)


@dataclass(frozen=True)
class ClassAtPoint(MapQuery):
    """A map query that selects, from a group with a map for each class, the one of the class predicted at the point.

    It is selected from the maps of the prediction; no network runs.

    Attributes:
        group: Name of the group, e.g. ``sa/head 1/attention``.
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
        """Whether it cannot be computed until a point is chosen."""
        return True


def _short(layer: str) -> str:
    return layer.removeprefix("trunk.")
