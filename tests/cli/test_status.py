"""A batch goes on past whatever one item trips over, and the exit status says what happened."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
import typer

from segview.cli.status import ExitStatus, Failures
from segview.core.base.places import log_file
from segview.core.requests.request import Failure

pytestmark = pytest.mark.usefixtures("caplog")  # bugs are logged here on purpose


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


@pytest.fixture
def broken_library(monkeypatch):
    """Have a function of a library raise what nobody foresaw, the first time it is called (by a room)."""

    def broken(module, name, error, *, room="segview"):
        real, calls = getattr(module, name), []

        def once(*arguments, **named):
            if room in Path(sys._getframe(1).f_code.co_filename).parts:
                calls.append(name)
                if len(calls) == 1:
                    raise error
            return real(*arguments, **named)

        monkeypatch.setattr(module, name, once)

    return broken


def test_predict_goes_on_past_a_bug(command, dataset, tiny_variant, out, broken_library) -> None:
    broken_library(np.lib.format, "write_array", TypeError("unexpected keyword"))
    ran = command("predict", dataset, "--variant", tiny_variant("A"), "--scales", "1", "--out", out)
    assert ran.status == 3
    assert f"first.png (TypeError: unexpected keyword): see {log_file()}." in ran.err
    assert "Of 2 images, 1 failed, 1 by an error of segview." in ran.err
    assert "1 of 2 images" in ran.out
    assert "Traceback" not in ran.err
    assert "write_array" in log_file().read_text()
    assert len(list(out.glob("*.maps.npz"))) == 1


def test_evaluate_goes_on_past_a_bug(command, dataset, tiny_variant, broken_library) -> None:
    broken_library(np, "bincount", IndexError("beyond the end"), room="metrics")
    ran = command("evaluate", dataset, "-v", tiny_variant("A"))
    assert ran.status == 3
    assert "first.png (IndexError: beyond the end): see " in ran.err
    assert "Of 2 pairs, 1 failed, 1 by an error of segview." in ran.err
    assert "Dice" in ran.out


def test_a_bug_in_a_remark_on_ground_truths_ends_nothing(command, dataset, tiny_variant, broken_library) -> None:
    broken_library(np, "bincount", IndexError("beyond the end"), room="data")
    ran = command("evaluate", dataset, "-v", tiny_variant("A"))
    assert ran.status == 0
    assert "Dice" in ran.out
    assert "beyond the end" in log_file().read_text()


def test_rank_goes_on_past_a_bug(command, dataset, tiny_variant, broken_library) -> None:
    broken_library(np, "bincount", AttributeError("odd"), room="metrics")
    ran = command("rank", dataset, "-v", tiny_variant("A"), "--by", "uncertain", "--scales", "1")
    assert ran.status == 3
    assert "Of 2 images, 1 failed, 1 by an error of segview." in ran.err
    assert "% uncertain" in ran.out


def test_what_is_no_image_is_counted_and_no_bug(command, dataset, tiny_variant, out) -> None:
    (dataset / "images" / "broken.jpg").write_text("this is a text")
    ran = command("predict", dataset, "--variant", tiny_variant("A"), "--scales", "1", "--out", out)
    assert ran.status == 1
    assert "Of 3 images, 1 failed." in ran.err
    assert not log_file().exists()


def test_a_bug_of_a_command_is_a_sentence_and_a_status(command, tiny_variant, broken_library) -> None:
    import tomlkit

    broken_library(tomlkit, "document", ZeroDivisionError("by nothing"))
    ran = command("train", "--set", "name=one")
    assert ran.status == 3
    assert f"segview made an error (ZeroDivisionError: by nothing): see {log_file()}." in ran.err
    assert "Traceback" not in ran.err


def test_training_says_how_many_pairs_it_left_out(command, dataset, tmp_path) -> None:
    for number in range(6):
        for part in ("images", "masks"):
            (dataset / part / f"{number}.png").write_bytes((dataset / part / "first.png").read_bytes())
    (dataset / "images" / "3.png").write_bytes(b"no image")
    settings = {
        "name": "short",
        "network.architecture": "unet",
        "network.encoder": "mobilenet_v2",
        "network.decoder_channels": "16,16,8,8,8",
        "data.train": dataset,
        "data.validation_pairs": 2,
        "preprocessing.input_size": "32,32",
        "epochs": 1,
        "batch": 6,
    }
    sets = [part for name, value in settings.items() for part in ("--set", f"{name}={value}")]
    ran = command("train", *sets, "--runs", tmp_path / "runs", "--device", "cpu")
    assert ran.status == 1, ran.err
    assert "Of the pairs, 1 failed." in ran.err
    assert (tmp_path / "runs" / "short" / "best" / "config.json").exists()


def test_the_help_says_what_the_statuses_are(command) -> None:
    ran = command("--help")
    assert ran.status == 0
    assert "3 an error of segview" in " ".join(ran.out.split())


def test_what_fails_for_each_variant_is_told_once_and_counted_each_time(capsys) -> None:
    failures = Failures()
    for reason in ("a.png is damaged.", "a.png is damaged.", "b.png is damaged."):
        failures.add(Failure(None, reason))
    with pytest.raises(typer.Exit) as ended:
        failures.exit_if_any("images", 8)
    told = capsys.readouterr().err
    assert told.count("a.png is damaged.") == told.count("b.png is damaged.") == 1
    assert "Of 8 images, 3 failed." in told
    assert ended.value.exit_code == ExitStatus.SOME_FAILED
