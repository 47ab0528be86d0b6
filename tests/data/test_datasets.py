"""Images and masks find each other in the layouts that downloads come in."""

import os
import socket
import tempfile
import unicodedata
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from segview.core.base.errors import UserError
from segview.core.variants.classes import IGNORED, Labelling
from segview.data.datasets import DATASETS, Pair, find_images, find_mask, find_masks, pairs, read_pair
from segview.data.datasets.fitting import has_aspect_of
from segview.data.datasets.parts import masks_after

LAYOUTS = [
    ("images/a.png", "masks/a.png"),
    ("images/a.jpg", "masks/a.png"),
    ("Images/a.JPG", "Masks/a.PNG"),
    ("img/a.png", "labels/a.tif"),
    ("JPEGImages/2007_000033.jpg", "SegmentationClass/2007_000033.png"),
    ("Original/612.tif", "Ground Truth/612.tif"),
    ("images/7.tif", "ground_truth/p7.tif"),
    ("images/7.png", "masks/p 7.png"),
    ("images/ISIC_1.jpg", "masks/ISIC_1_segmentation.png"),
    ("images/a.jpg", "annotations/a.png"),
    ("images/a.jpg", "masks/a_mask.gif"),
    ("images/a.jpg", "masks/mask_a.png"),
    ("images/image_01.png", "masks/mask_01.png"),
    ("imgs/img12.png", "masks/mask12.png"),
    ("images/IMG_0012.JPG", "masks/img_0012.png"),
    ("images/21_training.tif", "1st_manual/21_manual1.gif"),
    ("images/0001TP_006690.png", "labels/0001TP_006690_L.png"),
    ("train/a.jpg", "train_masks/a_mask.gif"),
    ("train_images/a.jpg", "train_masks/a.png"),
    ("train/a.png", "trainannot/a.png"),
    ("sat/1.tiff", "map/1.tif"),
    ("Tissue Images/T-18.tif", "Binary Masks/T-18.png"),
    ("images/cat_1.jpg", "annotations/trimaps/cat_1.png"),
    ("images/10k/train/a.jpg", "labels/sem_seg/masks/train/a.png"),
    ("top/top_mosaic_09cm_area1.tif", "gts_for_participants/top_mosaic_09cm_area1.tif"),
    ("imgs/1.png", "msks/1.png"),
    ("2_Ortho_RGB/top_2_10_RGB.tif", "5_Labels_all/top_2_10_label.tif"),
    ("IMD002_Dermoscopic_Image/IMD002.bmp", "IMD002_lesion/IMD002_lesion.bmp"),
    ("Training400/Glaucoma/g0001.jpg", "Annotation-Training400/Disc_Cup_Masks/Glaucoma/g0001.bmp"),
    ("images/train/a.jpg", "masks/train/a.png"),
    ("a.jpg", "masks/a.png"),
    ("a.jpg", "a_mask.png"),
    ("a.jpg", "mask_a.png"),
    ("a.jpg", "p a.png"),
    ("IMD002.bmp", "IMD002_lesion.bmp"),
    ("ISIC_0000000.jpg", "ISIC_0000000_segmentation.png"),
    ("100034_sat.jpg", "100034_mask.png"),
    ("caf\u00e9.jpg", "cafe\u0301_mask.png"),
    ("images/Übung 1 🙂.jpg", "masks/Übung 1 🙂.png"),
    ("img_dir/train/a.jpg", "ann_dir/train/a.png"),
    ("imagesTr/case_001_0000.png", "labelsTr/case_001.png"),
    ("imagesTs/case_7_0000.tif", "labelsTs/case_7.tif"),
    ("ISIC2018_Task1-2_Training_Input/ISIC_0.jpg", "ISIC2018_Task1_Training_GroundTruth/ISIC_0_segmentation.png"),
    ("ISIC-2017_Test_v2_Data/ISIC_0.jpg", "ISIC-2017_Test_v2_Part1_GroundTruth/ISIC_0_segmentation.png"),
    (
        "ISBI2016_ISIC_Part1_Training_Data/ISIC_0.jpg",
        "ISBI2016_ISIC_Part1_Training_GroundTruth/ISIC_0_Segmentation.png",
    ),
    ("ETIS-LaribPolypDB/1.tif", "Ground Truth/p1.tif"),
    ("data_C1/images_C1/100H0050.jpg", "data_C1/masks_C1/100H0050_mask.jpg"),
    ("train/train/a.jpeg", "train_gt/train_gt/a.jpeg"),
    ("segmented-images/images/a.jpg", "segmented-images/masks/a.jpg"),
    ("CVC-300/images/149.png", "CVC-300/masks/149.png"),
    ("train/bbdd/1.bmp", "train/gtpolyp/1.bmp"),
    ("Training/img/img0001.png", "Training/label/label0001.png"),
    ("Image_01L.jpg", "Image_01L_1stHO.png"),
    ("stare-images/im0001.ppm", "labels-ah/im0001.ah.ppm"),
    ("images/01_dr.JPG", "manual1/01_dr.tif"),
    ("testA_1.bmp", "testA_1_anno.bmp"),
    ("Tissue Images/TCGA-18.tif", "masks/TCGA-18.png"),
    ("Slide_01/01_1.png", "GT_01/01_1.png"),
    (
        "leftImg8bit/train/ulm/ulm_000000_000019_leftImg8bit.png",
        "gtFine/train/ulm/ulm_000000_000019_gtFine_labelIds.png",
    ),
    ("leftImg8bit/val/ulm/ulm_1_leftImg8bit.png", "gtCoarse/val/ulm/ulm_1_gtCoarse_labelIds.png"),
    ("ADEChallengeData2016/images/training/A_1.jpg", "ADEChallengeData2016/annotations/training/A_1.png"),
    ("JPEGImages/480p/bear/00000.jpg", "Annotations/480p/bear/00000.png"),
    ("training/image_2/000000_10.png", "training/semantic/000000_10.png"),
    ("701_StillsRaw_full/0001TP_006690.png", "LabeledApproved_full/0001TP_006690_L.png"),
    ("ds0/img/IMG_1.jpg", "ds0/masks_machine/IMG_1.jpg.png"),
    ("DUTS-TR-Image/a.jpg", "DUTS-TR-Mask/a.png"),
    ("Frame/case_1/1.jpg", "GT/case_1/1.png"),
    (
        "ISIC-2017_Training_Data/ISIC-2017_Training_Data/ISIC_1.jpg",
        "ISIC-2017_Training_Part1_GroundTruth/ISIC-2017_Training_Part1_GroundTruth/ISIC_1_segmentation.png",
    ),
    ("HAM10000_images_part_1/ISIC_1.jpg", "HAM10000_segmentations_lesion_tschandl/ISIC_1_segmentation.png"),
    ("CVC-ColonDB/1.tiff", "CVC-ColonDB/p1.tiff"),
    ("leftImg8bit/train/ulm/ulm_1_leftImg8bit.png", "gtFine/train/ulm/ulm_1_gtFine_labelTrainIds.png"),
    ("JPEGImages/a.jpg", "SegmentationClassPNG/a.png"),
    ("i [x=0,y=0,w=5,h=5].png", "i [x=0,y=0,w=5,h=5]-labelled.png"),
    ("tiles/images/i [x=0].tif", "tiles/labels/i [x=0]-labelled.png"),
    ("images/a.jpg", "masks/a_gt_mask.png"),
    ("a.jpg", "a-seg-mask.png"),
    ("images/frame_0001.png", "masks/mask_0001.png"),
    ("images/b.png", "masks/b .png"),
    ("images/b .png", "masks/b_mask.png"),
    ("images/a b.png", "masks/a_b.png"),
    ("a b.png", "a_b_mask.png"),
    ("images/a.jpg", "masks/a.jpg_mask.png"),
    ("이미지/1.png", "마스크/1.png"),
    ("원본/1.png", unicodedata.normalize("NFD", "정답") + "/1.png"),
    ("画像/1.png", "正解/1.png"),
    ("images/폴립1.png", "masks/" + unicodedata.normalize("NFD", "폴립1") + ".png"),
]


