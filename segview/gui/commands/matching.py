"""Search for commands by words: matches of the typed text, and suggestions if there is none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

_WORD = re.compile(r"[^\W_]+")
# Scores of a whole word, of its beginning and of a part of it; each in the command's text, and in its synonyms.
_SAME, _START, _PART = (12, 10), (8, 7), (3, 2)
_WHOLE, _INITIALS, _JOINED = (20, 1), 9, 6
_PART_LETTERS = 3  # fewer letters are part of almost every word
_FIRST_OF_CJK = "\u1100"
_ALIKE = 0.7


def words(text: str) -> list[str]:
    """Return the words of a text, in lower case."""
    return _WORD.findall(text.casefold())


def fit(typed: str, text: str, synonyms: Sequence[str] = ()) -> int | None:
    """Return how well a command matches the typed text, higher for better, or None if it does not match.

    Every typed word must be a word of the command or of its synonyms, or the beginning or a part of such a word.
    Otherwise, the whole typed text must be initials (``gt``) or words written without spaces (``fullscreen``). Letters
    that only occur in the same order do not match.
    """
    wanted, own = words(typed), words(text)
    if not wanted:
        return 0
    others = [word for synonym in synonyms for word in words(synonym)]
    found = [max(_fit_word(one, own, 0), _fit_word(one, others, 1)) for one in wanted]
    joined = "".join(wanted)
    phrases = [words(synonym) for synonym in synonyms]
    whole = max(_initials(joined, own), *(_joined_score(joined, phrase) for phrase in (own, *phrases)))
    bonus = _WHOLE[0] if wanted == own else _WHOLE[1] if wanted in phrases else 0
    if all(found):
        return max(sum(found) // len(found), whole) + bonus
    return whole or None


def nearest_commands(typed: str, known: Iterable[tuple[str, Sequence[str]]]) -> list[int]:
    """Return the indices of the commands that are similar to a text that matches none, the most similar first.

    Args:
        typed: The typed text.
        known: Text and synonyms of each command.
    """
    every = list(known)
    vocabulary = {word for text, synonyms in every for part in (text, *synonyms) for word in words(part)}
    scores: dict[int, int] = {}
    for one in words(typed):
        for guess in get_close_matches(one, sorted(vocabulary), n=4, cutoff=_ALIKE):
            for place, (text, synonyms) in enumerate(every):
                score = fit(guess, text, synonyms)
                if score is not None and score >= _SAME[1]:
                    scores[place] = scores.get(place, 0) + score
    return sorted(scores, key=lambda place: (-scores[place], place))


def _fit_word(word: str, among: Sequence[str], kind: int) -> int:
    if word in among:
        return _SAME[kind]
    if any(one.startswith(word) for one in among):
        return _START[kind]
    return _PART[kind] if _can_be_part(word) and any(word in one for one in among) else 0


def _can_be_part(word: str) -> bool:
    """Return whether a word is long enough to be searched within others; one letter is enough in Korean or Japanese."""
    return len(word) >= _PART_LETTERS or word[0] >= _FIRST_OF_CJK


def _initials(joined: str, phrase: Sequence[str]) -> int:
    first = "".join(word[0] for word in phrase)
    return _INITIALS if len(joined) > 1 and first.startswith(joined) else 0


def _joined_score(joined: str, phrase: Sequence[str]) -> int:
    starts = ("".join(phrase[place:]) for place in range(len(phrase)))
    return _JOINED if len(joined) >= _PART_LETTERS and any(start.startswith(joined) for start in starts) else 0
