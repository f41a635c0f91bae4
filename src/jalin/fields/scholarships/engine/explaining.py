"""An award told to the council and to each applicant, from its proof file alone."""

from collections.abc import Iterator
from decimal import Decimal

from jalin.decisions import Fault
from jalin.decisions.explaining import Block, Heading, Rows, Sentence
from jalin.decisions.words import fixed, listed, sentence, whole

from . import phrases  # noqa: F401  (adds the sentences)
from .judging import CLOSED, GROUP_FULL
from .rules import ADDITIVE, OPEN
from .telling import AWARDED, BELOW, WITHDRAWN


def explain(proof: dict, lang: str, item: str | None) -> list[Block]:
    """The award as a whole, or one application of it."""
    page = _Page(proof, lang)
    if item is None:
        return list(page.whole())
    if item not in proof["reasons"]["cases"]:
        raise Fault("proof.no_item", item=item)
    return list(page.one(item))


def heart(proof: dict, lang: str) -> list[Block]:
    """How many seats are filled, what is at fault where some are not, and whether the award is provisional."""
    return list(_Page(proof, lang).heart())


def _rows(head: list[str], body: list[list[object]]) -> Rows:
    """A table of texts, whatever a stranger's proof holds."""
    return Rows(head, [[str(cell) for cell in row] for row in body])


