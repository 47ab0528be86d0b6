"""Ablations of variants, each in a row below its variant."""

from __future__ import annotations

from pathlib import Path

from segview.core.variants.ablation import Ablation, ablation_path, derived_config, origin
from segview.core.variants.spec import Variant
from segview.gui.session.session import Session

CHANGE_MAPS = "change/*"


def change(session: Session, folder: Path, derivation: Ablation) -> None:
    """Add an ablation of a variant below it, and run both."""
    home = origin(folder)[0]
    variant = session.catalogue.find(home)
    if variant is not None and not session.catalogue.blind:  # in blind mode its name would reveal the variant
        made = Variant(ablation_path(home, derivation), derived_config(variant.config, derivation))
        session.know((made,))
        if CHANGE_MAPS not in session.view.maps:
            session.show(maps=(*session.view.maps, CHANGE_MAPS))
        session.ask(ticked=(*session.ticked, home, made.folder))


def unchange(session: Session) -> None:
    """Remove the last ticked ablation from the list."""
    changed = [folder for folder in session.ticked if origin(folder)[1] is not None]
    if changed:
        session.catalogue.forget(changed[-1])
