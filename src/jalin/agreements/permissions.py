from django.utils.translation import gettext_lazy as _

from jalin.kernel.access import verb

VIEW_PUBLIC = verb("agreements.view_public", _("See published cases of the legal process"), changes=False)
VIEW = verb("agreements.view", _("See cases of the legal process"), changes=False)
SUBSCRIBE = verb("agreements.subscribe", _("Have a calendar address of one's own"))
RECORD = verb("agreements.record", _("Record what happens in a case"))
OVERRULE = verb("agreements.overrule", _("Lift the block of a missing report, with a reason"))