@pytest.fixture
def touch(tmp_path):
    """Make empty files by their names: no file is looked into to pair them."""

    def make(*names):
        for name in names:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).touch()
        return tmp_path

    return make


@pytest.mark.parametrize(("image", "mask"), LAYOUTS)
def test_layouts(touch, image, mask):
    folder = touch(image, mask, "README.txt", "other/unrelated.png")
    assert find_mask(folder / image) == folder / mask
    assert find_images((folder / image).parent) == (folder / image,)
    assert pairs((folder / image).parent) == (Pair(folder / image, folder / mask),)


@pytest.mark.parametrize(("image", "mask"), [layout for layout in LAYOUTS if layout[0].lower().startswith("im")])
def test_the_folder_above_is_opened_too(touch, image, mask):
    folder = touch(image, mask)
    if image.count("/") == 1:
        assert find_images(folder) == (folder / image,)
        assert pairs(folder) == (Pair(folder / image, folder / mask),)


def test_a_name_to_the_letter_goes_before_one_with_other_blanks(touch):
    folder = touch("images/a b.png", "images/a_b.png", "masks/a b.png", "masks/a_b.png")
    assert pairs(folder / "images") == tuple(
        Pair(folder / "images" / name, folder / "masks" / name) for name in ("a b.png", "a_b.png")
    )


