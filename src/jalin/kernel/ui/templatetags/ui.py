"""The one library of parts: `{% load ui %}`, or without loading as a template builtin."""

from django import template

from jalin.kernel.ui.tags import acts, frames, lists, records, sources, still, weave, words

register = template.Library()
for kind in (frames, still, words, sources, acts, lists, weave, records):
    register.tags.update(kind.register.tags)
    register.filters.update(kind.register.filters)
