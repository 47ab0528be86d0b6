"""The colours of the window."""

import pytest
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QPalette

from segview.gui.widgets import theme

ROLE, GROUP = QPalette.ColorRole, QPalette.ColorGroup


def contrast(one, other):
    """The contrast ratio of WCAG 2.2."""
    lights = sorted((_luminance(QColor(one)), _luminance(QColor(other))))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(colour):
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_the_measure_of_contrast_itself():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("surface", [theme.WINDOW, theme.BASE, theme.ALTERNATE, theme.RAISED])
@pytest.mark.parametrize("text", [theme.TEXT, theme.MUTED, theme.ACCENT, theme.WARNING])
def test_texts_reach_a_contrast_of_4_5(surface, text):
    assert contrast(surface, text) >= 4.5


def test_selected_text_reaches_a_contrast_of_4_5():
    palette = theme.palette()
    assert contrast(palette.color(ROLE.Highlight), palette.color(ROLE.HighlightedText)) >= 4.5


@pytest.mark.parametrize("surface", [theme.WINDOW, theme.BASE])
@pytest.mark.parametrize("line", [theme.EDGE, theme.ACCENT])
def test_lines_that_mean_something_reach_a_contrast_of_3(surface, line):
    assert contrast(surface, line) >= 3


def test_disabled_text_is_told_apart_and_still_read():
    palette = theme.palette()
    disabled = palette.color(GROUP.Disabled, ROLE.Text)
    assert disabled != palette.color(GROUP.Active, ROLE.Text)
    assert contrast(disabled, theme.WINDOW) >= 3


def test_the_surfaces_are_neutral():
    for surface in (theme.WINDOW, theme.BASE, theme.ALTERNATE, theme.RAISED):
        assert QColor(surface).hsvSaturationF() < 0.12


def test_a_swatch_has_the_colour_it_stands_for(qapp):
    image = theme.swatch((10, 200, 30)).toImage()
    assert image.pixelColor(6, 6).name() == "#0ac81e"
    assert image.pixelColor(0, 0).alpha() < 255


def test_tabular_digits_are_equally_wide(qapp):
    metrics = QFontMetrics(theme.tabular(QGuiApplication.font()))
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1
