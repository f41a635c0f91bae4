"""An act that opens beside its page: one address, GET shows the page with the drawer open, POST does it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.shortcuts import redirect

from jalin.kernel.access import NotAllowed
from jalin.kernel.forms.questions import answers


@dataclass(frozen=True)
class Act:
    """How an act looks in its drawer. `back`: the page below it. `label`: a verb that says what happens."""

    id: str
    title: object
    label: object
    back: str
    icon: str = "check"
    tone: str = "primary"
    lead: object = ""
    form: object = None


def sent(request):
    """What was sent, for a form: also when nothing was filled in; None while the form is only looked at."""
    return request.POST if request.method == "POST" else None


def act_beside(request, act: Act, form, *, do: Callable[[dict], str], page: Callable):
    """Show `page(request, act)` with the form in its drawer, or do it: `do(cleaned_data)` returns what to say, or nothing
    where the form says why it has to be looked at again. What the service refuses is shown in the form, so that nothing
    typed is lost."""
    if request.method == "POST" and answers(form):
        try:
            said = do(form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            if said:
                messages.success(request, said)
                return redirect(act.back)
    response = page(request, replace(act, form=form))
    if form.is_bound:
        response.status_code = 422
    return response


def add_refusal(form, refusal: ValidationError) -> None:
    """The sentences of a refusal at the fields they are about, where the form has such fields."""
    if not hasattr(refusal, "error_dict"):
        return form.add_error(None, refusal)
    for name, errors in refusal.error_dict.items():
        place = name if name in form.fields and name != NON_FIELD_ERRORS else None
        for error in errors:
            form.add_error(place, error.messages)
    return None
