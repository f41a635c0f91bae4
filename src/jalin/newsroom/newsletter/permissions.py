from django.utils.translation import gettext_lazy as _

from jalin.kernel.access import verb

SUBSCRIBE = verb("newsletter.subscribe", _("Ask for news by e-mail, change and end it"))
VIEW = verb("newsletter.view", _("See what the newsletter sends and how many read it"), changes=False)
MANAGE = verb("newsletter.manage", _("Decide when the newsletter is sent; stop it; erase an address"))
