"""The attention of a transformer from one point or from the class token, of single heads and through all blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import torch
from torch import Tensor

from segview.core.base.errors import UserError
from segview.core.maps.maps import Kind, Map
from segview.core.maps.softsign import SOFT_AMOUNT
from segview.core.requests.attention_query import AttentionAtPoint, AttentionRollout
from segview.core.requests.request import Inspect
from segview.inference.maps.evidence import levels
from segview.inference.on_demand.subject import Given, Subject
from segview.networks.base.tap import TapOutput
from segview.networks.inspect.attention_at_point import capture_at, token_chooser
from segview.networks.inspect.attention_blocks import AttentionBlock, attention_blocks
from segview.networks.inspect.rollout import Mixing, mixings, rollout


def maps(subject: Subject, questions: Sequence[Inspect]) -> Iterator[Given]:
    """Yield the attention from one point, the same for all questions, from one pass.

    The shares of all tokens sum to 1, so that a share gets smaller with more tokens. The map shows a / (1 + a), where a
    is the share times the number of tokens: 0.5 is the share that evenly spread attention would give.
    """
    blocks = attention_blocks(subject.network)
    first = questions[0].asked
    assert isinstance(first, AttentionAtPoint)
    with torch.inference_mode(), capture_at(subject.network, first.point, size=subject.size) as captured:
        subject.network(subject.x)
    for question in questions:
        asked = question.asked
        assert isinstance(asked, AttentionAtPoint)
        try:
            yield _point_result(subject, question, _block(blocks, asked), captured)
        except UserError as error:
            yield Given(question, problem=str(error))


def rollouts(subject: Subject, questions: Sequence[Inspect]) -> Iterator[Given]:
    """Yield the attention of a token through all blocks up to a given one, on the same scale, from one pass."""
    blocks = attention_blocks(subject.network)
    first = questions[0].asked
    assert isinstance(first, AttentionRollout)
    found = mixings(subject.network, subject.x, head=first.head) if blocks else {}
    for question in questions:
        asked = question.asked
        assert isinstance(asked, AttentionRollout)
        try:
            _block(blocks, asked)
            yield _rollout_result(subject, question, [found.get(number) for number in range(1, asked.block + 1)])
        except UserError as error:
            yield Given(question, problem=str(error))


def _rollout_result(subject: Subject, question: Inspect, below: Sequence[Mixing | None]) -> Given:
    asked = question.asked
    assert isinstance(asked, AttentionRollout)
    seen = [one for one in below if one is not None]
    if len(seen) < len(below):
        raise UserError("The block has too many pairs of tokens for a rollout. Choose a smaller scale.")
    plane, aside = rollout(seen, token_chooser(subject.network, asked.point, subject.size))
    note = f"{100 * float(aside):.0f} % on the class token" if seen[0].queries.prefix else ""
    return Given(question, soft_map(subject, asked.name, plane), note)


def _block(blocks: Sequence[AttentionBlock], asked: AttentionAtPoint | AttentionRollout) -> AttentionBlock:
    if not blocks:
        raise UserError("The network has no self-attention: it is no transformer.")
    if not 1 <= asked.block <= len(blocks):
        raise UserError(
            "The network has blocks 1 to {count}, but no block {block}.", count=len(blocks), block=asked.block
        )
    block = blocks[asked.block - 1]
    if not asked.needs_point and not block.has_class_token:
        raise UserError("Block {block} has no class token. Choose a point.", block=asked.block)
    if asked.head > block.heads:
        raise UserError(
            "Block {block} has heads 1 to {heads}, but no head {head}.",
            block=asked.block,
            heads=block.heads,
            head=asked.head,
        )
    return block


def _point_result(
    subject: Subject, question: Inspect, block: AttentionBlock, captured: Mapping[str, TapOutput]
) -> Given:
    asked = question.asked
    assert isinstance(asked, AttentionAtPoint)
    names = block.names[asked.head - 1 : asked.head] if asked.head else block.names
    shares = torch.cat([captured[name].tensor for name in names], dim=1).mean(dim=1, keepdim=True)
    aside = captured.get(f"attention/block {block.number}/class token at point")
    note = ""
    if aside is not None:
        own = aside.tensor[0, :, 0, 0]
        share = float(own[asked.head - 1] if asked.head else own.mean())
        note = f"{100 * share:.0f} % on the class token"
    return Given(question, soft_map(subject, asked.name, shares), note)


def soft_map(subject: Subject, name: str, shares: Tensor) -> Map:
    """Return shares 1 × 1 × h × w as a map on which 0.5 is the share of evenly spread attention."""
    even = subject.covering(shares)[0] * (shares.shape[-2] * shares.shape[-1])
    return Map(name, levels(even / (1 + even)), Kind.SCALAR, unit=SOFT_AMOUNT)
