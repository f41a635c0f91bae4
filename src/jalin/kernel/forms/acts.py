"""An act that opens beside its page: one address. GET shows the page with the drawer open on it, or to a script that names
the drawer (`X-Drawer`) the drawer alone; POST does the act and leads back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.template.loader import render_to_string

from jalin.kernel.access import NotAllowed

from .drawing import Part, parts_of
from .questions import answers
from .refusals import add_refusal

DRAWER = "act"  # the id of a drawer in which several acts of a page open, one after the other
TEMPLATE = "forms/act.html"


@dataclass(frozen=True)
class Act:
    """How an act looks in its drawer. `id`: of the drawer, what `data-opens` of a link names. `label`: a verb that says what
    happens. `back`: the page below it. `autosave`: the key under which the browser keeps what is typed. `suggested`: id of
    a datalist -> what it offers. `body`: a template that is drawn instead of a form, with `more` as its context."""

    id: str
    title: object
    label: object
    back: str
    icon: str = "check"
    tone: str = "primary"
    lead: object = ""
    form: object = None
    autosave: str = ""
    suggested: Mapping[str, list] = field(default_factory=dict)
    body: str = ""
    more: dict = field(default_factory=dict)

    @property
    def parts(self) -> list[Part]:
        return parts_of(self.form)

    @property
    def context(self) -> dict:
        """What the template of a page needs besides its own, to show this act."""
        return {**self.more, "act": self}


class Done(NamedTuple):
    """What is said when an act is done, and where it leads when not back."""

    said: object
    url: str = ""


def sent(request):
    """What was sent, for a form: also when nothing was filled in; None while the form is only looked at."""
    return request.POST if request.method == "POST" else None


def act_beside(request, act: Act, form, *, do: Callable[[dict], object], page: Callable):
    """Show `page(request, act)` with the form in its drawer, or do it: `do(cleaned_data)` returns what to say (a text or
    `Done`), or nothing where the form says why it has to be looked at again. What the service refuses is shown in the
    form, so that nothing typed is lost."""
    if request.method == "POST" and answers(form) and (done := _attempt(form, do)):
        done = done if isinstance(done, Done) else Done(done)
        messages.success(request, done.said)
        return redirect(done.url or act.back)
    return show_act(request, replace(act, form=form), page)


def _attempt(form, do: Callable[[dict], object]):
    try:
        return do(form.cleaned_data)
    except NotAllowed as refusal:
        form.add_error(None, str(refusal))
    except ValidationError as refusal:
        add_refusal(form, refusal)
    return None


def show_act(request, act: Act, page: Callable):
    """The drawer alone for who fetches it, else `page(request, act)`; 422 where a form was sent and cannot be acted on."""
    if (
        request.headers.get("X-Drawer") == act.id
    ):  # without the frame of a page, and what it asks the database for
        known = {"request": request, "csrf_token": get_token(request)}
        response = HttpResponse(render_to_string(TEMPLATE, {**act.context, **known}))
    else:
        response = page(request, act)
    if act.form is not None and act.form.is_bound:
        response.status_code = 422
    return response
