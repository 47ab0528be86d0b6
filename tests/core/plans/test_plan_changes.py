"""A plan's fields as text, and its paths in another folder."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomlkit

from segview.core.base.errors import UserError
from segview.core.base.fields import as_text, fields_of
from segview.core.plans.overrides import change, move
from segview.core.plans.plan import TrainingPlan, plan_of

PLAN = """
name = "small"  # short
loss = "dice"

[network]
encoder = "mobilenet_v2"
options = {}

[preprocessing]
input_size = [64, 64]

[data]
train = ["pairs"]
validation_pairs = 4
"""


def changed(*changes: str) -> TrainingPlan:
    document = tomlkit.parse(PLAN)
    change(document, changes)
    return plan_of(document.unwrap(), "The plan")


def test_every_kind_of_field_is_read() -> None:
    plan = changed(
        "epochs=3",
        "learning_rate=1e-4",
        "network.head=C",
        "preprocessing.input_size=32, 48",
        "augmentation.flip=False",
        'network.options={"decoder_use_norm": true}',
        "network.scale_attention=none",
        "data.source.name=the clinic's",
        "data.source.pairs=12",
        "average_weights=",
    )
    assert (plan.epochs, plan.learning_rate, plan.network.head, plan.average_weights) == (3, 1e-4, "C", 0)
    assert plan.preprocessing.input_size == (32, 48)
    assert plan.augmentation.flip is False
    assert plan.network.options == {"decoder_use_norm": True}
    assert plan.data.source is not None
    assert plan.data.source.name == "the clinic's"


def test_what_a_field_is_comes_back_from_its_text() -> None:
    plan = changed("network.decoder_channels=8,4", "augmentation.scale=0.1", "loss=focal", "loss.gamma=1.5")
    content = plan.model_dump(mode="json")
    for field in fields_of(TrainingPlan):
        inside = content
        for name in field.place:
            inside = inside.get(name) if inside else None
        if inside not in (None, [], {}):  # what is empty is left to its default
            assert field.content(as_text(inside)) == inside, field.place
        assert field.takes


def test_a_loss_by_its_name_alone_is_one_without_parameters() -> None:
    assert changed("loss.name=tversky", "loss.beta=0.3").loss.parameters == {"beta": 0.3}
    assert str(changed("loss.name=tversky", "loss.beta=0.3", "loss=focal").loss) == "focal"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("epocs=3", "no field 'epocs'. Did you mean 'epochs'?"),
        ("network.hed=C", "Did you mean 'network.head'?"),
        ("network=unet", "no field 'network'"),
        ("epochs", "FIELD=VALUE"),
        ("epochs=0", "epochs: Input should be greater than or equal to 1"),
        ("epochs=three", "epochs: Input should be a valid integer"),
        ("augmentation.flip=perhaps", "augmentation.flip: Input should be a valid boolean"),
        ("network.head=E", "network.head: Input should be 'A', 'B', 'C', 'D' or 'plain'"),
        ("network.options={", "network.options: Input should be a valid dictionary"),
        ("name=", "name: String should match"),
    ],
)
def test_what_is_wrong_is_named(given: str, said: str) -> None:
    with pytest.raises(UserError) as refused:
        changed(given)
    assert said in str(refused.value)


def test_paths_are_those_of_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    plan = changed("data.train=one, two/three", "taught=best")
    assert plan.data.train == (str(tmp_path / "one"), str(tmp_path / "two" / "three"))
    assert plan.taught == str(tmp_path / "best")


def test_comments_stay_and_paths_move() -> None:
    document = tomlkit.parse(PLAN)
    change(document, ["epochs=3"])
    move(document, lambda path: f"../{path}")
    text = document.as_string()
    assert "# short" in text
    assert 'train = ["../pairs"]' in text
    assert plan_of(tomlkit.parse(text).unwrap(), "It").epochs == 3
