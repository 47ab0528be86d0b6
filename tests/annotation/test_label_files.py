"""Labels of files: every way of writing them that people bring along."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from segview.annotation.label_files import read_labels, write_labels
from segview.core.base.errors import UserError
from segview.core.requests.label_list import Label, LabelList, labels_of


def written(tmp_path: Path, text: str, name: str = "labels.txt") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


FILES = {
    "labelme": "__ignore__\n_background_\npolyp\ninstrument\n",
    "with blank lines": "\ufeffpolyp\n\n  instrument  \n",
    "with colours": "polyp #ff0000\ninstrument, #00ff00\n",
    "CamVid": "255 0 0\tpolyp\n0 255 0\t\tinstrument\n",
    "3D Slicer": "# Color table\n0 background 0 0 0 0\n1 polyp 255 0 0 255\n2 instrument 0 255 0 255\n",
    "ITK-SNAP": '    0     0    0    0        0  0  0    "void"\n    1   255    0    0        1  1  1    "polyp"\n'
    '    2     0  255    0        1  1  1    "instrument"\n',
    "names": json.dumps(["polyp", "instrument"]),
    "classes": json.dumps({"classes": ["background", "polyp", "instrument"]}),
    "YOLO": json.dumps({"names": {"0": "polyp", "1": "instrument"}}),
    "COCO": json.dumps(
        {"categories": [{"id": 1, "name": "polyp", "color": [255, 0, 0]}, {"id": 7, "name": "instrument"}]}
    ),
    "labelme shapes": json.dumps(
        {"flags": {}, "shapes": [{"label": "polyp"}, {"label": "instrument"}, {"label": "polyp"}]}
    ),
    "labelme flags": json.dumps({"flags": {"polyp": False, "instrument": True}}),
    "CVAT": json.dumps([{"name": "polyp", "color": "#FF0000", "attributes": []}, {"name": "instrument"}]),
    "name to colour": json.dumps({"polyp": "#ff0000", "instrument": [0, 255, 0]}),
}


@pytest.mark.parametrize("kind", FILES)
def test_labels_are_read(tmp_path: Path, kind: str) -> None:
    labels = read_labels(written(tmp_path, FILES[kind]))
    assert labels.names == ("polyp", "instrument")
    assert [one.key for one in labels.labels] == [1, 2]
    assert len({one.colour for one in labels.labels}) == 2


@pytest.mark.parametrize("kind", ["with colours", "CamVid", "3D Slicer", "ITK-SNAP", "name to colour"])
def test_colours_are_read(tmp_path: Path, kind: str) -> None:
    assert [one.colour for one in read_labels(written(tmp_path, FILES[kind])).labels] == ["#ff0000", "#00ff00"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("kind", FILES)
def test_labels_are_read_from_unicode_of_any_kind(tmp_path: Path, kind: str, encoding: str) -> None:
    path = tmp_path / "labels.txt"
    path.write_bytes(FILES[kind].removeprefix("\ufeff").replace("polyp", "용종ポリープ").encode(encoding))
    assert read_labels(path).names == ("용종ポリープ", "instrument")


@pytest.mark.parametrize(("name", "encoding"), [("용종", "cp949"), ("ポリープ", "cp932"), ("Größe", "cp1252")])
def test_labels_in_older_encodings_are_refused(tmp_path: Path, name: str, encoding: str) -> None:
    for text in (f"polyp\n{name}\n", json.dumps([name], ensure_ascii=False)):
        (tmp_path / "labels.txt").write_bytes(text.encode(encoding))
        with pytest.raises(UserError, match=r"not in UTF-8: .* save it as UTF-8"):
            read_labels(tmp_path / "labels.txt")


def test_own_files_come_back_as_they_were(tmp_path: Path) -> None:
    labels = LabelList(
        labels=(Label(name="후두 · larynx", colour="#123456", key=3), Label(name="a b", colour="#abcdef", key=None))
    )
    write_labels(tmp_path / "own.json", labels)
    assert read_labels(tmp_path / "own.json") == labels


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "has no labels"),
        ("_background_\nvoid\n", "has no labels"),
        ('{"labels": [', "damaged JSON"),
        ("polyp\0", "no text"),
        ('{"labels": [{"name": "a", "colour": "red"}]}', "labels.0.colour"),
        ('{"labels": [{"name": "a", "colour": "#ff0000"}, {"name": "A", "colour": "#ff0000"}]}', "is there twice"),
    ],
)
def test_what_cannot_be_used_is_said(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        read_labels(written(tmp_path, text))


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="No such file"):
        read_labels(tmp_path / "nowhere.txt")


def test_more_labels_than_a_mask_has_numbers_are_refused(tmp_path: Path) -> None:
    assert len(read_labels(written(tmp_path, "\n".join(f"label {n}" for n in range(254)))).labels) == 254
    with pytest.raises(UserError, match="254"):
        read_labels(written(tmp_path, "\n".join(f"label {n}" for n in range(255))))


def test_the_background_comes_first_and_keys_name_numbers_of_masks() -> None:
    labels = labels_of(["polyp", "instrument"])
    assert labels.classes == ("background", "polyp", "instrument")
    assert len(labels.colours) == 3
    assert labels.label_of_digit(2) == 2
    assert labels.label_of_digit(3) is None
