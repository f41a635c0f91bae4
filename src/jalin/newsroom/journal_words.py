"""The words in which the journal tells the acts of the newsroom."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jalin.kernel.journal.words import Noun, name_acts, name_fields, name_nouns, name_programs

name_acts({
    "newsroom.start_story": _("began the story"),
    "newsroom.draft_story": _("began a story from the record"),
    "newsroom.save_text": _("saved a text of the story"),
    "newsroom.translate_text": _("saved a translation of the story"),
    "newsroom.submit_text": _("asked the chief editor to publish a text of the story"),
    "newsroom.submit_translation": _("asked the chief editor to publish a translation of the story"),
    "newsroom.send_back": _("sent a text of the story back"),
    "newsroom.schedule_text": _("scheduled a text of the story"),
    "newsroom.unschedule_text": _("took a text of the story out of the schedule"),
    "newsroom.publish_text": _("published a text of the story"),
    "newsroom.release_text": _("published a scheduled text of the story"),
    "newsroom.note_problem": _("could not publish a scheduled text of the story"),
    "newsroom.withdraw_text": _("withdrew a text of the story"),
    "newsroom.add_correction": _("added a correction to the story"),
    "newsroom.set_subjects": _("changed what the story is about"),
    "newsroom.discard_story": _("threw the draft of a story away"),
    "newsroom.change_story": _("changed the settings of the story"),
})  # fmt: skip

name_nouns({
    "newsroom.story": Noun(_("Story"), "newsroom.view", lambda key: reverse("newsroom:story", args=[key])),
    "newsroom.text": Noun(_("Text of a story"), "newsroom.view"),
    "newsroom.version": Noun(_("Version of a text"), "newsroom.view"),
    "newsroom.publication": Noun(_("Published text"), "newsroom.view"),
    "newsroom.subject": Noun(_("What a story is about"), "newsroom.view"),
})  # fmt: skip

name_programs({"newsroom": _("The newsroom")})

name_fields({
    "original": _("Written first in"), "replies": _("Replies"), "picture": _("Picture on top"), "embargo_until": _("Not before"),
    "waits_for": _("Waits for the signing of"), "signings_seen": _("Signings before"), "first_published_at": _("First published"),
    "story": _("Story"), "newsroom.text.version": _("Version"), "published_version": _("Version that is public"),
    "follows_version": _("Version of the original it renders"), "publish_at": _("Publish at"), "problem": _("What stands against it"),
    "newsroom.text.title": _("Title"), "newsroom.version.title": _("Title"), "newsroom.publication.title": _("Title"),
    "newsroom.version.text": _("Text"), "newsroom.version.number": _("Version"), "saved_by": _("Saved by"), "slug": _("Address"),
    "blocks": _("Blocks that changed"), "drafted_from": _("Drafted from"),
    "parts": _("Parts"), "words": _("Words"), "corrections": _("Corrections"), "is_open": _("Public"), "published_at": _("Published"),
    "changed_at": _("Changed"), "object_id": _("Key"),
})  # fmt: skip
