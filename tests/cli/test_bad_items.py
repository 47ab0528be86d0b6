"""Items that cannot be read cost themselves, are named, and set the exit status, whatever the command."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

VARIANT = ("-v", "otsu-luminance")


@pytest.fixture
def mixed(dataset: Path) -> Path:
    """Two pairs that can be read, a truncated image, and a mask that is none."""
    for name in ("cut", "odd"):
        for part in ("images", "masks"):
            (dataset / part / f"{name}.png").write_bytes((dataset / part / "first.png").read_bytes())
    path = dataset / "images" / "cut.png"
    path.write_bytes(path.read_bytes()[:300])
    Image.fromarray(np.full((96, 128), 60, np.uint8)).save(dataset / "masks" / "odd.png")
    return dataset


@pytest.mark.parametrize(("name", "made"), [("report", "r.html"), ("plot", "p.svg")])
def test_reports_and_plots_name_what_they_leave_out(command, mixed, tmp_path, name, made) -> None:
    ran = command(name, mixed, *VARIANT, "--out", tmp_path / made)
    assert ran.status == 1
    assert (tmp_path / made).exists()
    assert "cut.png is damaged or incomplete" in ran.err
    assert "odd.png holds numbers up to 60" in ran.err
    assert "Of 4 scores of images, 2 failed." in ran.err
    ran = command("verify", tmp_path / made)
    assert (ran.status, "equal" in ran.out) == (0, True)


@pytest.mark.skipif(os.name != "posix", reason="needs the permissions of POSIX")
def test_a_locked_file_costs_its_pair_alone(command, mixed, tmp_path, monkeypatch) -> None:
    (mixed / "images" / "first.png").unlink()
    (mixed / "images" / "first.png").mkdir()  # as unreadable as a locked file, to root too
    lines = [f"{mixed}/images/{name}.png\t{mixed}/masks/{name}.png" for name in ("second", "odd")]
    (tmp_path / "list.txt").write_text("\n".join(lines))
    (mixed / "masks" / "odd.png").unlink()
    (mixed / "masks" / "odd.png").symlink_to("/proc/self/mem")
    ran = command("report", tmp_path / "list.txt", *VARIANT, "--out", tmp_path / "r.html")
    assert ran.status == 1
    assert "Of 2 scores of images, 1 failed." in ran.err
    assert "equal" in command("verify", tmp_path / "r.html").out


def test_what_cannot_be_verified_stops_no_other_file(command, dataset, tmp_path) -> None:
    for name in ("one", "two"):
        image = dataset / "images" / "first.png"
        assert command("figure", image, *VARIANT, "--out", tmp_path / f"{name}.png").status == 0
    (tmp_path / "text.html").write_text("nothing")
    files = [tmp_path / name for name in ("one.png", "gone.png", "text.html", "two.png")]
    ran = command("verify", *files)
    assert ran.status == 1
    assert ran.out.count("equal") == 2
    assert "gone.png cannot be read" in ran.err
    assert "text.html does not say how it was made" in ran.err
    assert "Of 4 files, 2 failed." in ran.err
    assert command("verify", files[1]).status == 2


def test_a_figure_says_why_it_has_no_ground_truth(command, mixed, tmp_path) -> None:
    ran = command("figure", mixed / "images" / "odd.png", *VARIANT, "--out", tmp_path / "f.png")
    assert ran.status == 0
    assert "without ground truth:" in ran.err
    assert "odd.png holds numbers up to 60" in ran.err


def test_masks_that_may_be_inverted_are_told_with_the_scores(command, dataset, tmp_path) -> None:
    for name in ("first", "second"):
        with Image.open(dataset / "masks" / f"{name}.png") as mask:
            inverted = 255 - np.asarray(mask.convert("L"))
        for part in ("images", "masks"):
            content = (dataset / part / f"{name}.png").read_bytes()
            (dataset / part / f"{name}-again.png").write_bytes(content)
        for ending in ("", "-again"):
            Image.fromarray(inverted).save(dataset / "masks" / f"{name}{ending}.png")
    ran = command("evaluate", dataset, *VARIANT)
    assert ran.status == 0
    assert "careful: 4 of 4 masks" in ran.err
    ran = command("report", dataset, *VARIANT, "--out", tmp_path / "r.html")
    assert ran.status == 0
    assert "careful: 4 of 4 masks" in ran.err
    assert "save them with white for the target" in (tmp_path / "r.html").read_text()
    assert command("verify", tmp_path / "r.html").status == 0


def test_corrections_of_what_is_not_there_are_no_success(command, dataset, tmp_path) -> None:
    ran = command("corrections", tmp_path / "gone", dataset, "--out", tmp_path / "out")
    assert ran.status == 1
    assert "gone cannot be read: No such file or directory" in ran.err
    (tmp_path / "there").mkdir()
    ran = command("corrections", dataset, "--out", tmp_path / "there")
    assert (ran.status, ran.out) == (0, "None of these images is corrected yet: nothing was written.\n")


def test_names_that_are_no_utf_8_go_through_every_command(command, dataset, tmp_path) -> None:
    """As of archives with names in CP949 or Shift-JIS."""
    name = os.fsdecode("용종.png".encode("cp949"))
    try:
        for part in ("images", "masks"):
            (dataset / part / "first.png").rename(dataset / part / name)
    except OSError:
        pytest.skip("this file system has no such names")
    table = tmp_path / "table.csv"
    for _ in range(2):  # the second time from the kept scores
        ran = command("evaluate", dataset, *VARIANT, "--by-image", table, "--overwrite")
        assert (ran.status, ran.err) == (0, "")
    assert command("compare", table).status == 0
    made = {"report": "r.html", "plot": "p.svg"}
    for what, file in made.items():
        assert command(what, dataset, *VARIANT, "--out", tmp_path / file).status == 0
    for file in ("f.png", "f.svg", "f.pdf"):
        assert command("figure", dataset / "images" / name, *VARIANT, "--out", tmp_path / file).status == 0
    assert command("predict", dataset, *VARIANT, "--out", tmp_path / "out").status == 0
    masks = sorted((tmp_path / "out").glob("*.mask.png"))
    assert len(masks) == 2
    files = (*made.values(), "f.png", "f.svg", "f.pdf")
    ran = command("verify", *(tmp_path / file for file in files), *masks)
    assert (ran.status, ran.out.count(": equal")) == (0, 7)