@pytest.mark.parametrize(
    ("images", "masks"),
    [
        pytest.param(("A.png", "a.png", "b.png"), ("A.png", "a.png", "b.png"), id="case"),
        pytest.param(("caf\u00e9.png", "cafe\u0301.png"), ("caf\u00e9.png", "cafe\u0301.png"), id="composed accents"),
        pytest.param(("a.jpg", "a.png"), ("a.jpg", "a.png"), id="endings"),
        pytest.param(("a.jpg", "a.png"), ("a.jpg.png", "a.png.png"), id="endings in the names"),
        pytest.param(("A.png", "a.png"), ("A_mask.png", "a_mask.png"), id="case before a mark"),
    ],
)
def test_names_that_are_nearly_alike_find_each_their_own_mask(touch, images, masks):
    folder = touch(*(f"images/{name}" for name in images), *(f"masks/{name}" for name in masks))
    if len(list((folder / "images").iterdir())) < len(images):
        pytest.skip("this file system takes them for one")
    expected = {folder / "images" / image: folder / "masks" / mask for image, mask in zip(images, masks, strict=True)}
    assert {pair.image: pair.mask for pair in pairs(folder / "images")} == expected
    assert {image: find_mask(image) for image in expected} == expected


@pytest.mark.parametrize("other", ["img1.png", "IMG_1.jpg", "1_image.png", "1_0000.png", "A 1.png"])
def test_the_mask_of_an_image_to_the_letter_is_of_no_other(touch, other):
    name = "a 1.png" if other.startswith("A") else "1.png"
    folder = touch(f"images/{name}", f"images/{other}", f"masks/{name}")
    assert pairs(folder / "images") == (Pair(folder / "images" / name, folder / "masks" / name),)
    assert find_mask(folder / "images" / other) is None
    (folder / "images" / name).unlink()
    assert find_mask(folder / "images" / other) == folder / "masks" / name


def test_dicom_files_that_are_called_by_identifiers_have_masks_of_their_own(touch):
    names = ("1.2.840.113.5", "1.2.840.113.6", "1.2.840.113.10", "IM0001")
    folder = touch(*(f"masks/{name}.png" for name in names))
    (folder / "images").mkdir()
    for name in names:
        (folder / "images" / name).write_bytes(b"\0" * 128 + b"DICM")
    assert {pair.image.name: pair.mask.name for pair in pairs(folder / "images")} == {
        name: f"{name}.png" for name in names
    }


def test_the_ending_does_not_matter_where_one_image_has_the_name(touch):
    folder = touch("images/a.jpg", "masks/a.jpg", "masks/a.png")
    assert find_mask(folder / "images/a.jpg") == folder / "masks/a.png", "PNG is sharper"


def test_masks_of_several_kinds_beside_an_image_are_no_images(touch):
    kinds = [f"frame_{number}_endo_{kind}mask.png" for number in (80, 81) for kind in ("", "color_", "watershed_")]
    folder = touch("frame_80_endo.png", "frame_81_endo.png", "lonely_mask.png", *kinds)
    names = ("frame_80_endo", "frame_81_endo")
    assert find_images(folder) == (*(folder / f"{name}.png" for name in names), folder / "lonely_mask.png")
    assert pairs(folder) == tuple(Pair(folder / f"{name}.png", folder / f"{name}_mask.png") for name in names)


def test_parts_of_masks_whose_names_differ_in_case_stay_apart(touch):
    folder = touch("A.png", "a.png", "A_mask.png", "A_mask_1.png", "a_mask.png", "a_mask_1.png")
    for name in ("A", "a"):
        mask = find_mask(folder / f"{name}.png")
        assert mask == folder / f"{name}_mask.png"
        assert mask is not None
        assert tuple(masks_after(mask)) == (folder / f"{name}_mask_1.png",)


def test_a_p_before_a_number_is_a_mark_only_beside_an_image_of_that_number(touch):
    folder = touch("p1.png", "p2.png", "p1_mask.png")
    assert find_images(folder) == (folder / "p1.png", folder / "p2.png")
    assert pairs(folder) == (Pair(folder / "p1.png", folder / "p1_mask.png"),)


def test_natural_order(touch):
    folder = touch("10.png", "2.png", "1.PNG", "b2.jpg", "B10.jpg", "b1.jpg")
    assert [path.name for path in find_images(folder)] == ["1.PNG", "2.png", "10.png", "b1.jpg", "b2.jpg", "B10.jpg"]


def test_only_images_are_listed(touch):
    folder = touch(
        "a.png", "b.txt", "c.json", "d.xml", ".hidden.png", "._a.png", "Thumbs.db", "e.PNG", "f", "g.png.zip"
    )
    (folder / "folder.png").mkdir()
    (folder / "gone.png").symlink_to(folder / "nowhere.png")
    assert [path.name for path in find_images(folder)] == ["a.png", "e.PNG"]


