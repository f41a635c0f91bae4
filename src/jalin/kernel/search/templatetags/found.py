"""Texts of a hit with the words marked that answer the query. Use them in the templates of hits; `marker` is in their context."""

from django import template
from django.utils.html import format_html, format_html_join

from jalin.kernel.ui.tags.words import OTHER_LANGUAGES, read

register = template.Library()


def draw(pieces):
    """Pieces (words, whether they are marked) as HTML."""
    return format_html_join(
        "", "{}", ((format_html("<mark>{}</mark>", words) if hit else words,) for words, hit in pieces)
    )


@register.simple_tag(takes_context=True)
def marked(context, value):
    """A short text, whole: a string or a reading; one in another language is marked with that language's name."""
    return _drawn(value, context["marker"].pieces)


@register.simple_tag(takes_context=True)
def excerpt(context, value):
    """The part of a long text that shows the words."""
    return _drawn(value, context["marker"].excerpt)


def _drawn(value, take):
    found = read(value)
    words = draw(take(found.text))
    if not found.is_foreign:
        return words
    name = OTHER_LANGUAGES.get(found.language, found.language)
    return format_html(
        '<span lang="{0}">{1}</span><span class="other-language" lang="{0}">{2}</span>',
        found.language,
        words,
        name,
    )
