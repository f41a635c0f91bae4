"""One scope function per noun: the only door from a user to rows."""

from collections.abc import Callable

from django.db import models

_SCOPES: dict[type, Callable] = {}


def scope_of(model: type[models.Model]) -> Callable:
    """Register the decorated `fn(user, verb) -> QuerySet` as the one scope function of `model`."""

    def decorate(fn: Callable) -> Callable:
        if model in _SCOPES:
            raise ValueError(f"{model.__name__} has a scope function already")
        _SCOPES[model] = fn
        return fn

    return decorate


def rows(model: type[models.Model], user, verb) -> models.QuerySet:
    """The rows of `model` on which `user` may do `verb`. A model without a scope function shows nothing to anybody."""
    fn = _SCOPES.get(model)
    return fn(user, str(verb)) if fn else model._default_manager.none()


def nouns() -> tuple[type, ...]:
    return tuple(_SCOPES)