@pytest.mark.skipif(os.name != "posix", reason="needs the kinds of files of POSIX")
def test_what_is_no_file_is_passed_over(touch):
    """Links to themselves, in circles, to nothing; pipes, sockets, devices, called like images."""
    folder = touch("a.png", "elsewhere/b.png")
    (folder / "loop.png").symlink_to("loop.png")
    (folder / "there.png").symlink_to("back.dcm")
    (folder / "back.dcm").symlink_to("there.png")
    (folder / "dangling.tif").symlink_to("nothing.tif")
    (folder / "device.png").symlink_to("/dev/zero")
    (folder / "itself").symlink_to(folder)
    (folder / "out.png").symlink_to(folder / "elsewhere/b.png")
    os.mkfifo(folder / "pipe.png")
    os.mkfifo(folder / "pipe")  # as DICOM without an ending it would be looked into
    here = Path.cwd()
    with socket.socket(socket.AF_UNIX) as one:
        os.chdir(folder)
        one.bind("socket.png")
        os.chdir(here)
    (folder / "images").symlink_to(folder / "images")
    assert [path.name for path in find_images(folder)] == ["a.png", "out.png"]
    assert find_masks(find_images(folder)) == {}
    assert find_images(folder / "itself")[0].name == "a.png"


def test_masks_beside_images_are_not_listed(touch):
    folder = touch("1.png", "1_mask.png", "2.png", "mask_2.png", "3.png", "9_mask.png")
    assert [path.name for path in find_images(folder)] == ["1.png", "2.png", "3.png", "9_mask.png"]


def test_a_folder_of_masks_alone_is_listed(touch):
    folder = touch("mask_1.png", "mask_2.png")
    assert len(find_images(folder)) == 2


def test_own_images_come_before_those_of_a_folder_within(touch):
    folder = touch("preview.png", "images/a.png", "masks/a.png")
    assert find_images(folder) == (folder / "preview.png",)
    assert pairs(folder) == (Pair(folder / "images/a.png", folder / "masks/a.png"),)


def test_images_without_a_mask_are_passed_over(touch):
    folder = touch("images/1.png", "images/2.png", "masks/2.png", "masks/3.png")
    assert [pair.image.name for pair in pairs(folder)] == ["2.png"]
    assert find_mask(folder / "images/1.png") is None


def test_an_image_is_not_its_own_mask(touch):
    folder = touch("masks/a.png", "masks/a_mask.png")
    assert find_mask(folder / "masks/a_mask.png") is None


def test_the_whole_name_counts_before_its_part(touch):
    folder = touch("images/a.png", "images/a_img.png", "masks/a.png", "masks/a_img.png", "masks/a_mask.png")
    assert find_masks(find_images(folder)) == {
        folder / "images/a.png": folder / "masks/a.png",
        folder / "images/a_img.png": folder / "masks/a_img.png",
    }


def test_png_is_taken_before_jpeg(touch):
    folder = touch("images/a.jpg", "masks/a.jpg", "masks/a.png", "masks/a.bmp")
    assert find_mask(folder / "images/a.jpg") == folder / "masks/a.png"


def test_the_truth_is_taken_before_the_field_of_view(touch):
    folder = touch("images/21_training.tif", "mask/21_training_mask.gif", "1st_manual/21_manual1.gif")
    assert find_mask(folder / "images/21_training.tif") == folder / "1st_manual/21_manual1.gif"


@pytest.mark.parametrize("name", DATASETS)
def test_every_layout_finds_the_masks_of_its_example(tmp_path, name):
    images, masks = (tmp_path / folder for folder in DATASETS[name].example)
    images.mkdir(parents=True)
    masks.mkdir(parents=True, exist_ok=True)
    assert list(DATASETS[name].masks(images)) == [masks]


def test_an_unknown_layout_is_answered_with_the_nearest():
    with pytest.raises(UserError, match=r"'besides' is not a layout of a data set\. Did you mean 'beside'\?"):
        DATASETS["besides"]


@pytest.mark.parametrize(
    ("opened", "image"),
    [
        ("etis", "etis/ETIS-LaribPolypDB/1.tif"),
        ("data_C1", "data_C1/images_C1/7.jpg"),
        ("isic", "isic/ISIC2018_Task1-2_Training_Input/ISIC_0.jpg"),
    ],
)
def test_the_one_folder_that_has_masks_beside_it_is_opened(touch, opened, image):
    folder = touch("etis/ETIS-LaribPolypDB/1.tif", "etis/Ground Truth/p1.tif", "data_C1/bbox_C1/7_mask.txt")
    touch("data_C1/images_C1/7.jpg", "data_C1/masks_C1/7_mask.jpg", "isic/ISIC2018_Task1-2_Training_Input/ISIC_0.jpg")
    touch("isic/ISIC2018_Task1_Training_GroundTruth/ISIC_0_segmentation.png", "isic/papers/figure.png")
    assert find_images(folder / opened) == (folder / image,)
    assert len(pairs(folder / opened)) == 1


