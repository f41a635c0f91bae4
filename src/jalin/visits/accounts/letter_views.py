"""Letters of thanks: writing, sending, printing."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from jalin.kernel.access import rows
from jalin.kernel.access.views import needs
from jalin.kernel.forms.acts import Act, sent
from jalin.people.selectors import home_office
from jalin.visits.models import Visit
from jalin.visits.promises.models import Commitment
from jalin.visits.words import days_of

from .forms import SentForm, ThanksForm
from .letters import LANGUAGES, begin_letter
from .models import Thanks
from .permissions import KEEP_ACCOUNTS
from .printing import printed_thanks, said
from .services import send_thanks, write_thanks
from .views import as_pdf, asks, back_to, beside, visit_or_404

LANGUAGE_OF = {"JP": "ja", "ID": "id"}  # of the partner's country; English elsewhere


def draft(visit: Visit, language: str) -> str:
    """What the letter begins with: the days, and the promises that are public or shared already."""
    office, partner = home_office(), visit.relation.partner
    with override(language):
        promises = [
            said(row, "what", language)
            for row in Commitment.objects.filter(visit=visit, withdrawn_on__isnull=True)
        ]
        return begin_letter(
            language, is_ours=visit.direction == Visit.Direction.OUTGOING, city=said(office, "city", language) if office else "",
            partner=said(partner, "name", language) or str(partner), days=days_of(visit, language), promises=promises,
        )  # fmt: skip


@needs(KEEP_ACCOUNTS)
@asks
def thanks_new(request, pk):
    visit = visit_or_404(request.user, pk, KEEP_ACCOUNTS)
    language = request.GET.get("language", "")
    language = language if language in LANGUAGES else LANGUAGE_OF.get(visit.relation.partner.country, "en")
    first = {"language": language, "dated_on": timezone.localdate(), "text": draft(visit, language)}

    def do(values) -> str:
        write_thanks(by=request.user, visit=visit, **values)
        return _("The letter is kept. Print it and say when it was sent.")

    act = Act("thanks", _("Write a letter of thanks"), _("Keep the letter"), back_to(pk), icon="mail")
    return beside(request, visit, act, ThanksForm(sent(request), visit=visit, initial=first), do)


def _thanks(request, pk: int) -> Thanks:
    return get_object_or_404(
        rows(Thanks, request.user, KEEP_ACCOUNTS).select_related("visit__relation__partner", "delegate"),
        pk=pk,
    )


@needs(KEEP_ACCOUNTS)
@asks
def thanks_edit(request, pk):
    found = _thanks(request, pk)
    names = ("delegate", "office", "language", "dated_on", "text")

    def do(values) -> str:
        write_thanks(by=request.user, visit=found.visit, thanks=found, **values)
        return _("The letter is kept. Print it and say when it was sent.")

    form = ThanksForm(
        sent(request), visit=found.visit, initial={name: getattr(found, name) for name in names}
    )
    act = Act("thanks", _("Correct the letter"), _("Keep the letter"), back_to(found.visit_id), icon="pencil")
    return beside(request, found.visit, act, form, do)


@needs(KEEP_ACCOUNTS)
@asks
def thanks_sent(request, pk):
    found = _thanks(request, pk)

    def do(values) -> str:
        send_thanks(by=request.user, thanks=found, **values)
        return _("The letter was sent.")

    act = Act(
        "sent",
        _("Say that the letter was sent"),
        _("It was sent"),
        back_to(found.visit_id),
        icon="check",
        lead=found.office,
    )
    return beside(
        request, found.visit, act, SentForm(sent(request), initial={"sent_on": timezone.localdate()}), do
    )


@needs(KEEP_ACCOUNTS)
@require_safe
def thanks_pdf(request, pk):
    found = _thanks(request, pk)
    return as_pdf(printed_thanks(found), f"{found.visit.reference}-thanks-{found.pk}")
