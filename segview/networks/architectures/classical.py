"""Methods that learn nothing, as baselines for networks; their algorithms are those of scikit-image and SciPy.

They read colours in 0 to 1 and separate high from low values of one feature of the colours. Their probabilities only
measure how far a pixel is from the boundary, which is 0.5.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from skimage import color, filters, segmentation
from torch import Tensor, nn
from typing_extensions import override

from segview.core.base.errors import UserError
from segview.core.variants.preprocessing import BESIDE_CHANNELS, Beside
from segview.core.variants.spec import Head, NetworkSpec
from segview.networks.base.architecture import Architecture
from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.options import read_options
from segview.networks.base.tap import Tap
from segview.networks.base.trunk import Trunk
from segview.networks.heads.output import output_tap

Plane = NDArray[np.float32]

FEATURES = ("luminance", "dark", "redness", "saturation")
SURE = 6.0  # logit of a pixel that is clearly on one side


class Classical(SegmentationNetwork):
    """A method without parameters: images B × 3 × H × W in 0 to 1 in, one logit B × 1 × H × W out.

    Some methods take further channels, those of ``Preprocessing.beside``. The feature is high where the target is
    expected. Taps: ``feature``, and those of the method.
    """

    def __init__(self, spec: NetworkSpec, options: dict[str, Any]) -> None:
        blank = Trunk(nn.Identity(), nn.Identity(), channels=3, stride=1, multiple=1)
        super().__init__(blank, nn.Identity())
        self.feature_name: str = options["feature"]
        self.feature, self.output = Tap("feature"), output_tap(spec)

    @override
    def forward(self, x: Tensor) -> Tensor:
        images = x.detach().float().clamp(0, 1).permute(0, 2, 3, 1).cpu().numpy()
        seen = [self.one(image[..., :3], image[..., 3:]) for image in images]
        self.feature(_stack([feature for feature, _ in seen], x))
        return self.output(_stack([np.clip(logit, -SURE, SURE) for _, logit in seen], x))

    def one(self, image: Plane, _beside: Plane) -> tuple[Plane, Plane]:
        """Return feature and logit, both rows × columns, of an image, rows × columns × 3, and its further channels."""
        feature = feature_of(image, self.feature_name)
        if np.ptp(feature) < 1e-6:  # the feature is the same everywhere
            return feature, np.full(feature.shape, -SURE, np.float32)
        return feature, self.logit(image, feature)

    @abstractmethod
    def logit(self, image: Plane, feature: Plane) -> Plane:
        """Return the logit of each pixel of an image, rows × columns × 3, whose feature is not the same everywhere."""


class Otsu(Classical):
    """The threshold that separates a feature's values best (Otsu, 1979).

    The logit is the distance from the threshold, in standard deviations of the feature.
    """

    @override
    def logit(self, image: Plane, feature: Plane) -> Plane:
        return distance_of(feature, feature)


class KMeans(Classical):
    """Groups of colours in CIE Lab (Lloyd's algorithm, seeded); the target is the groups whose feature is high.

    With two groups the target is the one with the higher mean; with more it is all whose mean is above Otsu's
    threshold. The logit is the difference of a pixel's distances from the nearest centre on each side, divided by the
    distance between these two centres. Tap: ``groups``, each filled with the mean of the feature.
    """

    def __init__(self, spec: NetworkSpec, options: dict[str, Any]) -> None:
        super().__init__(spec, options)
        self.count: int = options["groups"]
        self.groups = Tap("groups", own=True)

    @override
    def logit(self, image: Plane, feature: Plane) -> Plane:
        from scipy.cluster.vq import kmeans2  # imported here: it is slow to import, and few networks need it

        lab = color.rgb2lab(image).reshape(-1, 3)
        threshold = float(filters.threshold_otsu(feature))
        centres, labels = kmeans2(lab, self._start(lab, feature, threshold), minit="matrix", missing="warn")
        means = np.array(
            [feature.ravel()[labels == one].mean() if (labels == one).any() else -np.inf for one in range(len(centres))]
        )
        self.groups(torch.from_numpy(means[labels].reshape(feature.shape).astype(np.float32))[None, None])
        target = means >= means.max() if len(centres) == 2 else means > threshold
        distances = np.linalg.norm(lab[:, None] - centres[None], axis=2)
        near = [np.where(side, distances, np.inf).argmin(axis=1) for side in (~target, target)]
        apart = [[max(float(np.linalg.norm(one - other)), 1e-6) for other in centres] for one in centres]
        ground, found = (np.take_along_axis(distances, one[:, None], axis=1)[:, 0] for one in near)
        between = np.array(apart, lab.dtype)[near[0], near[1]]
        return (SURE * (ground - found) / between).reshape(feature.shape).astype(np.float32)

    def _start(self, lab: Plane, feature: Plane, threshold: float) -> Plane:
        """Return the initial centres, which are not random.

        For two groups they are the mean colours of the two sides of Otsu's threshold; for more they are those of as
        many equal parts of the pixels, sorted by the feature.
        """
        if self.count == 2:
            high = (feature > threshold).ravel()
            return np.stack([lab[~high].mean(axis=0), lab[high].mean(axis=0)])
        parts = np.array_split(lab[np.argsort(feature, axis=None, kind="stable")], self.count)
        return np.unique(np.stack([part.mean(axis=0) for part in parts if len(part)]), axis=0)


class MeanShift(Classical):
    """Regions around the modes of colour and position (Vedaldi and Soatto, 2008), separated by Otsu's threshold.

    Quick shift, scikit-image's approximation of mean shift (Comaniciu and Meer, 2002). Tap: ``regions``, each filled
    with the mean of the feature.
    """

    def __init__(self, spec: NetworkSpec, options: dict[str, Any]) -> None:
        super().__init__(spec, options)
        self.regions = Tap("regions", own=True)

    @override
    def logit(self, image: Plane, feature: Plane) -> Plane:
        labels = segmentation.quickshift(image, kernel_size=3, max_dist=8, ratio=0.7, rng=0).ravel()
        sizes = np.maximum(np.bincount(labels), 1)
        means = np.bincount(labels, weights=feature.ravel()) / sizes
        filled = means[labels].reshape(feature.shape).astype(np.float32)
        self.regions(torch.from_numpy(filled)[None, None])
        return distance_of(filled, feature)


class Watershed(Classical):
    """Watershed on the feature's edges from the clearer half of the pixels on each side of Otsu's threshold.

    After Meyer (1994). The absolute value of a pixel's logit is lower the larger the gradient. Tap: ``edges``, the
    gradient.
    """

    def __init__(self, spec: NetworkSpec, options: dict[str, Any]) -> None:
        super().__init__(spec, options)
        self.edges = Tap("edges", own=True)

    @override
    def logit(self, image: Plane, feature: Plane) -> Plane:
        edges = filters.sobel(filters.gaussian(feature, sigma=2))
        share = (edges / max(float(edges.max()), 1e-6)).astype(np.float32)
        self.edges(torch.from_numpy(share)[None, None])
        high = feature > filters.threshold_otsu(feature)
        markers = np.where(feature >= np.median(feature[high]), 2, np.where(feature <= np.median(feature[~high]), 1, 0))
        sides = segmentation.watershed(edges, markers)
        return np.where(sides == 2, 1.0, -1.0) * SURE * (1 - 0.9 * share)


def feature_of(image: Plane, name: str) -> Plane:
    """Return rows × columns in 0 to 1, on the same scale for every image."""
    if name == "redness":
        plane = color.rgb2lab(image)[..., 1] / 128
    elif name == "saturation":
        plane = color.rgb2hsv(image)[..., 1]
    else:
        plane = color.rgb2gray(image)
    return np.clip(1 - plane if name == "dark" else plane, 0, 1).astype(np.float32)


def distance_of(values: Plane, feature: Plane) -> Plane:
    """Return how far values are above Otsu's threshold of the feature, in standard deviations of the feature."""
    return (values - filters.threshold_otsu(feature)) / max(float(feature.std()), 1e-6)


def _stack(planes: list[Plane], like: Tensor) -> Tensor:
    return torch.from_numpy(np.stack(planes).astype(np.float32))[:, None].to(like.device)


def method_of(
    method: type[Classical],
    paper: str,
    *,
    beside: Beside = "",
    further: Mapping[str, tuple[Any, Sequence[Any]]] | None = None,
) -> Architecture:
    """Return a method as an architecture; ``further`` are its options besides the feature."""
    channels = 3 + BESIDE_CHANNELS[beside]

    def build(spec: NetworkSpec) -> Classical:
        if spec.head is not Head.A or spec.in_channels != channels:
            raise UserError(
                "{architecture} gives one map of colour images: choose head A and {channels} channels.",
                architecture=spec.architecture,
                channels=channels,
            )
        return method(spec, read_options(spec, {"feature": (FEATURES[0], FEATURES), **(further or {})}))

    return Architecture(build, paper=paper, encoder="none", own_output=True, beside=beside)


OTSU = method_of(Otsu, "Otsu, 1979")
K_MEANS = method_of(KMeans, "Lloyd, 1982", further={"groups": (2, range(2, 33))})
MEAN_SHIFT = method_of(MeanShift, "Vedaldi and Soatto, 2008, in place of Comaniciu and Meer, 2002")
WATERSHED = method_of(Watershed, "Meyer, 1994")
