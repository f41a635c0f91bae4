"""Writing saved views, and the entry that says that somebody took a list out of the house."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from jalin.kernel.access import NotAllowed
from jalin.kernel.journal import action

from .models import SavedView
from .page import ListPage
from .permissions import SAVE_VIEWS


@action("lists.save_view", verb=SAVE_VIEWS)
def save_view(*, by, act, page: ListPage, name: str, query: str, is_shared: bool = False) -> SavedView:
    """Keep an address under a name. A name of one's own that exists already takes the new address."""
    name = " ".join(name.split())
    if not name:
        raise ValidationError(_("Give the view a name, so that it can be found again."))
    query = page.clean_query(query)
    known = SavedView.objects.filter(list_key=page.key, owner=by, name=name).first()
    if known is not None:
        act.change(known, query=query, is_shared=is_shared)
        return known
    return act.create(SavedView(list_key=page.key, owner=by, name=name, query=query, is_shared=is_shared))


def _only_the_owner(by, view: SavedView) -> None:
    """Who may save views may change only their own: the verb alone does not say whose."""
    if getattr(by, "pk", None) != view.owner_id:
        raise NotAllowed(
            _("This view belongs to a colleague. Save it under a name of your own to change it.")
        )


@action("lists.rename_view", verb=SAVE_VIEWS, on="view")
def rename_view(*, by, act, view: SavedView, name: str, is_shared: bool) -> SavedView:
    """Change a view's name, and whether the office sees it."""
    _only_the_owner(by, view)
    name = " ".join(name.split())
    if not name:
        raise ValidationError(_("Give the view a name, so that it can be found again."))
    if (
        SavedView.objects.filter(list_key=view.list_key, owner=view.owner, name=name)
        .exclude(pk=view.pk)
        .exists()
    ):
        raise ValidationError(_("You have a view of this name already. Choose another name."))
    act.change(view, name=name, is_shared=is_shared)
    return view


@action("lists.delete_view", verb=SAVE_VIEWS, on="view")
def delete_view(*, by, act, view: SavedView) -> None:
    """Delete a view; the rows it showed are untouched."""
    _only_the_owner(by, view)
    act.remove(view)


def record_export(page: ListPage, *, by, kind: str, query: str, count: int):
    """Write that `by` exported `count` rows of a list. The permission is the list's own."""

    @action("lists.exported", verb=page.export_verb)
    def exported(*, by, act):
        act.note(list=page.key, format=kind, filter=query, rows=count)

    exported(by=by)
