"""What a batch says of the items that failed."""

import pytest
import typer

from segview.cli.status import ExitStatus, Losses
from segview.core.requests.request import Failure


def test_what_fails_for_each_variant_is_told_once_and_counted_each_time(capsys) -> None:
    losses = Losses()
    for reason in ("a.png is damaged.", "a.png is damaged.", "b.png is damaged."):
        losses.lose(Failure(reason))
    with pytest.raises(typer.Exit) as ended:
        losses.leave("images", 8)
    told = capsys.readouterr().err
    assert told.count("a.png is damaged.") == told.count("b.png is damaged.") == 1
    assert "Of 8 images, 3 failed." in told
    assert ended.value.exit_code == ExitStatus.SOME_FAILED
