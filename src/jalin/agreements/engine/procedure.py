"""A procedure as dataclasses; `reading` makes it from a file. No behaviour beyond looking things up."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

LANGUAGES = ("id", "ja", "en")
CONFIRMED, INFERRED, GENERAL, DESIGN, UNSURE = "confirmed", "inferred", "general", "design", "unsure"
ROLES = ("", "term", "intent", "report")
KINDS = (
    "sister",
    "limited",
    "institution",
    "institution-programme",
    "project",
)  # of cases; as the model's choices
MARKS = (CONFIRMED, INFERRED, GENERAL, DESIGN, UNSURE)

# What can happen to a stage. The first group ends it, the second does not.
DONE, DEEMED, BYPASSED, REFUSED, RETURNED = "done", "deemed", "bypassed", "refused", "returned"
RECEIVED, SENT, PAUSED, RESUMED, REPLACED = "received", "sent", "paused", "resumed", "replaced"
PASSING = (DONE, DEEMED, BYPASSED)  # the stage is behind the case
ENDING = (*PASSING, REFUSED, RETURNED)
OUTCOMES = (*ENDING, RECEIVED, SENT, PAUSED, RESUMED, REPLACED)
SILENT = (DEEMED, BYPASSED)  # what the law makes of an answer that did not come
REASONED = (REFUSED, RETURNED, PAUSED, REPLACED)  # acts that say nothing without their reason

Texts = dict[str, str]  # a text in id, ja and en


@dataclass(frozen=True)
class Heading:
    """What the law says must be in a paper. The same `key` in two papers is the same text, written once. `is_advice`:
    its lack is said and stops nothing."""

    key: str
    name: Texts
    article: str = ""
    is_advice: bool = False


@dataclass(frozen=True)
class Paper:
    """A document of a stage. `text_of`: this paper is a draft of that one, and its text is kept there."""

    key: str
    name: Texts
    article: str = ""
    headings: tuple[Heading, ...] = ()
    text_of: str = ""


@dataclass(frozen=True)
class Need:
    """What a stage asks for. `stages`: one of them has been passed; `clear`: this clock has nothing open."""

    stages: tuple[str, ...] = ()
    clear: str = ""
    why: Texts = field(default_factory=dict)
    article: str = ""


@dataclass(frozen=True)
class Stage:
    """A step. `leads_to`: outcome -> stages that may follow. `events`: outcome -> the kind of event by which the
    relation's timeline tells of it. `aliases`: other words by which a table of events may call it. `articles`: outcome ->
    its article, where that is not the stage's."""

    code: str
    name: Texts
    actor: Texts
    article: str
    mark: str
    leads_to: dict[str, tuple[str, ...]]
    needs: tuple[Need, ...] = ()
    papers: tuple[str, ...] = ()
    exit_paper: str = ""
    events: dict[str, str] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    is_milestone: bool = False
    is_rest: bool = False  # once passed, nobody is waiting for anybody
    articles: dict[str, str] = field(default_factory=dict)

    @property
    def outcomes(self) -> tuple[str, ...]:
        return tuple(self.leads_to)

    @property
    def words(self) -> tuple[str, ...]:
        """What it may be called."""
        return self.code, *self.aliases, *self.name.values()


@dataclass(frozen=True)
class ClockRule:
    """A legal deadline of a procedure.

    `starts`, `ends`: pairs of stage and outcome. `before_end_of`: counted back from the due day of that clock instead.
    `yearly`: (month, day) on which it starts each year after the year of its first start, for the report of the year
    before. `own_term`: what was signed may state its own last day; `is_longest`: never a later one than `length` gives.
    `permits`: the act that its lapse allows.
    `role`: what reports ask for: "term" of an agreement, "intent" (a letter of intent), "report", or nothing.
    `length` in `unit` (working_day, day, calendar_month, year). `warnings`: days after the start, or before the due
    day where negative; working days where the clock counts them.
    """

    key: str
    name: Texts
    article: str
    mark: str
    length: int
    unit: str
    starts: tuple[tuple[str, str], ...] = ()
    ends: tuple[tuple[str, str], ...] = ()
    before_end_of: str = ""
    yearly: tuple[int, int] | None = None
    own_term: bool = False
    is_longest: bool = False
    role: str = ""
    permits: tuple[str, str] | None = None
    on_lapse: Texts = field(default_factory=dict)
    warnings: tuple[int, ...] = ()
    note: Texts = field(default_factory=dict)


@dataclass(frozen=True)
class Procedure:
    """One route, in one version. `valid_from`: cases that begin on or after that day follow it, up to `valid_to`."""

    key: str
    version: str
    name: Texts
    country: str
    valid_from: date
    valid_to: date | None
    source: str
    mark: str
    first: str
    stages: dict[str, Stage]
    clocks: dict[str, ClockRule]
    papers: dict[str, Paper]
    kinds: tuple[str, ...] = ()
    note: Texts = field(default_factory=dict)

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def takes(self, kind: str) -> bool:
        """Whether it is a route for cases of this kind."""
        return not self.kinds or kind in self.kinds

    def article_of(self, stage: str, outcome: str) -> str:
        """The article on which an act rests: that of the clock whose lapse permits it, else that of the stage."""
        for rule in self.clocks.values():
            if rule.permits == (stage, outcome):
                return rule.article
        found = self.stages[stage]
        return found.articles.get(outcome, found.article)

    @cached_property
    def acts(self) -> dict[str, tuple[Stage, str]]:
        """Word -> stage and outcome: a stage's code, an alias, its name in any language, or the kind of event that tells of
        it. The words are plain (`plain`)."""
        found: dict[str, tuple[Stage, str]] = {}
        for stage in self.stages.values():
            for word in stage.words:
                found.setdefault(plain(word), (stage, DONE))
        for stage in self.stages.values():
            for outcome, kind in stage.events.items():
                found.setdefault(plain(kind), (stage, outcome))
        return found

    def act_called(self, word: str) -> tuple[Stage, str] | None:
        """Stage and outcome by one of the words of `acts`."""
        return self.acts.get(plain(word))


def plain(word: str) -> str:
    """As words are compared: capitals, and underscores for spaces, do not matter."""
    return " ".join(word.replace("_", " ").split()).casefold()


def said(texts: Texts, lang: str) -> str:
    """The text in `lang`; empty where there is none."""
    return texts.get(lang, "")
