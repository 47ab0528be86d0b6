"""Methods that learn nothing and take further input beside the image: clicks, or the image before it."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from skimage import color, filters, registration, segmentation
from typing_extensions import override

from segview.core.base.neighbours import overlap
from segview.core.variants.spec import NetworkSpec
from segview.networks.architectures.classical import SURE, Classical, Plane, distance_of, feature_of, method_of
from segview.networks.base.tap import Tap

# The largest distance of a colour from the mean colour around the click, in CIE Lab.
TOLERANCE = 18.0
# A change between two images below this, on the scale 0 to 1, is noise of the camera.
LEAST_CHANGE = 0.04


class RegionGrowing(Classical):
    """The region that is connected to a click and of similar colour (after Adams and Bischof, 1994).

    It floods from each click over colours near the mean of the 5 × 5 pixels around it; pixels nearer to a click outside
    the target are removed. Without a click inside, it grows from the maximum of the smoothed feature. The logit is
    proportional to the unused share of the tolerance. Tap: ``likeness``, 1 at the click's colour.
    """

    def __init__(self, spec: NetworkSpec, options: dict[str, Any]) -> None:
        super().__init__(spec, options)
        self.likeness = Tap("likeness", own=True)

    @override
    def one(self, image: Plane, beside: Plane) -> tuple[Plane, Plane]:
        feature = feature_of(image, self.feature_name)
        belongs, foreign = (np.argwhere(beside[..., channel] > 0.5) for channel in (0, 1))
        if not len(belongs):
            smooth = filters.gaussian(feature, sigma=max(feature.shape) / 32)
            belongs = np.array([np.unravel_index(int(smooth.argmax()), feature.shape)])
        lab = np.asarray(color.rgb2lab(filters.gaussian(image, sigma=1, channel_axis=2)))
        logit = np.max([_region_logit(lab, place) for place in belongs], axis=0)
        self.likeness(torch.from_numpy(np.clip(1 + logit / SURE, 0, 1).astype(np.float32))[None, None])
        for place in foreign:
            other = _region_logit(lab, place)
            logit = np.where((other > 0) & (other >= logit), -other, logit)
        return feature, logit.astype(np.float32)

    @override
    def logit(self, image: Plane, feature: Plane) -> Plane:
        return self.one(image, np.zeros((*feature.shape, 2), np.float32))[1]


class FrameDifference(Classical):
    """The change since the image before, above Otsu's threshold (after Jain and Nagel, 1979).

    The change is that of the smoothed feature, after the camera's own movement is removed as a shift of the whole
    image (phase correlation, Guizar-Sicairos et al., 2008). The tap ``feature`` is the change, 0 to 1. If it is
    nowhere above the noise, nothing is found.
    """

    @override
    def one(self, image: Plane, beside: Plane) -> tuple[Plane, Plane]:
        now, before = (
            filters.gaussian(feature_of(one, self.feature_name), sigma=1.5).astype(np.float32)
            for one in (image, beside)
        )
        change = _change(now, before)
        if change.max() < LEAST_CHANGE:
            return change, np.full(change.shape, -SURE, np.float32)
        return change, self.logit(image, change)

    @override
    def logit(self, image: Plane, feature: Plane) -> Plane:
        return distance_of(feature, feature)


def _region_logit(lab: Plane, place: np.ndarray) -> Plane:
    """Return a logit that is above 0 in the region of a click."""
    row, column = (int(side) for side in place)
    around = lab[max(0, row - 2) : row + 3, max(0, column - 2) : column + 3].reshape(-1, 3).mean(axis=0)
    apart = np.linalg.norm(lab - around, axis=2) / TOLERANCE
    apart[row, column] = 0
    region = segmentation.flood(apart < 1, (row, column))
    # Similar pixels that are not connected are outside the region, but their logit is close to 0.
    return np.where(region, SURE * (1 - apart), -SURE * np.clip(apart - 1, 0.1, 1))


def _change(now: Plane, before: Plane) -> Plane:
    """Return each pixel's change since the image before, at its shifted place; 0 where that is outside the image."""
    shift, _, _ = registration.phase_cross_correlation(now, before)
    down, right = (int(side) for side in shift)
    if abs(down) >= now.shape[0] / 4 or abs(right) >= now.shape[1] / 4:
        return np.abs(now - before)  # a larger shift is a change of scene, not a movement
    was, is_now = overlap((now.shape[0], now.shape[1]), down, right)
    change = np.zeros_like(now)
    change[is_now] = np.abs(now[is_now] - before[was])
    return change


REGION_GROWING = method_of(RegionGrowing, "after Adams and Bischof, 1994", beside="clicks")
FRAME_DIFFERENCE = method_of(FrameDifference, "after Jain and Nagel, 1979", beside="previous")
