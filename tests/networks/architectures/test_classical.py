"""Methods without weights find what stands out, the same each time, and are variants like others."""

from pathlib import Path

import numpy as np
import pytest
import torch

from segview.core.base.errors import UserError
from segview.core.variants.spec import NetworkSpec
from segview.networks.architectures import ARCHITECTURES
from segview.networks.architectures.splitting import merge_regions, split
from segview.networks.base.tap import capture
from segview.networks.build import build
from segview.networks.choices import METHODS
from segview.networks.storage.checkpoint import load_variant
from segview.networks.storage.methods import method_variant

PLAIN = [method for method in METHODS if not ARCHITECTURES[method].beside]
COLOURS = {  # target, background
    "luminance": ((0.8, 0.8, 0.8), (0.3, 0.3, 0.3)),
    "dark": ((0.2, 0.2, 0.2), (0.7, 0.7, 0.7)),
    "redness": ((0.8, 0.2, 0.2), (0.45, 0.4, 0.4)),
    "saturation": ((0.2, 0.2, 0.8), (0.4, 0.4, 0.45)),
}


def image(feature: str) -> tuple[torch.Tensor, np.ndarray]:
    """A disc of one colour on another, with noise: 1 × 3 × 60 × 80."""
    rows, columns = np.mgrid[:60, :80]
    disc = (rows - 30) ** 2 + (columns - 50) ** 2 < 15**2
    target, background = COLOURS[feature]
    colours = np.where(disc[..., None], target, background)
    noisy = np.clip(colours + np.random.default_rng(0).normal(0, 0.02, colours.shape), 0, 1)
    return torch.from_numpy(noisy.astype(np.float32)).permute(2, 0, 1)[None], disc


def dice(logits: torch.Tensor, truth: np.ndarray) -> float:
    found = logits[0, 0].numpy() > 0
    return 2 * (found & truth).sum() / (found.sum() + truth.sum())


@pytest.mark.parametrize("method", PLAIN)
@pytest.mark.parametrize("feature", COLOURS)
def test_it_finds_what_stands_out(method: str, feature: str) -> None:
    network = build(NetworkSpec(architecture=method, options={"feature": feature}))
    x, disc = image(feature)
    with capture(network) as captured:
        logits = network(x)
    assert dice(logits, disc) > 0.95
    assert torch.equal(network(x), logits)
    assert float(logits.abs().max()) <= 6
    seen = captured["feature"].tensor[0, 0].numpy()
    assert seen[disc].mean() > seen[~disc].mean()
    assert all(one.tensor.shape[-2:] == x.shape[-2:] for one in captured.values())
    features = [one.tensor for name, one in captured.items() if not name.startswith("output")]
    assert all(0 <= float(one.min()) <= float(one.max()) <= 1 for one in features)


@pytest.mark.parametrize("method", PLAIN)
def test_nothing_stands_out_of_one_colour(method: str) -> None:
    logits = build(NetworkSpec(architecture=method))(torch.full((2, 3, 33, 47), 0.5))
    assert logits.shape == (2, 1, 33, 47)
    assert float(logits.max()) < 0


def test_the_edge_of_the_disc_is_the_edge_that_is_seen() -> None:
    network = build(NetworkSpec(architecture="watershed"))
    x, disc = image("luminance")
    with capture(network) as captured:
        network(x)
    edges = captured["edges"].tensor[0, 0].numpy()
    ring = disc ^ np.roll(disc, 2, axis=1)
    assert edges[ring].mean() > 3 * edges[~ring].mean()


@pytest.mark.parametrize("method", PLAIN)
def test_it_is_a_variant(tmp_path: Path, method: str) -> None:
    config = method_variant(tmp_path / method, method, feature="dark", target="hole", size=(64, 96))
    variant = load_variant(tmp_path / method)
    assert variant.config == config
    assert config.parameters == 0
    assert config.classes == ("background", "hole")
    x, disc = image("dark")
    assert dice(variant.network(x), disc) > 0.95


@pytest.mark.parametrize(
    ("method", "feature", "message"),
    [
        ("otso", "dark", "Did you mean 'otsu'"),
        ("unet", "dark", "is not a method"),
        ("otsu", "darkness", "feature of otsu cannot be 'darkness'"),
    ],
)
def test_a_wrong_name_is_explained(tmp_path: Path, method: str, feature: str, message: str) -> None:
    with pytest.raises(UserError, match=message):
        method_variant(tmp_path / "x", method, feature=feature, target="t", size=(64, 64))


def test_it_has_one_map_of_colour_images() -> None:
    with pytest.raises(UserError, match="choose head A"):
        build(NetworkSpec.model_validate({"architecture": "otsu", "head": "B"}))


def test_groups_as_many_as_wanted_are_those_of_lloyd() -> None:
    from sklearn.cluster import KMeans

    rng = np.random.default_rng(3)
    colours = np.array([(0.1, 0.1, 0.1), (0.1, 0.3, 0.1), (0.8, 0.5, 0.5), (0.9, 0.9, 0.8)])
    pixels = colours[rng.integers(0, 4, (24, 40))] + rng.normal(0, 0.01, (24, 40, 3))
    x = torch.from_numpy(pixels.astype(np.float32)).clamp(0, 1).permute(2, 0, 1)[None]
    network = build(NetworkSpec(architecture="k_means", options={"groups": 4}))
    with capture(network) as captured:
        logits = network(x)
    from skimage.color import rgb2lab

    lab = rgb2lab(x[0].permute(1, 2, 0).numpy()).reshape(-1, 3)
    theirs = KMeans(4, random_state=0).fit_predict(lab)
    ours = np.unique(captured["groups"].tensor[0, 0].numpy().ravel(), return_inverse=True)[1]
    assert len({*zip(theirs.tolist(), ours.tolist(), strict=True)}) == 4  # the same groups under other numbers
    luminance = captured["feature"].tensor[0, 0].numpy()
    assert ((logits[0, 0].numpy() > 0) == (luminance > 0.4)).all()


def test_squares_are_quartered_until_they_are_alike_and_merged_where_they_touch() -> None:
    feature = np.zeros((64, 64), np.float32)
    feature[:, 32:] = 1
    feature[4:6, 8:10] = 1
    squares = split(feature, 0.05)
    # Of 64: the right half at once in squares of 32; the upper left quarter down to the square of 2.
    sizes = sorted(np.bincount(squares.ravel()).tolist())
    assert sizes == sorted([32 * 32] * 3 + [16 * 16] * 3 + [8 * 8] * 3 + [4 * 4] * 3 + [2 * 2] * 4)
    regions = merge_regions(squares, feature, 0.1)
    assert {*np.bincount(regions.ravel()).tolist()} - {0} == {2048, 4, 2048 - 4}
    assert len(np.unique(merge_regions(squares, feature, 2.0))) == 1
    assert np.array_equal(merge_regions(squares, feature, -1.0), squares)
