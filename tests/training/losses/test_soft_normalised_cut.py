"""The soft normalised cut against its definition, pixel by pixel."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from segview.training.losses.soft_normalised_cut import soft_normalised_cuts


def _by_definition(p: np.ndarray, image: np.ndarray, radius: float, of_image: float, of_position: float) -> float:
    classes, rows, columns = p.shape
    inside, all_edges = np.zeros(classes), np.zeros(classes)
    for i in np.ndindex(rows, columns):
        for j in np.ndindex(rows, columns):
            apart = (i[0] - j[0]) ** 2 + (i[1] - j[1]) ** 2
            if apart < radius**2:
                unlike = ((image[:, *i] - image[:, *j]) ** 2).sum()
                w = np.exp(-unlike / of_image**2 - apart / of_position**2)
                inside += w * p[:, *i] * p[:, *j]
                all_edges += w * p[:, *i]
    return classes - (inside / all_edges).sum()


@pytest.mark.parametrize(("radius", "of_image", "of_position"), [(5.0, 10.0, 4.0), (2.5, 40.0, 1.5), (20.0, 90.0, 9.0)])
def test_it_is_what_the_paper_defines(radius: float, of_image: float, of_position: float) -> None:
    chance = np.random.default_rng(3)
    logits, images = chance.normal(size=(2, 3, 8, 8)), chance.integers(90, 130, (2, 3, 8, 8)).astype(float)
    p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    expected = np.mean([_by_definition(*pair, radius, of_image, of_position) for pair in zip(p, images, strict=True)])
    given = soft_normalised_cuts(
        torch.from_numpy(p),
        torch.from_numpy(images),
        radius=radius,
        picture_deviation=of_image,
        position_deviation=of_position,
    )
    assert float(given.mean()) == pytest.approx(expected, rel=1e-5)


def test_a_cut_along_the_edge_costs_nothing_and_descent_finds_it() -> None:
    image = torch.full((1, 3, 8, 8), 50.0)
    image[..., 4:] = 200.0
    edge = torch.zeros(1, 2, 8, 8)
    edge[:, 0, :, :4] = edge[:, 1, :, 4:] = 1
    assert float(soft_normalised_cuts(edge, image)) == pytest.approx(0, abs=1e-5)
    assert float(soft_normalised_cuts(edge.transpose(2, 3), image)) > 0.1
    assert float(soft_normalised_cuts(torch.full_like(edge, 0.5), image)) == pytest.approx(1, abs=1e-5)
    logits = torch.randn(1, 2, 8, 8, generator=torch.Generator().manual_seed(1)).requires_grad_()
    optimiser = torch.optim.Adam([logits], lr=0.2)
    for _ in range(80):
        loss = soft_normalised_cuts(torch.softmax(logits, dim=1), image).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    assert float(soft_normalised_cuts(torch.softmax(logits.detach(), dim=1), image)) < 0.1


def test_what_does_not_count_is_as_if_it_were_not_there() -> None:
    """Also at the border: its neighbours have fewer."""
    chance = torch.Generator().manual_seed(2)
    p, images = torch.softmax(torch.randn(1, 3, 6, 9, generator=chance), dim=1), torch.rand(1, 3, 6, 9) * 30
    counted = torch.ones(1, 1, 6, 9, dtype=torch.bool)
    counted[..., 5:] = False
    whole = soft_normalised_cuts(p[..., :5], images[..., :5])
    torch.testing.assert_close(soft_normalised_cuts(p, images, counted), whole)
    assert not torch.allclose(soft_normalised_cuts(p, images), whole)
