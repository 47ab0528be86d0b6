"""Sentences on errors: the user's own errors keep their text; other errors are bugs, whose traceback is logged."""

from __future__ import annotations

import logging
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path

from segview.core.base.errors import UserError, first_sentence
from segview.core.base.places import log_file
from segview.core.base.text import Text

LOG_BYTES = 1_000_000
OLD_LOGS = 2
_REPORT = "segview made an error"
_FORMAT = "%(asctime)s %(process)d %(threadName)s: %(message)s"

_log = logging.getLogger(__name__)
_one_at_a_time = threading.Lock()


def sentence_on(error: BaseException, about: object = "") -> str:
    """Return the sentence for an error; a bug is also written to the log."""
    return mendable(error) or bug_report(error, about)


def mendable(error: BaseException) -> str | None:
    """Return the sentence of an error that is not a bug, i.e. of user input, disk or memory; else None."""
    if isinstance(error, UserError):
        return str(error)
    if isinstance(error, MemoryError):
        return Text("There is not enough memory for this. Close other programs, or choose a smaller image or scale.")
    if isinstance(error, OSError) and error.filename is not None and error.strerror:
        return Text(
            "{path} cannot be used: {reason}. Check that it is there and may be used.",
            path=_as_path(error.filename),
            reason=error.strerror,
        )
    return None


def bug_report(error: BaseException, about: object = "") -> str:
    """Write a bug's traceback to the log, and return a sentence with the error and the location of the log."""
    for note in getattr(error, "__notes__", ()):
        if note.startswith(_REPORT):
            return note  # it has been reported already
    item = f" on {about}" if str(about) else ""
    # An error's own text may be pages long.
    what = f"{type(error).__name__}: {first_sentence(error)}"[:300] if str(error).strip() else type(error).__name__
    _log.error("an error of segview%s", item, exc_info=error)
    place = log_file()
    problem = _write_down(error, item, place)
    report = _bug_sentence(str(about), what, place, problem)
    error.add_note(report)
    return report


def _bug_sentence(about: str, what: str, place: Path, problem: str) -> Text:
    """Return the sentence for a bug; ``problem`` is the reason why the log could not be written, or empty."""
    values = {"what": what, "place": place}
    if about and problem:
        return Text(
            "segview made an error on {about} ({what}): the log {place} cannot be written ({problem}).",
            about=about,
            problem=problem,
            **values,
        )
    if problem:
        return Text(
            "segview made an error ({what}): the log {place} cannot be written ({problem}).", problem=problem, **values
        )
    if about:
        return Text("segview made an error on {about} ({what}): see {place}.", about=about, **values)
    return Text("segview made an error ({what}): see {place}.", **values)


def _write_down(error: BaseException, item: str, place: Path) -> str:
    """Append a traceback to the log; return the reason if that fails, else an empty text."""
    record = _log.makeRecord(
        _log.name,
        logging.ERROR,
        __file__,
        0,
        f"an error{item}",
        (),
        (type(error), error, error.__traceback__),
    )
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with _one_at_a_time:
            file = _LogFile(
                place, maxBytes=LOG_BYTES, backupCount=OLD_LOGS, encoding="utf-8", errors="backslashreplace"
            )
            try:
                file.setFormatter(logging.Formatter(_FORMAT))
                file.emit(record)
            finally:
                file.close()
    except OSError as refusal:
        return refusal.strerror or str(refusal)
    return ""


class _LogFile(RotatingFileHandler):
    """A log file handler that raises if the log cannot be written."""

    def handleError(self, record: logging.LogRecord) -> None:
        raise


def _as_path(name: object) -> str:
    return name.decode(errors="backslashreplace") if isinstance(name, bytes) else str(name)
