"""Text files in every encoding: read rightly or refused, never with wrong letters."""

import json
from pathlib import Path

import pytest

from segview.core.base.errors import UserError
from segview.core.base.text_files import read_json, read_text
from segview.core.comparison.csv_tables import read_tables
from segview.core.plans.plan import read_content
from segview.core.plans.sweep import read_sweep

TEXT = "용종 ポリープ Größe\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode(encoding))
    assert read_text(tmp_path / "a.txt") == TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_json_is_read_in_every_unicode_encoding(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.json").write_bytes(json.dumps({"name": TEXT}, ensure_ascii=False).encode(encoding))
    assert read_json(tmp_path / "a.json") == {"name": TEXT}


def test_json_in_an_older_encoding_or_damaged_is_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes('{"name": "용종"}'.encode("cp949"))
    with pytest.raises(UserError, match=r"a\.json is not in UTF-8"):
        read_json(path)
    for content, message in (("", "Expecting value"), ("{", "Expecting property name"), ("[" * 200_000, "too deeply")):
        path.write_text(content)
        with pytest.raises(ValueError, match=message):
            read_json(path)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("용종", "cp949"), ("용종", "johab"), ("ポリープ", "cp932"), ("ポリープ", "euc_jp"), ("Größe", "cp1252")],
)
def test_older_encodings_are_refused_with_what_to_do(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    for read in (read_text, read_content, read_sweep, lambda file: read_tables((file,))):
        with pytest.raises(UserError, match=r"a\.txt is not in UTF-8: .* save it as UTF-8"):
            read(path)


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\0\0", b"a\0b", b"\xff\xfe\0"])
def test_what_is_no_text_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    with pytest.raises(UserError, match=r"a\.txt is no text"):
        read_text(tmp_path / "a.txt")


def test_what_cannot_be_read_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_text(tmp_path / "a.txt")
    with pytest.raises(UserError, match=r"The table .*a\.csv cannot be read: No such file or directory"):
        read_tables((tmp_path / "a.csv",))
