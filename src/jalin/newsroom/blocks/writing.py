"""Blocks of words: text, quotation."""

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from jalin.kernel.ui.cleaning import Cleaned

from .kinds import BlockForm, Kind
from .markup import LONGEST, mail_address_in, plain, to_html, to_words


def address_fault(text: str) -> str | None:
    """An e-mail address is never published; who wants to write to the office finds its form."""
    found = mail_address_in(text)
    return (
        gettext("The e-mail address %(address)s stands here. Addresses are not published: take it out.")
        % {"address": found}
        if found
        else None
    )


class TextForm(BlockForm):
    text = forms.CharField(
        label=_("Text"),
        required=False,
        max_length=LONGEST,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_(
            "A blank line begins a paragraph. ## Subheading · **bold** · *italic* · [words](https://…) · a line that begins with “- ” is a point of a list."
        ),
    )


class Text(Kind):
    key, icon = "text", "writing"
    label, hint = _("Text"), _("Paragraphs, subheadings, lists, links.")
    form = TextForm
    needs = {"text": _("This block has no text. Write it, or remove the block.")}

    def faults(self, block, setting):
        text = str(block.get("text") or "")
        found = list(super().faults({"text": text.strip()}, setting))
        if fault := address_fault(text):
            found.append(("text", fault))
        if len(text) > LONGEST:
            found.append(
                (
                    "text",
                    gettext("This text is longer than %(most)s letters. Divide it into two blocks.")
                    % {"most": LONGEST},
                )
            )
        return found

    def parts(self, block, setting):
        yield {
            "html": str(format_html('<div class="prose-text">{}</div>', Cleaned(to_html(str(block["text"])))))
        }

    def words(self, block, setting):
        yield to_words(str(block.get("text") or ""))


class QuotationForm(BlockForm):
    text = forms.CharField(
        label=_("What was said"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The words as they were said, without quotation marks."),
    )  # fmt: skip
    speaker = forms.CharField(
        label=_("Who said it"),
        required=False,
        max_length=120,
        help_text=_("The name as it is written in this language."),
    )
    office = forms.CharField(
        label=pgettext_lazy("of a speaker", "Office"),
        required=False,
        max_length=200,
        help_text=_("Such as: Mayor of Hamamatsu."),
    )


class Quotation(Kind):
    key, icon = "quotation", "quote"
    label, hint = _("Quotation"), _("What somebody said, with name and office.")
    form = QuotationForm
    needs = {
        "text": _("The quotation is empty. Write what was said, or remove the block."),
        "speaker": _("The quotation does not say who said it. Write the name."),
        "office": _("The quotation does not say in which office it was said. Write the office."),
    }

    def faults(self, block, setting):
        found = list(super().faults(block, setting))
        if fault := address_fault(" ".join(str(block.get(name) or "") for name in self.needs)):
            found.append(("text", fault))
        return found

    def parts(self, block, setting):
        said = format_html_join(
            "", "<p>{}</p>", ((line,) for line in plain(block["text"]).split("\n") if line.strip())
        )
        yield {"html": str(format_html(
            '<blockquote class="prose-quote">{}<p class="prose-speaker"><cite>{}</cite> <span class="prose-office">{}</span></p></blockquote>',
            said, block["speaker"], block["office"],
        ))}  # fmt: skip

    def words(self, block, setting):
        yield " ".join(str(block.get(name) or "") for name in ("text", "speaker", "office"))
