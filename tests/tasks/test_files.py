from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image

from segview.core.base.places import samples_folder
from segview.tasks.dispatch import run
from segview.tasks.files import Open, Opened
from segview.tasks.handlers import HANDLERS
from segview.tasks.services import Services
from tests.badpaths import BAD_PATHS, FILES, bad_path


def opened(tmp_path: Path, *paths: Path, otherwise: tuple[tuple[Path, ...], ...] = ()) -> list[Opened]:
    return list(run(HANDLERS, Open(paths, otherwise), Services(tmp_path / "journals")))


@pytest.mark.parametrize("kind", BAD_PATHS)
def test_a_path_that_cannot_be_opened_costs_that_path(tmp_path: Path, tiny_variants: Path, kind: str) -> None:
    bad = bad_path(tmp_path, kind)
    found = opened(tmp_path, bad, tiny_variants / "tiny-a", samples_folder() / "images" / "sample-01.jpg")
    variants = [one for item in found for one in item.variants]
    images = [path for item in found if item.images is not None for path in item.images.paths]
    problems = [item.problem for item in found if item.problem]
    assert [one.name for one in variants] == ["tiny-a"]
    # What is there is listed, and why it is no image is said when it is looked at.
    assert [path.name for path in images] == [*([bad.name] if kind in FILES else []), "sample-01.jpg"]
    assert len(problems) == (kind not in FILES)
    assert not problems or str(bad)[:40] in problems[0]


@pytest.mark.parametrize("kind", [kind for kind in BAD_PATHS if kind not in FILES])
def test_where_nothing_can_be_shown_what_comes_next_is(tmp_path: Path, kind: str) -> None:
    bad = bad_path(tmp_path, kind)
    *found, last = opened(tmp_path, bad, otherwise=((tmp_path / "gone",), (samples_folder(),), (tmp_path / "never",)))
    (listed,) = [item.images for item in found if item.images is not None]
    assert listed.folder == samples_folder()
    assert str(bad)[:40] in last.problem
    assert str(tmp_path / "gone") in last.problem
    assert "never" not in last.problem


def test_several_folders_are_one_list_with_the_masks_of_each(tmp_path: Path) -> None:
    folders = [tmp_path / "validation", tmp_path / "test"]
    for folder in folders:
        for name in ("images", "masks"):
            (folder / name).mkdir(parents=True)
            Image.new("L", (20, 20), 255).save(folder / name / "0.png")
    images = [one.images for one in opened(tmp_path, *folders) if one.images is not None][-1]
    assert images.paths == tuple(folder / "images" / "0.png" for folder in folders)
    assert images.masks == {folder / "images" / "0.png": folder / "masks" / "0.png" for folder in folders}
    assert (images.folder, images.files) == (None, tuple(folders))
    assert [one.images for one in opened(tmp_path, *images.files) if one.images is not None][-1] == images


def test_variants_alone_leave_what_was_shown_last(tmp_path: Path, tiny_variants: Path) -> None:
    answers = opened(tmp_path, tiny_variants, otherwise=((samples_folder(),),))
    variants, images = (one for one in answers if one.counted is None)
    assert len(variants.variants) == 4
    assert images.images is not None


def test_one_damaged_variant_of_a_folder_costs_itself(tmp_path: Path, tiny_variants: Path) -> None:
    folder = tmp_path / "several"
    shutil.copytree(tiny_variants, folder)
    (folder / "tiny-b" / "config.json").write_text("[]")
    found, last = opened(tmp_path, folder)
    assert [one.name for one in found.variants] == ["tiny-a", "tiny-c", "tiny-d"]
    assert str(folder / "tiny-b") in last.problem


def test_many_problems_are_told_by_the_first_and_their_number(tmp_path: Path) -> None:
    (last,) = opened(tmp_path, *(tmp_path / f"gone-{number}" for number in range(50)))
    assert "gone-0" in last.problem
    assert "gone-9" not in last.problem
    assert "And 47 more cannot be opened." in last.problem


def test_a_large_folder_says_how_many_images_it_has_so_far(tmp_path: Path) -> None:
    large = tmp_path / "large"
    large.mkdir()
    for number in range(2_000):
        (large / f"{number}.png").touch()
    answers = opened(tmp_path, large)
    counts = [one.counted for one in answers if one.counted is not None]
    assert counts[0] == 0
    assert counts == sorted(counts)
    assert len(set(counts)) > 3
    assert counts[-1] == 2_000
    [last] = [one for one in answers if one.images is not None]
    assert last is answers[-1]
    assert last.images is not None
    assert len(last.images.paths) == 2_000
