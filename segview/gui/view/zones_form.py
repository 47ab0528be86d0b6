"""The two thresholds of SeeNet's ternary zones."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QPushButton, QWidget

from segview.core.answers.prediction import Prediction
from segview.core.base.text import Text
from segview.core.requests.settings import ViewSettings
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.gui.widgets.controls import fraction_rows, name_control
from segview.gui.widgets.stacked import set_spacing

ZONES = "seenet/zones"
_NUMBERS = {"zone_high": Text("Erase above"), "zone_low": Text("Reverse below")}


class ZonesForm(QWidget):
    """Sliders for the thresholds that divide the stored attention into zones; shown only if the variant has zones."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        form = set_spacing(QFormLayout(self))
        self.numbers = fraction_rows(form, "layers", _NUMBERS, self._set)
        self.show_zones = QPushButton(tr("Show the zones"))
        name_control(
            self.show_zones,
            "layers/zones",
            tr("Show the zones"),
            tr("Erased, kept and reversed features, beside the image"),
        )
        self.show_zones.clicked.connect(self._show_zones)
        form.addRow(self.show_zones)
        session.view_changed.connect(self._put_view)
        self._put_view(session.view)
        self.hide()

    def set_answer(self, answer: Prediction | None) -> None:
        """Show the form if the prediction has zones; hide it otherwise."""
        if answer is not None or not self._session.ticked:
            self.setVisible(answer is not None and ZONES in answer.maps)

    def _set(self, field: str, value: float) -> None:
        view = self._session.view
        # Each threshold moves the other one along: if they crossed, there would be no zone between them.
        high, low = (value, min(view.zone_low, value)) if field == "zone_high" else (max(view.zone_high, value), value)
        self._session.show(zone_high=high, zone_low=low)

    def _show_zones(self) -> None:
        if ZONES not in self._session.view.maps:
            self._session.show(maps=(*self._session.view.maps, ZONES))

    def _put_view(self, view: ViewSettings) -> None:
        for field, number in self.numbers.items():
            number.set_number(getattr(view, field))
        self.show_zones.setEnabled(ZONES not in view.maps)