def test_of_several_parts_none_is_chosen(touch):
    folder = touch("train/a.png", "train_masks/a.png", "val/b.png", "val_masks/b.png")
    with pytest.raises(UserError, match="Choose one of its folders: train, train_masks, val, val_masks"):
        find_images(folder)


def test_masks_of_another_year_or_part_are_not_taken(touch):
    folder = touch(
        "ISIC2018_Task1-2_Test_Input/ISIC_0.jpg", "ISIC2018_Task1_Training_GroundTruth/ISIC_0_segmentation.png"
    )
    touch("ISIC2017_Test_GroundTruth/ISIC_0_segmentation.png")
    assert find_mask(folder / "ISIC2018_Task1-2_Test_Input/ISIC_0.jpg") is None


def test_of_several_masks_of_an_image_the_labels_are_taken(touch):
    folder = touch("leftImg8bit/val/ulm/ulm_1_leftImg8bit.png")
    touch(*(f"gtFine/val/ulm/ulm_1_gtFine_{kind}.png" for kind in ("color", "instanceIds", "labelIds", "polygons")))
    found = find_mask(folder / "leftImg8bit/val/ulm/ulm_1_leftImg8bit.png")
    assert found == folder / "gtFine/val/ulm/ulm_1_gtFine_labelIds.png"
    touch("ds/img/a.png", "ds/masks_human/a.png")
    assert find_mask(folder / "ds/img/a.png") is None
    touch("Image_01L.jpg", "Image_01L_1stHO.png", "Image_01L_2ndHO.png")
    assert find_images(folder) == (folder / "Image_01L.jpg",)
    assert find_mask(folder / "Image_01L.jpg") == folder / "Image_01L_1stHO.png"


def test_masks_of_several_folders_at_once(touch):
    folder = touch("x/images/a.png", "x/masks/a.png", "y/a.png", "y/a_mask.png")
    found = find_masks([folder / "x/images/a.png", folder / "y/a.png", folder / "nowhere/a.png"][:2])
    assert found == {
        folder / "x/images/a.png": folder / "x/masks/a.png",
        folder / "y/a.png": folder / "y/a_mask.png",
    }


@pytest.mark.parametrize("find", [find_images, pairs])
def test_folders_that_cannot_be_opened(touch, find, ordinary_user):
    folder = touch("a.png", "closed/b.png")
    with pytest.raises(UserError, match=r"gone cannot be read: it does not exist\. .* choose it again\."):
        find(folder / "gone")
    with pytest.raises(
        UserError, match=r"a\.png cannot be read: it is not a folder\. Choose the folder that it is in\."
    ):
        find(folder / "a.png")
    (folder / "closed").chmod(0)
    with (
        ordinary_user(),
        pytest.raises(UserError, match=r"closed cannot be read: access is denied\. Ask for"),
    ):
        find(folder / "closed")


@pytest.mark.parametrize("find", [find_images, pairs])
def test_folders_without_images(touch, find):
    folder = touch("notes.txt")
    with pytest.raises(UserError, match=r"holds no image that segview can open\. Choose a folder with images\."):
        find(folder)
    folder = touch("patient 2/images/a.png", "patient 1/b.png", "papers/c.txt")
    with pytest.raises(UserError, match=r"can open\. Choose one of its folders: patient 1, patient 2\."):
        find(folder)


def test_images_without_any_mask(touch):
    folder = touch("images/1.png", "images/2.png", "masks/3.png")
    with pytest.raises(UserError, match=r"holds 2 images but no mask\. Masks are looked for in .*X_mask\.png"):
        pairs(folder)


@pytest.mark.parametrize("name", ["masks/1.npy", "images/1.json", "labels/1.mat", "masks/1.mask.seg.dcm"])
def test_masks_that_are_no_images_are_named(touch, name):
    folder = touch("images/1.png", "images/2.png", name)
    with pytest.raises(UserError, match=rf"holds 2 images but no mask\. .*{name} is no image, .* save them as PNG"):
        pairs(folder)


