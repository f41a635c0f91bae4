from django.utils.translation import gettext_lazy as _

from jalin.kernel.access import verb

READ = verb("newsroom.read", _("Read published stories"), changes=False)
VIEW = verb("newsroom.view", _("See drafts of stories"), changes=False)
WRITE = verb("newsroom.write", _("Write stories, their pictures and what they are about"))
TRANSLATE = verb("newsroom.translate", _("Write a story in another language"))
PUBLISH = verb("newsroom.publish", _("Publish, schedule, correct and withdraw stories"))
