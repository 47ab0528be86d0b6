"""The steps of the tour: their controls and their texts."""

from __future__ import annotations

from dataclasses import dataclass

from segview.core.base.text import Text


@dataclass(frozen=True)
class Step:
    """A step of the tour.

    Attributes:
        title: Title of the card.
        text: Explanation of what the user can do there.
        targets: objectNames of the controls to point at; the first visible one is used.
        pane: objectName of the pane that is first brought to the front; empty for none.
    """

    title: str
    text: str
    targets: tuple[str, ...]
    pane: str = ""


STEPS = (
    Step(
        Text("Look"),
        Text(
            "Each row is a network, each column a map. The mask is green, the ground truth yellow. Turn the wheel to "
            "zoom, drag to move; D and A go through the images."
        ),
        ("wall",),
    ),
    Step(
        Text("Compare"),
        Text(
            "Tick networks here, or press 1 to 9: each is a row of its own. F2 scores the ticked ones on all images "
            "and says which differences are more than chance."
        ),
        ("variants/list", "dock/variants"),
        "dock/variants",
    ),
    Step(
        Text("Examine the attention"),
        Text(
            "Choose a network and switch off its attention under Change: a new row shows the effect. The "
            "sign ? above a panel explains its map."
        ),
        ("variants/change", "dock/variants"),
        "dock/variants",
    ),
    Step(
        Text("Correct"),
        Text(
            "Put the pointer on a row and press C to change its mask. B paints, P draws an outline, K "
            "changes the mask by clicks. Every step is saved at once."
        ),
        ("correction", "wall"),
    ),
    Step(
        Text("Review"),
        Text(
            "Choose the order in which to review the images. N goes to the next uncertain place; Y "
            "accepts, J rejects, W skips."
        ),
        ("images/order", "dock/images"),
        "dock/images",
    ),
    Step(
        Text("Train"),
        Text(
            "Start a training here and follow its progress. Fine-tune trains a network on your corrections. "
            "Training continues when the window is closed."
        ),
        ("training/new", "dock/training"),
        "dock/training",
    ),
)
