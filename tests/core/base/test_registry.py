"""Tables whose unknown names are explained."""

from __future__ import annotations

import pytest

from segview.core.base.errors import UserError, first_sentence
from segview.core.base.registry import Registry, unknown_name

TABLE = Registry("map", {"entropy": 1, "probability": 2, "DPT": 3})


def test_a_table_is_a_mapping_in_the_order_of_its_entries() -> None:
    assert (TABLE["entropy"], list(TABLE), len(TABLE), "DPT" in TABLE, "x" in TABLE) == (
        1,
        ["entropy", "probability", "DPT"],
        3,
        True,
        False,
    )


@pytest.mark.parametrize(("given", "meant"), [("entropie", "entropy"), ("PROBABILTY", "probability"), ("dpt", "DPT")])
def test_an_unknown_name_is_answered_with_the_nearest_one(given: str, meant: str) -> None:
    with pytest.raises(UserError) as caught:
        TABLE[given]
    assert str(caught.value) == (f"'{given}' is not a map. Did you mean '{meant}'? Known: DPT, entropy, probability.")


def test_a_name_like_none_is_answered_with_all() -> None:
    with pytest.raises(UserError, match=r"^'zzz' is not a map\. Known: DPT, entropy, probability\.$"):
        TABLE["zzz"]


def test_a_long_list_is_not_printed_and_an_empty_one_said() -> None:
    many = [f"encoder{i}" for i in range(31)]
    assert str(unknown_name("encoder", "encoder99", many)).startswith(
        "'encoder99' is not an encoder. Did you mean 'enc"
    )
    assert "Known" not in str(unknown_name("encoder", "encoder99", many))
    assert str(unknown_name("variant", "x", [])) == "'x' is not a variant. None is known."


def test_the_first_line_of_an_error() -> None:
    assert first_sentence(ValueError("one\ntwo")) == "one"
    assert first_sentence(KeyError()) == "KeyError"
