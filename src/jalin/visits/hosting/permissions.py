from django.utils.translation import gettext_lazy as _

from jalin.kernel.access import verb

HOST = verb("visits.host", _("Receive visits: host, rooms, seats, offers"))
