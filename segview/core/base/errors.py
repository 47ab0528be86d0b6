"""Errors that the user can mend."""

from __future__ import annotations

from segview.core.base.text import Text


class UserError(Exception):
    """Something the user can mend: the text says what was given, what is allowed and what to do.

    Args:
        template: The sentence; where there are values, with their names in braces. A literal, so that it is found
            for the catalogues of translations.
        values: What stands in the places.
    """

    def __init__(self, template: str, /, **values: object) -> None:
        super().__init__(Text(template, **values) if values or not isinstance(template, Text) else template)

    def __str__(self) -> str:
        """Return the sentence; it is a ``Text``, which a window can translate."""
        return self.args[0]


def first_sentence(error: BaseException) -> str:
    """Return the first line of an error's text, or its kind where it has none."""
    written = str(error)
    if isinstance(error, UserError) and "\n" not in written.strip():
        return written  # as it is, so that it can be translated
    lines = written.strip().splitlines()
    return lines[0] if lines else type(error).__name__
