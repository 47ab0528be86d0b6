"""Files that may be replaced, that are asked about, and that are never replaced, by whatever name."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from segview.annotation.document import Document
from segview.annotation.formats import FORMATS, export
from segview.annotation.provenance import Provenance
from segview.core.base.errors import UserError
from segview.core.base.places import journals_folder, models_folder, samples_folder
from segview.data.datasets import find_images, find_masks
from segview.data.own_files import is_own
from segview.data.protection import Replacing, check_free, check_new, check_new_folder, existing_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Images c and e, with a ground truth of c."""
    for name in ("images/c.png", "images/e.png", "masks/c.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        Image.fromarray(np.zeros((8, 9, 3), np.uint8)).save(path)
    return tmp_path


def exported(path: Path, kind: str = "png") -> Path:
    export(Document(Provenance(image="/data/x.png", size=(8, 9))), path, kind)
    return path


@pytest.mark.parametrize("name", ["images/e.png", "masks/c.png"])
def test_images_and_ground_truths_are_refused(folder: Path, name: str) -> None:
    with pytest.raises(UserError, match="an image or a ground truth"):
        existing_files([folder / name])
    with pytest.raises(UserError, match="an image or a ground truth"):
        check_free([folder / name], Replacing(True, "--overwrite"))


def test_what_is_not_there_is_free(folder: Path) -> None:
    for name in ("images/f.json", "images/f.mask.png", "images/f.wall.png", "images-exports/f.png", "f.png"):
        check_free([folder / name], Replacing(), in_use=[folder / "images" / "e.png"])


@pytest.mark.parametrize("name", ["images/f.png", "masks/f.tif", "link/f.png"])
def test_what_would_be_taken_for_an_image_is_refused(folder: Path, name: str) -> None:
    (folder / "link").symlink_to(folder / "images")
    in_use = [folder / "images" / "e.png", folder / "masks" / "c.png"]
    with pytest.raises(UserError, match="would be read as an image or a ground truth"):
        check_free([folder / name], Replacing(), in_use=in_use)
    check_new(folder / name, Replacing(), in_use=in_use)  # a figure, which the user has named


@pytest.mark.parametrize("kind", ["png", "coco", "labelme"])
def test_an_export_of_ours_is_asked_about(folder: Path, kind: str) -> None:
    path = exported(folder / f"mine{FORMATS[kind].ending}", kind)
    about = path.with_name(f"{path.name}.about.json")
    assert is_own(path)
    assert existing_files([path, about]) == (path, about)
    check_free([path, about], Replacing(False, "--overwrite"))
    with pytest.raises(UserError, match=r"is there already.*--overwrite"):
        check_new(path, Replacing(False, "--overwrite"))
    check_new(path, Replacing(True, "--overwrite"))


@pytest.mark.parametrize("way", ["itself", "link", "hard link", "by another path"])
def test_what_is_open_is_refused_by_whatever_name(folder: Path, way: str) -> None:
    mask = exported(folder / "truths" / "c.png")
    other = {"itself": mask, "by another path": folder / "images" / ".." / "truths" / "c.png"}.get(
        way, folder / "x.png"
    )
    if way == "link":
        other.symlink_to(mask)
    elif way == "hard link":
        os.link(mask, other)
    assert existing_files([other]) == (other,)
    with pytest.raises(UserError, match="open image or ground truth, which is never replaced"):
        existing_files([other], in_use=[mask])


def test_a_file_of_somebody_else_beside_a_mask_is_refused(folder: Path) -> None:
    about = folder / "mask.png.about.json"
    about.write_text('{"name": "notes of mine"}')
    with pytest.raises(UserError, match="no file of segview's"):
        existing_files([folder / "mask.png", about])


def test_a_table_of_somebody_else_needs_a_word(folder: Path) -> None:
    table = folder / "table.csv"
    table.write_text("a,b\n")
    assert existing_files([table]) == (table,)
    with pytest.raises(UserError, match="segview did not write it"):
        check_free([table], Replacing(False, "--overwrite"))
    check_free([table], Replacing(True, "--overwrite"))


def test_variants_runs_and_corrections_are_refused(folder: Path, tiny_variant: Callable[..., Path]) -> None:
    variant, run = folder / "variant", folder / "run"
    shutil.copytree(tiny_variant(), variant)
    (run / "watch").mkdir(parents=True)
    for name in ("plan.toml", "epochs.jsonl", "watch/00001.png"):
        (run / name).write_text("x")
    journal = journals_folder() / "a.txt"
    journal.parent.mkdir(parents=True, exist_ok=True)
    journal.write_text("x")
    (folder / "c.journal").write_text("x")
    shipped = next(models_folder().glob("*/config.json"))
    sample = next((samples_folder() / "images").iterdir())
    files = (variant / "config.json", variant / "README.md", run / "watch" / "00001.png", run / "plan.toml")
    for path in (*files, journal, folder / "c.journal", shipped, sample, folder):
        with pytest.raises(UserError, match="which is never replaced"):
            existing_files([path])


def test_a_new_folder_is_new_or_empty(folder: Path) -> None:
    check_new_folder(folder / "none")
    (folder / "empty").mkdir()
    check_new_folder(folder / "empty")
    for path in (folder / "images", folder / "images" / "c.png"):
        with pytest.raises(UserError):
            check_new_folder(path)


def test_results_are_no_images_and_exports_no_ground_truths(folder: Path) -> None:
    images = folder / "images"
    exported(images / "c.unet.mask.png")
    exported(images / "c.wall.png")
    Image.fromarray(np.zeros((8, 9, 3), np.uint8)).save(images / "d.wall.png")  # of somebody else
    assert [path.name for path in find_images(images)] == ["c.png", "d.wall.png", "e.png"]
    exported(folder / "images-exports" / "e.png")
    assert find_masks(find_images(images)) == {images / "c.png": folder / "masks" / "c.png"}
    assert [path.name for path in find_images(folder / "images-exports")] == ["e.png"]
