"""The editors' page: one shelf at a time, each text translated and published where it stands."""

from django.contrib import messages
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jalin.kernel.access import can, rows
from jalin.kernel.access.views import needs
from jalin.kernel.forms.concurrency import write_seen
from jalin.kernel.text import COLUMNS
from jalin.relations.models import Event, Partner
from jalin.relations.permissions import PUBLISH, TRANSLATE
from jalin.relations.services import publish_event, publish_partner, translate_text

from .forms import text_form, tongues
from .shelves import SHELVES, Shelf, is_public, texts_on, thing_title, thing_url

SIZE = 20
PAGE = "desk/editing/shelf.html"


def shelf_or_404(key: str) -> Shelf:
    if key not in SHELVES:
        raise Http404
    return SHELVES[key]


def page_of(request, shelf: Shelf) -> dict:
    """{"things", "number", "before", "after"}: one more row is read than shown, nothing is counted."""
    text = request.GET.get("page", "1")
    number = max(1, int(text)) if text.isdecimal() and len(text) < 6 else 1
    first = (number - 1) * SIZE
    found = list(texts_on(request.user, shelf)[first : first + SIZE + 1])
    return {
        "things": found[:SIZE],
        "number": number,
        "before": number - 1,
        "after": number + 1 if len(found) > SIZE else 0,
    }


def row_of(user, shelf: Shelf, thing, form=None, saved: str = "") -> dict:
    """One text as the template draws it."""
    form = form or (text_form(shelf, thing) if shelf.text else None)
    has_switch = isinstance(thing, Event) or (isinstance(thing, Partner) and shelf.text != "note")
    return {
        "thing": thing, "shelf": shelf, "title": thing_title(thing), "url": thing_url(thing), "form": form,
        "tongues": tongues(shelf, form) if form else [], "is_public": is_public(thing), "saved": saved,
        "may_publish": has_switch and can(user, PUBLISH, thing),
    }  # fmt: skip


def tabs_of(here: Shelf) -> list[dict]:
    return [
        {"label": shelf.title, "url": reverse("cms_shelf", args=[shelf.key]), "active": shelf == here}
        for shelf in SHELVES.values()
    ]


@needs(TRANSLATE)
@require_safe
def shelf(request, key="events"):
    here = shelf_or_404(key)
    page = page_of(request, here)
    context = {"shelf": here, "page": page, "tabs": tabs_of(here)}
    context["rows"] = [row_of(request.user, here, thing) for thing in page["things"]]
    return render(request, PAGE, context)


def thing_or_404(request, shelf: Shelf, pk: int, verb):
    return get_object_or_404(
        rows(shelf.model, request.user, verb).select_related(*shelf.joins).filter(Q(pk=pk))
    )


def answer(request, shelf: Shelf, row: dict, status: int = 200):
    """The row alone for a script, else the page it stands on again."""
    if request.headers.get("HX-Request"):
        return render(request, "desk/editing/row.html", {"row": row}, status=status)
    if row["form"] is not None and row["form"].errors:
        return render(request, "desk/editing/one.html", {"row": row, "shelf": shelf})
    messages.success(request, row["saved"])
    return redirect(reverse("cms_shelf", args=[shelf.key]))


@needs(TRANSLATE)
@require_POST
def translate(request, key, pk):
    """Save the three texts of one row."""
    here = shelf_or_404(key)
    if not here.text:
        raise Http404
    thing = thing_or_404(request, here, pk, TRANSLATE)
    form = text_form(here, thing, request.POST)

    def write(current, values):
        texts = {code: values[f"{here.text}_{column}"] for code, column in COLUMNS.items()
                 if f"{here.text}_{column}" in values}  # fmt: skip
        translate_text(by=request.user, thing=current, name=here.text, **texts)

    if not (form.is_valid() and write_seen(form, write)):
        return answer(request, here, row_of(request.user, here, thing, form))
    fresh = thing_or_404(request, here, pk, TRANSLATE)
    return answer(request, here, row_of(request.user, here, fresh, saved=_("The texts are saved.")))


@needs(PUBLISH)
@require_POST
def publish(request, key, pk):
    """Show one partner or event to everybody, or no longer."""
    here = shelf_or_404(key)
    thing = thing_or_404(request, here, pk, PUBLISH)
    shown = request.POST.get("public") == "yes"
    if isinstance(thing, Event):
        audience = Event.Audience.PUBLIC if shown else Event.Audience.SHARED
        publish_event(by=request.user, event=thing, audience=audience)
    elif isinstance(thing, Partner):
        publish_partner(by=request.user, partner=thing, is_public=shown)
    else:
        raise Http404
    saved = _("Everybody can read it now.") if shown else _("It is no longer public.")
    return answer(request, here, row_of(request.user, here, thing, saved=saved))
