"""The form of brightness, contrast, gamma and channels of the shown image."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from segview.core.base.text import Text
from segview.core.requests.settings import ViewSettings
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.gui.widgets.controls import choice, fraction_rows, name_control, tool_button
from segview.gui.widgets.stacked import set_spacing

_NUMBERS = {"brightness": Text("Brightness"), "contrast": Text("Contrast"), "gamma": Text("Gamma")}
CHANNELS = {
    "colour": Text("In colour"),
    "red": Text("Red alone"),
    "green": Text("Green alone"),
    "blue": Text("Blue alone"),
    "grey": Text("Grey"),
    "narrow": Text("Like narrow-band light"),
}
FIELDS = ("channels", *_NUMBERS)


class LightForm(QWidget):
    """Changes how the image is shown; networks still get the original image."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        form = set_spacing(QFormLayout(self))
        self.channels = choice({name: tr(text) for name, text in CHANNELS.items()}, "look/channels", tr("Channels"))
        self.channels.setToolTip(tr("For display only: networks see the image as it is"))
        self.channels.activated.connect(lambda _place: self._session.show(channels=self.channels.currentData()))
        form.addRow(QLabel(tr("Image")), self.channels)
        self.numbers = fraction_rows(form, "look", _NUMBERS, self._set)
        self.reset = tool_button(
            tr("As it is"), "look/as_it_is", accessible=tr("Show the image as it is"), tip=tr("Show the image as it is")
        )
        self.reset.clicked.connect(lambda: as_it_is(session))
        form.addRow("", self.reset)
        name_control(self, "look/light_form", tr("Light of the image"))
        session.view_changed.connect(self._refresh)
        self._refresh(session.view)

    def _set(self, field: str, value: float) -> None:
        self._session.show(**{field: value})

    def _refresh(self, view: ViewSettings) -> None:
        for field, number in self.numbers.items():
            number.set_number(getattr(view, field))
        with QSignalBlocker(self.channels):
            self.channels.setCurrentIndex(self.channels.findData(view.channels))


def as_it_is(session: Session) -> None:
    """Show images with their original brightness, contrast, gamma and channels."""
    plain = ViewSettings()
    session.show(**{field: getattr(plain, field) for field in FIELDS})


def next_channels(session: Session) -> None:
    """Show the next choice of channels; after the last one, show the image in colour."""
    names = list(CHANNELS)
    session.show(channels=names[(names.index(session.view.channels) + 1) % len(names)])
