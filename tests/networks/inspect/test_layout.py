"""Attention lies on the image where its keys come from, whatever order tokens are in; what comes from nowhere has none.

Each network here attends to bright places: the right map is known from the image alone.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional

from segview.core.variants.ablation import Ablation
from segview.networks.adapters.module import network_of
from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.tap import capture
from segview.networks.inspect.ablation import ablate
from segview.networks.inspect.attention_at_point import capture_at
from segview.networks.inspect.attention_blocks import attention_blocks
from segview.networks.inspect.found_attention import find_attention, found_taps
from segview.networks.inspect.layout import Places, compact
from segview.networks.inspect.rollout import mixings, rollout

SHARP = 6.0


class Bright(nn.Module):
    """Attends to bright places of a grid with cells of 4 pixels, on tokens cut in some way."""

    def __init__(self, attend: Callable[[Tensor], Tensor]) -> None:
        super().__init__()
        self.first, self.attend = nn.AvgPool2d(4), attend

    def forward(self, x: Tensor) -> Tensor:
        tokens = self.first(x).mean(dim=1, keepdim=True)
        return x.mean(dim=1, keepdim=True) + self.attend(tokens).mean()


def bright(queries: Tensor, keys: Tensor) -> Tensor:
    """Attention of parts × queries × 1 to keys by their brightness alone."""
    asking, asked, values = (one[:, None] for one in (queries * 0 + 1, keys * SHARP, keys))
    return functional.scaled_dot_product_attention(asking, asked, values, scale=1.0)[:, 0]


def windows(x: Tensor, side: int = 4) -> Tensor:
    """B × 1 × h × w as windows × tokens × 1."""
    cut = x.permute(0, 2, 3, 1).unflatten(2, (-1, side)).unflatten(1, (-1, side))
    return cut.permute(0, 1, 3, 2, 4, 5).reshape(-1, side * side, 1)


def pooled(x: Tensor) -> Tensor:
    """Queries are pooled two by two in windows, as in Hiera."""
    tokens = windows(x)
    image = tokens.view(-1, 4, 4, 1).permute(0, 3, 1, 2)
    queries = functional.max_pool2d(image, 2).permute(0, 2, 3, 1).flatten(1, 2)
    return bright(queries, tokens)


def unrolled(x: Tensor) -> Tensor:
    """Tokens stand so that the four of a block are far apart, and queries are their largest."""
    tokens = x.unflatten(3, (-1, 2)).unflatten(2, (-1, 2)).permute(0, 3, 5, 2, 4, 1).flatten(1, 4)
    queries = tokens.unflatten(1, (4, -1)).amax(dim=1)
    return bright(queries, tokens)


def unfolded(x: Tensor) -> Tensor:
    """Patches are unfolded: tokens of one place in their patches attend to each other, as in MobileViT."""
    rows, columns = x.shape[-2] // 2, x.shape[-1] // 2
    patches = x.reshape(-1, 2, columns, 2).transpose(1, 2).reshape(1, 1, rows * columns, 4).transpose(1, 3)
    return bright(patches.reshape(4, rows * columns, 1), patches.reshape(4, rows * columns, 1))


def strided(x: Tensor) -> Tensor:
    """Keys are every second one."""
    tokens = x.permute(0, 2, 3, 1)
    return bright(tokens.flatten(1, 2), tokens[:, ::2, ::2].flatten(1, 2))


def in_runs(x: Tensor) -> Tensor:
    """Keys are pooled along the list of tokens, sixteen at a time, as in Next-ViT: not a block of the image."""
    tokens = x.flatten(2)
    return bright(tokens.transpose(1, 2), functional.avg_pool1d(tokens, 16).transpose(1, 2))


def in_strips(x: Tensor) -> Tensor:
    """Keys are pooled along rows, so that they lie on a grid of another shape than the image."""
    tokens = x.flatten(2)
    return bright(tokens.transpose(1, 2), functional.avg_pool1d(tokens, 4).transpose(1, 2))


def behind(x: Tensor) -> Tensor:
    """A token of no place stands behind the image."""
    tokens = torch.cat([x.flatten(2).transpose(1, 2), torch.zeros(1, 1, 1)], dim=1)
    return bright(tokens, tokens)


def in_parts(shares: Tensor, parts: Tensor) -> Tensor:
    """The numbers of bright attention where each place attends within its part."""
    found = torch.zeros_like(shares)
    for part in parts.unique():
        inside = parts == part
        found[inside] = (shares[inside] * SHARP).softmax(dim=0) * inside.sum()
    return found


def parts_of(kind: str, grid: tuple[int, int]) -> Tensor:
    rows, columns = torch.meshgrid(torch.arange(grid[0]), torch.arange(grid[1]), indexing="ij")
    if kind == "pooled":
        return rows // 4 * 100 + columns // 4
    return rows % 2 * 2 + columns % 2 if kind == "unfolded" else torch.zeros(grid)


def gathered(x: Tensor) -> Tensor:
    """Tokens stand backwards, by numbers that are always the same."""
    tokens = x.flatten(2).transpose(1, 2)
    backwards = torch.arange(tokens.shape[1]).flip(0)[None, :, None]
    return bright(tokens, torch.gather(tokens, 1, backwards))


def by_brightness(x: Tensor) -> Tensor:
    """Tokens stand in the order of their brightness: where each comes from is another place for another image."""
    tokens = x.flatten(2).transpose(1, 2)
    return bright(tokens, torch.gather(tokens, 1, tokens.argsort(dim=1)))


def brightest(x: Tensor) -> Tensor:
    """The brightest half of the tokens alone is asked."""
    tokens = x.flatten(2).transpose(1, 2)
    return bright(tokens, tokens[:, tokens[0, :, 0].topk(tokens.shape[1] // 2)[1]])


WAYS = {
    "pooled": pooled,
    "unrolled": unrolled,
    "unfolded": unfolded,
    "strided": strided,
    "gathered": gathered,
    "in runs": in_runs,
    "in strips": in_strips,
}
CHOOSING = {"sorted": by_brightness, "chosen": brightest}


def spotted(size: tuple[int, int]) -> Tensor:
    x = torch.rand(1, 3, *size, generator=torch.Generator().manual_seed(2)) * 0.3
    x[..., 8:16, 20:28] = 1
    return x


def found_in(attend: Callable[[Tensor], Tensor], size: tuple[int, int] = (32, 32)) -> SegmentationNetwork:
    return find_attention(network_of(Bright(attend), outputs=1), 3, size)


@pytest.mark.parametrize("size", [(32, 32), (32, 64)], ids=str)
@pytest.mark.parametrize("kind", list(WAYS))
@torch.inference_mode()
def test_a_map_lies_where_its_keys_come_from(kind: str, size: tuple[int, int]) -> None:
    network = found_in(WAYS[kind])
    x = spotted(size)
    silent = network(x)
    with capture(network) as captured:
        assert torch.equal(network(x), silent)
    (seen,) = (one.tensor[0, 0] for one in captured.values())
    shares = functional.avg_pool2d(x, 4)[0].mean(dim=0)
    shares = shares[::2, ::2] if kind == "strided" else shares
    if kind == "in runs":
        shares = shares.flatten().view(-1, 16).mean(dim=1, keepdim=True).expand(-1, 16).reshape(shares.shape)
    elif kind == "in strips":
        shares = functional.avg_pool2d(shares[None], (1, 4))[0]
    expected = in_parts(shares, parts_of(kind, (shares.shape[0], shares.shape[1])))
    torch.testing.assert_close(seen, expected, atol=1e-4, rtol=1e-4)


@torch.inference_mode()
def test_a_pooled_query_sees_its_window_alone() -> None:
    network, x = found_in(pooled), spotted((32, 32))
    (block,) = attention_blocks(network)
    with capture_at(network, (0.3, 0.6), size=(32, 32)) as captured:
        network(x)
    seen = captured[block.names[0]].tensor[0, 0]
    shares = functional.avg_pool2d(x, 4)[0].mean(dim=0)
    expected = torch.zeros(8, 8)
    expected[:4, 4:] = (shares[:4, 4:].flatten() * SHARP).softmax(dim=0).view(4, 4)
    torch.testing.assert_close(seen, expected, atol=1e-5, rtol=1e-4)
    plane, _ = rollout(list(mixings(network, x).values()), lambda tokens: tokens.grid[1] - 1)
    assert plane.sum() == pytest.approx(1, abs=1e-5)
    assert plane.shape[-2:] == (4, 4)  # of the queries
    assert plane[0, 0, :2, 2:].sum() == pytest.approx(1, abs=1e-5)


@torch.inference_mode()
def test_a_key_of_several_tokens_is_drawn_on_all_of_them() -> None:
    network, x = found_in(in_runs, (32, 48)), spotted((32, 48))
    (block,) = attention_blocks(network)
    with capture_at(network, (0.9, 0.1), size=(32, 48)) as captured:
        network(x)
    shares = functional.avg_pool2d(x, 4)[0].mean(dim=0).flatten().view(-1, 16).mean(dim=1)
    expected = ((shares * SHARP).softmax(dim=0) / 16).repeat_interleave(16).view(8, 12)
    torch.testing.assert_close(captured[block.names[0]].tensor[0, 0], expected, atol=1e-5, rtol=1e-4)
    plane, _ = rollout(list(mixings(network, x).values()), lambda _: 95)
    expected[-1, -1] += 1  # half of the share stays
    torch.testing.assert_close(plane[0, 0], expected / 2, atol=1e-5, rtol=1e-4)


@torch.inference_mode()
def test_a_token_without_a_place_is_left_out_of_the_map() -> None:
    network = found_in(behind)
    x = spotted((32, 32))
    with capture(network) as captured:
        network(x)
    (seen,) = (one.tensor[0, 0] for one in captured.values())
    shares = torch.cat([functional.avg_pool2d(x, 4)[0].mean(dim=0).flatten(), torch.zeros(1)])
    expected = (shares * SHARP).softmax(dim=0)[:-1].view(8, 8) * 65
    torch.testing.assert_close(seen, expected, atol=1e-4, rtol=1e-4)


class Prompted(nn.Module):
    """Nine tokens that are learnt, which ask one another, the image, and are asked by it, as in the decoder of SAM."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.tokens = nn.Conv2d(3, 8, 4, stride=4), nn.Parameter(torch.randn(1, 9, 8))
        self.among, self.to_image, self.to_tokens = (
            nn.MultiheadAttention(8, 2, batch_first=True),
            nn.MultiheadAttention(8, 2, batch_first=True),
            nn.MultiheadAttention(8, 2, batch_first=True),
        )

    def forward(self, x: Tensor) -> Tensor:
        image, tokens = self.first(x), self.tokens
        places = image.flatten(2).transpose(1, 2)
        for _ in range(2):
            tokens = tokens + self.among(tokens, tokens, tokens)[0]
            tokens = tokens + self.to_image(tokens, places, places)[0]
            places = places + self.to_tokens(places, tokens, tokens)[0]
        return functional.interpolate(places.transpose(1, 2).unflatten(2, image.shape[-2:])[:, :1], scale_factor=4.0)


