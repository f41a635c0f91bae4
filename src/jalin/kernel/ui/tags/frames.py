"""Parts of the frames: icons, the ornament, theme, languages, breadcrumbs, keyboard help."""

import secrets
from functools import cache, lru_cache

from django import template
from django.conf import settings
from django.middleware.csrf import get_token
from django.templatetags.static import static
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

register = template.Library()

SPRITE = "ui/vendor/tabler-icons/icons.svg"
THEME_COOKIE = "jalin_theme"
LANGUAGES = (("id", "Bahasa Indonesia", "ID"), ("ja", "日本語", "日本語"), ("en", "English", "EN"))
CURRENT = format_html(' aria-current="{}"', "page")
BEGINS = format_html(' class="{}"', "begins")
CODES = frozenset(code for code, _name, _short in LANGUAGES)


def current_language() -> str:
    """id, ja or en: what the page is written in."""
    code = (translation.get_language() or "en")[:2]
    return code if code in CODES else "en"


def url_or_nothing(name: str, *arguments) -> str:
    """The address, or "" where the installation has no such page. The frames ask for a dozen of them on every page: all
    that an address hangs on are the arguments of `_address`, which keeps it."""
    return _address(name, arguments, translation.get_language(), get_urlconf(), get_script_prefix())


@lru_cache(maxsize=512)
def _address(name: str, arguments: tuple, language: str | None, urlconf, prefix: str) -> str:
    try:
        return reverse(name, urlconf, args=arguments)
    except NoReverseMatch:
        return ""


def token_of(context) -> str:
    """The CSRF token for a form inside a part; "" on pages made without a request."""
    request = context.get("request")
    return str(context.get("csrf_token") or (get_token(request) if request else ""))


def token_of_members(context) -> str:
    """As `token_of` for a browser that holds a session, "" for a visitor: light, dark and language are chosen without a token
    then (kernel/web/views.py), so that reading a public page leaves no cookie."""
    request = context.get("request")
    known = request is None or settings.SESSION_COOKIE_NAME in request.COOKIES
    return token_of(context) if known else ""


def full_path(context) -> str:
    request = context.get("request")
    return request.get_full_path() if request else "/"


@register.simple_tag
def language_code() -> str:
    return current_language()


@cache
def _sprite() -> str:
    """The address is the same for the life of the program, and a page has dozens of icons."""
    return static(SPRITE)


@register.simple_tag
def icon(name: str, label: str = "", **attributes) -> str:
    """One icon of the sprite. Give `label` only where no word stands beside it."""
    classes = f"icon {attributes.get('class', '')}".strip()
    if label:
        return format_html(
            '<svg class="{}" role="img" aria-label="{}"><use href="{}#{}"></use></svg>',
            classes,
            label,
            _sprite(),
            name,
        )
    return _silent_icon(str(name), classes)


@lru_cache(maxsize=1024)
def _silent_icon(name: str, classes: str) -> str:
    """An icon beside its word. Few, and the same on every page: each is put together once."""
    return format_html(
        '<svg class="{}" aria-hidden="true"><use href="{}#{}"></use></svg>', classes, _sprite(), name
    )


@register.simple_tag
def navigation_items(items, keys: bool = False, most: int | None = None) -> str:
    """The `<li>` of a navigation, the first `most` of them; drawn at once, since the desk has it in three places."""
    shown = (
        _navigation_item(
            item["url"], bool(item.get("active")), keys and item.get("key") or "", item["icon"], str(item["label"]), _badge(item),
            bool(item.get("begins")),
        )
        for item in (items or ())[:most]
    )  # fmt: skip
    return format_html_join("\n", "{}", ((item,) for item in shown))


@lru_cache(maxsize=1024)
def _navigation_item(
    url: str, is_here: bool, key: str, sign: str, label: str, badge: str, begins: bool
) -> str:
    """Few, and the same on every page of a person's desk: each is put together once."""
    return format_html(
        '<li{}><a href="{}"{}{}>{}<span>{}</span>{}</a></li>', BEGINS if begins else "", url, CURRENT if is_here else "",
        format_html(' data-key="{}"', key) if key else "", icon(sign), label, badge,
    )  # fmt: skip


def _badge(item: dict) -> str:
    return (
        template.loader.render_to_string("ui/parts/badge.html", {"item": item}) if item.get("badge") else ""
    )


@cache
def _still_part(template_name: str, language: str) -> str:
    """A part that is the same on every page of a language."""
    return template.loader.render_to_string(template_name, {"close": _("Close")})


@register.simple_tag
def logo() -> str:
    return _still_part("ui/parts/logo.html", current_language())


@register.simple_tag
def woven_line() -> str:
    return _still_part("ui/parts/woven_line.html", current_language())


@register.simple_tag(takes_context=True)
def theme_attribute(context) -> str:
    """` data-bs-theme="dark"` when the reader chose one; said by the server so that nothing flashes."""
    chosen = chosen_theme(context)
    return format_html(' data-bs-theme="{}"', chosen) if chosen else ""


