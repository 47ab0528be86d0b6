"""The colours of the window by what they are for, in each theme; what is drawn over images has its own palette."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Roles:
    """A colour for each role, as ``#rrggbb``.

    Texts reach a contrast of 4.5 on every ground that they stand on (WCAG 2.2, 1.4.3), lines that mean something
    reach 3 (1.4.11). All grounds are neutral: the colours of an image are seen beside them as they are.

    Attributes:
        window, base, alternate, raised: Grounds of panes, of lists and plots, of every other row, of buttons.
        stage: Ground around images, which does not dazzle.
        text, muted, disabled, accent, warning: Texts; ``accent`` is also the focus and what is ticked.
        line, edge: Lines that only divide, and lines that a control or an axis is known by.
        selection, selected: Ground and text of what is chosen.
        done, note, failed, banner: Grounds of the line above the wall, and its text.
        series: Lines and points of plots, told apart by colour-blind eyes too.
        ramp: Grounds of cells from bad over middling to good.
        depth: Grounds of cells from none to all.
        bevels: Light, midlight, mid, dark and shadow, of which Qt makes edges.
    """

    window: str
    base: str
    alternate: str
    raised: str
    stage: str
    text: str
    muted: str
    disabled: str
    accent: str
    warning: str
    line: str
    edge: str
    selection: str
    selected: str
    done: str
    note: str
    failed: str
    banner: str
    series: tuple[str, ...]
    ramp: tuple[str, ...]
    depth: tuple[str, ...]
    bevels: tuple[str, str, str, str, str]


DARK = Roles(
    window="#2a2b2e",
    base="#1d1e20",
    alternate="#232427",
    raised="#3a3b40",
    stage="#1d1e20",
    text="#ececee",
    muted="#b0b2b8",
    disabled="#8f9197",
    accent="#6cb0ff",
    warning="#ffb066",
    line="#4b4d53",
    edge="#888b93",
    selection="#245a96",
    selected="#ffffff",
    done="#1f4d36",
    note="#234a68",
    failed="#6b2a2a",
    banner="#ffffff",
    # Okabe and Ito (2008).
    series=("#56b4e9", "#e69f00", "#009e73", "#cc79a7", "#f0e442", "#d55e00"),
    ramp=("#8a4212", "#3e322a", "#222428", "#18344c"),
    depth=("#222428", "#1a2e3e", "#164262", "#105c90"),
    bevels=("#55575d", "#4b4d53", "#232427", "#18191b", "#000000"),
)

LIGHT = Roles(
    window="#eeeff1",
    base="#ffffff",
    alternate="#f5f6f7",
    raised="#e3e4e7",
    stage="#c9cbcf",
    text="#1b1c1f",
    muted="#55585f",
    disabled="#7d8087",
    accent="#0a5cb8",
    warning="#964300",
    line="#c6c8cd",
    edge="#73767d",
    selection="#1f66b8",
    selected="#ffffff",
    done="#d3ecdd",
    note="#d5e6f7",
    failed="#f9d9d7",
    banner="#1b1c1f",
    # The same hues, dark enough for a white ground.
    series=("#1f7fbd", "#a86f00", "#00805c", "#b0568a", "#7f7500", "#b84a00"),
    ramp=("#f0b48c", "#f3e3d8", "#f7f7f8", "#c3dcf2"),
    depth=("#f7f7f8", "#c3dcf2", "#8fc1ea"),
    bevels=("#ffffff", "#f5f6f7", "#c0c2c7", "#a0a3a9", "#6d7077"),
)

THEMES = {"dark": DARK, "light": LIGHT}
