"""Random changes of batches: image and mask alike, from the chance that is given, and as far as the plan says."""

from __future__ import annotations

import pytest
import torch
from torch.nn import functional

from segview.core.plans.data_plan import Augmentation
from segview.core.variants.classes import IGNORED
from segview.data.transforms import augment

STILL = Augmentation(flip=False, rotation=0, scale=0, shift=0, colour=0)


def changed(settings, *, seed=0, count=64, size=(32, 48), outside=0, value=None):
    """Return images and masks that say the same, changed; a block right of and above the middle is marked."""
    masks = torch.zeros(count, 1, *size)
    masks[:, :, 4:12, 28:44] = 1
    images = masks.repeat(1, 3, 1, 1) if value is None else torch.full((count, 3, *size), value)
    return augment(images, masks, settings, torch.Generator().manual_seed(seed), outside=outside)


def chance(seed=0):
    return torch.Generator().manual_seed(seed)


def test_without_changes_nothing_changes():
    images, masks = changed(STILL)
    torch.testing.assert_close(images[:, :1], masks, atol=1e-4, rtol=0)
    assert masks[0, 0, 4:12, 28:44].all()
    assert masks[0].sum() == 8 * 16


@pytest.mark.parametrize(
    "settings",
    [
        {"flip": True},
        {"upside_down": True},
        {"rotation": 180},
        {"scale": 0.5},
        {"shift": 0.3},
        {"crop": 0.6},
        {"flip": True, "upside_down": True, "rotation": 30, "scale": 0.3, "crop": 0.3, "shift": 0.2},
    ],
    ids=str,
)
def test_image_and_mask_go_the_same_way(settings):
    images, masks = changed(STILL.model_copy(update=settings))
    assert (images[:, :1] - masks).abs().mean() < 0.02  # the image is smooth where the mask is not
    assert len({tuple(mask.flatten().tolist()) for mask in masks}) > 1  # each pair its own way


def test_mirrors_go_where_they_say():
    _, masks = changed(STILL.model_copy(update={"flip": True}))
    assert {int(mask[0, 8, 36]) for mask in masks} == {0, 1}
    assert all(mask[0, 8, 36] + mask[0, 8, 11] == 1 for mask in masks)
    _, masks = changed(STILL.model_copy(update={"upside_down": True}))
    assert {int(mask[0, 8, 36]) for mask in masks} == {0, 1}
    assert all(mask[0, 8, 36] + mask[0, 23, 36] == 1 for mask in masks)


def test_a_crop_shows_nothing_from_outside_and_enlarges():
    images, masks = changed(STILL.model_copy(update={"crop": 0.7}), value=1.0, outside=IGNORED)
    assert images.min() > 0.5  # at the very rim, half a pixel of what is outside shines in
    assert images[:, :, 2:-2, 2:-2].min() > 0.99
    assert (masks != IGNORED).all()
    areas = masks.sum(dim=(1, 2, 3)) / (8 * 16)
    assert areas.max() > 1.5
    assert areas.min() < 0.9  # the block lies at the rim, or outside, of some crops


def test_what_comes_in_from_outside_is_ignored_where_it_is_to_be():
    images, masks = changed(STILL.model_copy(update={"shift": 0.4}), value=1.0, outside=IGNORED)
    outside = images[:, :1] < 0.5
    assert outside.any()
    assert set(masks.unique().tolist()) == {0.0, 1.0, float(IGNORED)}
    assert ((masks == IGNORED) == outside).float().mean() > 0.99


def test_a_blur_is_that_of_a_gaussian_and_leaves_flat_images_as_they_are():
    flat, _ = changed(STILL.model_copy(update={"blur": 3}), value=0.4)
    torch.testing.assert_close(flat, torch.full_like(flat, 0.4))
    point = torch.zeros(8, 3, 31, 31)
    point[:, :, 15, 15] = 1
    generator = torch.Generator().manual_seed(3)
    blurred, masks = augment(point, torch.zeros(8, 1, 31, 31), STILL.model_copy(update={"blur": 2.0}), generator)
    torch.testing.assert_close(blurred.sum(dim=(2, 3)), torch.ones(8, 3), atol=1e-3, rtol=0)
    offsets = torch.arange(31) - 15.0
    deviations = (blurred[:, 0].sum(dim=1) * offsets**2).sum(dim=1).sqrt()
    assert deviations.min() < deviations.max() <= 2.0
    for image, deviation in zip(blurred[:, 0], deviations, strict=True):
        if deviation > 0.8:  # below, a Gaussian is narrower than its pixels
            line = torch.exp(-(offsets**2) / (2 * deviation**2))
            torch.testing.assert_close(image, torch.outer(line, line) / line.sum() ** 2, atol=5e-3, rtol=0)
    assert not masks.any()


def test_chance_decides_all_and_colours_stay_in_range():
    settings = Augmentation(crop=0.3, blur=1.5, upside_down=True, colour=0.9)
    first, again, other = (changed(settings, seed=seed)[0] for seed in (1, 1, 2))
    assert torch.equal(first, again)
    assert not torch.equal(first, other)
    assert first.min() >= 0
    assert first.max() <= 1 + 1e-6
    assert functional.mse_loss(first, changed(STILL)[0]) > 0.01


