"""Errors that the user can fix."""

from __future__ import annotations

from segview.core.base.text import Text


class UserError(Exception):
    """An error that the user can fix: the text says what was given, what is allowed and what to do.

    Args:
        template: The sentence, with the names of values in braces. It must be a literal, so that the translation tool
            finds it.
        values: Values to fill in.
    """

    def __init__(self, template: str, /, **values: object) -> None:
        super().__init__(Text(template, **values) if values or not isinstance(template, Text) else template)

    def __str__(self) -> str:
        """Return the sentence; it is a ``Text``, which a window can translate."""
        return self.args[0]


def first_sentence(error: BaseException) -> str:
    """Return the first line of an error's text, or the name of its class if it has no text."""
    written = str(error)
    if isinstance(error, UserError) and "\n" not in written.strip():
        return written  # unchanged, so that it can be translated
    lines = written.strip().splitlines()
    return lines[0] if lines else type(error).__name__
