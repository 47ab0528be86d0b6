"""The catalogues of translations: complete, compiled, with the places of the values as they are in English."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from string import Formatter

import pytest

ROOT = Path(__file__).resolve().parents[3]
CATALOGUES = sorted((ROOT / "resources" / "translations").glob("segview_*.ts"))
TOOLS = Path(sys.executable).parent
SPOKEN = ("tr", "Text", "UserError")
# The command line and the library for notebooks speak English.
ENGLISH_ROOMS = ("cli", "api")


def calls() -> Iterator[tuple[Path, ast.Call]]:
    """Yield the calls that texts are the first arguments of."""
    for path in sorted((ROOT / "segview").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SPOKEN and node.args:
                yield path, node


def texts() -> set[str]:
    """Return the texts of the sources that the window may show."""
    found: set[str] = set()
    for path, call in calls():
        first = call.args[0]
        if path.relative_to(ROOT / "segview").parts[0] in ENGLISH_ROOMS:
            continue
        if isinstance(first, ast.Constant) and isinstance(first.value, str) and first.value:
            found.add(first.value)
    return found


def pairs(catalogue: Path) -> dict[str, str]:
    """Return the translations of a catalogue; an unfinished one is empty."""
    found: dict[str, str] = {}
    for message in ET.parse(catalogue).iter("message"):
        translation = message.find("translation")
        assert translation is not None
        found[message.findtext("source", "")] = "" if translation.get("type") else translation.text or ""
    return found


def places(text: str) -> Counter[tuple[str, str]]:
    """Return the places of values in a text, with how they are written."""
    return Counter((name, spec or "") for _, name, spec, _ in Formatter().parse(text) if name is not None)


def test_a_text_gets_the_values_that_it_has_places_for() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path, call in calls()
        if call.keywords and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
        if all(keyword.arg for keyword in call.keywords)
        if {keyword.arg for keyword in call.keywords}
        != {re.split(r"[.\[]", name)[0] for name, _ in places(call.args[0].value)}
    ]
    assert wrong == []


def test_texts_are_literals() -> None:
    glued = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path, call in calls()
        if isinstance(call.args[0], ast.JoinedStr | ast.BinOp)
    ]
    assert not glued, "an f-string or a sum is found for no catalogue: write the names of the values in braces"


def untranslated(value: ast.expr) -> Iterator[str]:
    """Yield the words in the value of a text that no catalogue has, because they are plain strings and no command."""
    if isinstance(value, ast.Call):
        return  # of a Text, or of a function with texts of its own
    words = value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else ""
    if re.search(r"[a-z]{2,} [a-z]{2,}", words) and not words.startswith("segview "):
        yield words
    for part in ast.iter_child_nodes(value):
        if isinstance(part, ast.expr):
            yield from untranslated(part)


@lru_cache
def named_strings(path: Path) -> dict[str, ast.expr]:
    """Return the plain strings of a module by the names of their variables."""
    return {
        target.id: node.value
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def test_words_in_the_values_of_texts_are_texts() -> None:
    plain = [
        f"{path.relative_to(ROOT)}:{call.lineno}: {words}"
        for path, call in calls()
        if path.relative_to(ROOT / "segview").parts[0] not in ENGLISH_ROOMS
        for keyword in call.keywords
        for words in untranslated(
            named_strings(path).get(keyword.value.id, keyword.value)
            if isinstance(keyword.value, ast.Name)
            else keyword.value
        )
    ]
    assert plain == [], "a sentence in another language would have English words"


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_has_every_text_and_no_other(catalogue: Path) -> None:
    translated = {text for text, translation in pairs(catalogue).items() if translation}
    assert texts() - translated == set(), "translate these, after make translations"
    assert translated - texts() == set(), "make translations"


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.stem)
def test_a_translation_has_the_places_of_its_text(catalogue: Path) -> None:
    for text, translation in pairs(catalogue).items():
        if re.search(r"\{\w+[^}]*\}", text):
            assert places(translation) == places(text), text
        assert translation.count("\n") == text.count("\n"), text
        assert translation == translation.strip(" ") or text != text.strip(" "), text


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.stem)
def test_what_is_shipped_is_compiled_of_the_catalogue(catalogue: Path, tmp_path: Path) -> None:
    made = tmp_path / "made.qm"
    subprocess.run([TOOLS / "pyside6-lrelease", "-silent", catalogue, "-qm", made], check=True, timeout=60)
    assert made.read_bytes() == catalogue.with_suffix(".qm").read_bytes(), "make translations"


def test_there_is_a_catalogue_for_each_language() -> None:
    assert [path.stem for path in CATALOGUES] == ["segview_ja", "segview_ko"]
