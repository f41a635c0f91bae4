"""Pages of users, their roles, and what each role may do."""

from allauth.account.decorators import reauthentication_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jalin.kernel.access import can, rows, verbs
from jalin.kernel.access.roles import roles
from jalin.kernel.access.views import needs
from jalin.kernel.forms.acts import Act, act_beside, sent
from jalin.kernel.journal.selectors import entries_about, entries_by, slice_of
from jalin.kernel.journal.telling import tell

from .forms import DutyForm, EndDutyForm, NewUserForm, ReasonForm, RepresentForm, UserForm
from .invitations import send_invitation
from .lists import account_state, duties_now, role_word
from .models import User
from .permissions import MANAGE_USERS, VIEW_JOURNAL, VIEW_USERS
from .representation import representation, represented_by
from .second_factor import FACTORS, must_have_second_factor
from .selectors import acts_on, visible_users
from .services import (
    create_user,
    edit_user,
    end_duty,
    give_duty,
    invite_user,
    reset_second_factor,
    set_active,
)

SHOWN = 10


def changes_access(view):
    """For acts that change who may do what: GET and POST, the right, and a sign-in of the last minutes (ASVS 7.5.1)."""
    return needs(MANAGE_USERS)(require_http_methods(["GET", "POST"])(reauthentication_required(view)))


def _page(request, act=None, *, person: User):
    """The page of one person, with an act open beside it."""
    reads_all = can(request.user, VIEW_JOURNAL)
    shows_acts = reads_all or person.pk == request.user.pk
    did = slice_of(entries_by(person), size=SHOWN).entries if shows_acts else []
    done_to = slice_of(entries_about("people.user", str(person.pk)), size=SHOWN).entries if reads_all else []
    told = {one.n: one for one in tell({one.n: one for one in (*did, *done_to)}.values(), request.user)}
    word, tone = account_state(person)
    keys = set(person.authenticator_set.values_list("type", flat=True))
    return render(request, "people/user.html", {
        "person": person, "act": act, "state": {"word": word, "tone": tone}, "may": acts_on(request.user, person, has_keys=bool(keys)),
        "duties": [{"duty": duty, "role": roles().get(duty.role), "word": role_word(duty.role)} for duty in person.duties.all()],
        "second_factor": bool(keys.intersection(FACTORS)), "needs_factor": must_have_second_factor(person),
        "told": [told[one.n] for one in did if one.n in told], "told_of": [told[one.n] for one in done_to if one.n in told],
        "shows_acts": shows_acts, "represents": represented_by(person),
        "partner_role": _is_representative(person),
    })  # fmt: skip


def _is_representative(person: User) -> bool:
    """Whether the person holds a role that needs a relation to be named."""
    kept, table, today = representation(), roles(), timezone.localdate()
    return kept is not None and any(
        duty.role in table and kept.verb in table[duty.role].limited
        for duty in duties_now(person.duties.all(), today)
    )


def _person(request, pk: int, verb=VIEW_USERS) -> User:
    if not can(request.user, verb):
        raise Http404
    shown = visible_users(request.user) if verb is VIEW_USERS else rows(User, request.user, verb)
    return get_object_or_404(shown.prefetch_related("duties__unit__names"), pk=pk)


@needs(VIEW_USERS)
@require_safe
def user(request, pk: int):
    return _page(request, person=_person(request, pk))


@needs(VIEW_USERS)
@require_safe
def role_table(request):
    """What each role may do, in words, from the one table of roles."""
    known = verbs()
    table = []
    for role in roles().values():
        held = sorted(role.verbs, key=list(known).index)
        table.append({
            "role": role, "sees": [known[key].name for key in held if not known[key].changes],
            "does": [known[key].name for key in held if known[key].changes],
            "limited": [known[key].name for key in sorted(role.limited)],
        })  # fmt: skip
    return render(request, "people/roles.html", {"table": table})


@changes_access
def new(request):
    form = NewUserForm(sent(request), initial={"language": request.LANGUAGE_CODE})

    def make(values) -> str:
        asked = values.pop("invite")
        person = create_user(by=request.user, **values)
        if asked:
            return _invite(request, person)
        return _("The account of %(name)s is made. Nobody was told yet.") % {"name": person}

    act = Act("new", _("Make an account"), _("Make the account"), reverse("desk:users"), icon="plus",
              lead=_("For a person who works in this office, a unit or a partner city."))  # fmt: skip
    return act_beside(request, act, form, do=make, page=_new_page)


def _new_page(request, act):
    return render(request, "people/new.html", {"act": act})


def _invite(request, person: User, reason: str = "") -> str:
    """Write the act down, then send the mail; a mail server that does not answer is said, and nothing is half done."""
    invite_user(by=request.user, user=person, reason=reason)
    send_invitation(request, person)
    return _("An invitation to %(email)s is written.") % {"email": person.email}