def test_a_window_is_a_part_that_is_not_enlarged():
    """The source of a pixel of the window is told by the image itself, whose red is the row, green the column."""
    rows, columns = torch.meshgrid(torch.arange(40.0), torch.arange(60.0), indexing="ij")
    images = torch.stack([rows / 40, columns / 60, rows * 0])[None].repeat(64, 1, 1, 1)
    settings = STILL.model_copy(update={"window": 0.5})
    parts, masks = augment(images, (rows >= 20)[None, None].float().repeat(64, 1, 1, 1), settings, chance())
    assert parts.shape == (64, 3, 20, 30)
    assert masks.shape == (64, 1, 20, 30)
    torch.testing.assert_close(parts[:, 0].diff(dim=1), torch.full((64, 19, 30), 1 / 40), atol=1e-5, rtol=0)
    torch.testing.assert_close(parts[:, 1].diff(dim=2), torch.full((64, 20, 29), 1 / 60), atol=1e-5, rtol=0)
    first = parts[:, 0, 0, 0] * 40
    assert first.min() < 2  # anywhere in the image,
    assert first.max() > 18
    assert len(first.unique()) == 64
    assert 0 < masks.mean() < 1  # and the mask with it


def test_without_a_window_chance_is_what_it_was():
    given = [changed(Augmentation(window=1)), changed(Augmentation())]
    assert all(torch.equal(one, other) for one, other in zip(*given, strict=True))


def test_all_of_a_batch_are_seen_at_one_size_which_is_drawn():
    settings, generator = STILL.model_copy(update={"batch_scale": 2.0}), chance()
    smooth = functional.interpolate(torch.rand(3, 3, 4, 6, generator=generator), (40, 60), mode="bicubic").clamp(0, 1)
    masks = (smooth[:, :1] > 0.5).float()
    sides: list[float] = []
    for _ in range(40):
        images, changed_masks = augment(smooth, masks, settings, generator, size=(40, 60))
        size = list(images.shape[-2:])
        assert list(changed_masks.shape) == [3, 1, *size]
        whole = functional.interpolate(smooth, size, mode="bilinear", antialias=True)
        inner = (..., slice(2, -2), slice(2, -2))  # at the border what lies outside, black, is mixed in
        torch.testing.assert_close(images[inner], whole[inner], atol=0.06, rtol=0)
        assert (changed_masks - (whole[:, :1] > 0.5).float()).abs().mean() < 0.05
        sides.append(size[0] / 40)
    assert 0.5 <= min(sides) < 0.6
    assert 1.7 < max(sides) <= 2
    assert 10 < sum(side < 1 for side in sides) < 30


def test_windows_without_a_target_are_found_where_there_are_some():
    masks = torch.zeros(400, 1, 64, 64)
    masks[:, :, 16:44, 16:44] = 1
    masks[:, :, :2] = IGNORED
    free = []
    for share in (0.0, 0.5, 1.0):
        settings = STILL.model_copy(update={"window": 0.25, "free": share})
        _, parts = augment(masks.repeat(1, 3, 1, 1), masks, settings, chance(), outside=IGNORED)
        free.append(float(((parts == 0) | (parts == IGNORED)).flatten(1).all(dim=1).float().mean()))
    by_chance, half, every = free
    assert by_chance < 0.4
    assert every > 0.9
    assert half == pytest.approx((by_chance + every) / 2, abs=0.08)
    # Of an image that is all target none is found, and the last try stands.
    settings = STILL.model_copy(update={"window": 0.4, "free": 1})
    _, parts = augment(torch.ones(4, 3, 64, 64), torch.ones(4, 1, 64, 64), settings, chance())
    assert parts.bool().all()


def striped(count=4):
    """Return images of 128 × 128 with stripes two pixels wide, and masks that say the same."""
    masks = (torch.arange(128) // 2 % 2).float().expand(count, 1, 128, 128).contiguous()
    return masks.repeat(1, 3, 1, 1), masks


def test_crops_of_larger_images_show_their_detail():
    close = STILL.model_copy(update={"crop": 0.75, "colour": 0})
    images, masks = striped(32)
    size = close.size_in_memory((32, 32))
    assert size == (128, 128)
    small = functional.interpolate(images, (32, 32), mode="bilinear", antialias=True)
    detailed, detailed_masks = augment(images, masks, close, chance(), size=(32, 32))
    blurred, _ = augment(small, masks[..., ::4, ::4], close, chance())
    assert detailed.shape == blurred.shape == (32, 3, 32, 32)
    assert detailed_masks.shape == (32, 1, 32, 32)
    assert blurred.std(dim=(1, 2, 3)).max() < 0.1  # its stripes are gone
    nearest = detailed.std(dim=(1, 2, 3)).argmax()
    assert detailed[nearest].std() > 0.35
    assert (detailed[nearest, :1] - detailed_masks[nearest]).abs().mean() < 0.25


def test_larger_images_that_are_not_cropped_are_the_smaller_ones():
    """Pixels in between are not passed over: stripes too fine to be seen are grey, not the moiré of a few of them."""
    images, masks = striped()
    still = STILL.model_copy(update={"crop": 1e-9})
    given, _ = augment(images, masks, still, chance(), size=(32, 32))
    expected = functional.interpolate(images, (32, 32), mode="bilinear", antialias=True)
    torch.testing.assert_close(given, expected, atol=1e-3, rtol=0)
    chosen = STILL.model_copy(update={"crop": 0.5, "flip": True, "rotation": 90, "scale": 0.3})
    sizes = [float(augment(*striped(), chosen, chance(3), size=size)[0].mean()) for size in ((32, 32), (128, 128))]
    assert sizes[0] == pytest.approx(sizes[1], abs=0.03)


def test_images_in_memory_are_as_large_as_crops_need():
    assert STILL.size_in_memory((32, 48)) == (32, 48)
    assert STILL.model_copy(update={"crop": 0.5}).size_in_memory((32, 48)) == (64, 96)
    assert STILL.model_copy(update={"crop": 0.99}).size_in_memory((32, 48)) == (128, 192)
    assert STILL.model_copy(update={"crop": 0.5, "crop_detail": False}).size_in_memory((32, 48)) == (32, 48)
