"""Dense CRF: probabilities follow the edges of the image (Krähenbühl and Koltun, 2011)."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from segview.core.base.errors import UserError
from segview.core.base.neighbours import Part, half_window, overlap

# A Gaussian is 4 millionths of its top there.
_CUT = 5.0
# Of the kernel's deviation: what lies farther away has less than a hundredth of the weight of what lies close by.
_FAR = 3.0
_WINDOWS, _WIDEST = ((3, 1), (24, 4), (72, 8)), 16
# Affinities that are kept between iterations; those beyond are computed anew each time.
_KEPT_BYTES = 128 * 2**20


@dataclass(frozen=True, kw_only=True)
class CrfParameters:
    """The two kernels, how far they reach, and how often messages are passed.

    The defaults are those of pydensecrf's users after DeepLab v1 (Chen et al., 2015), who search σ and w by
    cross-validation: set them for your own data where there is some.

    Attributes:
        bilateral_weight: w1, of the kernel that knows the colours.
        bilateral_position: σα, its deviation in pixels.
        bilateral_colour: σβ, its deviation in levels of 0 to 255.
        spatial_weight: w2, of the kernel that only smooths.
        spatial_position: σγ, its deviation in pixels.
        iterations: Of the mean field.
        windows: Neighbours that the bilateral kernel sees, as squares one in the other: up to so many pixels away, one
            in so many in each direction, which stands for all around it. Where absent, every one close by and ever
            fewer out to three deviations: of three polyps, masks of U-Net, 99.6 to 99.8 % of the pixels have the label
            that all pairs give them; with a window of 24 pixels alone it was 99.2 to 99.7 %.
    """

    bilateral_weight: float = 4.0
    bilateral_position: float = 49.0
    bilateral_colour: float = 5.0
    spatial_weight: float = 3.0
    spatial_position: float = 3.0
    iterations: int = 10
    windows: tuple[tuple[int, int], ...] | None = None

    def __post_init__(self) -> None:
        deviations = (self.bilateral_position, self.bilateral_colour, self.spatial_position)
        weights = (self.bilateral_weight, self.spatial_weight)
        if not all(0 < one < math.inf for one in deviations) or not all(0 <= one < math.inf for one in weights):
            raise UserError("The CRF's deviations are above 0 and its weights at least 0, all finite.")
        if self.iterations < 0 or any(reach < 1 or step < 1 for reach, step in self.windows or ()):
            raise UserError("The CRF has at least 0 iterations, and windows and steps of at least 1.")

    @property
    def neighbours(self) -> list[tuple[int, int, int]]:
        """Rows down, columns across and weight of one half of a pixel's neighbours; the other half mirrors it."""
        farthest = math.ceil(_FAR * self.bilateral_position)
        usual = [(min(reach, farthest), step) for reach, step in (*_WINDOWS, (farthest, _WIDEST))]
        found: list[tuple[int, int, int]] = []
        inner = 0
        for reach, step in self.windows or usual:
            outer = reach // step * step
            every = half_window(outer, step) if outer > inner else []
            found += [(down, right, step**2) for down, right in every if max(down, abs(right)) > inner]
            inner = max(inner, outer)
        return found


def refined(probabilities: Tensor, image: NDArray[np.uint8], parameters: CrfParameters | None = None) -> Tensor:
    """Return probabilities refined by a fully connected CRF with Potts compatibility, by mean field.

    U = −log P; Q = softmax(−U) to begin with, then Q = softmax(−U + m) at each iteration, with the messages
    m_i(l) = Σ_{j≠i} [w1·k1(i, j) + w2·k2(i, j)] · Q_j(l). That is Potts: what the other labels cost, their own label
    gains, but for a constant. Each kernel is normalised symmetrically, k_ij / √(n_i·n_j) with n_i = Σ_j k_ij over all
    pixels of the window, i itself too, as pydensecrf does; without it the same weights smooth far more.

    The bilateral kernel's neighbours are taken one by one, so that memory does not grow with them, the fewer the
    farther away; the spatial one is separable and cut where it is nothing.

    Args:
        probabilities: K × H × W, K ≥ 2, each pixel summing to 1, on any device.
        image: H × W × 3, RGB.
        parameters: The defaults where absent.

    Returns:
        K × H × W, float32, on the same device, each pixel summing to 1.

    Raises:
        UserError: image and probabilities are not of the same size.
    """
    settings = parameters or CrfParameters()
    if image.dtype != np.uint8 or image.shape != (*probabilities.shape[-2:], 3):
        raise UserError(
            "The CRF needs an 8-bit RGB image of the size of the probabilities, {shape}, not {dtype} {shape2}.",
            shape=tuple(probabilities.shape[-2:]),
            dtype=image.dtype,
            shape2=image.shape,
        )
    colours = torch.from_numpy(np.ascontiguousarray(image)).to(probabilities.device).float().permute(2, 0, 1)
    unary = probabilities.float().clamp_min(1e-8).log()
    kernels = [
        _Normalised(_Bilateral(colours.contiguous(), settings), settings.bilateral_weight),
        _Normalised(_Spatial(colours, settings), settings.spatial_weight),
    ]
    q = torch.softmax(unary, dim=0)
    for _ in range(settings.iterations):
        messages = unary.clone()
        for kernel in kernels:
            messages += kernel(q)
        q = torch.softmax(messages, dim=0)
    return q


