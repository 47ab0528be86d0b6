"""The remembered state of the window: written whole, read back, and never an obstacle to the start."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from segview.core.base.errors import UserError
from segview.core.requests.request import Request
from segview.core.requests.settings import PredictionSettings, ViewSettings
from segview.core.requests.state import State, StateFile

STATE = State(
    view=ViewSettings(threshold=0.3, maps=("uncertainty", "cbam/*"), mask=False),
    prediction_settings=PredictionSettings(scales=(2, 0.5), merge="max", flip=True, device="cuda:1"),
    folder="/pictures/Köln",
    files=("/a.png", os.fsdecode(b"/caf\xe9.png")),
    opened=("/models/x",),
    ticked=("/models/unet",),
    geometry="AdnQywAD",
)


def test_what_is_remembered_is_what_was_known(tmp_path: Path) -> None:
    file = StateFile(tmp_path / "new" / "state.json")
    assert file.read_state() == (State(), "")
    file.write(STATE)
    assert file.read_state() == (STATE, "")
    assert file.path.read_text().startswith("{\n")
    assert file.read_state()[0].prediction_settings.scales == (0.5, 2.0)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"null",
        b"\xff\xfe\x00",
        b'{"view": {"threshold": 7}}',
        b'{"view": {"opacity": NaN}}',
        b'{"prediction_settings": {"scales": []}}',
        b'{"prediction_settings": {"scales": [NaN]}}',
        b'{"prediction_settings": {"scales": [1e999]}}',
        b'{"prediction_settings": {"merge": "mean"}}',
        b'{"colour": "red"}',
        b"[1, 2]",
        b'{"files": ' + b"9" * 5000 + b"}",
        b"[" * 100_000,
    ],
)
def test_a_damaged_file_is_set_aside_and_told(tmp_path: Path, content: bytes) -> None:
    file = StateFile(tmp_path / "state.json")
    file.path.write_bytes(content)
    state, problem = file.read_state()
    assert state == State()
    assert problem == f"The saved settings are damaged and were set aside as {tmp_path / 'state.bad'}."
    assert (tmp_path / "state.bad").read_bytes() == content
    assert file.read_state() == (State(), "")


def test_what_a_newer_version_wrote_is_used_as_far_as_it_is_known(tmp_path: Path) -> None:
    file = StateFile(tmp_path / "state.json")
    newer = {**PLAIN, "format": 7, "view": {**PLAIN["view"], "shine": True}, "weather": "fine"}
    file.path.write_text(json.dumps(newer))
    state, problem = file.read_state()
    assert state == STATE.model_copy(update={"view": ViewSettings()})
    assert "(format, view, weather)" in problem
    assert str(tmp_path / "state.bad") in problem
    assert json.loads((tmp_path / "state.bad").read_text()) == newer


@pytest.mark.parametrize("name", ["x" * 5000, "a/" * 3000, "file/inside", "loop/state"])
def test_a_file_that_cannot_be_looked_at_is_told_or_new(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    state, problem = StateFile(tmp_path / name / "state.json").read_state()
    assert state == State()
    assert "could not be read" in problem


def test_a_file_that_cannot_be_set_aside_is_passed_over(tmp_path: Path) -> None:
    file = StateFile(tmp_path / "state.json")
    file.path.write_text("{")
    (tmp_path / "state.bad").mkdir()
    assert file.read_state() == (State(), "The saved settings are damaged and were ignored.")


def test_a_file_that_cannot_be_read_is_told_and_stays(tmp_path: Path) -> None:
    (tmp_path / "state.json").mkdir()
    state, problem = StateFile(tmp_path / "state.json").read_state()
    assert state == State()
    assert "could not be read: Is a directory" in problem
    assert (tmp_path / "state.json").is_dir()


def test_a_start_removes_what_killed_writers_left(tmp_path: Path) -> None:
    stray = tmp_path / ".segview-abc.json"
    stray.touch()
    os.utime(stray, (time.time() - 9999, time.time() - 9999))
    StateFile(tmp_path / "state.json").read_state()
    assert not stray.exists()


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the way to every value inside a JSON value."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, part in inside for place in _places(part, (*path, key)))]


PLAIN = json.loads(json.dumps(STATE.model_dump(mode="json")))
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.lists(st.one_of(st.floats(), st.text(max_size=4)), max_size=3),
    st.dictionaries(st.text(max_size=4), st.integers(), max_size=2),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80, deadline=None)
@given(place=st.sampled_from(_places(PLAIN)), odd=ODD, cut=st.integers(0, 5000))
def test_no_file_keeps_the_window_from_opening(tmp_path: Path, place: tuple[Any, ...], odd: Any, cut: int) -> None:
    whole = json.loads(json.dumps(PLAIN))
    part = whole
    for key in place[:-1]:
        part = part[key]
    if place:
        part[place[-1]] = odd
    file = StateFile(tmp_path / "state.json")
    file.path.write_bytes(json.dumps(whole if place else odd).encode()[:cut])
    state, problem = file.read_state()
    assert bool(problem) == (not file.path.exists())
    # What was read can be asked, looked at and written again.
    q = state.prediction_settings
    Request(Path("a"), Path("b"), q.scales or (1.0,), merge=q.merge, flip=q.flip, device=q.device)
    assert 0.01 <= state.view.threshold <= 0.99
    file.write(state)
    assert file.read_state() == (state, "")


def test_a_state_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "there").touch()
    with pytest.raises(UserError, match="could not be written"):
        StateFile(tmp_path / "there" / "state.json").write(State())


@pytest.mark.parametrize(("field", "value"), [("threshold", 0.0), ("threshold", 1.0), ("band", 0.5), ("opacity", 1.1)])
def test_a_look_has_limits(field: str, value: float) -> None:
    with pytest.raises(ValidationError, match=field):
        ViewSettings(**{field: value})  # pyright: ignore[reportArgumentType]
