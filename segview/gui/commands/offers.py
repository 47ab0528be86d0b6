"""The entries of the command palette: all actions, including those of the panes, and all variants."""

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
    """A command that the palette lists.

    Attributes:
        text: Title of the command.
        do: Called to perform the command.
        synonyms: Other words by which the command is found.
        keys: Its keys in the notation of this system.
        tip: Explanation, if the title alone is not enough.
        on: Whether the command is switched on; None if it is not a switch.
        enabled: Whether the command can be performed now.
    """

    text: str
    do: Callable[[], object]
    synonyms: Sequence[str] = ()
    keys: str = ""
    tip: str = ""
    on: bool | None = None
    enabled: bool = True


def offers(actions: Actions, session: Session) -> list[Offer]:
    """Return the commands that exist now: the visible actions in the order of the menus, then the variants."""
    plain = [_of_action(one) for one in actions.all if one.isVisible() and not is_apart(one)]
    return [*plain, *_of_variants(actions, session)]


def is_apart(action: QAction) -> bool:
    """Return whether an action opens the palette, or belongs to a variant, which has an offer of its own."""
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