@pytest.mark.timeout(30)  # a search that compares each with each takes minutes
@pytest.mark.parametrize(
    ("image", "masks"),
    [
        ("1. Original Images/a. Training Set/I_01.jpg", "2. All Groundtruths/a. Training Set/{}/I_01_{}.tif"),
        ("train/image/I_01.jpg", "train/label/{}/I_01.tif"),
        ("images/I_01.png", "images/masks/{}/I_01.png"),
        ("x_Training_Input/I_01.png", "x_Task2_Training_GroundTruth/I_01_attribute_{}.png"),
    ],
)
def test_of_masks_of_several_kinds_none_is_chosen_and_it_is_said(touch, image, masks):
    folder = touch(image, *(masks.format(kind, kind) for kind in ("EX", "MA")))
    with pytest.raises(
        UserError, match=r"masks of several kinds for them: (attribute_)?EX, (attribute_)?MA\. It is unclear"
    ):
        pairs((folder / image).parent)


def test_masks_that_may_lie_where_nobody_may_look(ordinary_user):
    with tempfile.TemporaryDirectory() as place:  # pytest's own folders are closed to others
        folder = Path(place)
        for name in ("images/a.jpg", "masks/a.png"):
            (folder / name).parent.mkdir()
            (folder / name).touch()
        (folder / "images").chmod(0o755)
        folder.chmod(0o311)
        with ordinary_user(), pytest.raises(UserError, match="a folder of masks beside it cannot be looked for"):
            pairs(folder / "images")
        folder.chmod(0o700)


def test_masks_of_one_kind_in_a_folder_of_masks_are_found(touch):
    folder = touch("images/I_01.jpg", "images/I_02.jpg", "masks/I_01_EX.tif", "masks/I_02_EX.tif")
    assert [pair.mask.name for pair in pairs(folder / "images")] == ["I_01_EX.tif", "I_02_EX.tif"]


def test_ten_thousand_images_find_their_masks(touch):
    folder = touch(*(f"images/frame {number}.jpg" for number in range(10_000)))
    touch(*(f"masks/frame {number}_mask.png" for number in range(10_000)))
    images = find_images(folder)
    masks = find_masks(images)
    assert [image.name for image in images] == [f"frame {number}.jpg" for number in range(10_000)]
    assert len(masks) == 10_000


class TestSeveralMasks:
    """Images whose targets lie in several masks, as in BUSI."""

    def parts(self, save, *columns, kind="benign (4)_mask{}.png", value=255):
        save("benign (4).png", np.zeros((4, 6, 3), np.uint8))
        for number, column in enumerate(columns):
            mask = np.zeros((4, 6), np.uint8)
            mask[:, column] = value + number if value < 9 else value
            save(kind.format(f"_{number}" if number else ""), mask)

    def test_they_are_one(self, save, tmp_path):
        self.parts(save, 0, 3, 5)
        assert [image.name for image in find_images(tmp_path)] == ["benign (4).png"]
        (pair,) = pairs(tmp_path)
        assert pair.mask.name == "benign (4)_mask.png"
        np.testing.assert_array_equal(read_pair(pair)[1], [[1, 0, 0, 1, 0, 1]] * 4)

    @pytest.mark.parametrize(
        "names",
        [
            ("benign (4)_mask.png", "benign (4)_mask_2.png"),
            ("benign (4)_mask_01.png", "benign (4)_mask_02.png"),
            ("benign (4)-mask.png", "benign (4)-mask-1.png"),
            ("benign (4)_mask1.png", "benign (4)_mask2.png"),
            ("benign (4)_mask.png", "benign (4)_mask (1).png"),
            ("benign (4)_mask.png", "benign (4)_mask_1.tif"),
            ("masks/benign (4)_mask_2.png", "masks/benign (4)_mask_10.png"),
        ],
    )
    def test_none_is_lost_however_they_are_numbered(self, save, tmp_path, names):
        save("benign (4).png", np.zeros((4, 6, 3), np.uint8))
        for place, name in enumerate(names):
            save(name, np.repeat([[255 * (column == place) for column in range(6)]], 4, axis=0).astype(np.uint8))
        assert [image.name for image in find_images(tmp_path)] == ["benign (4).png"]
        (pair,) = pairs(tmp_path)
        assert pair.mask == tmp_path / names[0]
        np.testing.assert_array_equal(read_pair(pair)[1], [[1, 1, 0, 0, 0, 0]] * 4)

    def test_a_copy_in_another_format_is_no_further_mask(self, save, tmp_path):
        self.parts(save, 0)
        save("benign (4)_mask.bmp", np.full((4, 6), 255, np.uint8))
        np.testing.assert_array_equal(read_pair(pairs(tmp_path)[0])[1], [[1, 0, 0, 0, 0, 0]] * 4)

    def test_they_are_one_in_a_folder_of_their_own(self, save, tmp_path):
        self.parts(save, 0, 3, kind="masks/benign (4)_mask{}.png")
        (pair,) = pairs(tmp_path)
        np.testing.assert_array_equal(read_pair(pair)[1], [[1, 0, 0, 1, 0, 0]] * 4)

    def test_a_numbered_mask_of_another_image_is_not_among_them(self, save, tmp_path):
        for name in ("a", "a_1"):
            save(f"images/{name}.png", np.zeros((4, 6, 3), np.uint8))
            save(f"masks/{name}.png", np.full((4, 6), 255 * (name == "a_1"), np.uint8))
        assert [int(read_pair(pair)[1].sum()) for pair in pairs(tmp_path)] == [0, 24]

    def test_they_hold_classes_too(self, save, tmp_path):
        self.parts(save, 0, 3, value=1)
        (pair,) = pairs(tmp_path)
        np.testing.assert_array_equal(read_pair(pair, Labelling(3))[1], [[1, 0, 0, 2, 0, 0]] * 4)

    def test_two_classes_for_one_pixel_are_refused(self, save, tmp_path):
        self.parts(save, 0, 0, value=1)
        with pytest.raises(UserError, match=r"_mask\.png and .*_mask_1\.png are masks of one image, and give"):
            read_pair(pairs(tmp_path)[0], Labelling(3))

    def test_two_sizes_are_refused(self, save, tmp_path):
        self.parts(save, 0, 3)
        save("benign (4)_mask_1.png", np.zeros((5, 6), np.uint8))
        with pytest.raises(UserError, match="differ in size"):
            read_pair(pairs(tmp_path)[0])


