"""The files of one story, at /cms/files/."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jalin.kernel.access import can
from jalin.kernel.access.views import needs
from jalin.kernel.documents.errors import UnreadableFile
from jalin.kernel.forms.acts import Act, act_beside, sent
from jalin.newsroom.permissions import VIEW, WRITE
from jalin.newsroom.selectors import visible_stories

from ..handing import address_of_file
from ..selectors import editable_files, visible_files
from .forms import FileForm, TitleForm
from .kinds import CAPTIONS, VIDEOS, ending_of
from .services import attach_file, name_file, remove_file

asks = require_http_methods(["GET", "HEAD", "POST"])


def icon_of(ending: str) -> str:
    return "video" if ending in VIDEOS else "message-circle" if ending in CAPTIONS else "file-text"


def row_of(attachment) -> dict:
    ending = ending_of(attachment)
    return {"file": attachment, "icon": icon_of(ending), "url": address_of_file(attachment),
            "facts": f"{ending.upper()} · {filesizeformat(attachment.document.size)}"}  # fmt: skip


def show(request, story, act=None):
    rows = [row_of(one) for one in visible_files(request.user).filter(story=story)]
    return render(request, "story_blocks/files.html", {
        "story": story, "rows": rows, "act": act, "may_write": can(request.user, WRITE),
        "trail": [(_("Stories"), reverse("newsroom:stories")), (story.reference, reverse("newsroom:story", args=[story.pk])), (_("Files"), "")],
    })  # fmt: skip


def story_or_404(user, reference: str):
    return get_object_or_404(visible_stories(user), reference=reference)


def _back(reference: str) -> str:
    return reverse("material:files", args=[reference])


@needs(VIEW)
@require_safe
def files(request, reference):
    return show(request, story_or_404(request.user, reference))


@needs(WRITE)
@asks
def file_new(request, reference):
    story = story_or_404(request.user, reference)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()

    def do(values):
        try:
            attach_file(by=request.user, story=story, **values)
        except UnreadableFile as refusal:
            form.add_error("file", str(refusal))
            return None
        return _("The file is among those of the story. Choose it in a block to hand it out.")

    act = Act("act", _("Add a file"), _("Add the file"), _back(reference), icon="upload")
    return act_beside(request, act, form, do=do, page=lambda request, act: show(request, story, act))


@needs(WRITE)
@asks
def file_edit(request, reference, pk):
    rows = editable_files(request.user).filter(story__reference=reference)
    found, form = (
        get_object_or_404(rows, pk=pk),
        TitleForm(sent(request), instance=get_object_or_404(rows, pk=pk)),
    )

    def do(values):
        name_file(by=request.user, attachment=found, **values)
        return _("The title is saved.")

    act = Act("act", _("Name the file"), _("Save"), _back(reference))
    return act_beside(request, act, form, do=do, page=lambda request, act: show(request, found.story, act))


@needs(WRITE)
@require_POST
def file_remove(request, reference, pk):
    found = get_object_or_404(editable_files(request.user).filter(story__reference=reference), pk=pk)
    try:
        remove_file(by=request.user, attachment=found)
        messages.success(request, _("The file is removed."))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect(_back(reference))
