"""A log that is cleaned says where something failed, and nothing of what it failed on."""

from __future__ import annotations

from pathlib import Path

import pytest

from segview.core.base.places import log_file, package_folder
from segview.core.base.reports import bug_report
from segview.core.help.cleaning import clean_log, vocabulary

KNOWN = vocabulary(["the mask of an image cannot be read, it has no pixels and the wrong size"])
PLANTED = ("Mustermann", "erika", "1964-08-12", "123456789", "geheim", "studie", "/data", "OP_42", "Пациент")


def failed(message: str) -> ValueError:
    try:
        raise ValueError(message)
    except ValueError as error:
        return error


@pytest.mark.usefixtures("caplog")
@pytest.mark.parametrize(
    "message",
    [
        "/data/Mustermann, erika 1964-08-12/OP_42.png cannot be read",
        "the mask of 'erika geheim' has no pixels",
        "studie 123456789: the wrong size (4, 5)\n    geheim in a second line",
        "Пациент “erika” …",
    ],
)
def test_nothing_planted_stays(message: str) -> None:
    bug_report(failed(message), about=Path("/data/Mustermann erika/geheim OP_42.dcm"))
    log = log_file().read_text()
    assert "geheim" in log
    clean = clean_log(log, KNOWN)
    assert [word for word in PLANTED if word in clean] == []
    assert "ValueError" in clean
    assert "Traceback (most recent call last):" in clean


def test_frames_of_segview_stay() -> None:
    log = f'  File "{package_folder()}/core/base/files.py", line 3, in read\n    with open(path):\n'
    assert clean_log(log, KNOWN) == '  File "segview/core/base/files.py", line 3, in read\n    with open(path):\n'


@pytest.mark.usefixtures("caplog")
def test_known_words_and_short_numbers_stay() -> None:
    bug_report(failed("the mask of /data/x.png has no pixels (4, 52000)"))
    last = clean_log(log_file().read_text(), KNOWN).splitlines()[-2:]
    assert "ValueError: the mask of … has no pixels (4, …" in last


def test_frames_of_libraries_stay_and_those_of_others_go() -> None:
    log = (
        "2026-11-28 11:00:00,123 77 prediction: an error on /data/x.png\n"
        "Traceback (most recent call last):\n"
        '  File "/home/erika/venv/lib/python3.11/site-packages/torch/nn/module.py", line 5, in forward\n'
        "    return self.layer(x)\n"
        "           ^^^^^^^^^^^^^\n"
        '  File "/home/erika/studie/net.py", line 7, in geheim\n'
        "    patient = erika\n"
        '  File "/home/erika/segview/studie.py", line 8, in <module>\n'
        "numpy.linalg.LinAlgError: geheim\n"
    )
    assert clean_log(log, KNOWN).splitlines() == [
        "2026-11-28 11:00:00 an error",
        "Traceback (most recent call last):",
        '  File "site-packages/torch/nn/module.py", line 5, in forward',
        "    return self.layer(x)",
        '  File "…", line 7, in …',
        '  File "…", line 8, in …',
        "numpy.linalg.LinAlgError: …",
    ]


def test_an_empty_log_stays_empty() -> None:
    assert clean_log("", KNOWN) == ""
