from django.utils.translation import gettext_lazy as _

from jalin.kernel.access import verb

SAVE_VIEWS = verb("lists.save_views", _("Save and share views of lists"))
