"""What the record says about a score, offered beside the question. The assessor judges."""

from django.utils.translation import gettext as _

from jalin.invitations.needs.selectors import needs_met_by, visible_needs

BY_NEARNESS = {"sdg": 2, "cofog": 2, "field": 5, "topic": 8}


def hints_for(user, invitation) -> dict[str, str]:
    """Criterion -> a sentence. Only for the shipped criterion "need": what the confirmed codes come to."""
    codes = [code.topic for code in invitation.codes.all()]
    if not codes:
        return {
            "need": _(
                "No code of this invitation is confirmed yet, so the record cannot say which need it meets."
            )
        }
    open_needs = list(visible_needs(user).filter(closed_on__isnull=True).exclude(topic=""))
    met = needs_met_by(codes, open_needs)
    if not met:
        return {"need": _("By the confirmed codes it meets no need: 0.")}
    need, near = met[0]
    weightiest = sorted((one.points or 0 for one in open_needs), reverse=True)[:3]
    score = BY_NEARNESS[near.by]
    if score == 8 and need.points and need.points >= weightiest[-1]:
        score = 10
    return {"need": _("By the confirmed codes: %(score)s (%(need)s).") % {"score": score, "need": need.title}}
