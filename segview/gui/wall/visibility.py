"""The visible classes: a view setting, which needs no new prediction."""

from __future__ import annotations

from segview.core.answers.prediction import Prediction
from segview.gui.session.session import Session


def answers(session: Session) -> tuple[Prediction, ...]:
    """Return the predictions of the ticked variants with more than two classes, in the order of the rows."""
    predictions = (session.answers.get(folder) for folder in session.ticked)
    return tuple(prediction for prediction in predictions if prediction is not None and len(prediction.classes) > 2)


def classes(session: Session) -> tuple[str, ...]:
    """Return the names of all classes that can be hidden, each once."""
    return tuple(dict.fromkeys(name for prediction in answers(session) for name in prediction.classes))


def pick(session: Session, name: str, *, alone: bool = False) -> None:
    """Hide a class or show it again; with ``alone``, hide all others, or show all if they are hidden."""
    hidden = session.view.hidden
    if alone:
        others = tuple(one for one in classes(session) if one != name)
        session.show(hidden=() if set(others) <= set(hidden) and name not in hidden else others)
    else:
        session.show(hidden=tuple(one for one in hidden if one != name) if name in hidden else (*hidden, name))


def show_all(session: Session) -> None:
    """Draw every class."""
    session.show(hidden=())


def hide_all(session: Session) -> None:
    """Draw no class, so that a few can be picked."""
    session.show(hidden=classes(session))
