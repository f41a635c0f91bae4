"""A placement told to people, from its proof file alone."""

from jalin.decisions import Fault
from jalin.decisions.explaining import Block, Heading, Rows, Sentence
from jalin.decisions.lottery import draw_numbers
from jalin.decisions.words import fixed, listed, sentence, whole

from . import words  # noqa: F401  (adds its sentences)
from .reasons import ANY, NONE, why_refused

TEXTS = {"id": "ind", "ja": "jpn", "en": "eng"}


def explain(proof: dict, lang: str, item: str | None) -> list[Block]:
    """The placement in sentences and tables; with `item`, why one seeker got what she got."""
    if item is not None and item not in proof["result"]["placements"]:
        raise Fault("proof.no_item", item=item)
    title = Heading(sentence("placement.title", lang))
    if item is not None:
        return [title, *_one(proof, lang, item)]
    return [title, *_whole(proof, lang), _cut_offs(proof, lang), *_unplaced(proof, lang)]


def _whole(proof: dict, lang: str) -> list[Block]:
    result, caps = proof["result"], proof["rules"]["caps"]
    counts, certificate = result["counts"], result["certificate"]
    told = [
        sentence("placement.counts", lang, seekers=whole(counts["seekers"], lang), placed=whole(counts["placed"], lang),
                 first=whole(counts["first_choices"], lang), left=whole(counts["seekers"] - counts["placed"], lang)),
        sentence("placement.how", lang),
        sentence("placement.certificate", lang, entries=whole(certificate["checked_entries"], lang),
                 blocking=whole(certificate["blocking_pairs"], lang)),
    ]  # fmt: skip
    if caps:
        shown = listed([f"{group} {whole(most, lang)}" for group, most in sorted(caps.items())], lang)
        told.append(sentence("placement.caps", lang, caps=shown))
        told.append(
            sentence("placement.held_back", lang, count=whole(certificate["against_full_group"], lang))
        )
    told.append(sentence("placement.seed", lang, seed=proof["seed"]))
    return [Sentence(text) for text in told]


def _head(lang: str, *names: str) -> list[str]:
    return [sentence(f"placement.head.{name}", lang) for name in names]


def _cut_offs(proof: dict, lang: str) -> Rows:
    rows = [
        [name, *(_number(row[key], lang) for key in ("seats", "admitted", "refused")),
         _points(proof, lang, row["score"]), _number(row["lottery"], lang)]
        for name, row in sorted(proof["result"]["cut_offs"].items())
    ]  # fmt: skip
    return Rows(_head(lang, "place", "seats", "admitted", "refused", "score", "lottery"), rows)


def _unplaced(proof: dict, lang: str) -> list[Block]:
    rows = [
        [seeker, row["place"], _why(proof, lang, row), _enough(proof, lang, row)]
        for seeker, refusals in sorted(proof["reasons"]["unplaced"].items())
        for row in refusals
    ]
    if not rows:
        return []
    blocks: list[Block] = [
        Heading(sentence("placement.unplaced", lang)),
        Rows(_head(lang, "seeker", "place", "reason", "enough"), rows),
    ]
    return [
        *blocks,
        *_rules(proof, lang, {rule for row in _refusals(proof) for rule in row.get("rules", [])}),
    ]


def _refusals(proof: dict):
    return (row for rows in proof["reasons"]["unplaced"].values() for row in rows)


def _one(proof: dict, lang: str, seeker: str) -> list[Block]:
    places = proof["inputs"]["lists"][seeker]
    got, count = proof["result"]["placements"][seeker], whole(len(places), lang)
    if got:
        choice = places.index(got) + 1
        blocks = [
            sentence("placement.got", lang, seeker=seeker, place=got, choice=whole(choice, lang), count=count)
        ]
        rows = _better_places(proof, seeker, choice - 1)
    else:
        blocks = [sentence("placement.got_none", lang, seeker=seeker, count=count)]
        rows = proof["reasons"]["unplaced"][seeker]
    told: list[Block] = [Sentence(text) for text in blocks]
    for row in rows:
        enough = f"; {_enough(proof, lang, row)}" if "enough" in row else ""
        colon = "：" if lang == "ja" else ": "
        told.append(
            Sentence(
                f"{row['place']}{colon}{_why(proof, lang, row)}{enough}{'。' if lang == 'ja' else '.'}", True
            )
        )
    return [*told, *_rules(proof, lang, {rule for row in rows for rule in row.get("rules", [])})]


def _better_places(proof: dict, seeker: str, count: int) -> list[dict]:
    """Why a seeker who was placed did not get the places she put higher."""
    inputs, cut_offs = proof["inputs"], proof["result"]["cut_offs"]
    seekers = sorted(inputs["lists"])
    number = draw_numbers(seekers, proof["seed"])[seekers.index(seeker)]
    rows = []
    for place, score in list(zip(inputs["lists"][seeker], inputs["scores"][seeker], strict=True))[:count]:
        cut_off = cut_offs[place]
        judged = {"result": "pass", "rules": []}
        if "eligibility" in inputs:
            judged = inputs["eligibility"].get(seeker, {}).get(place, {"result": "unknown", "rules": []})
        row = {"place": place, "score": score, "lottery": number, "last_score": cut_off["score"],
               "last_lottery": cut_off["lottery"], "why": why_refused(judged["result"], score, cut_off),
               "rules": judged["rules"]}  # fmt: skip
        if row["why"] == "group_full":
            row["group"] = inputs["places"][place].get("group", "")
        rows.append(row)
    return rows


def _points(proof: dict, lang: str, score: int | None) -> str:
    return "-" if score is None else fixed(score, proof["inputs"]["score_decimals"], lang)


def _why(proof: dict, lang: str, row: dict) -> str:
    last = _points(proof, lang, row["last_score"])
    if row["why"] == "group_full":
        last = sentence("placement.points", lang, points=last) if row["last_score"] is not None else ""
        last = last or sentence("placement.nobody", lang)
    rules = ", ".join(row.get("rules", [])) or sentence("placement.not_judged", lang)
    cap = proof["rules"]["caps"].get(row.get("group"), 0)
    return sentence(f"placement.why.{row['why']}", lang, last=last, own=_points(proof, lang, row["score"]), rules=rules,
                    number=whole(row["lottery"], lang), last_number=_number(row["last_lottery"], lang),
                    group=row.get("group", ""), cap=whole(cap, lang))  # fmt: skip


def _number(value: int | None, lang: str) -> str:
    return "-" if value is None else whole(value, lang)


def _enough(proof: dict, lang: str, row: dict) -> str:
    if row["enough"] in (ANY, NONE):
        told = sentence(f"placement.enough.{row['enough']}", lang)
    else:
        told = sentence("placement.enough", lang, enough=_points(proof, lang, row["enough"]))
    if row["why"] in {"not_eligible", "eligibility_unknown"}:
        return sentence("placement.enough.if_allowed", lang, enough=told)
    return told


def _rules(proof: dict, lang: str, cited: set[str]) -> list[Block]:
    """The rules cited, in words, as far as the proof keeps them."""
    kept = proof["rules"].get("eligibility", {})
    return [
        Sentence(sentence("placement.rule", lang, id=rule, text=kept[rule][f"text_{TEXTS[lang]}"],
                          next=kept[rule][f"next_step_{TEXTS[lang]}"], source="; ".join(kept[rule]["source"])), True)
        for rule in sorted(cited) if rule in kept
    ]  # fmt: skip
