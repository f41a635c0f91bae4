"""What one presses and what opens: buttons, drawers, dialogs."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from .frames import icon as draw_icon
from .frames import token_of

register = template.Library()

TONES = frozenset({"primary", "quiet", "plain", "danger"})


def _classes(tone: str) -> str:
    return f"button button-{tone if tone in TONES else 'quiet'}"


@register.simple_tag
def link_button(label: str, url: str, icon: str = "", tone: str = "quiet", opens: str = "") -> str:
    """A link that looks like a button; `opens` names a drawer that the link opens beside the page."""
    return format_html(
        '<a class="{}" href="{}"{}>{}<span>{}</span></a>', _classes(tone), url,
        format_html(' data-opens="{}"', opens) if opens else "", draw_icon(icon) if icon else "", label,
    )  # fmt: skip


@register.simple_tag
def act_button(
    label: str, icon: str = "", tone: str = "primary", name: str = "", value: str = "", form: str = ""
) -> str:
    """A submit button. The label is a verb that says what happens."""
    return format_html(
        '<button type="submit" class="{}"{}{}>{}<span>{}</span></button>', _classes(tone),
        format_html(' name="{}" value="{}"', name, value) if name else "",
        format_html(' form="{}"', form) if form else "", draw_icon(icon) if icon else "", label,
    )  # fmt: skip


HIDDEN = '<input type="hidden" name="{}" value="{}">'


@register.simple_tag(takes_context=True)
def post_button(context, label: str, url: str, icon: str = "", tone: str = "quiet", fields=None) -> str:
    """A form of one button for an act that needs no more words; drawn without a template, since lists have one in every
    row. `fields`: hidden values by name."""
    token = token_of(context)
    hidden = [*([("csrfmiddlewaretoken", token)] if token else []), *(fields or {}).items()]
    return format_html(
        '<form class="post-button" method="post" action="{}">{}{}</form>', url,
        format_html_join("", HIDDEN, hidden), act_button(label, icon=icon, tone=tone),
    )  # fmt: skip


def _panel(context, template_name: str, content: str, **values) -> str:
    shown = {**values, "content": content, "close": _("Close"), "request": context.get("request")}
    return template.loader.render_to_string(template_name, shown)


@register.simple_block_tag(takes_context=True)
def drawer(context, content, id: str, title: str, open: bool = False, close_url: str = ""):
    """What opens beside the page. Without JavaScript its page shows it with `open=True`."""
    return _panel(
        context, "ui/parts/drawer.html", content, id=id, title=title, open=open, close_url=close_url
    )


@register.simple_block_tag(takes_context=True)
def dialog(context, content, id: str, title: str, open: bool = False, close_url: str = ""):
    """For what cannot be undone; everything else gets an undo instead."""
    return _panel(
        context, "ui/parts/dialog.html", content, id=id, title=title, open=open, close_url=close_url
    )
