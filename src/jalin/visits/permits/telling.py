"""How it stands with a permit, in sentences."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jalin.kernel.dates import PartialDate, format_day, format_partial
from jalin.kernel.rulebook.marks import MARKS
from jalin.relations.sentences import days_in_words
from jalin.visits.models import Permit, Visit
from jalin.visits.words import ANY_PURPOSE, PERMIT_STATES, language

from .outlook import DAYS, TOO_LATE, Outlook
from .rule import Paper, RuleBook, TravelRule


def said(texts: dict[str, str]) -> str:
    return texts.get(language(), "")


def time_of(rule: TravelRule) -> str:
    """ "14 days before the first day of travel" """
    n = rule.length
    words = {
        "day": ngettext("%(n)s day before the first day", "%(n)s days before the first day", n),
        "working_day": ngettext(
            "%(n)s working day before the first day", "%(n)s working days before the first day", n
        ),
        "calendar_month": ngettext(
            "%(n)s month before the first day", "%(n)s months before the first day", n
        ),
        "year": ngettext("%(n)s year before the first day", "%(n)s years before the first day", n),
    }
    return words[rule.unit] % {"n": n} if n else ""


def limits_of(rule: TravelRule) -> list[str]:
    """ "study visit: 3 people", "7 days" """
    names = {**dict(Visit.Purpose.choices), "any": ANY_PURPOSE}
    found = [
        ngettext("%(purpose)s: at most %(n)s person", "%(purpose)s: at most %(n)s people", most) % {"purpose": names[purpose], "n": most}
        for purpose, most in rule.people.items()
    ]  # fmt: skip
    if rule.most_days:
        found.append(
            ngettext("at most %(n)s day", "at most %(n)s days", rule.most_days) % {"n": rule.most_days}
        )
    if rule.excepted and found:
        found.append(
            _("not for: %(purposes)s") % {"purposes": ", ".join(str(names[one]) for one in rule.excepted)}
        )
    return found


def since_of(rule: TravelRule) -> str:
    """Since when it holds, as far as its source tells."""
    day = rule.valid_from
    known = {"year": PartialDate.of_year(day.year), "month": PartialDate.of_month(day.year, day.month)}
    return format_partial(known.get(rule.valid_from_precision, PartialDate.of_day(day)), language())


def rule_row(rule: TravelRule) -> dict:
    """One rule as pages show it, with its source and how well it is confirmed."""
    return {
        "key": rule.key, "name": said(rule.name), "source": rule.source, "mark": MARKS[rule.mark], "is_sure": rule.mark == "confirmed",
        "since": since_of(rule), "until": format_day(rule.valid_to, language()) if rule.valid_to else "", "time": time_of(rule),
        "limits": limits_of(rule), "note": said(rule.note),
        "report": ngettext("report within %(n)s day of the return", "report within %(n)s days of the return", rule.report_days)
        % {"n": rule.report_days} if rule.report_days else "",
    }  # fmt: skip


def outlook_sentence(outlook: Outlook) -> str:
    """The one sentence that says whether it can still be done."""
    if not outlook.counted:
        return _("No rule on travel that is known here states a time for this day.")
    words = {"day": format_day(outlook.file_by, language()), "days": days_in_words(abs(outlook.days_left)),
             "rule": said(outlook.strictest.rule.name)}  # fmt: skip
    if outlook.state != TOO_LATE:
        if outlook.days_left == 0:
            return _("Today is the last day to hand in the papers for the permit (%(rule)s).") % words
        return _("The papers for the permit are to be handed in by %(day)s, in %(days)s (%(rule)s).") % words
    sentence = (
        _(
            "It is too late for the permit: the papers were to be handed in by %(day)s, %(days)s ago (%(rule)s)."
        )
        % words
    )
    if outlook.earliest:
        sentence += " " + _("Handed in today, the first day of travel would be %(day)s.") % {
            "day": format_day(outlook.earliest, language())}  # fmt: skip
    return sentence


def fault_sentence(book: RuleBook) -> str:
    """Why the city's own rules do not hold; "" where they do."""
    return book.fault.say(language()) if book.fault else ""


def excess_sentence(excess) -> str:
    words = {"rule": said(excess.rule.name), "most": excess.most, "value": excess.value}
    if excess.what == DAYS:
        return _("%(value)s days are planned; %(rule)s allows %(most)s.") % words
    return _("%(value)s people are to travel; %(rule)s allows %(most)s for this kind of journey.") % words


def permit_told(
    visit: Visit, outlook: Outlook, permit: Permit | None, steps, papers: dict, book: RuleBook, *, is_open: bool
) -> dict:  # fmt: skip
    """What the page of a visit says of its permit. `papers`: key -> row of what is ready."""
    word, tone, icon = PERMIT_STATES[permit.state if permit else "preparing"]
    is_answered = bool(permit) and permit.state == Permit.State.GRANTED
    nothing = permit is None and not is_open  # the journey went by without a word about a permit
    late = (
        outlook.state == TOO_LATE
        and is_open
        and not is_answered
        and not (permit and permit.state == Permit.State.FILED)
    )
    return {
        "state": {"word": word, "tone": tone, "icon": icon}, "number": permit.number if permit else "",
        "sentence": outlook_sentence(outlook) if is_open and not is_answered else "", "is_late": late,
        "excesses": [excess_sentence(one) for one in outlook.excesses if is_open],
        "doubts": ", ".join(outlook.doubts) if is_open else "",
        "rules": [rule_row(rule) for rule in outlook.rules],
        "strictest": outlook.strictest.rule.key if outlook.strictest else "",
        "papers": [] if nothing else paper_rows(visit, outlook, papers, book.papers), "is_unrecorded": nothing, "missing": len(outlook.missing), "asked": len(outlook.papers),
        "fault": fault_sentence(book),
        "steps": [{"step": one, "state": PERMIT_STATES[one.state]} for one in steps],
        "step_url": reverse("desk:permit_step", args=[visit.pk]), "is_filed": bool(permit) and permit.state != "preparing",
    }  # fmt: skip


def paper_rows(visit: Visit, outlook: Outlook, ready: dict, names: dict[str, Paper]) -> list[dict]:
    """Every paper that is asked for: its name, whose rule asks, whether it is there, where to lay it down."""
    titles = {rule.key: said(rule.name) for rule in outlook.rules}
    place = reverse("desk:permit_paper", args=[visit.pk, "KEY"])  # one look-up for a score of papers
    rows = []
    for one in outlook.papers:
        url = place.replace("KEY", one.key)
        rows.append({
            "key": one.key, "name": said(names[one.key].name), "rules": ", ".join(titles[rule.key] for rule in one.rules),
            "is_ready": one.is_ready, "row": ready.get(one.key), "url": url, "remove_url": f"{url}remove/", "file_url": f"{url}file/",
        })  # fmt: skip
    return rows


def rules_page(book: RuleBook) -> dict:
    """What the page of the travel rules shows."""
    return {
        "rules": [{**rule_row(rule), "papers": [said(book.papers[key].name) for key in rule.papers]} for rule in book.rules],
        "country": book.country, "fault": fault_sentence(book),
    }  # fmt: skip
