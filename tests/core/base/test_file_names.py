"""The names of files without their endings."""

from pathlib import Path

import pytest

from segview.core.base.file_names import stem_of


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("a.png", "a"),
        ("a.tar.gz", "a.tar"),
        ("1.2.840.5", "1.2.840.5"),
        ("1.2.840.5.dcm", "1.2.840.5"),
        ("plain", "plain"),
    ],
)
def test_the_last_number_of_an_identifier_is_no_ending(name: str, stem: str) -> None:
    assert stem_of(name) == stem_of(Path("/folder.1") / name) == stem
