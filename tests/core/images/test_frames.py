from pathlib import Path

import pytest

from segview.core.images.frames import file_and_number, frame_path


@pytest.mark.parametrize(
    "name", ["film.mp4", "IM0001", "1.2.840.113.7", "a.b.tif", "nobody.", "with space.dcm", "7#2.avi"]
)
@pytest.mark.parametrize("number", [1, 12, 99_999, 123_456])
def test_the_name_of_a_frame_leads_back(name, number):
    path = frame_path(Path("/films") / name, number)
    assert path.parent == Path("/films")
    assert file_and_number(path) == (Path("/films") / name, number)


def test_frames_sort_in_their_order():
    names = [frame_path(Path("f.mp4"), number).name for number in (1, 2, 10, 99_999)]
    assert names == sorted(names) == ["f#00001.mp4", "f#00002.mp4", "f#00010.mp4", "f#99999.mp4"]


def test_a_file_that_is_really_called_so_is_no_frame(tmp_path):
    path = tmp_path / "case#00012.png"
    assert file_and_number(path) == (tmp_path / "case.png", 12)
    path.write_bytes(b"x")
    assert file_and_number(path) == (path, 1)


@pytest.mark.parametrize("name", ["case#12.png", "case.png", "#00012.png", "case#0001x.png"])
def test_other_names_are_files(name):
    assert file_and_number(Path(name)) == (Path(name), 1)
