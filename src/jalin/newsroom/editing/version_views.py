"""What was saved: any two versions beside each other, and the text as the public will read it."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from jalin.kernel.access.views import needs
from jalin.kernel.text.comparing import compare

from ..blocks import kind_of
from ..blocks.material import Material
from ..models import Version
from ..permissions import VIEW
from .beside import words_of
from .page import frame
from .preview import preview_page
from .views import text_or_404

MOST = 200  # versions that are offered


@needs(VIEW)
@require_safe
def versions(request, pk, lang):
    story, texts, text = text_or_404(request.user, pk, lang)
    found = list(Version.objects.filter(text=text.pk).defer("body").select_related("saved_by")[:MOST])
    new = _chosen(found, request.GET.get("new"), 0)
    old = _chosen(found, request.GET.get("old"), min(1, len(found) - 1))
    return render(request, "newsroom/versions.html", {
        **frame(request, story, text, texts, _("Versions")), "versions": found, "old": old, "new": new,
        "parts": _parts(text, old, new) if old and new else [],
    })  # fmt: skip


def _chosen(found: list[Version], given: str | None, otherwise: int) -> Version | None:
    chosen = next((one for one in found if str(one.number) == given), None)
    return chosen or (found[otherwise] if found else None)


def _parts(text, old: Version, new: Version) -> list[dict]:
    """Title, summary and each block, with what changed word by word."""
    material, names, said = Material(text.story), {"title": _("Title"), "summary": _("Summary")}, []
    for version in (old, new):
        words = {"title": version.title, "summary": version.summary}
        for block in version.body:
            names[block["id"]] = kind_of(block["kind"]).label
            words[block["id"]] = words_of(block, text, material) or "…"
        said.append(words)
    order = [*(block["id"] for block in new.body), *(block["id"] for block in old.body)]
    keys = list(dict.fromkeys(["title", "summary", *order]))
    return [
        {"name": names[one.key], "state": one.state, "pieces": one.pieces} for one in compare(keys, *said)
    ]


@needs(VIEW)
@never_cache
@require_safe
def preview(request, pk, lang):
    """As the public would read it now; nobody else can, and nothing keeps a copy."""
    story, texts, text = text_or_404(request.user, pk, lang)
    return render(request, "newsroom/preview.html", preview_page(request, story, texts, text))
