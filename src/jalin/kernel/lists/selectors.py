"""Reading saved views."""

from django.db.models import Q

from jalin.kernel.access import scope_of

from .models import SavedView

VIEW = "lists.view"


@scope_of(SavedView)
def saved_view_rows(user, verb):
    """Saved views: for opening one's own and the shared ones, for changing one's own."""
    if not user.is_authenticated:
        return SavedView.objects.none()
    wanted = Q(owner=user)
    if verb == VIEW:
        wanted |= Q(is_shared=True)
    return SavedView.objects.filter(wanted)


def visible_views(user, key: str):
    """Saved views of one list that `user` may open."""
    return saved_view_rows(user, VIEW).filter(list_key=key).order_by("name", "id")
