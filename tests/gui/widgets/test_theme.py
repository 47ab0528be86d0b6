"""The colours of the window, in each theme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from itertools import combinations, product
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

import segview.gui
from segview.gui.widgets import theme
from segview.gui.widgets.roles import DARK, LIGHT, Roles
from segview.gui.widgets.sheet import sheet

ROLE, GROUP = QPalette.ColorRole, QPalette.ColorGroup
GROUNDS = ("window", "base", "alternate", "raised")
WRITTEN = {
    **dict.fromkeys(("text", "muted", "accent", "warning"), GROUNDS),
    "selected": ("selection",),
    "banner": ("done", "note", "failed"),
}
"""Each role of texts, and the grounds that it stands on."""
DRAWN = {"edge": GROUNDS, "accent": (*GROUNDS, "selected")}
"""Each role of lines that mean something: borders of controls, axes, the focus, what is ticked."""

both = pytest.mark.parametrize("roles", [DARK, LIGHT], ids=["dark", "light"])


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    font = qapp.font()
    yield qapp
    theme.apply(qapp)  # no longer after the system
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    qapp.setFont(font)
    qapp.styleHints().setColorScheme(Qt.ColorScheme.Unknown)


def contrast(one: str | QColor, other: str | QColor) -> float:
    """The contrast ratio of WCAG 2.2."""
    lights = sorted((_luminance(QColor(one)), _luminance(QColor(other))))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def linear(colour: str | QColor) -> np.ndarray:
    shown = QColor(colour)
    parts = np.array([shown.redF(), shown.greenF(), shown.blueF()])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def _luminance(colour: QColor) -> float:
    return float(linear(colour) @ (0.2126, 0.7152, 0.0722))


def test_the_ground_around_images_is_neutral_and_does_not_dazzle() -> None:
    for roles in (DARK, LIGHT):
        stage = QColor(roles.stage)
        assert max(stage.red(), stage.green(), stage.blue()) - min(stage.red(), stage.green(), stage.blue()) <= 8
        assert stage.lightness() < 210


def test_the_measure_of_contrast_itself() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@both
def test_every_text_reaches_a_contrast_of_4_5_on_its_grounds(roles: Roles) -> None:
    pairs = [(text, ground) for text, grounds in WRITTEN.items() for ground in grounds]
    low = {pair: contrast(getattr(roles, pair[0]), getattr(roles, pair[1])) for pair in pairs}
    assert not {pair: round(found, 2) for pair, found in low.items() if found < 4.5}


@both
def test_every_line_that_means_something_reaches_a_contrast_of_3(roles: Roles) -> None:
    pairs = [(line, ground) for line, grounds in DRAWN.items() for ground in grounds if ground != "selected"]
    low = {pair: contrast(getattr(roles, pair[0]), getattr(roles, pair[1])) for pair in pairs}
    low |= {(colour, "base"): contrast(colour, roles.base) for colour in roles.series}
    assert not {pair: round(found, 2) for pair, found in low.items() if found < 3}


@both
def test_cells_and_controls_that_are_not_usable_are_read(roles: Roles) -> None:
    assert all(contrast(ground, roles.text) >= 4.5 for ground in (*roles.ramp, *roles.depth))
    assert roles.disabled not in (roles.text, roles.muted)
    assert all(contrast(getattr(roles, ground), roles.disabled) >= 3 for ground in ("window", "base"))


@both
def test_lines_of_plots_are_told_apart_without_red_and_green(roles: Roles) -> None:
    # Viénot, Brettel and Mollon (1999), for linear RGB: protanopia and deuteranopia.
    for blind in (
        [[0.11238, 0.88762, 0.0], [0.11238, 0.88762, 0.0], [0.00401, -0.00401, 1.0]],
        [[0.29275, 0.70725, 0.0], [0.29275, 0.70725, 0.0], [-0.02234, 0.02234, 1.0]],
    ):
        seen = [np.clip(np.array(blind) @ linear(colour), 0, 1) ** (1 / 2.2) for colour in roles.series[:4]]
        assert min(float(np.abs(a - b).max()) for a, b in combinations(seen, 2)) > 0.07


@both
def test_the_grounds_are_neutral(roles: Roles) -> None:
    for ground in GROUNDS:
        assert QColor(getattr(roles, ground)).hsvSaturationF() < 0.12


@both
def test_the_palette_and_the_sheet_are_made_of_the_roles(roles: Roles) -> None:
    palette = theme.palette(roles)
    assert palette.color(ROLE.Highlight).name() == roles.selection
    assert palette.color(GROUP.Disabled, ROLE.Text).name() == roles.disabled
    known = {one.name: getattr(roles, one.name) for one in fields(roles)}
    colours = {colour for value in known.values() for colour in ([value] if isinstance(value, str) else value)}
    assert set(re.findall(r"#[0-9a-f]{6}", sheet(roles))) <= colours
    assert not re.findall(r"\b[A-Z]{4,}\b", sheet(roles))
    for icon in re.findall(r'url\("(.*?)"\)', sheet(roles)):
        assert Path(icon).is_file()


def test_no_colour_of_the_window_is_written_elsewhere() -> None:
    written = re.compile(r"\"#[0-9a-fA-F]{3,8}\"|GlobalColor\.(?!transparent)|: *#[0-9a-fA-F]{6}")
    room = Path(next(iter(segview.gui.__path__)))
    found = [
        f"{path.relative_to(room)}: {line.strip()}"
        for path in room.rglob("*.py")
        for line in path.read_text().splitlines()
        if path.name != "roles.py" and written.search(line)
    ]
    assert not found


def test_the_window_follows_the_system_while_it_runs(app: QApplication, qtbot: QtBot) -> None:
    theme.apply(app, "system")
    assert theme.roles() == DARK  # this platform has no theme
    label = QLabel("text")
    qtbot.addWidget(label)
    seen: list[Roles] = []
    theme.follow(label, lambda: seen.append(theme.roles()))
    app.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.roles() == LIGHT
    assert seen[-1] == LIGHT
    theme.apply(app, "dark")
    app.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.roles() == DARK
    assert seen[-1] == DARK


@both
def test_a_tone_has_its_colour_in_each_theme(app: QApplication, qtbot: QtBot, roles: Roles) -> None:
    theme.apply(app, "dark" if roles == DARK else "light")
    label = QLabel("text")
    qtbot.addWidget(label)
    label.show()
    assert label.palette().color(ROLE.WindowText).name() == roles.text
    theme.set_tone(label, "warning")
    assert label.palette().color(ROLE.WindowText).name() == roles.warning
    theme.set_tone(label, "")
    assert label.palette().color(ROLE.WindowText).name() == roles.text


def test_a_swatch_has_the_colour_it_stands_for(qapp: QApplication) -> None:
    image = theme.swatch((10, 200, 30)).toImage()
    assert image.pixelColor(6, 6).name() == "#0ac81e"
    assert image.pixelColor(0, 0).alpha() < 255


def test_tabular_digits_are_equally_wide(qapp: QApplication) -> None:
    metrics = QFontMetrics(theme.tabular(QGuiApplication.font()))
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


def test_the_table_names_every_role() -> None:
    """A role that no pair of this page names would be checked by nobody."""
    named = {*WRITTEN, *DRAWN, *GROUNDS, *(ground for grounds in WRITTEN.values() for ground in grounds)}
    others = {"disabled", "line", "series", "ramp", "depth", "bevels", "stage"}  # no text stands on the last
    assert {one.name for one in fields(DARK)} == named | others
    assert all(
        QColor(colour).isValid() for roles, one in product((DARK, LIGHT), named) for colour in [getattr(roles, one)]
    )
