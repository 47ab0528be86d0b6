"""Faults that an endoscope's images have: each does what it says, and the mask goes with it."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from skimage import data

from segview.core.plans.data_plan import Augmentation
from segview.core.variants.classes import IGNORED
from segview.data import artefacts
from segview.data.transforms import augment

STILL = {"flip": False, "rotation": 0, "scale": 0, "shift": 0, "colour": 0}
NEW = {
    "hue": 30,
    "saturation": 0.5,
    "channel_gain": 0.3,
    "gamma": 0.6,
    "glare": 1,
    "frame": 1,
    "inset": 1,
    "noise": 0.1,
    "jpeg": 20,
}
LUMA = torch.tensor([0.299, 0.587, 0.114])


def photographs(count=16):
    """Return a photograph, less bright at its ends than could be cut off, as often as asked for."""
    image = torch.from_numpy(data.astronaut()[64:224:1, 160:320].astype(np.float32) / 255).permute(2, 0, 1)
    return (0.25 + 0.5 * image)[None].repeat(count, 1, 1, 1)


def changed(settings=None, *, seed=0, outside=0, count=16):
    """Return a batch of one photograph, and masks that are the target everywhere, changed as the settings say."""
    images = photographs(count)
    masks = torch.ones(count, 1, *images.shape[-2:])
    chance = torch.Generator().manual_seed(seed)
    return augment(images, masks, Augmentation.model_validate({**STILL, **(settings or {})}), chance, outside=outside)


@pytest.mark.parametrize("name", NEW)
def test_each_is_off_by_default_and_changes_images_when_on(name):
    still, _ = changed()
    torch.testing.assert_close(still, photographs(), atol=1e-5, rtol=0)
    images, _ = changed({name: NEW[name]})
    assert float((images - still).abs().mean()) > 0.002
    assert float(images.min()) >= 0
    assert float(images.max()) <= 1 + 1e-6
    assert len({float(one.sum()) for one in images}) == len(images)  # each in its own way


@pytest.mark.parametrize("name", NEW)
def test_chance_decides_all(name):
    first, again, other = (changed({name: NEW[name]}, seed=seed) for seed in (1, 1, 2))
    assert torch.equal(first[0], again[0])
    assert torch.equal(first[1], again[1])
    assert not torch.equal(first[0], other[0])


@pytest.mark.parametrize("name", NEW)
def test_a_part_of_a_batch_changes_as_among_all(name):
    settings = Augmentation.model_validate({**STILL, name: NEW[name]})
    images, masks = photographs(6), torch.ones(6, 1, 160, 160)
    whole = augment(images, masks, settings, torch.Generator().manual_seed(3))
    part = slice(2, 5)
    chance = torch.Generator().manual_seed(3)
    mine = augment(images[part], masks[part], settings, chance, part=(part, 6))
    for one, other in zip(whole, mine, strict=True):
        torch.testing.assert_close(one[part], other, atol=1e-6, rtol=0)


def test_what_is_off_takes_no_chance():
    """Old plans name none of these fields, and give the weights that they gave before there were any."""
    left = []
    for settings in ({}, dict.fromkeys(NEW, 0)):
        chance = torch.Generator().manual_seed(0)
        augment(photographs(2), torch.ones(2, 1, 160, 160), Augmentation.model_validate(settings), chance)
        left.append(torch.rand(1, generator=chance))
    assert torch.equal(*left)
    # Three of colour, and angle, zoom, mirror and two shifts before: so many numbers for each of two pairs.
    chance = torch.Generator().manual_seed(0)
    torch.rand(2 * 8, generator=chance)
    assert torch.equal(left[0], torch.rand(1, generator=chance))


def test_hue_and_saturation_keep_the_luma():
    still, _ = changed()
    for settings in ({"hue": 20}, {"saturation": 0.6}):
        images, _ = changed(settings)
        luma, before = (torch.einsum("bchw,c->bhw", one, LUMA) for one in (images, still))
        torch.testing.assert_close(luma, before, atol=0.02, rtol=0)
        assert float((images - still).abs().max()) > 0.05
    grey = still.mean(dim=1, keepdim=True).repeat(1, 3, 1, 1)
    chance = torch.Generator().manual_seed(0)
    settings = Augmentation.model_validate({**STILL, "hue": 180, "saturation": 1})
    torch.testing.assert_close(augment(grey, grey[:, :1], settings, chance)[0], grey, atol=1e-4, rtol=0)


def test_gamma_keeps_black_white_and_the_order_of_pixels():
    steps = torch.linspace(0, 1, 64).expand(8, 3, 64, 64).contiguous()
    settings = Augmentation.model_validate({**STILL, "gamma": 1.0})
    images, _ = augment(steps, steps[:, :1], settings, torch.Generator().manual_seed(0))
    assert float(images[..., 0].abs().max()) == pytest.approx(0, abs=1e-4)
    assert float((images[..., -1] - 1).abs().max()) == pytest.approx(0, abs=1e-4)
    assert (images.diff(dim=-1) >= -1e-6).all()
    middle = images[:, 0, 0, 32]
    assert float(middle.min()) >= 0.5**2 - 0.02
    assert float(middle.max()) <= 0.5**0.5 + 0.02
    assert middle.min() < 0.45 < 0.55 < middle.max()


def test_glare_is_found_by_what_looks_for_glare():
    images, masks = changed({"glare": 1})
    assert masks.all()  # what lies under glare is tissue all the same
    found = [
        artefacts.glare((one.permute(1, 2, 0).numpy() * 255).astype(np.uint8), None).mean() for one in images * 0.8
    ]
    before = artefacts.glare((photographs(1)[0].permute(1, 2, 0).numpy() * 0.8 * 255).astype(np.uint8), None).mean()
    assert np.mean(found) > before + 0.003


@pytest.mark.parametrize("outside", [0, IGNORED])
def test_the_frame_is_black_and_no_target(outside):
    images, masks = changed({"frame": 1}, outside=outside)
    black = (images == 0).all(dim=1, keepdim=True)
    assert torch.equal(masks == outside, black)
    assert 0.01 < float(black.float().mean()) < 0.5
    assert not black[..., 70:90, 70:90].any()
    some, _ = changed({"frame": 0.5}, count=64)
    framed = int((some == 0).all(dim=1).flatten(1).any(dim=1).sum())
    assert 15 < framed < 50
    frame = artefacts.frame((images[0].permute(1, 2, 0).numpy() * 255).astype(np.uint8))
    assert (frame == black[0, 0].numpy()).mean() > 0.95


def test_an_inset_lies_in_a_corner_and_holds_no_target():
    images, masks = changed({"inset": 1}, outside=IGNORED)
    for image, mask in zip(images, masks[:, 0], strict=True):
        inside = mask == IGNORED
        rows, columns = inside.any(dim=1), inside.any(dim=0)
        assert torch.equal(inside, rows[:, None] & columns[None])
        assert 0.15 * 160 < rows.sum() < 0.45 * 160
        assert rows[0] or rows[-1]
        assert columns[0] or columns[-1]
        torch.testing.assert_close(image[:, ~inside], photographs(1)[0][:, ~inside], atol=1e-5, rtol=0)


def test_noise_has_the_deviation_that_is_asked_for_at_most():
    images, masks = changed({"noise": 0.06})
    deviations = (images - photographs()).std(dim=(1, 2, 3))
    assert 0.03 < float(deviations.max()) <= 0.062
    assert float(deviations.min()) < 0.03
    assert masks.all()


def test_a_low_quality_leaves_blocks():
    rough, _ = changed({"jpeg": 5})
    fine, _ = changed({"jpeg": 90})
    apart = [float((one - photographs()).abs().mean(dim=(1, 2, 3)).max()) for one in (rough, fine)]
    assert apart[0] > 2 * apart[1] > 0
