"""The lottery as a decision of its own: the closed list and the public draw in, a number for each case out."""

from collections.abc import Sequence

from .explaining import Block, Heading, Rows, Sentence
from .faults import Fault
from .lottery import draw_numbers, list_digest, make_seed
from .record import Decision
from .words import sentence, whole

METHOD = "1"


def draw(cases: Sequence[str], public_draw: str, *, source: str = "") -> Decision:
    """Draw the numbers of a closed list. `source` names where the public draw comes from, as published before.

    Raises Fault for a case that is there twice or an empty draw.
    """
    if not public_draw.strip():
        raise Fault("lottery.no_draw")
    inputs = {"cases": sorted(cases, key=str.encode), "draw": public_draw, "source": source}
    return Decision("lottery", METHOD, inputs, {}, **recompute(inputs, {}, ""))


def recompute(inputs: dict, rules: dict, seed: str) -> dict:
    """The numbers again from the closed list and the draw; the seed is made anew, not believed."""
    cases = inputs["cases"]
    fixed = list_digest(cases)
    again = make_seed(fixed, inputs["draw"])
    numbers = draw_numbers(cases, again)
    return {
        "seed": again,
        "result": {"numbers": dict(zip(cases, numbers, strict=True))},
        "reasons": {"list_digest": fixed, "number": "ascending SHA-256 of seed|case"},
    }


def explain(proof: dict, lang: str, item: str | None) -> list[Block]:
    """Who drew what, and how anyone gets the same numbers."""
    inputs, reasons, numbers = proof["inputs"], proof["reasons"], proof["result"]["numbers"]
    if item is not None and item not in numbers:
        raise Fault("proof.no_item", item=item)
    count = whole(len(numbers), lang)
    how = {"digest": reasons["list_digest"], "draw": inputs["draw"], "seed": proof["seed"]}
    blocks: list[Block] = [
        Heading(sentence("lottery.title", lang)),
        Sentence(sentence("lottery.list", lang, count=count, **how)),
        Sentence(sentence("lottery.seed", lang, **how)),
        Sentence(sentence("lottery.order", lang)),
    ]
    if inputs["source"]:
        blocks.append(Sentence(sentence("lottery.source", lang, source=inputs["source"])))
    if item is not None:
        place = whole(numbers[item], lang)
        return [*blocks, Sentence(sentence("lottery.one", lang, case=item, number=place, count=count))]
    ordered = sorted(numbers.items(), key=lambda pair: pair[1])
    head = [sentence("lottery.number", lang), sentence("lottery.case", lang)]
    return [*blocks, Rows(head, [[whole(number, lang), case] for case, number in ordered])]
