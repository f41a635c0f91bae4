"""Parts of a list page: the sentence of filters, saved views, pages."""

from django import template

register = template.Library()


@register.inclusion_tag("ui/parts/filter_bar.html", takes_context=True)
def filter_bar(context, form, action: str = "", count: int | None = None, noun: str = "", keep=()) -> dict:
    """A GET form that reads as a sentence.

    Each field's label stands before its control and its help text after it, so that the order of words
    can differ by language. `keep` names parameters of the address that stay (sort order, saved view);
    `noun` says what `count` counts, already in the right number.
    """
    request = context.get("request")
    kept = [(name, value) for name in keep for value in (request.GET.getlist(name) if request else [])]
    return {
        "form": form,
        "action": action,
        "count": count,
        "noun": noun,
        "kept": kept,
        "chosen": bool(form is not None and form.is_bound and form.has_changed()),
    }


@register.inclusion_tag("ui/parts/saved_views.html")
def saved_views(views, label: str = "") -> dict:
    """Tabs: {"label", "url", "active", "count"}. `label`: what they are, where they are not saved views of a list."""
    return {"views": views, "label": label}


@register.inclusion_tag("ui/parts/pager.html", takes_context=True)
def pager(context, page, parameter: str = "page") -> dict:
    """Pages of Django's paginator; the other parameters of the address stay."""
    request = context.get("request")
    kept = request.GET.copy() if request else None

    def address(number: int) -> str:
        if kept is None:
            return f"?{parameter}={number}"
        kept[parameter] = number
        return f"?{kept.urlencode()}"

    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "page": page,
        "numbers": [
            {
                "number": number,
                "url": address(number) if isinstance(number, int) else "",
                "here": number == page.number,
            }
            for number in numbers
        ],
        "before": address(page.previous_page_number()) if page.has_previous() else "",
        "after": address(page.next_page_number()) if page.has_next() else "",
    }
