"""What would change if one weight, the budget or the days were others: the same rule, nothing saved, in milliseconds."""

from dataclasses import replace

from django import forms
from django.utils.translation import gettext_lazy as _

from jalin.invitations.needs.rules import shifted
from jalin.invitations.needs.selectors import reader
from jalin.invitations.words import from_where
from jalin.kernel.forms.widgets import PlainSelect

from .criteria import criteria_of
from .models import Round
from .selectors import Laid, limits_of, problem_of
from .weighing import AGENDA, Limits, quick


class WhatIfForm(forms.Form):
    criterion = forms.ChoiceField(label=_("Move the weight of"), widget=PlainSelect)
    to = forms.IntegerField(label=_("to so many of 100 points"), min_value=0, max_value=100,
                            widget=forms.NumberInput(attrs={"type": "range", "min": 0, "max": 100, "step": 1}))  # fmt: skip
    budget = forms.IntegerField(
        label=_("Budget"),
        min_value=0,
        max_value=10**13,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 0}),
    )
    days = forms.IntegerField(label=_("Days of the leader"), min_value=0, max_value=366,
                              widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 0}))  # fmt: skip

    per_part = forms.IntegerField(label=_("From each part of the world at least"), min_value=0, max_value=9,
                                  widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 0}))  # fmt: skip

    def __init__(self, *args, round: Round, **options):
        super().__init__(*args, **options)
        for field in self.fields.values():
            field.required = False  # what is left out stays as it is
        self.round = round
        self.fields["criterion"].choices = [
            (one.key, f"{one.name[reader()]} ({round.ballot.result[one.key]})")
            for one in criteria_of(round.criteria).criteria
        ]

    def clean(self):
        """What is left out is as it is in the round."""
        found = super().clean()
        key = found.get("criterion") or self.round.ballot.keys[0]
        as_it_is = {
            "criterion": key,
            "to": self.round.ballot.result[key],
            "budget": self.round.budget,
            "days": self.round.days,
            "per_part": self.round.per_part,
        }
        return found | {name: value for name, value in as_it_is.items() if found.get(name) in (None, "")}


def what_if_form(round: Round, laid: Laid) -> WhatIfForm:
    """As the page shows it first: everything as it is."""
    first = criteria_of(round.criteria).criteria[0].key
    return WhatIfForm(round=round, auto_id="what-if-%s",
                      initial={"criterion": first, "to": round.ballot.result[first], "budget": round.budget, "days": round.days, "per_part": round.per_part})  # fmt: skip


def answer(round: Round, laid: Laid, asked: dict) -> dict:
    """What the rule would choose: who would enter, who would leave, the value before and after. `asked`: cleaned data."""
    weights = shifted(round.ballot.result, asked["criterion"], asked["to"])
    limits = replace(limits_of(round), **{name: asked[name] for name in ("budget", "days", "per_part")})
    now, then = quick(problem_of(round, laid)), quick(problem_of(round, laid, weights=weights, limits=limits))
    names = {one.key: one.name[reader()] for one in criteria_of(round.criteria).criteria}
    told = {"weights": [{"name": names[key], "before": round.ballot.result[key], "after": points} for key, points in weights.items()],
            "is_possible": then is not None}  # fmt: skip
    if now is None or then is None:
        return told | {"stops_at_parts": _stops_at_parts(round, laid, weights, limits)}
    where = {entry.invitation.reference: from_where(entry.invitation) for entry in laid.entries}
    before, after = (_without_agenda(one.answers) for one in (now, then))
    order = [case for case in where if case in after]
    return told | {
        "enters": [where[case] for case in after if case not in before], "leaves": [where[case] for case in before if case not in after],
        "swaps": [where[case] for case in after if case in before and after[case] != before[case]],
        "chosen": [{"where": where[case], "is_new": case not in before, "is_deputy": after[case] == "chosen_deputy"} for case in order],
        "before": now.value, "after": then.value,
    }  # fmt: skip


def _stops_at_parts(round: Round, laid: Laid, weights: dict, limits: Limits) -> bool:
    """Whether it is only for the parts of the world that nothing can be chosen."""
    if not limits.per_part:
        return False
    return quick(problem_of(round, laid, weights=weights, limits=replace(limits, per_part=0))) is not None


def _without_agenda(answers: dict[str, str]) -> dict[str, str]:
    return {case: answer for case, answer in answers.items() if not case.startswith(AGENDA)}
