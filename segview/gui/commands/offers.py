"""The offers of the command palette: every action, among them those of the panes, and every variant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtGui import QAction

from segview.gui.commands.action_table import ENTRIES
from segview.gui.commands.actions import Actions, key_texts
from segview.gui.commands.synonyms import SYNONYMS, VARIANT, synonyms
from segview.gui.language.translation import tr
from segview.gui.session.session import Session

_ENGLISH = {entry.name: entry.text[:] for entry in ENTRIES}


@dataclass(frozen=True)
class Offer:
    """A command that can be chosen by its words.

    Attributes:
        text: What it is called.
        do: Does it.
        synonyms: Other words that it is found by.
        keys: Its keys, as they are written on this system.
        tip: What it does, where the text does not say it all.
        on: Whether it is on, of what can be switched.
        enabled: Whether it can be done now.
    """

    text: str
    do: Callable[[], object]
    synonyms: Sequence[str] = ()
    keys: str = ""
    tip: str = ""
    on: bool | None = None
    enabled: bool = True


def offers(actions: Actions, session: Session) -> list[Offer]:
    """Return what can be offered now: the actions as the menus have them, then the variants."""
    plain = [_of_action(one) for one in actions.all if one.isVisible() and not is_apart(one)]
    return [*plain, *_of_variants(actions, session)]


def is_apart(action: QAction) -> bool:
    """Say whether an action is the palette's own, or one of a variant, which has an offer of its own."""
    name = action.objectName().removeprefix("action/")
    return name == "palette" or name.startswith("variant_")


def _of_action(action: QAction) -> Offer:
    name = action.objectName().removeprefix("action/")
    english = (_ENGLISH[name],) if name in _ENGLISH else ()
    return Offer(
        action.text().removesuffix("…"),
        action.trigger,
        (*synonyms(SYNONYMS[name]), *english),
        keys=" or ".join(key_texts(action)),
        tip=action.toolTip(),
        on=action.isChecked() if action.isCheckable() else None,
        enabled=action.isEnabled(),
    )


def _of_variants(actions: Actions, session: Session) -> list[Offer]:
    return [
        Offer(
            tr("Variant {name}", name=one.name) if not session.catalogue.blind else one.name,
            partial(_tick, session, one.folder),
            synonyms(VARIANT),
            keys=actions.variant_keys.key_of(one.folder),
            tip=tr("Tick or untick the variant"),
            on=one.folder in session.ticked,
        )
        for one in session.catalogue.shown
    ]


def _tick(session: Session, folder: Path) -> None:
    others = tuple(one for one in session.ticked if one != folder)
    session.ask(ticked=others if folder in session.ticked else (*others, folder))
