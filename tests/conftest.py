"""What tests that span modules share."""

import pytest


@pytest.fixture
def bare_refusals(monkeypatch):
    """Refusals without their page: where only the answer is asked, drawing some thousand error pages takes minutes."""
    from django.http import HttpResponse

    from jalin.kernel.web import errors

    monkeypatch.setattr(
        errors, "_drawn", lambda request, template, context, status: HttpResponse(status=status)
    )


@pytest.fixture
def undrawn_pages(monkeypatch):
    """Pages whose templates are not drawn, where only the answer is asked: templates hold no queries and decide no right."""
    from django.template.backends.django import Template

    monkeypatch.setattr(Template, "render", lambda self, context=None, request=None: "")


@pytest.fixture
def bare_acts(monkeypatch):
    """Forms without the page they stand on: the page is asked for at its own address, its forms at theirs."""
    from jalin.kernel.forms import acts

    whole = acts.show_act

    def in_its_drawer(request, act, page):
        request.META["HTTP_X_DRAWER"] = act.id
        return whole(request, act, page)

    monkeypatch.setattr(acts, "show_act", in_its_drawer)
