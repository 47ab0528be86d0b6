"""Errors that the user can mend."""


class UserError(Exception):
    """Something the user can mend: the text says what was given, what is allowed and what to do."""


def first_sentence(error: BaseException) -> str:
    """Return the first line of an error's text, or its kind where it has none."""
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__
