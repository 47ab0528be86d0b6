from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from segview.core.base.errors import UserError
from segview.core.base.places import log_file
from segview.core.base.reports import LOG_BYTES, OLD_LOGS, bug_report, mendable
from segview.core.requests.failures import attempt, attempt_stream, failure_of
from segview.core.requests.request import Failure

pytestmark = pytest.mark.usefixtures("caplog")  # bugs are logged here on purpose


def _failing(error: Exception) -> None:
    raise error


def test_what_works_is_returned_and_what_fails_is_a_failure() -> None:
    done = [attempt(text, partial(int, text), about=text) for text in ("1", "one", "3")]
    assert done[::2] == [1, 3]
    assert isinstance(done[1], Failure)
    assert done[1].question == "one"
    assert done[1].bug
    assert "on one (ValueError: invalid literal" in done[1].reason


def test_what_came_before_the_failure_is_kept() -> None:
    def work() -> Iterator[int]:
        yield 1
        raise UserError("There is no more.")

    assert list(attempt_stream("question", work)) == [1, Failure("question", "There is no more.")]


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (UserError("Choose another."), "Choose another."),
        (PermissionError(13, "Permission denied", "/locked/a.png"), "/locked/a.png cannot be used: Permission denied."),
        (OSError(36, "File name too long", b"/\xff"), "/\\xff cannot be used: File name too long."),
        (MemoryError(), "There is not enough memory"),
    ],
)
def test_what_can_be_mended_is_no_bug(error: Exception, sentence: str) -> None:
    failure = failure_of(error, "question")
    assert failure.reason.startswith(sentence)
    assert not failure.bug
    assert not log_file().exists()


def test_an_error_without_a_file_is_a_bug() -> None:
    assert mendable(OSError("what?")) is None
    assert mendable(RuntimeError("what?")) is None


def test_a_bug_is_in_the_log_and_the_log_in_the_sentence() -> None:
    failure = attempt("question", partial(_failing, KeyError("axes")), about="/data/a.tif")
    assert isinstance(failure, Failure)
    assert failure.reason == f"segview made an error on /data/a.tif (KeyError: 'axes'): see {log_file()}."
    text = log_file().read_text()
    assert "an error on /data/a.tif" in text
    assert "Traceback" in text
    assert "_failing" in text


def test_a_bug_is_logged_once_on_its_way() -> None:
    error = ValueError("inner")
    assert bug_report(error, "a.png") == bug_report(error, "the command")
    assert log_file().read_text().count("Traceback") + log_file().read_text().count("ValueError") == 1


def test_a_bug_of_an_odd_name_is_logged_too() -> None:
    name = os.fsdecode(b"/data/\xff %s {}.png")
    assert bug_report(ValueError("odd"), name).startswith("segview made an error on ")
    assert "\\udcff %s {}.png" in log_file().read_text()


def test_an_error_of_pages_is_one_sentence() -> None:
    report = bug_report(ValueError("first line\nsecond line" * 1000))
    assert "first line)" in report
    assert "second" not in report
    assert len(bug_report(ValueError("x" * 10_000))) < 1000


def test_the_log_is_bounded() -> None:
    for number in range(60):
        bug_report(ValueError("x" * 100_000 + str(number)))
    files = sorted(log_file().parent.glob(f"{log_file().name}*"))
    assert len(files) == 1 + OLD_LOGS
    assert sum(file.stat().st_size for file in files) <= (1 + OLD_LOGS) * (LOG_BYTES + 200_000)
    assert "x59" in log_file().read_text()


def test_a_log_that_cannot_be_written_is_told(home: Path) -> None:
    log_file().parent.parent.mkdir(parents=True)
    log_file().parent.write_text("a file in the folder's place")
    report = bug_report(ValueError("odd"))
    assert report.startswith(f"segview made an error (ValueError: odd): the log {log_file()} cannot be written (")