class _Normalised:
    """A kernel's messages, normalised symmetrically and weighted: K × H × W to the same."""

    def __init__(self, kernel: _Bilateral | _Spatial, weight: float) -> None:
        self._kernel, self._weight = kernel, weight
        ones = torch.ones_like(kernel.plane)
        self._scale = (kernel(ones) + ones).rsqrt()

    def __call__(self, q: Tensor) -> Tensor:
        return self._kernel(q * self._scale) * self._scale * self._weight


@dataclass(eq=False)
class _Bilateral:
    """Σ_{j≠i} exp(−|p_i − p_j|²/2σα² − |I_i − I_j|²/2σβ²) · q_j over the neighbours; I is 3 × H × W, 0 to 255."""

    colours: Tensor
    settings: CrfParameters
    _kept: list[Tensor] = field(default_factory=list[Tensor])

    @property
    def plane(self) -> Tensor:
        """A 1 × H × W tensor of the size and device of the image."""
        return self.colours[:1]

    def __call__(self, q: Tensor) -> Tensor:
        messages = torch.zeros_like(q)
        rows, columns = q.shape[-2:]
        # An offset and its opposite have the same affinities.
        for index, (down, right, weight) in enumerate(self.settings.neighbours):
            here, there = overlap((rows, columns), down, right)
            affinity = self._affinity(index, here, there, 0.5 * (down**2 + right**2), weight)
            messages[:, *here].addcmul_(affinity, q[:, *there])
            messages[:, *there].addcmul_(affinity, q[:, *here])
        return messages

    def _affinity(self, index: int, here: Part, there: Part, half: float, weight: int) -> Tensor:
        """Return 1 × H' × W' affinities of pixels of two parts of the image, at half a squared distance, weighted."""
        if index < len(self._kept):
            return self._kept[index]
        difference = (self.colours[:, *here] - self.colours[:, *there]).square_().sum(dim=0, keepdim=True)
        difference.mul_(-0.5 / self.settings.bilateral_colour**2)
        affinity = difference.sub_(half / self.settings.bilateral_position**2).exp_().mul_(weight)
        if (index + 1) * self.plane.numel() * self.plane.element_size() <= _KEPT_BYTES:
            self._kept.append(affinity)
        return affinity


class _Spatial:
    """Σ_{j≠i} exp(−|p_i − p_j|²/2σγ²) · q_j, by one pass along the rows and one along the columns."""

    def __init__(self, like: Tensor, settings: CrfParameters) -> None:
        self.plane = like[:1]
        reach = math.ceil(_CUT * settings.spatial_position)
        self._profiles = [self._profile(min(reach, side - 1), settings.spatial_position) for side in like.shape[-2:]]

    def _profile(self, reach: int, deviation: float) -> Tensor:
        distances = torch.arange(-reach, reach + 1, device=self.plane.device, dtype=torch.float32)
        return torch.exp(-0.5 * (distances / deviation) ** 2)

    def __call__(self, q: Tensor) -> Tensor:
        down, right = self._profiles
        planes = functional.conv2d(q[:, None], down[None, None, :, None], padding=(len(down) // 2, 0))
        planes = functional.conv2d(planes, right[None, None, None, :], padding=(0, len(right) // 2))
        return planes[:, 0] - q
