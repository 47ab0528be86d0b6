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
        radius: The bilateral kernel's window, in steps: ``(2 · radius + 1)²`` neighbours of each pixel.
        step: Distance of those neighbours in pixels. The window of 6 steps of 4 pixels agrees with the untruncated
            kernel as well as one of 10 steps of 1 pixel does, with a third of the work.
    """

    bilateral_weight: float = 4.0
    bilateral_position: float = 49.0
    bilateral_colour: float = 5.0
    spatial_weight: float = 3.0
    spatial_position: float = 3.0
    iterations: int = 10
    radius: int = 6
    step: int = 4

    def __post_init__(self) -> None:
        deviations = (self.bilateral_position, self.bilateral_colour, self.spatial_position)
        weights = (self.bilateral_weight, self.spatial_weight)
        if not all(0 < one < math.inf for one in deviations) or not all(0 <= one < math.inf for one in weights):
            raise UserError("The CRF's deviations are above 0 and its weights at least 0, all finite.")
        if self.iterations < 0 or self.radius < 1 or self.step < 1:
            raise UserError("The CRF has at least 0 iterations, and a radius and a step of at least 1.")


def refined(probabilities: Tensor, image: NDArray[np.uint8], parameters: CrfParameters | None = None) -> Tensor:
    """Return probabilities refined by a fully connected CRF with Potts compatibility, by mean field.

    U = −log P; Q = softmax(−U) to begin with, then Q = softmax(−U + m) at each iteration, with the messages
    m_i(l) = Σ_{j≠i} [w1·k1(i, j) + w2·k2(i, j)] · Q_j(l). That is Potts: what the other labels cost, their own label
    gains, but for a constant. Each kernel is normalised symmetrically, k_ij / √(n_i·n_j) with n_i = Σ_j k_ij over all
    pixels of the window, i itself too, as pydensecrf does; without it the same weights smooth far more.

    The bilateral kernel is truncated to a window, whose offsets are taken one by one, so that memory does not grow
    with it; the spatial one is separable and cut where it is nothing.

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
    """Σ_{j≠i} exp(−|p_i − p_j|²/2σα² − |I_i − I_j|²/2σβ²) · q_j over the window; I is 3 × H × W, 0 to 255."""

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
        for index, (down, right) in enumerate(
            half_window(self.settings.radius * self.settings.step, self.settings.step)
        ):
            here, there = overlap((rows, columns), down, right)
            affinity = self._affinity(index, here, there, float(down**2 + right**2))
            messages[:, *here].addcmul_(affinity, q[:, *there])
            messages[:, *there].addcmul_(affinity, q[:, *here])
        return messages

    def _affinity(self, index: int, here: Part, there: Part, distance: float) -> Tensor:
        """Return 1 × H' × W' affinities of pixels of two parts of the image, at a squared distance."""
        if index < len(self._kept):
            return self._kept[index]
        difference = (self.colours[:, *here] - self.colours[:, *there]).square_().sum(dim=0, keepdim=True)
        difference.mul_(-0.5 / self.settings.bilateral_colour**2)
        affinity = difference.sub_(0.5 * distance / self.settings.bilateral_position**2).exp_()
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
