"""The page that asks in which language a story about something is written first, and begins it."""

from django import forms
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from jalin.kernel.access.views import needs
from jalin.kernel.forms.acts import Act, Done, act_beside, sent
from jalin.kernel.forms.widgets import PlainSelect

from ..models import TONGUES
from ..permissions import WRITE
from ..words import language
from .gathering import GATHERED
from .services import draft_story


class OriginalForm(forms.Form):
    original = forms.ChoiceField(
        label=gettext_lazy("In which language is it written first?"), choices=TONGUES, widget=PlainSelect
    )


@needs(WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def write_about(request, kind, pk):
    found = GATHERED[kind](request.user, pk) if kind in GATHERED else None
    if found is None:
        raise Http404
    form = OriginalForm(sent(request), initial={"original": language()})

    def do(values):
        story = draft_story(by=request.user, kind=kind, key=pk, original=values["original"])
        said = _(
            "The draft is begun in three languages with what the record says. Quotations are yours to ask for."
        )
        return Done(said, reverse("newsroom:story", args=[story.pk]))

    lead = _(
        "“%(title)s”: a draft in three languages with dates, names, programme, promises and sources from the record. Nothing is published."
    )
    act = Act("write", _("Write about this"), _("Begin the draft"), reverse("newsroom:stories"), icon="writing",
              lead=lead % {"title": found.tell().title})  # fmt: skip
    return act_beside(
        request, act, form, do=do, page=lambda request, act: render(request, "people/new.html", {"act": act})
    )
