from django.utils.translation import gettext_lazy as _

from jalin.kernel.access import verb

VIEW_PUBLIC = verb("visits.view_public", _("See published visits"), changes=False)
VIEW = verb("visits.view", _("See visits and their programme"), changes=False)
VIEW_PEOPLE = verb("visits.view_people", _("See who travels and who is met"), changes=False)
VIEW_PAPERS = verb(
    "visits.view_papers", _("See passports, visas and contact data of a delegation"), changes=False
)
PLAN = verb("visits.plan", _("Plan visits, their delegation, programme and permit"))
PUBLISH = verb("visits.publish", _("Publish visits"))
