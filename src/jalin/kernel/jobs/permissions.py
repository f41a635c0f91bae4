from django.utils.translation import gettext_lazy as _

from jalin.kernel.access import verb

VIEW = verb("jobs.view", _("See the progress of own work, and stop it"), changes=False)
VIEW_ALL = verb("jobs.view_all", _("See and stop the background work of everybody"))
