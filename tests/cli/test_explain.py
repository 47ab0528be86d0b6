"""The command that checks maps."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran

QUICK = ("--steps", "2", "--stages", "1")


@pytest.mark.parametrize("alone", [True, False])
def test_maps_get_checks_and_a_verdict(
    command: Callable[..., Ran], dataset: Path, tiny_variant: Callable[..., Path], tmp_path: Path, alone: bool
) -> None:
    table = tmp_path / "checks.csv"
    place = dataset / "images" / "first.png" if alone else dataset
    variant = tiny_variant("C")
    ran = command("explain", place, "-v", variant, *QUICK, "--by-image", table)
    assert ran.status == 0
    for words in ("Where maps point", "What deleting and inserting does", "What maps stand", "cbam/spatial of tiny-c"):
        assert words in ran.out
    rows = list(csv.DictReader(table.read_text().splitlines()))
    assert {row["variant"] for row in rows} == {"tiny-c · cbam/spatial", "tiny-c · uncertainty"}
    assert len(rows) == (2 if alone else 4)
    # What was computed is known, and says the same.
    again = command("explain", place, "-v", variant, *QUICK, "--json").json
    named = {one["map"]: one for one in again["maps"]}
    values = [float(row["random weights"]) for row in rows if row["variant"].endswith("cbam/spatial")]
    assert named["cbam/spatial"]["checks"]["random weights"]["value"] == pytest.approx(
        sum(values) / len(values), abs=1e-5
    )
    assert named["cbam/spatial"]["verdict"] in ("holds", "holds in part", "does not hold")
    assert len(named["cbam/spatial"]["deletion"]["map"]) == 3


def test_some_images_can_be_taken_and_checks_left_out(
    command: Callable[..., Ran], dataset: Path, tiny_variant: Callable[..., Path]
) -> None:
    found = command(
        *("explain", dataset, "-v", tiny_variant("A"), "--first", 1, "--maps", "probability/*"),
        *("--no-causal", "--no-disturb", "--stages", 0, "--json"),
    ).json
    (one,) = found["maps"]
    assert one["images"] == 1
    assert set(one["checks"]) <= {
        *("pointing game", "mass in target", "mass, times chance", "mass above chance", "error correlation")
    }


def test_what_is_wrong_is_said(command: Callable[..., Ran], tmp_path: Path, tiny_variant: Callable[..., Path]) -> None:
    (tmp_path / "empty").mkdir()
    variant = tiny_variant("A")
    assert command("explain", tmp_path / "empty", "-v", variant).status == 2
    assert "2 to 200 steps" in command("explain", tmp_path, "-v", variant, "--steps", 1).err
    (tmp_path / "text.png").write_text("no image")
    assert command("explain", tmp_path / "text.png", "-v", variant).status == 1
