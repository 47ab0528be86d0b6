"""Names of the fields of plans."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from segview.core.base.fields import model_in, own_fields
from segview.core.plans.fine_tuning import FineTuning
from segview.core.plans.plan import TrainingPlan
from segview.gui.training.field_titles import FIELD_TITLES
from segview.gui.training.plan_dialog import PAGES


def fields(kind: type[BaseModel]) -> Iterator[str]:
    for name, info in own_fields(kind):
        yield name
        inner = model_in(info.annotation)
        if inner is not None:
            yield from fields(inner)


def test_every_field_of_a_form_has_a_name_and_no_other() -> None:
    assert {*fields(TrainingPlan), *fields(FineTuning)} == {*FIELD_TITLES}


def test_every_field_of_a_plan_stands_on_one_page_of_its_form() -> None:
    assert sorted(name for page in PAGES.values() for name in page) == sorted(TrainingPlan.model_fields)
