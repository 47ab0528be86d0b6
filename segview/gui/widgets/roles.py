"""The colours of the window by role, for each theme; drawings over images have a palette of their own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Roles:
    """A colour for each role, as ``#rrggbb``.

    Texts have a contrast of at least 4.5 on all their backgrounds (WCAG 2.2, 1.4.3), meaningful lines of at least 3
    (1.4.11). All backgrounds are neutral, so that they do not change how the colours of an image appear.

    Attributes:
        window, base, alternate, raised: Backgrounds of panes, of lists and plots, of every other row, of buttons.
        stage: Background around images, not too bright.
        text, muted, disabled, accent, warning: Texts; ``accent`` also marks the focus and ticked boxes.
        line, edge: Lines that only separate, and lines that outline a control or an axis.
        selection, selected: Background and text of selected items.
        done, note, failed, banner: Backgrounds of the message line by kind of message, and its text.
        series: Lines and points of plots; colour-blind people can distinguish them.
        ramp: Backgrounds of cells from bad over medium to good.
        depth: Backgrounds of cells from none to all.
        bevels: Light, midlight, mid, dark and shadow, from which Qt draws edges.
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
    # The same hues, dark enough for a white background.
    series=("#1f7fbd", "#a86f00", "#00805c", "#b0568a", "#7f7500", "#b84a00"),
    ramp=("#f0b48c", "#f3e3d8", "#f7f7f8", "#c3dcf2"),
    depth=("#f7f7f8", "#c3dcf2", "#8fc1ea"),
    bevels=("#ffffff", "#f5f6f7", "#c0c2c7", "#a0a3a9", "#6d7077"),
)

THEMES = {"dark": DARK, "light": LIGHT}
