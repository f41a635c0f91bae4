"""How a view asks for a verb."""

from functools import wraps

from django.contrib.auth.views import redirect_to_login

from .grants import can, require


def needs(verb):
    """Decorator: anonymous visitors go to sign-in, others get a sentence when they may not do `verb` at all.

    The verb is kept on the view (`view.needs`) so that the permission matrix can be made from the addresses.
    """

    def decorate(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not can(request.user, verb) and not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            require(request.user, verb)
            return view(request, *args, **kwargs)

        guarded.needs = str(verb)
        return guarded

    return decorate


def public(view):
    """Decorator: says that this view is for everybody on purpose."""
    view.needs = "public"
    return view
