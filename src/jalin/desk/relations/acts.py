"""Acts open beside the page they belong to. The same address answers a script with the drawer alone, a browser without
scripts or a reload with the page and the drawer open on it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.shortcuts import render

DRAWER = "act"


@dataclass
class ActPage:
    """A drawer: its title, form and button, and where it closes to."""

    title: str
    form: object
    button: str
    close_url: str
    lead: str = ""
    tone: str = "primary"
    icon: str = ""
    template: str = "desk/relations/act.html"
    autosave: str = ""
    more: dict = field(default_factory=dict)


def show_act(request, act: ActPage, behind: Callable[[], tuple[str, dict]], status: int = 200):
    """Draw the act: alone for who fetches it, else over the page behind it."""
    context = {"act": act, "form": act.form, "drawer_id": DRAWER, **act.more}
    if request.headers.get("X-Drawer") == DRAWER:
        return render(request, "desk/relations/drawer.html", context, status=status)
    template, page = behind()
    return render(request, template, {**page, **context, "drawer_open": True}, status=status)
