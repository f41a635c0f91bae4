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
