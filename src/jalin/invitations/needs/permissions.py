from django.utils.translation import gettext_lazy as _

from jalin.kernel.access import verb

VIEW = verb("needs.view", _("See the city's needs and the votes on them"), changes=False)
EDIT = verb("needs.edit", _("Write the city's needs and confirm their codes"))
OPEN_BALLOT = verb("needs.open_ballot", _("Open and close votes on points"))
VOTE = verb("needs.vote", _("Share out points in a vote"))
