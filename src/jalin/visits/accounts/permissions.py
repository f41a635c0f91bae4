from django.utils.translation import gettext_lazy as _

from jalin.kernel.access import verb

VIEW_ACCOUNTS = verb("visits.view_accounts", _("See report, gifts and costs of visits"), changes=False)
KEEP_ACCOUNTS = verb("visits.keep_accounts", _("Keep report, gifts, costs and letters of visits"))
