"""The lines of results: what they say is believed only of files that are still as they were written."""

from __future__ import annotations

import multiprocessing
import os
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from segview.core.base.errors import UserError
from segview.evaluation.batch.outputs import Part, place, stems
from segview.evaluation.batch.results import Line, Results, line_of


@pytest.fixture
def image(tmp_path: Path) -> Path:
    path = tmp_path / "images" / "one.png"
    path.parent.mkdir()
    path.write_bytes(b"pixels")
    return path


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def done(image: Path, out: Path, asked: str = "a") -> Line:
    (out / "one.mask.png").write_bytes(b"mask")
    return replace(line_of(image, asked), stem="one", files={"one.mask.png": 4}, records=[{"area": 3}])


def test_a_line_is_known_again(image, out) -> None:
    line = done(image, out)
    with closing(Results(out)) as results:
        results.add(line)
    with closing(Results(out)) as results:
        assert results.read_done() == ({line.key}, {str(image): "one"})
        assert results.of([image], "a") == {image: line}
        assert results.of([image], "b") == {}


def test_what_has_changed_is_not_done(image, out) -> None:
    line = done(image, out)
    with closing(Results(out)) as results:
        results.add(line)
        assert line_of(image, "another question").key not in results.read_done()[0]
        image.write_bytes(b"other pixels")
        assert line_of(image, "a").key not in results.read_done()[0]
        (out / "one.mask.png").write_bytes(b"somebody else's")
        assert results.read_done()[0] == set()
        (out / "one.mask.png").unlink()
        assert results.read_done()[0] == set()


@pytest.mark.parametrize("parts", [("", ""), ("", "1-2"), ("1-2", "")])
def test_files_that_another_question_has_replaced_are_not_there_though_their_size_is_the_same(
    image, out, parts
) -> None:
    first, second = done(image, out, "a"), done(image, out, "b")
    for number, (part, line) in enumerate(zip(parts, (first, second), strict=True)):
        with closing(Results(out, part)) as results:
            results.add(line)
        os.utime(results.path, ns=(number, number))
    with closing(Results(out)) as results:
        assert results.read_done()[0] == {second.key}
        results.add(first)
        os.utime(results.path, ns=(2, 2))
        assert results.read_done()[0] == {first.key}


def test_an_image_that_failed_is_tried_again(image, out) -> None:
    with closing(Results(out)) as results:
        results.add(replace(line_of(image, "a"), failed="It is damaged."))
        assert results.read_done()[0] == set()
        assert results.of([image], "a") == {}


def test_the_torn_line_goes_and_the_others_stay(image, out) -> None:
    lines = [replace(done(image, out), stem=f"{number}") for number in range(3)]
    whole = b"".join(line.text() for line in lines)
    for torn in range(len(lines[-1].text())):
        (out / "results.jsonl").write_bytes(whole + lines[-1].text()[:torn])
        with closing(Results(out)) as results:
            results.add(lines[0])
        assert (out / "results.jsonl").read_bytes() == whole + lines[0].text()


def test_a_file_of_somebody_else_stays_as_it_is(out) -> None:
    for content in (b"mine\n", b'{"mine": 1}\n{"mine": 2}'):
        (out / "results.jsonl").write_bytes(content)
        with pytest.raises(UserError, match="did not write it"):
            Results(out)
        assert (out / "results.jsonl").read_bytes() == content


def _refused(out: Path) -> str:
    try:
        Results(out).close()
    except UserError as error:
        return str(error)
    return ""


def test_two_processes_do_not_write_one_file(out) -> None:
    with closing(Results(out)), multiprocessing.get_context("spawn").Pool(1) as pool:
        assert "--part 1/2" in pool.apply(_refused, (out,))
        with closing(Results(out, "1-of-2")):
            pass


def test_names_stay_with_their_images() -> None:
    paths = [Path("/a/x.jpg"), Path("/a/x.png"), Path("/b/X.PNG"), Path("/c/X.png")]
    found = stems(paths, {})
    assert list(found.values()) == ["x", "x.png", "b-X.PNG", "c-X.png"]
    assert stems([Path("/0/x.png"), *paths], {str(path): stem for path, stem in found.items()})[Path("/a/x.jpg")] == "x"
    assert len({one.casefold() for one in stems([Path(f"/{n}/x.png") for n in range(9)], {}).values()}) == 9


def test_parts_share_the_images() -> None:
    paths = [Path(str(number)) for number in range(23)]
    parts = [Part(number, 5).select(paths) for number in range(1, 6)]
    assert [path for part in parts for path in part] == paths
    assert {len(part) for part in parts} == {4, 5}
    assert Part.of("2/8") == Part(2, 8)
    for wrong in ("0/3", "4/3", "3", "a/b", "1/0", "-1/2"):
        with pytest.raises(UserError):
            Part.of(wrong)


def test_results_are_spread_by_their_names_alone(tmp_path) -> None:
    assert place(tmp_path, "one", spread=False) == tmp_path
    folders = {place(tmp_path, f"{number}", spread=True).name for number in range(3000)}
    assert len(folders) == 256
    assert place(tmp_path, "7", spread=True) == tmp_path / "79"  # in every process, and forever


def test_files_that_are_called_by_identifiers_keep_them_whole() -> None:
    paths = [Path(f"/a/1.2.840.{number}") for number in (5, 6, 10)]
    assert stems(paths, {}) == {path: path.name for path in paths}
    assert stems(paths, {"/a/1.2.840.5": "1.2.840"})[paths[0]] == "1.2.840", "as it was called before"
