"""A file is placed on the image that it is of, or asked about, or refused."""

from pathlib import Path

import pytest

from segview.annotation.placing import Named, find_place
from segview.annotation.provenance import Provenance
from segview.core.base.errors import UserError

SIZE = (48, 64)
IMAGE = Provenance(image="/data/patient_b/p 1.png", size=SIZE)
OTHER = Named("images/other.png", SIZE)


@pytest.mark.parametrize(
    "name",
    [
        "p 1.png",
        "patient_b/p 1.png",
        "C:\\users\\images\\p 1.png",
        "images\\p 1.png",
        "./p 1.png",
        "p%201.png",
        "http://server/files/p%201.png",
        "P 1.PNG",
        "3f2a1b0c-p 1.png",
        "3f2a1b0c-p_1.png",
        "/data/local-files/?d=images/p 1.png",
    ],
)
def test_names_that_tools_write(name):
    found = find_place(IMAGE, [Named("other.png", SIZE), Named(name, SIZE)])
    assert found.chosen == (1,)
    assert find_place(IMAGE, [Named(name, SIZE)]).doubts == ()


def test_names_that_are_composed_in_another_way():
    image = Provenance(image="/data/mündung.png", size=SIZE)
    assert find_place(image, [OTHER, Named("mu\u0308ndung.png", SIZE)]).chosen == (1,)


@pytest.mark.parametrize("name", ["p 2.png", "p 1.jpg", "p 1_png.rf.0123456789abcdef.jpg", "other_patient.png"])
def test_another_name_is_asked_about(name):
    found = find_place(IMAGE, [Named(name, SIZE)])
    assert name in found.doubts[0]
    assert "p 1.png" in found.doubts[0]


def test_a_version_among_others_is_asked_about():
    found = find_place(IMAGE, [OTHER, Named("p 1_png.rf.0123456789abcdef.jpg", SIZE)])
    assert found.chosen == (1,)
    assert len(found.doubts) == 1


@pytest.mark.parametrize(
    ("images", "reason"),
    [
        ([Named("p 1.png", (480, 640))], "640 × 480 pixels, the image 64 × 48"),
        ([Named("other.png", (480, 640))], "640 × 480"),
        ([Named("other.png")], "it is unclear"),
        ([Named("")], "names no image"),
        ([], "names no image"),
        ([OTHER, Named("q.png", SIZE)], r"None of its 2 images is called p 1\.png"),
        ([Named("a/p 1.png", SIZE), Named("c/p 1.png", SIZE)], "it is unclear which"),
        ([Named("aaaaaaaa-p 1.png", SIZE), Named("bbbbbbbb-p 1.png", SIZE)], "it is unclear which"),
        ([OTHER, Named("p 1.jpg", (1, 1))], "None of its 2"),
        ([Named("x")] * 200_001, "more than 200,000 images"),
        ([Named("%C3%A9.png", SIZE)] * 20_001, "names like"),
    ],
)
def test_what_is_of_another_image_or_unsure_is_refused(images, reason):
    with pytest.raises(UserError, match=reason):
        find_place(IMAGE, images)


def test_of_alike_names_that_in_the_folder_of_the_image_counts():
    found = find_place(IMAGE, [Named("patient_a/p 1.png", SIZE), Named("x\\patient_b\\p 1.png", SIZE)])
    assert found == find_place(IMAGE, [Named("patient_a/p 1.png", SIZE), Named("x\\patient_b\\p 1.png", SIZE)])
    assert found.chosen == (1,)
    assert found.doubts == ()


def test_folders_that_tell_images_apart_are_compared():
    found = find_place(IMAGE, [Named("patient_a/p 0.png", SIZE), Named("patient_c/p 1.png", SIZE)])
    assert "/data/patient_b" in found.doubts[0]
    assert find_place(IMAGE, [Named("x/p 0.png", SIZE), Named("x/p 1.png", SIZE)]).doubts == ()


def test_what_is_not_told_is_noted():
    assert "how large" in find_place(IMAGE, [Named("p 1.png")]).notes[0]
    assert "which image" in find_place(IMAGE, [Named("", SIZE)]).notes[0]


def test_one_name_twice_is_asked_about():
    found = find_place(IMAGE, [Named("p 1.png", SIZE), Named("p 1.png", SIZE)])
    assert found.chosen == (0, 1)
    assert len(found.doubts) == 1


def test_frames_have_names_of_their_own():
    frame = Provenance(image=str(Path("/data/film#00012.mp4")), size=SIZE)
    assert find_place(frame, [Named("film#00012.mp4", SIZE)]).doubts == ()
    assert find_place(frame, [Named("film.mp4", SIZE)]).doubts
