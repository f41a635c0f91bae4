"""Tags that say the same on every page of a language, and are looked up once: addresses of files, words that stand in the
template. Django's own ask anew each time they are drawn, and a page has thirty files and seventy words."""

from functools import cache

from django import template
from django.templatetags.i18n import TranslateNode, do_translate
from django.templatetags.static import static as address_of
from django.utils.translation import get_language

register = template.Library()


@register.simple_tag(name="static")
@cache
def static(path: str) -> str:
    """The address of a file of the program, which is the same for the life of the program."""
    return address_of(path)


class SpokenNode(template.Node):
    """A word of the template itself, kept in each language once it was said."""

    child_nodelists = ()

    def __init__(self, node: TranslateNode):
        self.node, self.asvar, node.asvar = node, node.asvar, None
        self.said: dict[str | None, str] = {}

    def render(self, context) -> str:
        if not context.autoescape:  # what is kept is escaped
            value = self.node.render(context)
        elif (value := self.said.get(language := get_language())) is None:
            value = self.said[language] = self.node.render(context)
        if self.asvar:
            context[self.asvar] = value
            return ""
        return value


@register.tag("translate")
def translate(parser, token) -> template.Node:
    """Django's `{% translate %}`, with all it takes."""
    node = do_translate(parser, token)
    word, about = node.filter_expression, node.message_context
    is_still = isinstance(word.var.literal, str) and not word.filters and not (about and about.is_var)
    return SpokenNode(node) if is_still else node
