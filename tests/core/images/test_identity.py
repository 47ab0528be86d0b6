"""The identity of images, and the times at which a file may have changed."""

import os
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

from segview.core.images import identity
from segview.core.images.frames import frame_path
from segview.core.images.identity import FileState, ImageIdentity, ImageSource, provenance
from segview.core.images.image import OpenedImage, halvings

PIXELS = np.arange(2 * 3 * 3, dtype=np.uint8).reshape(2, 3, 3)


@pytest.fixture
def image(tmp_path: Path) -> Path:
    path = tmp_path / "one.png"
    path.write_bytes(b"what a camera wrote")
    return path


@pytest.fixture
def settled(monkeypatch):
    """Changes count as long ago at once."""
    monkeypatch.setattr(identity, "SETTLED_NS", -1)


def test_the_same_pixels_are_the_same_image_however_they_lie_in_memory():
    wide = np.zeros((4, 6, 3), np.uint8)
    wide[::2, ::2] = PIXELS
    assert ImageIdentity.of(wide[::2, ::2]) == ImageIdentity.of(PIXELS)
    assert ImageIdentity.of(PIXELS).size == (2, 3)


@pytest.mark.parametrize("other", [PIXELS.reshape(3, 2, 3), PIXELS ^ 1, PIXELS[:1], PIXELS.reshape(2, 3, 3, 1)])
def test_other_pixels_or_another_shape_are_another_image(other):
    assert ImageIdentity.of(other) != ImageIdentity.of(PIXELS)


def test_one_bit_makes_another_image():
    changed = PIXELS.copy()
    changed[1, 2, 2] ^= 1
    assert ImageIdentity.of(changed) != ImageIdentity.of(PIXELS)


def test_an_identity_is_only_a_whole_hash():
    with pytest.raises(ValueError, match="sha256"):
        ImageIdentity(sha256="ab", rows=1, columns=1)


def test_an_image_has_the_identity_of_its_pixels():
    image = OpenedImage(Path("a.png"), halvings(np.zeros((1200, 1200, 3), np.uint8)))
    assert image.identity == ImageIdentity.of(image.levels[0])
    assert image.sighting.path == Path("a.png")


def test_a_file_that_was_just_written_vouches_for_nothing(image):
    state = FileState.of(image)
    assert state is not None
    assert not state.vouches(state)
    assert state.same(FileState.of(image))


def test_a_settled_file_vouches_until_it_changes_in_any_way(image, tmp_path, settled):
    state = FileState.of(image)
    assert state is not None
    assert state.vouches(FileState.of(image))
    other = tmp_path / "two.png"
    other.write_bytes(b"what another wrote!")
    os.utime(other, ns=(state.modified_ns, state.modified_ns))
    os.replace(other, image)
    now = FileState.of(image)
    assert now is not None
    assert (now.size, now.modified_ns) == (state.size, state.modified_ns)
    assert not state.vouches(now)


def test_what_is_not_there_has_no_state(tmp_path):
    assert FileState.of(tmp_path / "none.png") is None
    assert FileState.of(tmp_path / ("long" * 100)) is None
    assert ImageSource.of(tmp_path / "none.png") is None
    assert ImageIdentity.of_file(tmp_path / "none.png") is None


def test_frames_share_the_state_of_their_file(image):
    assert FileState.of(frame_path(image, 7)) == FileState.of(image)
    assert ImageIdentity.of_file(frame_path(image, 7)) != ImageIdentity.of_file(image)


def test_provenance_tells_the_file_that_was_decoded_and_not_what_took_its_name(image):
    before = sha256(image.read_bytes()).hexdigest()
    source, own = ImageSource.of(image), ImageIdentity.of(PIXELS)
    image.write_bytes(b"another")
    assert provenance(image, own, source) == {"image": "one.png", "image_sha256": before, "pixels_sha256": own.sha256}
    assert provenance(image, own)["image_sha256"] == ""
    assert provenance(image)["image_sha256"] == sha256(b"another").hexdigest()
    image.unlink()
    assert provenance(image, own, source)["image_sha256"] == before
    assert provenance(image)["image_sha256"] == ""


def test_a_large_file_is_hashed_when_that_is_wanted_and_only_as_it_was(image, settled, monkeypatch):
    monkeypatch.setattr(identity, "HASHED_BYTES", 5)
    source = ImageSource.of(image)
    assert source is not None
    assert source.sha256 == ""
    frame = frame_path(image, 3)
    expected = sha256(image.read_bytes()).hexdigest()
    own = ImageIdentity.of(PIXELS)
    found = provenance(frame, own, source)
    assert (found["image"], found["frame"], found["image_sha256"]) == ("one.png", 3, expected)
    image.write_bytes(b"another film")
    assert provenance(frame, own, source)["image_sha256"] == ""