class TestReading:
    """Pairs as arrays of one size."""

    def pair(self, save, image_size, mask):
        image = save("images/a.png", np.zeros((*image_size, 3), np.uint8))
        return Pair(image, save("masks/a.png", np.asarray(mask, np.uint8)))

    def test_same_size(self, save):
        image, mask = read_pair(self.pair(save, (2, 3), [[0, 255, 0], [255, 0, 255]]))
        assert image.shape == (2, 3, 3)
        np.testing.assert_array_equal(mask, [[0, 1, 0], [1, 0, 1]])

    def test_a_mask_of_the_same_aspect_is_resized(self, save):
        image, mask = read_pair(self.pair(save, (4, 6), [[0, 255, 0], [255, 0, 255]]))
        assert image.shape == (4, 6, 3)
        np.testing.assert_array_equal(mask, np.kron([[0, 1, 0], [1, 0, 1]], np.ones((2, 2))))

    @pytest.mark.parametrize(("columns", "fits"), [(198, True), (202, True), (197, False), (203, False)])
    def test_the_aspect_may_differ_by_rounding(self, save, columns, fits):
        pair = self.pair(save, (100, 400), np.full((50, columns), 255))
        if fits:
            assert read_pair(pair)[1].sum() == 40_000
            return
        with pytest.raises(UserError, match=rf"{columns} × 50 pixels, its image .*a\.png 400 × 100: they do not cover"):
            read_pair(pair)

    @pytest.mark.parametrize(
        ("size", "fits"),
        [
            ((1079, 1350), True),
            ((1081, 1351), True),
            ((540, 675), True),
            ((270, 337), True),
            ((270, 338), True),
            ((1077, 1350), False),
            ((1080, 1340), False),
            ((1080, 1080), False),
        ],
    )
    def test_a_pixel_more_or_less_is_rounding_and_more_is_another_aspect(self, size, fits):
        assert has_aspect_of(size, (1080, 1350)) is has_aspect_of((1080, 1350), size) is fits

    def test_a_turned_mask_is_refused(self, save):
        with pytest.raises(
            UserError, match=r"100 × 50 pixels, its image .* 50 × 100: .* Crop or rotate the mask to fit"
        ):
            read_pair(self.pair(save, (100, 50), np.zeros((50, 100))))


class TestClasses:
    """Masks that hold the index of a class at each pixel."""

    LABELS = np.array([[0, 1, 2], [11, 1, 0]], np.uint8)

    def pair(self, save, **kept):
        return Pair(save("images/a.png", np.zeros((2, 3, 3), np.uint8)), save("masks/a.png", self.LABELS, **kept))

    def test_numbers_are_indices_and_what_is_ignored_is_marked(self, save):
        _, mask = read_pair(self.pair(save), Labelling(3, ignored=11))
        np.testing.assert_array_equal(mask, [[0, 1, 2], [IGNORED, 1, 0]])

    def test_a_palette_stands_for_its_places(self, save):
        image = Image.fromarray(self.LABELS)
        image.putpalette([255, 0, 0, 9, 9, 9, 0, 0, 0] + [7] * 60)
        pair = self.pair(save)
        image.save(pair.mask)
        np.testing.assert_array_equal(read_pair(pair, Labelling(12))[1], self.LABELS)

    def test_greys_written_as_colours_are_indices_and_colours_are_not(self, save):
        pair = self.pair(save)
        Image.fromarray(np.repeat(self.LABELS[..., None], 3, axis=2)).save(pair.mask)
        np.testing.assert_array_equal(read_pair(pair, Labelling(12))[1], self.LABELS)
        Image.fromarray(np.stack([self.LABELS, self.LABELS, 0 * self.LABELS], axis=2)).save(pair.mask)
        with pytest.raises(UserError, match=r"a\.png holds colours or numbers beyond 255"):
            read_pair(pair, Labelling(12))

    def test_sixteen_bits_hold_small_numbers_too(self, save):
        pair = self.pair(save)
        Image.fromarray(self.LABELS.astype(np.uint16)).save(pair.mask)
        np.testing.assert_array_equal(read_pair(pair, Labelling(12))[1], self.LABELS)
        Image.fromarray(self.LABELS.astype(np.uint16) * 100).save(pair.mask)
        with pytest.raises(UserError, match="beyond 255"):
            read_pair(pair, Labelling(12))

    def test_a_number_of_no_class_is_named(self, save):
        with pytest.raises(UserError, match=r"holds the number 11, but there are 3 classes, 0 to 2\. Name all classes"):
            read_pair(self.pair(save), Labelling(3))


