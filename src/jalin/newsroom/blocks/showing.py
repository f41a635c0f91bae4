"""Blocks of pictures: one photograph, a gallery."""

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jalin.kernel.text import COLUMNS
from jalin.kernel.ui.tags.words import OTHER_LANGUAGES

from .kinds import BlockForm, Kind
from .pictures.choosing import PictureField, PicturesField
from .writing import address_fault

WIDE, HALF = "(min-width: 48rem) 42rem, 100vw", "(min-width: 48rem) 21rem, 50vw"
MOST = 24  # pictures of a gallery


def picture_faults(key, setting) -> list[str]:
    """What keeps one picture from being shown in the language of the text; sentences."""
    picture = setting.material.picture(key)
    if picture is None:
        return [gettext("This picture is no longer in the library. Choose another one.")]
    found, name = [], {"name": picture.name}
    if not picture.widths:
        found.append(gettext("The sizes of %(name)s are still being made. Try again in a minute.") % name)
    if not picture.credit.strip():
        found.append(gettext("%(name)s has no credit: write in the library who took it.") % name)
    if not getattr(picture, f"alt_{COLUMNS[setting.language]}").strip():
        sentence = gettext(
            "%(name)s has no description in %(language)s for people who do not see it: write it in the library."
        )
        found.append(sentence % {**name, "language": OTHER_LANGUAGES[setting.language]})
    return found


def picture_shown(picture, setting, *, sizes: str, caption: str = ""):
    """The picture with caption and credit, as the inside of a figure."""
    from .pictures.drawing import picture_html

    drawn = picture_html(picture, language=setting.language, sizes=sizes)
    told = format_html('<span class="prose-caption">{}</span> ', caption) if caption else ""
    credit = format_html('<span class="prose-credit">{}: {}</span>', gettext("Photograph"), picture.credit)
    return format_html("{}<figcaption>{}{}</figcaption>", drawn, told, credit)


class PhotographForm(BlockForm):
    picture = PictureField(label=_("Photograph"), required=False, help_text=_("Its credit and its description for people who do not see it are kept in the library."))  # fmt: skip
    caption = forms.CharField(label=_("Caption"), required=False, max_length=300, help_text=_("What one cannot see: who, where, when. May stay empty."))  # fmt: skip


class Photograph(Kind):
    key, icon = "photograph", "photo"
    label, hint = _("Photograph"), _("One picture of the library, with credit and description.")
    form = PhotographForm

    def pictures(self, block):
        return [block["picture"]] if isinstance(block.get("picture"), int) else []

    def faults(self, block, setting):
        if not self.pictures(block):
            return [("picture", gettext("No picture is chosen. Choose one, or remove the block."))]
        found = [("picture", sentence) for sentence in picture_faults(block["picture"], setting)]
        if fault := address_fault(str(block.get("caption") or "")):
            found.append(("caption", fault))
        return found

    def parts(self, block, setting):
        picture = setting.material.picture(block["picture"])
        shown = picture_shown(picture, setting, sizes=WIDE, caption=str(block.get("caption") or ""))
        yield {"html": str(format_html('<figure class="prose-picture">{}</figure>', shown))}

    def words(self, block, setting):
        yield str(block.get("caption") or "")


class GalleryForm(BlockForm):
    pictures = PicturesField(
        label=_("Pictures"),
        required=False,
        help_text=_("In the order of their numbers here; each with its credit."),
    )
    caption = forms.CharField(
        label=_("Caption"),
        required=False,
        max_length=300,
        help_text=_("One line for all of them. May stay empty."),
    )


class Gallery(Kind):
    key, icon = "gallery", "layout-dashboard"
    label, hint = _("Gallery"), _("Several pictures side by side.")
    form = GalleryForm

    def pictures(self, block):
        return [key for key in block.get("pictures") or () if isinstance(key, int)]

    def faults(self, block, setting):
        keys = self.pictures(block)
        if len(keys) < 2:
            return [
                (
                    "pictures",
                    gettext("A gallery needs at least two pictures. Choose more, or use one photograph."),
                )
            ]
        if len(keys) > MOST:
            return [
                ("pictures", gettext("A gallery has at most %(most)s pictures. Divide it.") % {"most": MOST})
            ]
        found = [("pictures", sentence) for key in keys for sentence in picture_faults(key, setting)]
        if fault := address_fault(str(block.get("caption") or "")):
            found.append(("caption", fault))
        return found

    def parts(self, block, setting):
        shown = (
            picture_shown(setting.material.picture(key), setting, sizes=HALF) for key in self.pictures(block)
        )
        items = format_html_join(
            "\n",
            '<li class="prose-gallery-item"><figure class="prose-picture">{}</figure></li>',
            ((item,) for item in shown),
        )
        caption = str(block.get("caption") or "")
        told = (
            format_html('<figcaption><span class="prose-caption">{}</span></figcaption>', caption)
            if caption
            else ""
        )
        yield {
            "html": str(
                format_html(
                    '<figure class="prose-gallery"><ul class="prose-gallery-list">{}</ul>{}</figure>',
                    items,
                    told,
                )
            )
        }

    def words(self, block, setting):
        yield str(block.get("caption") or "")
