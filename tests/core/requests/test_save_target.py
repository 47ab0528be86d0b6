"""The typed ending chooses the format; a name that has none keeps what was typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from segview.core.requests.save_target import SaveFormat, SaveTarget, chosen_format

PNG, COCO, LABELME = (
    SaveFormat("png", "PNG mask", ".png"),
    SaveFormat("coco", "COCO", ".coco.json"),
    SaveFormat("labelme", "labelme", ".json"),
)
DICOM, NAMED = SaveFormat("dicom", "DICOM", ".seg.dcm"), SaveFormat("dicom_named", "DICOM, named", ".seg.dcm")
ALL = (PNG, COCO, LABELME, DICOM, NAMED)


@pytest.mark.parametrize(
    ("typed", "selected", "written", "kind"),
    [
        ("e", PNG, "e.png", "png"),
        ("0001", LABELME, "0001.json", "labelme"),
        ("7.json", PNG, "7.json", "labelme"),
        ("7.json", LABELME, "7.json", "labelme"),
        ("7.json", COCO, "7.coco.json", "coco"),
        ("7.coco.json", LABELME, "7.coco.json", "coco"),
        ("7.PNG", COCO, "7.PNG", "png"),
        ("7.seg.dcm", NAMED, "7.seg.dcm", "dicom_named"),
        ("7.seg.dcm", PNG, "7.seg.dcm", "dicom"),
        ("7.dcm", NAMED, "7.seg.dcm", "dicom_named"),
        ("7.dcm", PNG, "7.seg.dcm", "dicom"),
        ("scan.1.2", PNG, "scan.1.2.png", "png"),
        ("7.jpg", PNG, "7.jpg.png", "png"),
        (".png", PNG, ".png.png", "png"),
    ],
)
def test_the_ending_chooses_the_format(typed: str, selected: SaveFormat, written: str, kind: str) -> None:
    path, one = chosen_format(Path("/a") / typed, ALL, selected)
    assert (path, one.kind) == (Path("/a") / written, kind)


def test_a_format_that_is_not_offered_is_no_ending() -> None:
    assert chosen_format(Path("7.json"), (PNG,), PNG) == (Path("7.json.png"), PNG)


def test_who_agrees_agrees_to_the_same_file() -> None:
    target = SaveTarget(Path("a.png"), in_use=(Path("b.png"),))
    assert not target.replace
    assert target.agreed == SaveTarget(Path("a.png"), replace=True, in_use=(Path("b.png"),))
