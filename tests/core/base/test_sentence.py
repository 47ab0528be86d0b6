"""Sentences that travel as JSON."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from segview.core.base.errors import UserError
from segview.core.base.sentence import Sentence
from segview.core.base.text import Text, join_texts

SENTENCE: TypeAdapter[str] = TypeAdapter(Sentence)
INNER = Text("No such file or directory")


@pytest.mark.parametrize(
    "sentence",
    [
        Text("{path} has {count:,} pixels, {share:.1%} of them {{}}.", path="a.png", count=1200, share=0.5),
        join_texts([Text("The image {path} cannot be read: {reason}.", path="a", reason=INNER), "So."]),
    ],
)
def test_a_sentence_keeps_its_template_and_values(sentence: Text) -> None:
    found = SENTENCE.validate_json(SENTENCE.dump_json(sentence))
    assert isinstance(found, Text)
    assert (found, found.template, found.values) == (sentence, sentence.template, sentence.values)


def test_the_sentence_of_an_error_and_one_that_is_plain_come_back() -> None:
    assert SENTENCE.validate_json(SENTENCE.dump_json(str(UserError("{a} is no {b}.", a=1, b="x")))) == "1 is no x."
    assert SENTENCE.validate_json(SENTENCE.dump_json("as it is {}")) == "as it is {}"


@pytest.mark.parametrize(
    ("template", "values"),
    [
        ("{a} {b}", {"a": 1}),
        ("{a.real}", {"a": 1}),
        ("{a:>99999999}", {"a": 1}),
        ("{a:,}", {"a": "x"}),
        ("{a", {"a": 1}),
    ],
)
def test_what_does_not_go_together_is_the_english_sentence(template: str, values: dict[str, object]) -> None:
    found = SENTENCE.validate_python({"said": "1 2", "template": template, "values": values})
    assert type(found) is str
    assert found == "1 2"


def test_what_is_no_sentence_is_refused() -> None:
    with pytest.raises(ValidationError, match="said"):
        SENTENCE.validate_json('{"template": "a"}')
