"""Cleaning of a log for a problem report: the location of an error in the code stays, the user's data is removed.

A traceback contains file names of the program, and in its last line the message, which may quote the name of a file, a
person or a study. Therefore only words from segview's own documentation stay in messages.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from segview.core.base.places import package_folder

LEFT_OUT = "…"
_FRAME = re.compile(r'^\s*(?:\|\s*)?File "(?P<file>[^"]+)", line (?P<line>\d+)(?:, in (?P<where>.+))?$')
_ENTRY = re.compile(r"^(?P<when>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d),\d+ \d+ ")
_NAME = r"(?:[A-Za-z_]\w*\.)*[A-Za-z_]\w*(?:Error|Exception|Warning|Interrupt|Exit)"
_ERROR = re.compile(rf"^(?P<kind>{_NAME})(?P<rest>:.*|$)")
_QUOTED = re.compile("'[^']*'|\"[^\"]*\"|\u201c[^\u201d]*\u201d|\u2018[^\u2019]*\u2019")
_HEADINGS = ("Traceback (most recent call last):", "During handling of", "The above exception was")
_LIBRARY = re.compile(r"(?:^|.*/)((?:site-packages|dist-packages|lib/python3[^/]*)/.+)$")
_WORD = re.compile(r"\S+")


def clean_log(log: str, known: Collection[str]) -> str:
    """Return the lines of a log without anything that may name images, folders, variants or people.

    Args:
        log: A log as written by ``core.base.reports``.
        known: Lower-case words that may stay in messages.
    """
    lines, ours = list[str](), False
    for line in log.splitlines():
        frame = _FRAME.match(line)
        if frame:
            file = _place(frame["file"])
            ours = file is not None
            where = frame["where"] if ours and re.fullmatch(r"[\w<>.]+", frame["where"] or "") else LEFT_OUT
            lines.append(f'  File "{file or LEFT_OUT}", line {frame["line"]}, in {where}')
        elif line.startswith("    "):
            # Source lines of segview and of libraries are public; those of other files may be private.
            if ours and re.fullmatch(r"\s*[\^~]*", line) is None:
                lines.append(line)
        else:
            ours = False  # indented lines from here on belong to a message
            lines.append(line if line.startswith(_HEADINGS) else _message(line, known))
    return "\n".join(lines) + ("\n" if lines else "")


def vocabulary(texts: Collection[str]) -> frozenset[str]:
    """Return the lower-case words of texts."""
    return frozenset(word for text in texts for word in re.findall(r"(?<![\w./-])[a-z]{2,}(?![\w/-])", text))


def _message(line: str, known: Collection[str]) -> str:
    entry = _ENTRY.match(line)
    if entry:
        return f"{entry['when']} an error"
    error = _ERROR.match(line)
    if error:
        return error["kind"] + _words(error["rest"], known)
    return _words(line, known)


def _words(text: str, known: Collection[str]) -> str:
    """Return a text without unknown words and quotations."""
    bare = _QUOTED.sub(LEFT_OUT, text)
    kept = _WORD.sub(lambda word: word[0] if _may_stay(word[0], known) else LEFT_OUT, bare)
    return re.sub(rf"{LEFT_OUT}(?:\s*{LEFT_OUT})+", LEFT_OUT, kept)


def _may_stay(word: str, known: Collection[str]) -> bool:
    core = word.strip(".,:;()[]")
    return core in known or re.fullmatch(r"\d{1,4}|[×=<>+−-]?", core) is not None


def _place(file: str) -> str | None:
    """Return the path of a file of segview, of a library or of Python without the folders above; None for others."""
    plain, home = file.replace("\\", "/"), package_folder().as_posix()
    if plain.startswith((f"{home}/", "segview/", "<")):
        return plain.replace(f"{home}/", "segview/", 1)
    library = _LIBRARY.match(plain)
    return library[1] if library else None