@pytest.mark.parametrize(("name", "classes", "ignored"), [("camvid/train", 11, 11), ("clothing", 59, None)])
def test_shared_sets_of_many_classes(shared_data, name, classes, ignored):
    for pair in pairs(shared_data / name)[::50]:
        image, mask = read_pair(pair, Labelling(classes, ignored))
        assert image.shape[:2] == mask.shape
        assert len(np.unique(mask)) > 2


@pytest.mark.parametrize(("part", "count"), [("train", 800), ("validation", 100), ("test", 100)])
def test_kvasir(kvasir, part, count):
    found = pairs(kvasir / part)
    assert len(found) == count
    assert all(pair.image.name == pair.mask.name for pair in found)
    image, mask = read_pair(found[-1])
    assert image.shape == (352, 352, 3)
    assert mask.shape == (352, 352)
    assert 0.001 < mask.mean() < 0.9


@pytest.mark.parametrize(
    ("folder", "count"), [("camvid/train", 367), ("roads", 100), ("clothing", 1004), ("larynx/patient1-seq1", None)]
)
def test_other_real_sets(shared_data: Path, folder, count):
    found = pairs(shared_data / folder)
    assert len(found) == (count or len(list((shared_data / folder / "masks").iterdir())))
    assert all(pair.image.stem == pair.mask.stem for pair in found)


def test_a_link_to_a_folder_of_images_has_the_masks_of_that_folder(tmp_path):
    for name in ("images", "masks"):
        (tmp_path / "set" / name).mkdir(parents=True)
        (tmp_path / "set" / name / "7.png").touch()
    (tmp_path / "current").symlink_to(tmp_path / "set" / "images", target_is_directory=True)
    image = tmp_path / "current" / "7.png"
    assert {one: mask.resolve() for one, mask in find_masks([image]).items()} == {
        image: (tmp_path / "set" / "masks" / "7.png").resolve()
    }


def save(path: Path, mask: np.ndarray) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(mask).save(path)


def test_a_folder_for_each_image_with_a_mask_for_each_nucleus(tmp_path: Path) -> None:
    union = {}
    for name in ("0a1", "7f3", "9c2"):
        save(tmp_path / name / "images" / f"{name}.png", np.zeros((20, 30, 3), np.uint8))
        union[name] = np.zeros((20, 30), np.uint8)
        for number, nucleus in enumerate(("bbbb", "aaaa", "cccc")):
            mask = np.zeros((20, 30), np.uint8)
            mask[4 * number : 4 * number + 3, 5:9] = 255
            union[name] |= mask
            save(tmp_path / name / "masks" / f"{nucleus}{name}.png", mask)
    assert [one.stem for one in find_images(tmp_path)] == list(union)
    found = pairs(tmp_path)
    assert [one.image.stem for one in found] == list(union)
    for one in found:
        assert np.array_equal(read_pair(one)[1], union[one.image.stem] > 0)
    assert pairs(tmp_path / "7f3")[0].mask.parent == tmp_path / "7f3" / "masks"


def test_masks_of_many_images_are_not_those_of_one_that_is_called_after_the_folder(tmp_path: Path) -> None:
    for name in ("set", "other"):
        save(tmp_path / "set" / "images" / f"{name}.png", np.zeros((20, 30, 3), np.uint8))
    save(tmp_path / "set" / "masks" / "other.png", np.full((20, 30), 255, np.uint8))
    save(tmp_path / "set" / "masks" / "third.png", np.full((20, 30), 255, np.uint8))
    (found,) = pairs(tmp_path / "set")
    assert found.image.stem == "other"
    assert not list(masks_after(found.mask))
