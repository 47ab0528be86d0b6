"""Tables of core: their rows come from the rooms above, and what a file chooses of them is checked."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from segview.core.base import choices
from segview.core.base.choices import Choice, Choices
from segview.core.plans.training_config import LOSSES, LossChoice, LossPlan, SchedulePlan


def test_a_table_has_the_rows_of_the_room_and_the_names_that_packages_add(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choices, "added_names", lambda group: {"segview.losses": ("dice", "mine")}[group])
    assert list(LOSSES)[-1] == "mine"
    assert len(LOSSES) == len(set(LOSSES))  # what is named as a row of segview is that row
    assert LOSSES["mine"] is LOSSES.added
    assert LOSSES["dice"] == LossChoice()
    assert "theirs" not in LOSSES
    with pytest.raises(KeyError):
        _ = LOSSES["theirs"]
    assert str(LossPlan.model_validate({"name": "mine", "gamma": 3})) == "mine gamma 3"


def test_a_table_that_nobody_fills_is_told() -> None:
    with pytest.raises(KeyError, match="no such table"):
        _ = Choices("no such table", added=Choice()).own


def test_what_is_not_chosen_is_the_default_and_what_is_null_is_not_given() -> None:
    assert LossPlan() == LossPlan.model_validate("dice_ce")
    assert LossPlan.model_validate({"name": "tversky", "beta": 0.5, "alpha": None}).parameters == {"beta": 0.5}
    assert LossPlan.model_validate({}).model_dump() == {"name": "dice_ce"}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("dise", "Input should be 'cross_entropy'"),
        ({"name": "dice", "beta": 1}, "dice has no beta: it takes no parameters"),
        ({"name": "tversky", "beta": "much"}, "valid"),
        ({"name": "tversky", "bata": 0.5}, "tversky has no bata: it takes beta"),
    ],
)
def test_what_does_not_go_with_the_name_is_refused(given: Any, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        LossPlan.model_validate(given)


def test_a_whole_number_is_one() -> None:
    plan = SchedulePlan.model_validate({"name": "plateau", "wait": 3})
    assert plan.model_dump_json() == '{"name":"plateau","wait":3}'
    with pytest.raises(ValidationError, match=r"the wait of plateau is a whole number, not 2\.5"):
        SchedulePlan.model_validate({"name": "plateau", "wait": 2.5})
