"""The dense CRF: against all pairs of pixels in numpy, against the reference implementation, and what it is for."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from PIL import Image
from scipy.ndimage import gaussian_filter

from segview.core.base.errors import UserError
from segview.core.base.places import samples_folder
from segview.inference.passes import crf
from segview.inference.passes.crf import CrfParameters, refine


def _noise(*shape: int) -> np.ndarray:
    return np.random.default_rng(7).random(shape, dtype=np.float32)


def _probabilities(*shape: int) -> np.ndarray:
    numbers = _noise(*shape) + 0.1
    return numbers / numbers.sum(axis=0)


def _all_pairs(probabilities: np.ndarray, image: np.ndarray, p: CrfParameters) -> np.ndarray:
    """The mean field with every pixel seeing every other one, by matrices N × N."""
    classes, rows, columns = probabilities.shape
    positions = np.moveaxis(np.mgrid[:rows, :columns], 0, -1).reshape(-1, 2).astype(float)
    colours = image.reshape(-1, 3).astype(float)
    apart = ((positions[:, None] - positions[None]) ** 2).sum(-1)
    unlike = ((colours[:, None] - colours[None]) ** 2).sum(-1)
    bilateral = np.exp(-apart / (2 * p.bilateral_position**2) - unlike / (2 * p.bilateral_colour**2))
    spatial = np.exp(-apart / (2 * p.spatial_position**2))
    messages = np.zeros_like(apart)
    for kernel, weight in ((bilateral, p.bilateral_weight), (spatial, p.spatial_weight)):
        n = kernel.sum(axis=1)
        messages += weight * (kernel - np.eye(len(n))) / np.sqrt(n[:, None] * n[None])
    unary = -np.log(probabilities.reshape(classes, -1).astype(float))
    q = np.exp(-unary)
    for _ in range(p.iterations):
        q = np.exp(-unary + q @ messages)
        q /= q.sum(axis=0)
    return q.reshape(classes, rows, columns)


@pytest.mark.parametrize("classes", [2, 3])
def test_it_is_the_mean_field_of_all_pairs(classes: int) -> None:
    """Nothing of the kernel is cut off, and the grid that it goes over is fine enough."""
    sample = Image.open(samples_folder() / "images" / "sample-02.jpg").resize((60, 48), Image.Resampling.BOX)
    image = np.array(sample.convert("RGB"))
    bright = gaussian_filter(image.mean(axis=2), 2)
    edges = np.quantile(bright, np.linspace(0, 1, classes + 1)[1:-1])
    shares = [gaussian_filter((np.digitize(bright, edges) == number).astype(float), 2) for number in range(classes)]
    probabilities = (np.stack(shares) + 0.02).astype(np.float32)
    probabilities /= probabilities.sum(axis=0)
    parameters = CrfParameters(iterations=5)
    expected = _all_pairs(probabilities, image, parameters)
    given = refine(torch.from_numpy(probabilities), image, parameters).numpy()
    assert (expected.argmax(axis=0) != probabilities.argmax(axis=0)).mean() > 0.03
    assert (expected.argmax(axis=0) == given.argmax(axis=0)).mean() >= 0.995
    assert np.abs(expected - given).mean() < 0.005


def test_so_many_colours_that_the_grid_is_coarser_are_still_those_of_all_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crf, "_MOST_COLOURS", 200)
    image = (_noise(30, 32, 3) * 70 + 90).astype(np.uint8)
    probabilities = _probabilities(2, 30, 32)
    parameters = CrfParameters(bilateral_colour=20)
    expected = _all_pairs(probabilities, image, parameters)
    given = refine(torch.from_numpy(probabilities), image, parameters).numpy()
    assert (expected.argmax(axis=0) == given.argmax(axis=0)).mean() >= 0.99


@pytest.mark.parametrize("deviation", [1e-6, 0.3, 5.0])
def test_noise_of_all_colours_takes_no_more_memory_than_the_bound(
    deviation: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crf, "_BOUND", 300)
    monkeypatch.setattr(crf, "_MOST_COLOURS", 200)
    image = (_noise(24, 25, 3) * 256).astype(np.uint8)
    colours = torch.from_numpy(image).float().flatten(0, 1)
    assert crf._Palette(colours, deviation).count <= 300
    q = refine(torch.from_numpy(_probabilities(2, 24, 25)), image, CrfParameters(bilateral_colour=deviation))
    assert torch.isfinite(q).all()
    torch.testing.assert_close(q.sum(dim=0), torch.ones(24, 25))


def test_colours_that_are_all_unlike_do_not_speak_to_each_other() -> None:
    image = (_noise(20, 21, 3) * 256).astype(np.uint8)
    probabilities = _probabilities(2, 20, 21)
    parameters = CrfParameters(bilateral_colour=0.2)
    expected = _all_pairs(probabilities, image, parameters)
    given = refine(torch.from_numpy(probabilities), image, parameters).numpy()
    np.testing.assert_allclose(given, expected, atol=2e-3)


def test_no_iteration_leaves_the_probabilities_and_one_pixel_has_no_neighbours() -> None:
    probabilities = torch.from_numpy(_probabilities(3, 5, 8))
    image = np.zeros((5, 8, 3), np.uint8)
    torch.testing.assert_close(refine(probabilities, image, CrfParameters(iterations=0)), probabilities)
    alone = torch.tensor([0.3, 0.7])[:, None, None]
    torch.testing.assert_close(refine(alone, image[:1, :1]), alone)


def _scene(side: int = 160) -> tuple[np.ndarray, np.ndarray]:
    """A disc and a bar on a ground of another colour, with noise; returns image and mask."""
    rows, columns = np.mgrid[:side, :side] / side
    mask = ((rows - 0.45) ** 2 + (columns - 0.4) ** 2 < 0.06) | ((columns > 0.75) & (columns < 0.85))
    image = np.where(mask[..., None], (190, 110, 90), (120, 60, 60)) + (_noise(side, side, 3) - 0.5) * 12
    return image.astype(np.uint8), mask


def _doubtful(mask: np.ndarray) -> np.ndarray:
    """Probabilities of a mask that is blurred over 12 pixels and noisy: 2 × H × W."""
    from skimage.filters import gaussian

    target = np.clip(gaussian(mask.astype(float), 3) + (_noise(*mask.shape) - 0.5) * 0.5, 0.02, 0.98)
    return np.stack([1 - target, target]).astype(np.float32)


def test_a_blurred_mask_snaps_to_the_edges_of_the_image() -> None:
    image, mask = _scene(96)
    before = torch.from_numpy(_doubtful(mask))
    after = refine(before, image)
    assert ((before[1] > 0.5).numpy() == mask).mean() < 0.97
    assert ((after[1] > 0.5).numpy() == mask).mean() > 0.998
    torch.testing.assert_close(after.sum(dim=0), torch.ones(96, 96))


def test_what_does_not_fit_is_refused() -> None:
    probabilities = torch.from_numpy(_probabilities(2, 6, 6))
    with pytest.raises(UserError, match=r"8-bit RGB image of the size of the probabilities, \(6, 6\)"):
        refine(probabilities, np.zeros((6, 7, 3), np.uint8))
    with pytest.raises(UserError, match="8-bit"):
        refine(probabilities, np.zeros((6, 6, 3), np.float32))  # pyright: ignore[reportArgumentType]
    with pytest.raises(UserError, match="above 0"):
        CrfParameters(bilateral_colour=0)
    with pytest.raises(UserError, match="at least 0 iterations"):
        CrfParameters(iterations=-1)


@pytest.mark.slow
@pytest.mark.parametrize(
    "parameters",
    [
        CrfParameters(),
        CrfParameters(bilateral_position=67, bilateral_colour=3, spatial_position=1),
        CrfParameters(bilateral_colour=13),
    ],
    ids=["default", "DeepLab v2", "wide colours"],
)
def test_it_agrees_with_the_reference_implementation(parameters: CrfParameters) -> None:
    densecrf = pytest.importorskip(
        "pydensecrf.densecrf", reason="pydensecrf2, which needs a compiler, is not installed"
    )
    image, mask = _scene()
    probabilities = _doubtful(mask)
    reference = densecrf.DenseCRF2D(160, 160, 2)
    reference.setUnaryEnergy(np.ascontiguousarray(-np.log(probabilities).reshape(2, -1)))
    spatial, bilateral = parameters.spatial_position, parameters.bilateral_position
    reference.addPairwiseGaussian(sxy=spatial, compat=parameters.spatial_weight)
    reference.addPairwiseBilateral(
        sxy=bilateral,
        srgb=parameters.bilateral_colour,
        rgbim=np.ascontiguousarray(image),
        compat=parameters.bilateral_weight,
    )
    expected = np.argmax(np.array(reference.inference(parameters.iterations)).reshape(2, 160, 160), axis=0)
    given = refine(torch.from_numpy(probabilities), image, parameters).argmax(dim=0).numpy()
    assert (given == expected).mean() >= 0.995