def chosen_theme(context) -> str:
    request = context.get("request")
    chosen = request.COOKIES.get(THEME_COOKIE, "") if request else ""
    return chosen if chosen in {"light", "dark"} else ""


# stand for what differs from page to page; nobody can write them into an address, since nobody knows them
TOKEN, NEXT = f"token-{secrets.token_hex(16)}", f"next-{secrets.token_hex(16)}"
LINKS = {code: f"link-{secrets.token_hex(16)}" for code in sorted(CODES)}  # this page in each language


@lru_cache(maxsize=256)
def _switch_format(template_name: str, language: str, has_token: bool, shown: tuple) -> str:
    """A switch as a format of its token and address, which alone differ from page to page."""
    drawn = template.loader.render_to_string(
        template_name,
        {
            **dict(shown),
            "choices": [dict(choice) for choice in dict(shown)["choices"]],
            "csrf_token": TOKEN if has_token else "",
            "next": NEXT,
        },
    )
    drawn = drawn.replace("{", "{{").replace("}", "}}").replace(TOKEN, "{token}").replace(NEXT, "{next}")
    for code, link in LINKS.items():
        drawn = drawn.replace(link, f"{{{code}}}")
    return drawn


def _switch(context, template_name: str, links: dict[str, str] | None = None, **shown) -> str:
    """The same switch stands on every page: drawn once, then only filled in. `links`: what stands for LINKS."""
    choices = tuple(tuple(choice.items()) for choice in shown.pop("choices"))
    key, token = (*shown.items(), ("choices", choices)), token_of_members(context)
    drawn = _switch_format(template_name, current_language(), bool(token), key)
    return format_html(drawn, token=token, next=full_path(context), **(links or {}))


@register.simple_tag(takes_context=True)
def theme_switch(context, as_menu: bool = False) -> str:
    chosen = chosen_theme(context)
    choices = (
        ("light", "sun", _("Light")),
        ("dark", "moon", _("Dark")),
        ("", "device-desktop", _("As my device")),
    )
    shown = [
        {"value": value, "icon": name, "label": label, "chosen": value == chosen}
        for value, name, label in choices
    ]
    return _switch(
        context,
        "ui/parts/theme_switch.html",
        as_menu=as_menu,
        url=url_or_nothing("choose_theme"),
        choices=shown,
    )


def path_in(path: str, language: str) -> str:
    """The same page in another language, where its address begins with one; else ""."""
    first, _slash, rest = path.removeprefix("/").partition("/")
    return f"/{language}/{rest}" if first in CODES else ""


def language_choices(context) -> list[dict]:
    given = {item["code"]: item["url"] for item in context.get("languages") or []}
    here = current_language()
    return [
        {
            "code": code,
            "name": name,
            "short": short,
            "chosen": code == here,
            "url": given.get(code) or path_in(full_path(context), code),
        }
        for code, name, short in LANGUAGES
    ]


@register.simple_tag(takes_context=True)
def language_switch(context, as_menu: bool = False) -> str:
    choices = language_choices(context)
    return _switch(
        context,
        "ui/parts/language_switch.html",
        as_menu=as_menu,
        url=url_or_nothing("choose_language"),
        links={choice["code"]: choice["url"] for choice in choices},
        choices=[choice | {"url": choice["url"] and LINKS[choice["code"]]} for choice in choices],
    )


@register.inclusion_tag("ui/parts/alternate_links.html", takes_context=True)
def alternate_links(context) -> dict:
    """<link rel="alternate" hreflang> to the same page in the other languages, for search engines."""
    request = context.get("request")
    choices = [choice for choice in language_choices(context) if choice["url"] and not choice["chosen"]]
    return {
        "choices": [{**item, "url": request.build_absolute_uri(item["url"])} for item in choices]
        if request
        else []
    }


@register.simple_tag
def home_url() -> str:
    return f"/{current_language()}/"


@register.simple_tag
def partners_url() -> str:
    return url_or_nothing("partners") or f"/{current_language()}/partners/"


@register.simple_tag
def desk_url() -> str:
    return url_or_nothing("desk:home") or "/desk/"


@register.simple_tag
def sign_out_url() -> str:
    return url_or_nothing("account_logout")


@register.simple_tag
def printed_on() -> str:
    return date_format(timezone.localdate(), "j F Y" if current_language() != "ja" else "Y年n月j日")


@register.simple_tag
def keyboard_help() -> str:
    return _still_part("ui/parts/keyboard_help.html", current_language())


@register.inclusion_tag("ui/parts/breadcrumbs.html")
def breadcrumbs(trail) -> dict:
    """`trail`: (label, url) pairs from the top down; the last one is this page."""
    return {"trail": trail}


@register.inclusion_tag("ui/parts/page_head.html")
def page_head(
    title, lead="", over="", act_label: str = "", act_url: str = "", act_icon: str = "", act_opens: str = ""
) -> dict:
    """The page's one h1, a lead of one sentence, and its one primary act (`act_opens`: in that drawer)."""
    return {
        "title": title,
        "lead": lead,
        "over": over,
        "act_label": act_label,
        "act_url": act_url,
        "act_icon": act_icon,
        "act_opens": act_opens,
    }
