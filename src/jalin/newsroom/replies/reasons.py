"""Why a reply is held back or reported, and what was noticed about it: keys and their words."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from . import imitation
from .spam import weighing

# key -> (in the moderator's list, as the writer reads it)
HELD = {
    "off_topic": (gettext_lazy("Is not about the story"), gettext_lazy("It is not about the story below which it was written.")),
    "insult": (gettext_lazy("Insults or threatens"), gettext_lazy("It insults or threatens somebody.")),
    "hatred": (gettext_lazy("Incites hatred (religion, origin, group)"), gettext_lazy("It speaks against people because of their religion, origin or group.")),
    "personal": (gettext_lazy("Tells personal data of others"), gettext_lazy("It tells personal data of somebody else, such as a telephone number or an address.")),
    "advert": (gettext_lazy("Advertises"), gettext_lazy("It advertises something.")),
    "claims": (gettext_lazy("Accuses without a source"), gettext_lazy("It accuses somebody without naming a source that can be checked.")),
    "imitates": (gettext_lazy("Looks as if the office wrote"), gettext_lazy("Its name looks as if the office had written it. Send it again under your own name.")),
    "unreadable": (gettext_lazy("Cannot be understood"), gettext_lazy("We could not understand what it says.")),
    "again": (gettext_lazy("Stands here already"), gettext_lazy("The same reply stands below the story already.")),
}  # fmt: skip

REPORTED = {
    "insult": gettext_lazy("It insults or threatens somebody"),
    "hatred": gettext_lazy("It speaks against people because of their religion, origin or group"),
    "personal": gettext_lazy("It tells personal data of somebody"),
    "advert": gettext_lazy("It advertises something"),
    "false": gettext_lazy("It says something that is not true"),
    "other": gettext_lazy("Something else"),
}

CAUTIONS = {
    imitation.IMITATES: gettext_lazy("The name looks as if the office wrote."),
    imitation.MIXED: gettext_lazy("The name mixes letters of different scripts that look alike."),
}


def held_words() -> list[tuple[str, object]]:
    return [(key, words[0]) for key, words in HELD.items()]


def sentence_to_writer(reason: str) -> str:
    return str(HELD[reason][1])


def noticed_words(noticed: list) -> list[str]:
    """What was noticed, as sentences for the moderator, the weightiest first."""
    return [sentence for key, value in noticed if (sentence := _sentence(key, value))]


def _sentence(key: str, value) -> str:
    if key == weighing.NAME:
        return str(CAUTIONS.get(value, ""))
    if key == weighing.LINKS:
        return ngettext("%(count)s link.", "%(count)s links.", value) % {"count": value}
    if key == weighing.LISTED:
        return _("Words of the office's list: %(words)s.") % {"words": ", ".join(value)}
    if key == weighing.REPEATED:
        return ngettext(
            "Much the same text came %(count)s time before.",
            "Much the same text came %(count)s times before.",
            value,
        ) % {"count": number_format(value, use_l10n=True)}
    if key == weighing.FLOOD:
        return _("%(count)s replies came from the same network within an hour.") % {"count": value}
    if key == weighing.HIDDEN:
        return _("Hidden signs were taken out: %(count)s.") % {"count": value}
    return _("The words are like those of earlier spam: %(percent)s %%.") % {"percent": value}