class _Page:
    def __init__(self, proof: dict, lang: str):
        self.proof, self.lang = proof, lang
        self.result, self.rules = proof["result"], proof["rules"]
        self.names = {one["type"]: one["name"][lang] for one in self.rules["seats"]["reserved"]}
        self.names[OPEN] = self.say("open")
        self.groups = {cap["group"]: cap["name"][lang] for cap in self.rules["caps"]}

    def say(self, key: str, **params: object) -> str:
        return sentence(f"award.{key}", self.lang, **params)

    def told(self, key: str, **params: object) -> Sentence:
        return Sentence(self.say(key, **params))

    def item(self, key: str, **params: object) -> Sentence:
        return Sentence(self.say(key, **params), is_list=True)

    def count(self, number: int | None) -> str:
        return "–" if number is None else whole(number, self.lang)

    def points(self, units: int | None) -> str:
        return "–" if units is None else fixed(units, self.result["decimals"], self.lang)

    def decimal(self, text: str) -> str:
        """A decimal of the rules as it is written in this language."""
        value = Decimal(text).normalize()
        decimals = max(0, -value.as_tuple().exponent)
        return fixed(int(value.scaleb(decimals)), decimals, self.lang)

    def seat(self, row: dict) -> str:
        return self.say("reverted") if row["reverted"] else self.names[row["seat"]]

    def _group(self, row: dict) -> dict:
        """The group as it is called in this language, and which one."""
        return {"group": self.groups[row["group"]], "of": row["of"]}

    def _numbers(self, row: dict) -> dict:
        return {key: self.count(value) for key, value in row.items() if isinstance(value, int)} | self._group(
            row
        )

    def lottery(self, number: int | None) -> str:
        return "" if number is None else self.say("with_lottery", number=self.count(number))

    def head(self, *keys: str) -> list[str]:
        return [self.say(f"h_{key}") for key in keys]

    # the award as a whole

    def heart(self) -> Iterator[Block]:
        yield self._counts()
        yield from self._shortfall()
        yield from self._provisional()

    def _counts(self) -> Block:
        counts = {key: self.count(self.result[key]) for key in ("applications", "ranked", "filled", "seats")}
        return self.told("counts", **counts)

    def _provisional(self) -> Iterator[Block]:
        found = self.result["reviews"]
        if found and found["provisional"]:
            yield self.told("provisional", count=self.count(len(found["needs"])),
                            needed=self.count(self.rules["reviews"]["in_band"]))  # fmt: skip

    def whole(self) -> Iterator[Block]:
        yield Heading(self.say("title"))
        yield self._counts()
        yield from self._rules()
        yield from self._cut_offs()
        yield from self._shortfall()
        yield Heading(self.say("winners"))
        yield _rows(
            self.head("rank", "case", "seat", "merit", "lottery"),
            [[self.count(row["rank"]), row["case"], self.seat(row), self.points(row["merit"]), self.count(row["lottery"])]
             for row in self.result["winners"]])  # fmt: skip
        yield Heading(self.say("reserves"))
        yield self.told("reserves_how")
        yield _rows(
            self.head("leaves", "enters"),
            [[row["leaves"], self._entrant(row)] for row in self.result["reserves"]],
        )
        yield from self._reviews()

    def _rules(self) -> Iterator[Block]:
        seats = self.rules["seats"]
        if seats["reserved"]:
            types = listed(
                [f"{one['name'][self.lang]} {self.count(one['seats'])}" for one in seats["reserved"]],
                self.lang,
            )
            yield self.item(f"reading_{seats['reading']}", types=types, open=self.count(seats["open"]))
            yield self.item(f"unfilled_{seats['unfilled']}")
        if self.rules["merit"]["least"] is not None:
            yield self.item("least", least=self.decimal(self.rules["merit"]["least"]))
        yield self.item("how")
        for cap in self.rules["caps"]:
            yield self.item("cap", group=cap["name"][self.lang], most=self.count(cap["most"]))
        if self.rules["caps"]:
            yield self.item("caps_how")
        for waiver in self.rules["waivers"]:
            yield self.item(
                "waiver", **self._group(waiver), document=waiver["document"], most=self.count(waiver["most"])
            )
        seed = self.proof["seed"]
        yield self.item("ties", seed=seed) if seed else self.item("no_ties")

    def _cut_offs(self) -> Iterator[Block]:
        yield Heading(self.say("cut_offs"))
        yield self.told("cut_off_how")
        yield _rows(
            self.head("seat", "seats", "filled", "case", "merit", "lottery"),
            [[self.seat(row), self.count(row["seats"]), self.count(row["filled"]), row["case"] or self.say("not_closed"),
              self.points(row["merit"]), self.count(row["lottery"])]
             for row in self.result["cut_offs"]])  # fmt: skip

    def _shortfall(self) -> Iterator[Block]:
        found = self.result["shortfall"]
        if found or self.result["overrun"]:
            yield Heading(self.say("unfilled_title"))
        yield from self._faults(found)
        for group in self.result["overrun"]:
            yield self.item("overrun", **self._numbers(group))

    def _faults(self, found: dict | None) -> Iterator[Block]:
        if not found:
            return
        for kind, seats in found["unfilled"].items():
            yield self.item("unfilled", type=self.names[kind], seats=self.count(seats))
        if lack := found["lack"]:
            types = listed([self.names[kind] for kind in lack["types"]], self.lang)
            yield self.item(
                "lack", types=types, seats=self.count(lack["seats"]), people=self.count(lack["people"])
            )
        for group in found["at_fault"]:
            yield self.item("at_fault", **self._numbers(group))
        for waiver in found["waivers"]:
            yield self.item("needs_waiver", **self._numbers(waiver))

    def _entrant(self, row: dict) -> str:
        entrant = row["enters"] or self.say("nobody")
        return entrant if row["reserved_kept"] else f"{entrant} {self.say('not_kept')}"

    def _reviews(self) -> Iterator[Block]:
        found = self.result["reviews"]
        if not found:
            return
        rules = self.rules["reviews"]
        yield Heading(self.say("reviews"))
        yield self.told("additive" if rules["correction"] == ADDITIVE else "plain",
                        decimals=self.count(self.result["decimals"]))  # fmt: skip
        yield from self._provisional()
        yield _rows(self.head("reviewer", "severity"),
                   [[name, self._signed(units)] for name, units in sorted(found["severity"].items())])  # fmt: skip
        for row in found["spread"]:
            yield self.item("spread", case=row["case"], points=self.points(row["spread"]))
        for row in found["outliers"]:
            yield self.item(
                "outlier", case=row["case"], reviewer=row["reviewer"], points=self._signed(row["away"])
            )

    def _signed(self, units: int) -> str:
        return f"+{self.points(units)}" if units > 0 else self.points(units).replace("-", "−")

    # one application

    def one(self, case: str) -> Iterator[Block]:
        reason = self.proof["reasons"]["cases"][case]
        yield Heading(self.say("one_title", case=case))
        told = {"merit": self.points(reason["merit"]), "lottery": self.lottery(reason["lottery"]),
                "rank": self.count(reason["rank"])}  # fmt: skip
        if reason["outcome"] == WITHDRAWN:
            yield self.told("was_withdrawn")
        elif reason["outcome"] == BELOW:
            yield self.told(
                "was_below", merit=told["merit"], least=self.decimal(self.rules["merit"]["least"])
            )
        elif reason["outcome"] == AWARDED:
            yield self.told("was_awarded", seat=self.seat(reason), **told)
            if reason["announced"]:
                yield self.told("stays")
            row = next(row for row in self.result["reserves"] if row["leaves"] == case)
            yield self.told("if_leaves", case=self._entrant(row))
            yield from self._faults(row["shortfall"])
        else:
            yield self.told("was_refused", **told)
            yield from self._why(case, reason)

    def _why(self, case: str, reason: dict) -> Iterator[Block]:
        if reason["why"] == CLOSED:
            yield from self._closed(reason)
        elif reason["why"] == GROUP_FULL:
            cases = listed(reason["held_by"], self.lang)
            yield self.told("group_full", cap=self.count(reason["cap"]), cases=cases, **self._group(reason))
        else:
            yield self.told("kept")
        leavers = [row["leaves"] for row in self.result["reserves"] if row["enters"] == case]
        if leavers:
            yield self.told("would_enter", cases=listed(leavers, self.lang))

    def _closed(self, reason: dict) -> Iterator[Block]:
        """Every type he qualifies for, with the winner who closed it and what was missing."""
        for row in self.result["cut_offs"]:
            if row["seat"] not in reason["types"] and row["seat"] != OPEN:
                continue
            if row["case"] is None:
                yield self.item("closed_announced", seat=self.seat(row))
            elif row["merit"] == reason["merit"]:
                yield self.item("closed_tie", seat=self.seat(row), case=row["case"], number=self.count(row["lottery"]),
                                own=self.count(reason["lottery"]))  # fmt: skip
            else:
                yield self.item("closed_by", seat=self.seat(row), case=row["case"], merit=self.points(row["merit"]),
                                lottery=self.lottery(row["lottery"]), short=self.points(row["merit"] - reason["merit"]))  # fmt: skip
