from django.utils.translation import gettext_lazy as _

from jalin.kernel.access import verb

PASS_ON = verb("agreements.pass_on", _("Pass the files of cases on in the city hall"))
SET_RUNGS = verb("agreements.set_rungs", _("Say which offices a file passes in the city hall"))
KEEP_MEETINGS = verb("agreements.keep_meetings", _("Keep the meetings of the coordination team"))
FINISH_TASK = verb("agreements.finish_task", _("Say that a task is done"))
TRANSLATE = verb("agreements.translate", _("Ask for translations and do them"))
