"""The words in which the journal tells the acts of this package."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jalin.kernel.journal.words import Noun, name_acts, name_fields, name_nouns

name_acts({
    "newsroom.add_picture": _("took a picture into the library"),
    "newsroom.make_sizes_again": _("had the sizes of the picture made again"),
    "newsroom.keep_sizes": _("finished the sizes of the picture"),
    "newsroom.describe_picture": _("described the picture"),
    "newsroom.remove_picture": _("removed the picture"),
    "newsroom.attach_file": _("put a file among those of the story"),
    "newsroom.name_file": _("named a file of the story"),
    "newsroom.remove_file": _("removed a file of the story"),
})  # fmt: skip

name_nouns({
    "newsroom.picture": Noun(_("Picture"), "newsroom.view", lambda key: reverse("material:picture", args=[key])),
    "newsroom.attachment": Noun(_("File of a story"), "newsroom.view"),
})  # fmt: skip

name_fields({
    "digest": _("Digest"), "width": _("Width"), "height": _("Height"), "widths": _("Sizes"), "credit": _("Credit"),
    "alt_ind": _("What it shows (Indonesian)"), "alt_jpn": _("What it shows (Japanese)"), "alt_eng": _("What it shows (English)"),
    "added_by": _("Added by"), "newsroom.picture.name": _("Name of the file"), "document": _("File"), "sizes_again": _("Made again"),
    "newsroom.attachment.title_ind": _("Title (Indonesian)"), "newsroom.attachment.title_jpn": _("Title (Japanese)"),
    "newsroom.attachment.title_eng": _("Title (English)"),
})  # fmt: skip
