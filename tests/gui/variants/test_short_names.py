"""Names of variants in headings: short, and never two alike."""

import pytest

from segview.gui.variants.short_names import distinct, short


@pytest.mark.parametrize(
    ("names", "shortened"),
    [
        (("unet-mobilenet_v2-a", "unet-mobilenet_v2-b"), ("a", "b")),
        (("unet-mobilenet_v2-a", "unet-lite2-a"), ("mobilenet_v2-a", "lite2-a")),
        # Masks of readers beside networks: each kind begins with words of its own.
        (("unet-mobilenet_v2-a", "unet-mobilenet_v2-b", "masks_kim", "masks_sato"), ("a", "b", "kim", "sato")),
        (("unet-small-a", "unet-small-b", "otsu-luminance"), ("a", "b", "otsu-luminance")),
        # Two would be alike.
        (("fcn-a", "fcn-b", "unet-a", "unet-b"), ("fcn-a", "fcn-b", "unet-a", "unet-b")),
        (("my fcn-a", "my fcn-b", "my unet-a"), ("fcn-a", "fcn-b", "unet-a")),
        # Nothing would be left of one.
        (("unet-", "unet-b"), ("unet-", "unet-b")),
        (("unet",), ("unet",)),
        ((), ()),
    ],
)
def test_what_names_begin_with_is_left_out(names, shortened):
    assert short(names) == shortened


def test_equal_names_are_told_apart():
    assert distinct(["a", "b", "a"]) == ("a", "b", "a (2)")
