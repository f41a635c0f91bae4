"""The library of pictures at /cms/pictures/."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jalin.kernel.access import can
from jalin.kernel.access.views import needs
from jalin.kernel.documents.errors import UnreadableFile
from jalin.kernel.forms.acts import Act, Done, act_beside, sent
from jalin.kernel.jobs.models import Job
from jalin.kernel.jobs.selectors import progress_of, visible_jobs
from jalin.kernel.text import COLUMNS, LANGUAGES
from jalin.kernel.ui.tags.words import OTHER_LANGUAGES, state_tag
from jalin.newsroom.models import Story, Text
from jalin.newsroom.permissions import VIEW, WRITE

from ..selectors import editable_pictures, pictures_like, visible_pictures, with_uses
from .choosing import thumbnail
from .drawing import address_of
from .forms import DescriptionForm, PictureForm, SearchForm
from .services import SIZES, add_picture, describe_picture, make_sizes_again, remove_picture

PAGE, MOST_USES = 24, 100
SPOKEN = '<span lang="{}">{}</span>'
asks = require_http_methods(["GET", "HEAD", "POST"])


def lacking(picture) -> list[str]:
    """The languages in which nobody has said what it shows."""
    return [OTHER_LANGUAGES[code] for code in LANGUAGES if not getattr(picture, f"alt_{COLUMNS[code]}")]


def row_of(picture) -> dict:
    used = picture.stories_count
    return {"picture": picture, "url": thumbnail(picture), "lacking": lacking(picture),
            "used": ngettext("in %(n)s story", "in %(n)s stories", used) % {"n": used} if used else _("not used yet")}  # fmt: skip


def show_library(request, act=None):
    form = SearchForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    found = with_uses(pictures_like(visible_pictures(request.user), words)).order_by("-added_at", "-pk")
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render(request, "story_blocks/library.html", {
        "page": page, "rows": [row_of(picture) for picture in page], "form": form, "words": words, "count": page.paginator.count,
        "noun": ngettext("picture", "pictures", page.paginator.count), "act": act, "may_write": can(request.user, WRITE),
        "trail": [(_("Stories"), reverse("newsroom:stories")), (_("Pictures"), "")],
    })  # fmt: skip


@needs(VIEW)
@require_safe
def library(request):
    return show_library(request)


@needs(WRITE)
@asks
def picture_new(request):
    form = PictureForm(request.POST, request.FILES) if request.method == "POST" else PictureForm()

    def do(values):
        try:
            picture = add_picture(by=request.user, **values)
        except UnreadableFile as refusal:
            form.add_error("file", str(refusal))
            return None
        return Done(
            _("The picture is in the library. Its sizes are being made."),
            reverse("material:picture", args=[picture.pk]),
        )

    act = Act("act", _("Add a picture"), _("Add the picture"), reverse("material:pictures"), icon="upload")
    return act_beside(request, act, form, do=do, page=show_library)


def picture_or_404(user, pk: int, rows=visible_pictures):
    return get_object_or_404(rows(user), pk=pk)


def progress_here(request, picture) -> dict | None:
    """How far its sizes are, for whoever may see the job; None when they are there."""
    if picture.widths:
        return None
    job = visible_jobs(request.user).filter(kind=SIZES, arguments__picture=picture.pk).first()
    return progress_of(job) if job and job.state != Job.State.DONE else None


def stories_with(picture) -> list[dict]:
    """Stories that show it, with a title in the reader's language where there is one."""
    stories = Story.objects.filter(picture_uses__picture=picture).distinct().order_by("-pk")[:MOST_USES]
    titles: dict[int, dict] = {}
    for story, language, title in Text.objects.filter(story__in=[one.pk for one in stories]).values_list(
        "story", "language", "title"
    ):
        titles.setdefault(story, {})[language] = title
    return [
        {
            "story": one,
            "title": titles.get(one.pk, {}) if any(titles.get(one.pk, {}).values()) else one.reference,
        }
        for one in stories
    ]


def facts_of(picture) -> list[dict]:
    """Number, credit, pixels, and what it shows in each language, or that nobody has said it."""
    told = {code: getattr(picture, f"alt_{COLUMNS[code]}") for code in LANGUAGES}
    return [
        {"label": _("Number"), "value": str(picture.pk)},
        {"label": _("Credit"), "value": picture.credit},
        {"label": _("Pixels"), "value": f"{picture.width} × {picture.height}"},
        *({"label": OTHER_LANGUAGES[code], "value": format_html(SPOKEN, code, text) if text else state_tag(_("not described"), "due")}
          for code, text in told.items()),
    ]  # fmt: skip


def show_picture(request, picture, act=None):
    uses = stories_with(picture)
    url = address_of(picture, picture.widths[min(1, len(picture.widths) - 1)]) if picture.widths else ""
    return render(request, "story_blocks/picture.html", {
        "picture": picture, "url": url, "uses": uses, "act": act, "job": progress_here(request, picture),
        "may_write": can(request.user, WRITE), "facts": facts_of(picture),
        "trail": [(_("Stories"), reverse("newsroom:stories")), (_("Pictures"), reverse("material:pictures")), (picture.name, "")],
    })  # fmt: skip


@needs(VIEW)
@require_safe
def picture(request, pk):
    return show_picture(request, picture_or_404(request.user, pk))


@needs(WRITE)
@asks
def picture_edit(request, pk):
    found = picture_or_404(request.user, pk, editable_pictures)
    form = DescriptionForm(sent(request), instance=picture_or_404(request.user, pk, editable_pictures))

    def do(values):
        describe_picture(by=request.user, picture=found, **values)
        return _("The description is saved.")

    act = Act("act", _("Describe the picture"), _("Save"), reverse("material:picture", args=[pk]),
              lead=_("What is published already keeps its words until it is published again."))  # fmt: skip
    return act_beside(request, act, form, do=do, page=lambda request, act: show_picture(request, found, act))


@needs(WRITE)
@require_POST
def picture_sizes(request, pk):
    make_sizes_again(by=request.user, picture=picture_or_404(request.user, pk, editable_pictures))
    messages.success(request, _("The sizes are being made."))
    return redirect("material:picture", pk)


@needs(WRITE)
@require_POST
def picture_remove(request, pk):
    found = picture_or_404(request.user, pk, editable_pictures)
    try:
        remove_picture(by=request.user, picture=found)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("material:picture", pk)
    messages.success(request, _("The picture is removed."))
    return redirect("material:pictures")