def _on_person(request, pk: int, form_class, act: dict, do, **form_options):
    """An act on one person that opens beside the page of that person."""
    person = _person(request, pk, MANAGE_USERS)
    form = form_class(sent(request), **form_options)
    shown = Act(**{"back": reverse("desk:user", args=[pk]), **act})
    return act_beside(request, shown, form, do=lambda values: do(person, values),
                      page=lambda request, act: _page(request, act, person=_person(request, pk)))  # fmt: skip


@changes_access
def edit(request, pk: int):
    def change(person, values) -> str:
        edit_user(by=request.user, user=person, **values)
        return _("The account is changed.")

    act = {"id": "edit", "title": _("Change the account"), "label": _("Save the changes"),
           "lead": _("A new address signs the person out everywhere.")}  # fmt: skip
    return _on_person(request, pk, UserForm, act, change, instance=_person(request, pk, MANAGE_USERS))


@changes_access
def give(request, pk: int):
    def do(person, values) -> str:
        give_duty(by=request.user, user=person, **values)
        return _("%(name)s has the role %(role)s.") % {"name": person, "role": role_word(values["role"])}

    act = {"id": "give", "title": _("Give a role"), "label": _("Give the role"), "icon": "plus"}
    return _on_person(request, pk, DutyForm, act, do)


@changes_access
def end(request, pk: int, duty: int):
    held = get_object_or_404(_person(request, pk, MANAGE_USERS).duties, pk=duty)

    def do(person, values) -> str:
        end_duty(by=request.user, duty=held, **values)
        return _("The role %(role)s ends.") % {"role": role_word(held.role)}

    title = _("End the role %(role)s") % {"role": role_word(held.role)}
    act = {"id": "end", "title": title, "label": _("End the role"), "icon": "x", "tone": "danger"}
    return _on_person(request, pk, EndDutyForm, act, do)


@changes_access
def switch(request, pk: int):
    person = _person(request, pk, MANAGE_USERS)
    turn_on = not person.is_active

    def do(person, values) -> str:
        set_active(by=request.user, user=person, is_active=turn_on, **values)
        if turn_on:
            return _("%(name)s may sign in again.") % {"name": person}
        return _("%(name)s is signed out everywhere and can no longer sign in.") % {"name": person}

    act = {"id": "switch", "title": _("Switch the account on") if turn_on else _("Switch the account off"), "icon": "lock",
           "label": _("Switch it on") if turn_on else _("Switch it off"), "tone": "primary" if turn_on else "danger",
           "lead": "" if turn_on else _("What the person did stays. The account can be switched on again.")}  # fmt: skip
    return _on_person(request, pk, ReasonForm, act, do)


@changes_access
def reset(request, pk: int):
    def do(person, values) -> str:
        reset_second_factor(by=request.user, user=person, **values)
        return _("%(name)s signs in with the password and then sets up a second factor anew.") % {
            "name": person
        }

    act = {"id": "reset", "title": _("Take away the second factor"), "label": _("Take it away"), "icon": "key", "tone": "danger",
           "lead": _("Only after the person showed you in the office who they are: telephone, key and recovery codes are lost.")}  # fmt: skip
    return _on_person(request, pk, ReasonForm, act, do)


@changes_access
def invite(request, pk: int):
    def do(person, values) -> str:
        return _invite(request, person, **values)

    act = {"id": "invite", "title": _("Send an invitation"), "label": _("Send the invitation"), "icon": "mail",
           "lead": _("A mail with a link to set the password. It holds for three days.")}  # fmt: skip
    return _on_person(request, pk, ReasonForm, act, do)


@changes_access
def represent(request, pk: int):
    def do(person, values) -> str:
        representation().name(by=request.user, user=person, thing=values["partner"], reason=values["reason"])
        return _("%(name)s represents %(partner)s here.") % {"name": person, "partner": values["partner"]}

    act = {"id": "represent", "title": _("Name the partner"), "label": _("Name the partner"), "icon": "building-community",
           "lead": _("The person then sees what is shared in that one relation.")}  # fmt: skip
    return _on_person(request, pk, RepresentForm, act, do)


@changes_access
def end_representation(request, pk: int, key: int):
    def do(person, values) -> str:
        representation().end(by=request.user, user=person, key=key, **values)
        return _("%(name)s no longer sees that relation.") % {"name": person}

    if key not in {row[0] for row in represented_by(_person(request, pk, MANAGE_USERS))}:
        raise Http404
    act = {"id": "unrepresent", "title": _("End the representation"), "label": _("End the representation"), "icon": "x",
           "tone": "danger"}  # fmt: skip
    return _on_person(request, pk, ReasonForm, act, do)