@torch.inference_mode()
def test_tokens_that_lie_on_no_grid_are_no_map_though_their_number_is_a_square() -> None:
    torch.manual_seed(0)
    network = find_attention(network_of(Prompted(), outputs=1), 3, (32, 32))
    assert [tap.name for tap in found_taps(network)] == ["to_image/attended"]
    assert not attention_blocks(network)


@pytest.mark.parametrize("kind", list(CHOOSING))
@torch.inference_mode()
def test_tokens_that_are_chosen_by_the_image_are_no_map(kind: str) -> None:
    network, plain = found_in(CHOOSING[kind]), network_of(Bright(CHOOSING[kind]), outputs=1)
    assert not found_taps(network)
    assert torch.equal(network(spotted((32, 32))), plain(spotted((32, 32))))


class NonLocal(nn.Module):
    """Softmax over the keys, which stand before the queries."""

    def forward(self, x: Tensor) -> Tensor:
        tokens = functional.avg_pool2d(x, 4).mean(dim=1, keepdim=True).flatten(2)
        weights = torch.softmax(SHARP * tokens.transpose(1, 2) * torch.ones_like(tokens), dim=1)
        return x[:, :1] + (weights.transpose(1, 2) @ tokens.transpose(1, 2)).mean()


@torch.inference_mode()
def test_weights_with_keys_before_queries_are_turned() -> None:
    network = find_attention(network_of(NonLocal(), outputs=1), 3, (32, 32))
    x = spotted((32, 32))
    with capture(network) as captured:
        network(x)
    (seen,) = (one.tensor[0, 0] for one in captured.values())
    shares = functional.avg_pool2d(x, 4)[0].mean(dim=0)
    torch.testing.assert_close(seen, in_parts(shares, torch.zeros(8, 8)), atol=1e-4, rtol=1e-4)
    even: Any = ablate(network, Ablation(mean=(found_taps(network)[0].name,)))
    torch.testing.assert_close(even(x), x[:, :1] + shares.mean())


def test_what_was_found_is_copied_with_the_network() -> None:
    network = found_in(pooled)
    other = copy.deepcopy(network)
    with torch.inference_mode(), capture(other) as captured:
        other(spotted((32, 64)))
    assert len(captured) == 1
    assert list(network.get_submodule("found").layouts) == [(32, 32)]  # pyright: ignore[reportArgumentType]


def test_every_second_place_is_a_coarser_grid_and_others_are_none() -> None:
    places = torch.arange(49).view(7, 7)[::2, ::2].flatten()
    index, grid = compact(places, (7, 7))
    assert grid == (4, 4)
    assert torch.equal(index, torch.arange(16))
    some = torch.tensor([0, 1, 9, -1])
    assert compact(some, (7, 7)) == (some, (7, 7))
    assert Places(torch.tensor([[-1, 0, 1, 2, 3]]), (2, 2)).prefix == 1
    assert Places(torch.tensor([[0, 1, 2, 3, -1]]), (2, 2)).prefix is None
