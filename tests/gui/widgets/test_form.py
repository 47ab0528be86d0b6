"""A form shows a model's fields, takes what is typed, and names what is wrong."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QTabWidget

from segview.core.plans.plan import TrainingPlan
from segview.core.plans.training_config import LossPlan
from segview.core.variants.spec import NetworkSpec
from segview.gui.widgets.form import Form

PLAN = TrainingPlan.model_validate(
    {
        "name": "mine",
        "network": {"encoder": "mobilenet_v2", "head": "C", "output_activation": "selu", "options": {"a": 1}},
        "preprocessing": {"input_size": [96, 128]},
        "data": {"train": ["one", "two"], "validation_pairs": 4},
        "learning_rate": 0.003,
        "schedule": {"name": "plateau", "wait": 3},
        "optimiser": "sgd",
    }
)


@pytest.fixture
def form(qtbot):
    form = Form(TrainingPlan, "plan")
    qtbot.addWidget(form)
    form.show()
    form.set_value(PLAN)
    return form


def typed(qtbot, form, place, text):
    control = form.field(*place)
    line = control.lineEdit() if isinstance(control, QComboBox) else control
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    qtbot.keyClicks(line, text)


def test_what_is_put_comes_back(form):
    assert form.problem == ""
    assert form.value == PLAN


def test_the_kind_of_a_field_chooses_its_control(form):
    kinds = {
        ("name",): QLineEdit,
        ("half_weights",): QCheckBox,
        ("precision",): QComboBox,
        ("network", "head"): QComboBox,
        ("augmentation", "flip"): QCheckBox,
        ("data", "source", "name"): QLineEdit,
    }
    for place, kind in kinds.items():
        assert type(form.field(*place)) is kind
    assert form.field("patience").toolTip() == TrainingPlan.model_fields["patience"].description
    assert form.field("network", "encoder").objectName() == "plan/network/encoder"


def test_what_is_typed_is_the_value(qtbot, form):
    typed(qtbot, form, ("epochs",), "7")
    typed(qtbot, form, ("preprocessing", "input_size"), "64, 64")
    typed(qtbot, form, ("data", "train"), "three")
    form.field("augmentation", "flip").click()
    assert form.value.epochs == 7
    assert form.value.preprocessing.input_size == (64, 64)
    assert form.value.data.train == ("three",)
    typed(qtbot, form, ("data", "classes"), "0, disc")
    typed(qtbot, form, ("data", "colours"), "#000000, #ff0000")
    assert form.value.data.classes == ("0", "disc")
    choose(form.field("loss", "name"), "focal")
    typed(qtbot, form, ("loss", "gamma"), "1.5")
    assert str(form.value.loss) == "focal gamma 1.5"
    assert not form.value.augmentation.flip


@pytest.mark.parametrize(
    ("place", "text", "said"),
    [
        (("epochs",), "0", "epochs: Input should be greater than or equal to 1 (given: 0)"),
        (("epochs",), "many", "epochs: Input should be a valid integer"),
        (("name",), "two words", "name: String should match pattern"),
        (("preprocessing", "input_size"), "8, 8", "the input size is 16 to 4096 pixels"),
        (("network", "options"), "{", "network.options"),
        (("data", "validation_pairs"), "", "validation_pairs to hold back"),
        (("schedule", "factor"), "2", "schedule: the factor of plateau lies in 0.01 to 0.99, not at 2"),
    ],
)
def test_a_wrong_value_is_named_while_it_is_typed(qtbot, form, place, text, said):
    with qtbot.waitSignal(form.changed):
        typed(qtbot, form, place, text)
    assert said in form.problem
    assert form.value is None
    assert form.message.isVisible()
    form.set_value(PLAN)
    assert form.problem == ""


def test_what_does_not_go_with_the_choice_is_hidden_and_does_not_count(qtbot, form):
    loss, gamma, beta = (form.field("loss", name) for name in ("name", "gamma", "beta"))
    assert not gamma.isVisible()
    choose(loss, "focal")
    assert gamma.isVisible()
    assert not beta.isVisible()
    typed(qtbot, form, ("loss", "gamma"), "3")
    assert form.value.loss.parameters == {"gamma": 3}
    choose(loss, "dice")
    assert form.problem == ""
    assert form.value.loss == LossPlan(name="dice")
    choose(loss, "tversky")
    assert "loss: tversky needs a beta, in 0 to 1" in form.problem
    typed(qtbot, form, ("loss", "beta"), "0.3")
    assert str(form.value.loss) == "tversky beta 0.3"


def choose(combo, text):
    combo.setCurrentText(text)
    assert combo.currentText() == text
    combo.activated.emit(combo.currentIndex())


def test_nothing_is_said_of_a_field_without_a_default(form):
    lines = form.findChildren(QLineEdit)
    assert len(lines) > 20
    assert not [line.objectName() for line in lines if "Undefined" in line.placeholderText()]


def test_any_model_has_a_form(qtbot):
    form = Form(NetworkSpec, "spec")
    qtbot.addWidget(form)
    assert form.value == NetworkSpec()


def test_fields_stand_on_pages_and_names_are_offered_beside_what_is_typed(qtbot):
    places = (("network", "architecture"), ("network", "encoder"))
    rest = tuple(name for name in TrainingPlan.model_fields if name not in ("name", "data"))
    pages = {"One": ("name", "data"), "Two": rest}
    form = Form(TrainingPlan, "plan", pages=pages, open_choices=places)
    qtbot.addWidget(form)
    form.set_value(PLAN)
    assert form.value == PLAN
    tabs = form.findChild(QTabWidget)
    assert [tabs.tabText(place) for place in range(tabs.count())] == ["One", "Two"]
    assert tabs.widget(0).isAncestorOf(form.field("data", "train"))
    assert tabs.widget(1).isAncestorOf(form.field("network", "encoder"))
    form.offer({places[1]: ("mobilenet_v2", "resnet34")})
    assert form.value == PLAN
    box = form.field(*places[1])
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findText("resnet34"))
    assert form.value == PLAN.model_copy(update={"network": PLAN.network.model_copy(update={"encoder": "resnet34"})})
    typed(qtbot, form, places[1], "mine")
    assert form.value == PLAN.model_copy(update={"network": PLAN.network.model_copy(update={"encoder": "mine"})})
