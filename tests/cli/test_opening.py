from __future__ import annotations

import shutil
from pathlib import Path

from segview.core.base.places import imported_folder


def test_a_dry_run_says_what_a_folder_holds_and_writes_nothing(command, pictures: Path) -> None:
    (pictures / "masks" / "second.png").rename(pictures / "masks" / "third.png")
    ran = command("open", pictures / "masks", "--dry-run", "--images", pictures / "images", "--classes", "rest,polyp")
    assert ran.status == 0
    assert "2 masks of one target" in ran.out
    assert "classes: rest, polyp" in ran.out
    assert "no prediction on second.png; no image for third.png" in ran.err
    assert not imported_folder().exists()


def test_an_opened_folder_is_known_by_its_name(command, pictures: Path, tmp_path: Path) -> None:
    shutil.copytree(pictures / "masks", pictures / "pred_theirs")
    assert command("open", pictures / "pred_theirs", "--name", "theirs", "--classes", "rest,polyp").status == 0
    assert command("open", pictures / "pred_theirs", "--name", "theirs", "--classes", "none,polyp").status == 0
    assert "theirs is there already" in command("open", pictures / "masks", "--name", "theirs").err
    scores = command("evaluate", pictures, "-v", "theirs", "--json").json["theirs"]
    assert {one["value"] for one in scores} == {1.0}
    assert {one["size"] for one in scores} == {"each image's own"}


def test_predictions_are_scored_drawn_and_ranked_by_their_folder(command, pictures: Path, tmp_path: Path) -> None:
    folder = pictures / "masks"
    ran = command("predict", pictures / "images", "-v", folder, "--out", tmp_path / "out", "--json")
    assert ran.status == 0
    assert [one["scores"]["dice"] for one in ran.json] == [1.0, 1.0]
    assert (tmp_path / "out" / "first.wall.png").is_file()
    assert command("rank", pictures / "images", "-v", folder).status == 0
