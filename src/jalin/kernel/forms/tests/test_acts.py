"""An act beside its page: drawn alone or on the page, done or said why not."""

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.test import RequestFactory

from jalin.kernel.access import NotAllowed
from jalin.kernel.forms.acts import Act, Done, act_beside, sent


class TitleForm(forms.Form):
    layout = (("name", "What is it called?"),)
    name_ind = forms.CharField(required=False)
    name_jpn = forms.CharField(required=False)
    name_eng = forms.CharField()
    place = forms.CharField(required=False)


class Messages(list):
    def add(self, level, message, extra_tags=""):
        self.append(str(message))


ACT = Act("rename", "Rename it", "Save the name", "/back/", autosave="name", suggested={"known": ["Bandung"]})


def tried(do, *, post=None, **headers):
    """(answer, what was said) of the act for somebody who opens its address, or sends the form."""
    request = (
        RequestFactory(headers=headers).post("/act/", post)
        if post is not None
        else RequestFactory(headers=headers).get("/act/")
    )
    request.user, request._messages = AnonymousUser(), Messages()
    answer = act_beside(
        request, ACT, TitleForm(sent(request)), do=do,
        page=lambda request, act: HttpResponse(f"the page, {len(act.form.errors)} wrong"),
    )  # fmt: skip
    return answer, request._messages


def refuse(refusal):
    def do(_values):
        raise refusal

    return do


def test_who_names_the_drawer_gets_it_alone_with_the_three_languages_as_one_part():
    page = tried(None, **{"X-Drawer": "rename"})[0].content.decode()
    assert 'id="rename"' in page and "the page" not in page
    assert page.index("What is it called?") < page.index('name="place"')
    assert 'data-autosave="name"' in page and '<option value="Bandung">' in page


@pytest.mark.parametrize("name", ["", "other"])
def test_everybody_else_gets_the_page(name):
    assert tried(None, **{"X-Drawer": name})[0].content == b"the page, 0 wrong"


def test_what_was_done_is_said_and_leads_back_or_elsewhere():
    for result, url in (("Renamed.", "/back/"), (Done("Renamed.", "/there/"), "/there/")):
        answer, said = tried(lambda values, result=result: result, post={"name_eng": "Bandung"})
        assert (answer.status_code, answer.url, said) == (302, url, ["Renamed."])


@pytest.mark.parametrize(
    "do",
    [
        refuse(ValidationError({"name_eng": "Taken."})),
        refuse(ValidationError("No.")),
        refuse(NotAllowed("Not you.")),
    ],
)
def test_what_is_refused_is_said_in_the_form(do):
    answer, said = tried(do, post={"name_eng": "Bandung"})
    assert (answer.status_code, answer.content, said) == (422, b"the page, 1 wrong", [])


def test_nothing_is_done_with_a_form_that_is_wrong_or_has_to_be_looked_at_again():
    assert tried(refuse(AssertionError), post={})[0].status_code == 422
    answer, said = tried(lambda values: None, post={"name_eng": "Bandung"})
    assert (answer.status_code, said) == (422, [])
