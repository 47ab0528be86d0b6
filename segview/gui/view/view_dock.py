"""The pane of the view settings; changing them does not run the engine."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QCheckBox, QFormLayout, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from segview.core.base.text import Text
from segview.core.maps import palette
from segview.core.maps.disagreement import DISAGREEMENT
from segview.core.maps.errors import Outcome
from segview.core.requests.settings import ViewSettings
from segview.gui.language.translation import tr
from segview.gui.session.dock import Dock
from segview.gui.session.session import Session
from segview.gui.view.light_form import LightForm
from segview.gui.view.map_list import MapList
from segview.gui.widgets import theme
from segview.gui.widgets.controls import Fraction, description, limits, name_control, tool_button
from segview.gui.widgets.stacked import set_spacing

_NUMBERS = {"threshold": Text("Threshold"), "band": Text("Uncertain ±"), "opacity": Text("Opacity")}
_OVERLAYS = {
    "mask": (Text("Mask"), Text("Draw the mask over the image (S)"), (palette.MASK,)),
    "truth": (Text("Ground truth"), Text("Draw the outline of the ground truth (G)"), (palette.TRUTH,)),
    "uncertainty": (
        Text("Uncertainty"),
        Text("Draw where the probability lies in the uncertain band (U)"),
        (palette.UNCERTAIN,),
    ),
    "attention": (Text("Attention"), Text("Draw the spatial attention over the image (T)"), ()),
    "errors": (
        Text("Errors"),
        Text("Draw what is found (light), extra (orange) and missed (blue), paler or darker where uncertain (Shift+E)"),
        (palette.OUTCOMES[Outcome.FALSE_POSITIVE], palette.OUTCOMES[Outcome.FALSE_NEGATIVE]),
    ),
    "artefacts": (
        Text("Artefacts"),
        Text("Draw artefacts: glare (blue), border (grey), burnt-in text (orange), insets of the display (teal) (X)"),
        tuple(palette.ARTEFACTS.values()),
    ),
}
_WAYS = {
    "contour_only": Text("Outline only"),
    "part_colours": Text("Colours by part"),
    "outlines": Text("All variants' outlines"),
    "smooth": Text("Smooth maps"),
    "wrong_as_found": Text("Errors by prediction"),
    "tissue_only": Text("Scores on tissue only"),
    "figures": Text("Statistics in headers"),
    "own_maps": Text("Each variant's own maps"),
}


class ViewDock(Dock):
    """Threshold, uncertain band, opacity, overlays on the image, and maps beside the image."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, name="look", title=tr("Display"), parent=parent)
        self.numbers: dict[str, Fraction] = {}
        self.boxes: dict[str, QCheckBox] = {}
        self.maps = MapList()
        self.maps.setMinimumHeight(44)
        self.maps.chosen.connect(lambda chosen: self.session.show(maps=chosen))
        self.setWidget(self._build())
        session.view_changed.connect(self._refresh)
        session.answered.connect(self._put_maps)
        session.changed.connect(self._put_maps)
        self._refresh(session.view)

    def _build(self) -> QWidget:
        body = QWidget()
        layout = set_spacing(QVBoxLayout(body), theme.MARGIN)
        layout.addLayout(self._build_numbers())
        layout.addLayout(self._build_boxes())
        self.light = LightForm(self.session)
        self.light.hide()
        layout.addWidget(self.light)
        row = QHBoxLayout()
        heading = QLabel(tr("Maps shown"))
        heading.setBuddy(self.maps)
        row.addWidget(heading)
        row.addWidget(self._build_filter(), 1)
        tip = tr("Back to the default display settings")
        reset = tool_button(tr("Reset"), "look/reset", accessible=tr("Reset the display"), tip=tip)
        reset.clicked.connect(lambda: self.session.show(**dict(ViewSettings())))
        self.lighting = tool_button(
            tr("Image…"), "look/light", accessible=tr("Light of the image"), tip=tr("Brightness, contrast, channels")
        )
        self.lighting.setCheckable(True)
        self.lighting.toggled.connect(self.light.setVisible)
        row.addWidget(self.lighting)
        row.addWidget(reset)
        layout.addLayout(row)
        layout.addWidget(self.maps, 1)
        return body

    def _build_filter(self) -> QLineEdit:
        # Networks with many classes have hundreds of maps: one for each class and head.
        typed = QLineEdit(placeholderText=tr("Filter by name"), clearButtonEnabled=True)
        name_control(
            typed,
            "look/maps/filter",
            tr("Filter of the maps"),
            tr("Words in the names, for example: attention pole"),
        )
        typed.setAcceptDrops(False)
        typed.textChanged.connect(self.maps.show_only)
        return typed

    def _build_numbers(self) -> QFormLayout:
        form = QFormLayout()
        form.setSpacing(theme.GAP)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for field, title in _NUMBERS.items():
            text = tr(title)
            tip = description(field)
            number = Fraction(f"look/{field}", accessible=text, tip=tip, limits=limits(field))
            number.moved.connect(partial(self._set, field))
            label = QLabel(text)
            label.setToolTip(tip)
            label.setBuddy(number)
            form.addRow(label, number)
            self.numbers[field] = number
        return form

    def _build_boxes(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.MARGIN)
        grid.setVerticalSpacing(theme.GAP)
        for place, (field, (text, tip, colours)) in enumerate(_OVERLAYS.items()):
            box = self._build_box(field, text, tip)
            if colours:
                box.setIcon(QIcon(theme.swatch(*colours)))
            grid.addWidget(box, place // 2, place % 2)
        first = (len(_OVERLAYS) + 1) // 2
        for place, (field, text) in enumerate(_WAYS.items()):
            grid.addWidget(self._build_box(field, text, description(field)), first + place // 2, place % 2)
        return grid

    def _build_box(self, field: str, text: str, tip: str) -> QCheckBox:
        box = QCheckBox(tr(text))
        name_control(box, f"look/{field}", tr(text), tr(tip))
        box.toggled.connect(partial(self._set, field))
        self.boxes[field] = box
        return box

    def _set(self, field: str, value: object) -> None:
        self.session.show(**{field: value})

    def _refresh(self, view: ViewSettings) -> None:
        for field, number in self.numbers.items():
            number.set_number(getattr(view, field))
        for field, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setChecked(getattr(view, field))
        self._put_maps()

    def _put_maps(self) -> None:
        names = [name for one in self.session.answers.values() for name in (*one.maps, *one.charts)]
        if names and len(self.session.ticked) > 1:
            names += DISAGREEMENT
        # Until the first prediction arrives, such as after each step to another image, the list stays as it is.
        self.maps.set_patterns(self.session.view.maps, names or self.maps.patterns())
