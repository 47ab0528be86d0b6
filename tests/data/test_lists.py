"""Lists of pairs, as data sets publish their splits."""

import numpy as np
import pytest

from segview.core.base.errors import UserError
from segview.data.datasets import Pair, find_images, image_places, lists
from segview.data.datasets.listing import contents
from segview.data.datasets.lists import pairs_at
from segview.data.refusals import NoMasks


@pytest.fixture
def voc(save):
    """A data set as VOC lays it out, with a name that has a blank; its folder."""
    for stem in ("2007_01", "2007_02", "a b"):
        image = save(f"VOC/JPEGImages/{stem}.jpg", np.zeros((4, 4, 3), np.uint8))
        save(f"VOC/SegmentationClass/{stem}.png", np.zeros((4, 4), np.uint8))
    return image.parent.parent


def pair(folder, stem):
    return Pair(folder / "JPEGImages" / f"{stem}.jpg", folder / "SegmentationClass" / f"{stem}.png")


def listed(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return pairs_at(path)


def test_names_alone_are_found_near_the_list_in_its_order(voc):
    found = listed(voc / "ImageSets" / "Segmentation" / "train.txt", "# a split\n2007_02\n\na b\n2007_02\n")
    assert found == (pair(voc, "2007_02"), pair(voc, "a b"))


@pytest.mark.parametrize(
    "line",
    [
        "../JPEGImages/2007_01.jpg",
        "../JPEGImages/2007_01.jpg\t../SegmentationClass/2007_01.png",
        "../JPEGImages/2007_01.jpg, ../SegmentationClass/2007_01.png",
        "../JPEGImages/2007_01.jpg ../SegmentationClass/2007_01.png",
        "2007_01.JPG",
    ],
)
def test_paths_are_relative_to_the_list_and_masks_may_be_given(voc, line):
    (found,) = listed(voc / "lists" / "one.csv", line)
    assert (found.image.resolve(), found.mask.resolve()) == tuple(vars(pair(voc, "2007_01")).values())


@pytest.mark.parametrize(
    "text",
    [
        "..\\JPEGImages\\2007_01.jpg",
        "..\\JPEGImages\\2007_01.jpg,..\\SegmentationClass\\2007_01.png",
        "C:\\data\\VOC\\JPEGImages\\2007_01.jpg",
        '"../JPEGImages/2007_01.jpg","../SegmentationClass/2007_01.png"',
        "image,mask\n../JPEGImages/2007_01.jpg,../SegmentationClass/2007_01.png",
        "Image Path;Ground Truth\n2007_01;../SegmentationClass/2007_01.png",
        "\ufefffilename\n2007_01",
    ],
)
def test_lists_of_windows_and_of_spreadsheets(voc, text):
    (found,) = listed(voc / "lists" / "one.csv", text)
    assert (found.image.resolve(), found.mask.resolve()) == tuple(vars(pair(voc, "2007_01")).values())


def test_an_image_may_be_called_like_a_heading_and_a_name_may_have_commas(voc, save):
    for stem in ("image", "a,b;c"):
        save(f"VOC/JPEGImages/{stem}.jpg", np.zeros((4, 4, 3), np.uint8))
        save(f"VOC/SegmentationClass/{stem}.png", np.zeros((4, 4), np.uint8))
    found = listed(voc / "JPEGImages" / "train.txt", "image\n2007_01\na,b;c.jpg\n")
    assert found == (pair(voc, "image"), pair(voc, "2007_01"), pair(voc, "a,b;c"))


def test_names_that_differ_in_case_are_told_apart(voc, save):
    for stem in ("A b", "a b"):
        save(f"VOC/JPEGImages/{stem}.jpg", np.zeros((4, 4, 3), np.uint8))
        save(f"VOC/SegmentationClass/{stem}.png", np.zeros((4, 4), np.uint8))
    assert listed(voc / "train.txt", "A b\na b\n") == (pair(voc, "A b"), pair(voc, "a b"))


@pytest.mark.parametrize("name", ["용종 1", "ポリープ１"])
def test_names_in_unicode_of_any_kind_are_found_and_older_encodings_are_refused(voc, save, name):
    save(f"VOC/JPEGImages/{name}.jpg", np.zeros((4, 4, 3), np.uint8))
    save(f"VOC/SegmentationClass/{name}.png", np.zeros((4, 4), np.uint8))
    path = voc / "train.txt"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32"):
        path.write_bytes(f"2007_01\r\n{name}\r\n".encode(encoding))
        assert pairs_at(path) == (pair(voc, "2007_01"), pair(voc, name))
    path.write_bytes(f"2007_01\r\n{name}\r\n".encode("cp949" if "용" in name else "cp932"))
    with pytest.raises(UserError, match=r"train\.txt is not in UTF-8: .* save it as UTF-8"):
        pairs_at(path)


def test_absolute_paths_are_taken_too(voc, tmp_path):
    one = pair(voc, "a b")
    assert listed(tmp_path / "elsewhere" / "split.txt", f"{one.image}\t{one.mask}\n") == (one,)


def test_a_folder_is_a_folder_whatever_its_name(voc):
    assert len(pairs_at(voc)) == 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "names no image"),
        ("2007_01\n2009_99\n", "names 2009_99, but there is no such image"),
        ("2007_01\tgone.png\n", r"has no mask .*gone\.png\. Write its path behind it"),
        ("\xff".encode("latin-1").decode("latin-1") + "\n", "no such image"),
    ],
)
def test_what_is_wrong_with_a_list_is_told(voc, text, said):
    with pytest.raises(UserError, match=said):
        listed(voc / "train.txt", text)


def test_an_image_without_a_mask_and_a_file_that_is_no_text_are_told(voc, save):
    save("VOC/JPEGImages/lonely.jpg", np.zeros((4, 4, 3), np.uint8))
    with pytest.raises(UserError, match=r"lonely\.jpg, of the list .* has no mask\. Write its path"):
        listed(voc / "train.txt", "lonely\n2007_01")
    with pytest.raises(NoMasks, match=r"No image of the list .*train\.txt has a mask"):
        listed(voc / "train.txt", "lonely")
    (voc / "bytes.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UserError, match=r"bytes\.txt is no text"):
        pairs_at(voc / "bytes.txt")
    with pytest.raises(UserError, match=r"gone\.txt cannot be read"):
        pairs_at(voc / "gone.txt")


def test_nothing_is_listed_that_lies_further_than_the_images(voc, tmp_path, monkeypatch):
    looked = []
    monkeypatch.setattr(lists, "find_images", lambda folder: (looked.append(folder), find_images(folder))[1])
    assert len(listed(voc / "JPEGImages" / "train.txt", "2007_01\n2007_02")) == 2
    assert looked == [voc / "JPEGImages"]


def test_of_thousands_of_folders_few_are_looked_into(tmp_path, monkeypatch):
    for number in range(image_places._LOOKED_INTO + 50):
        (tmp_path / f"{number:04}").mkdir()
    looked = []
    monkeypatch.setattr(image_places, "contents", lambda folder: (looked.append(folder), contents(folder))[1])
    with pytest.raises(UserError, match="holds no image"):
        find_images(tmp_path)
    assert len(looked) == image_places._LOOKED_INTO
