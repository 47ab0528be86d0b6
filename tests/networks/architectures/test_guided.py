"""Methods that look at clicks, or at the image before."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from segview.core.base.errors import UserError
from segview.core.variants.preprocessing import Preprocessing
from segview.core.variants.spec import NetworkSpec
from segview.networks.architectures import ARCHITECTURES
from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.tap import capture
from segview.networks.build import build
from segview.networks.storage.checkpoint import load_variant
from segview.networks.storage.methods import method_variant

SIZE = (60, 80)


def disc(row: int, column: int, radius: int = 12) -> np.ndarray:
    rows, columns = np.mgrid[: SIZE[0], : SIZE[1]]
    return (rows - row) ** 2 + (columns - column) ** 2 < radius**2


def painted(*places: np.ndarray, seed: int = 0) -> torch.Tensor:
    """Bright pink wherever a place is, dark red elsewhere, with noise: 3 × 60 × 80."""
    inside = np.logical_or.reduce(places)
    colours = np.where(inside[..., None], (0.85, 0.6, 0.55), (0.45, 0.2, 0.18))
    noisy = colours + np.random.default_rng(seed).normal(0, 0.01, colours.shape)
    return torch.from_numpy(np.clip(noisy, 0, 1).astype(np.float32)).permute(2, 0, 1)


def clicked(*belongs: tuple[int, int], foreign: tuple[tuple[int, int], ...] = ()) -> torch.Tensor:
    planes = torch.zeros((2, *SIZE))
    for plane, places in zip(planes, (belongs, foreign), strict=True):
        for row, column in places:
            plane[row, column] = 1
    return planes


def built(method: str, feature: str = "luminance") -> SegmentationNetwork:
    channels = ARCHITECTURES[method].channels
    return build(NetworkSpec(architecture=method, in_channels=channels, options={"feature": feature}))


def found(network: SegmentationNetwork, *planes: torch.Tensor) -> np.ndarray:
    return network(torch.cat(planes)[None])[0, 0].numpy() > 0


def dice(one: np.ndarray, other: np.ndarray) -> float:
    return 2 * (one & other).sum() / (one.sum() + other.sum())


LEFT, RIGHT = disc(30, 20), disc(30, 60)


def test_a_region_grows_from_each_click_and_nowhere_else() -> None:
    network, image = built("region_growing"), painted(LEFT, RIGHT)
    assert dice(found(network, image, clicked((30, 22))), LEFT) > 0.95
    assert dice(found(network, image, clicked((30, 58))), RIGHT) > 0.95
    assert dice(found(network, image, clicked((30, 22), (30, 58))), LEFT | RIGHT) > 0.95
    assert dice(found(network, image, clicked((5, 40))), ~(LEFT | RIGHT)) > 0.9


def test_what_is_nearer_to_a_click_that_does_not_belong_is_taken_away() -> None:
    network, image = built("region_growing"), painted(LEFT, RIGHT, disc(30, 40, 8))  # joined by a bridge
    bright = image[0].numpy() > 0.65
    grown = found(network, image, clicked((30, 20)))
    assert dice(grown, bright) > 0.95
    assert not found(network, image, clicked((30, 20), foreign=((30, 20),))).any()
    assert dice(found(network, image, clicked((30, 20), foreign=((5, 5),))), bright) > 0.95


def test_without_a_click_it_grows_from_where_the_feature_is_highest() -> None:
    assert dice(found(built("region_growing"), painted(LEFT), clicked()), LEFT) > 0.95
    assert dice(found(built("region_growing", "dark"), painted(LEFT), clicked()), ~LEFT) > 0.9


def test_the_likeness_is_a_map() -> None:
    network = built("region_growing")
    with capture(network) as captured:
        network(torch.cat([painted(LEFT, RIGHT), clicked((30, 20))])[None])
    likeness = captured["likeness"].tensor[0, 0].numpy()
    assert 0 <= likeness.min() <= likeness.max() <= 1
    assert likeness[LEFT].mean() > 0.8
    assert likeness[~(LEFT | RIGHT)].mean() < 0.2


def test_what_has_moved_is_found() -> None:
    network = built("frame_difference")
    before, now = painted(LEFT, RIGHT), painted(LEFT, disc(30, 66), seed=1)
    moved = disc(30, 66) ^ RIGHT
    mask = found(network, now, before)
    assert mask[moved].mean() > 0.8
    assert mask[disc(30, 20, 20)].mean() < 0.02


def test_a_movement_of_the_whole_image_is_none() -> None:
    chance = np.random.default_rng(4)
    scene = np.kron(chance.uniform(0.2, 0.8, (30, 40, 3)), np.ones((4, 4, 1))).astype(np.float32)
    frames = [torch.from_numpy(scene[row : row + 60, 30 : 30 + 80]).permute(2, 0, 1) for row in (20, 27)]
    still = found(built("frame_difference"), frames[1], frames[0])
    assert still[:50].mean() < 0.02
    moved = frames[1].clone()
    place = disc(20, 40, 7)
    moved[:, torch.from_numpy(place)] = 1 - moved[:, torch.from_numpy(place)].round()
    assert found(built("frame_difference"), moved, frames[0])[place].mean() > 0.5


def test_of_two_equal_images_nothing_is_found() -> None:
    image = painted(LEFT)
    assert not found(built("frame_difference"), image, image).any()
    assert not found(built("frame_difference"), image, painted(LEFT, seed=2)).any()


@pytest.mark.parametrize(("method", "beside"), [("region_growing", "clicks"), ("frame_difference", "previous")])
def test_it_is_a_variant_that_says_what_it_needs(tmp_path: Path, method: str, beside: str) -> None:
    config = method_variant(tmp_path / method, method, feature="dark", target="hole", size=(64, 96))
    assert load_variant(tmp_path / method).config == config
    assert config.preprocessing.beside == beside
    assert config.network.in_channels == len(config.preprocessing.mean) == len(config.preprocessing.std)


def test_it_cannot_be_built_for_images_alone() -> None:
    with pytest.raises(UserError, match="choose head A and 5 channels"):
        build(NetworkSpec(architecture="region_growing"))
    with pytest.raises(ValueError, match="with clicks beside the image there are 5 channels, not 3"):
        Preprocessing(input_size=(64, 64), beside="clicks")
