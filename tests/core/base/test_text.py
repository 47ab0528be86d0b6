"""Sentences that keep their templates."""

from __future__ import annotations

import pickle
from pathlib import Path

import numpy as np
import pytest

from segview.core.base.errors import UserError, first_sentence
from segview.core.base.text import Text, join_texts


def test_a_text_reads_as_a_sentence_and_keeps_its_template() -> None:
    text = Text("{file} has {count:,} pixels.", file=Path("a.png"), count=1200)
    assert text == "a.png has 1,200 pixels."
    assert (text.template, dict(text.values)) == ("{file} has {count:,} pixels.", {"file": "a.png", "count": 1200})


def test_numbers_of_numpy_are_written_as_numbers() -> None:
    text = Text("{count:,} of {share:.2f}", count=np.int64(1200), share=np.float32(0.5))
    assert text == "1,200 of 0.50"
    assert [type(value) for value in text.values.values()] == [int, float]


def test_braces_stay_where_there_are_no_values() -> None:
    assert Text("The keys { and }") == "The keys { and }"


def test_a_text_survives_str_and_another_process() -> None:
    text = pickle.loads(pickle.dumps(str(Text("Epoch {number}", number=3))))
    assert (text, text.template, text.values) == ("Epoch 3", "Epoch {number}", {"number": 3})


@pytest.mark.parametrize("make", [lambda error: error, lambda error: pickle.loads(pickle.dumps(error))])
def test_an_error_keeps_its_template_and_that_of_its_cause(make) -> None:
    cause = UserError("{scale:g} is no scale.", scale=0.0)
    error = make(UserError("{file}: {reason}", file="a.png", reason=cause))
    sentence = str(error)
    assert isinstance(sentence, Text)
    assert sentence == first_sentence(error) == "a.png: 0 is no scale."
    assert isinstance(sentence.values["reason"], Text)
    assert sentence.values["reason"].template == "{scale:g} is no scale."


def test_a_reason_of_the_system_is_a_text_of_its_own() -> None:
    reason = UserError("{file}: {reason}", file="a", reason="Permission denied").args[0].values["reason"]
    assert isinstance(reason, Text)


def test_sentences_are_joined_without_losing_theirs() -> None:
    both = join_texts(("One.", Text("{n} more.", n=2)))
    assert both == "One. 2 more."
    assert isinstance(both.values["part1"], Text)
