"""The acts on a story and on one of its texts, each in the drawer beside the text."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form, HiddenInput, IntegerField
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jalin.kernel.access import NotAllowed, rows
from jalin.kernel.access.views import needs
from jalin.kernel.documents.errors import UnreadableFile
from jalin.kernel.forms.acts import Act, Done, act_beside, sent
from jalin.relations.states import DESK

from .. import services
from ..blocks import form_of
from ..blocks.material import Material
from ..blocks.pictures.forms import PictureForm as LibraryForm
from ..blocks.pictures.services import add_picture
from ..forms import (
    CorrectionForm,
    NewStoryForm,
    PictureForm,
    RemarkForm,
    ScheduleForm,
    SettingsForm,
    SubjectsForm,
)
from ..models import Picture, Publication, Text
from ..permissions import PUBLISH, VIEW, WRITE
from ..subjects import subjects_of
from ..words import NAMES, language, moment_word
from .page import Rights, text_url, writing_page
from .views import asks, story_or_404, text_or_404
from .writing_form import WritingForm

TOP = "top"  # stands for the picture on top, where an address names a block


def beside(request, story, texts, text: Text, act: Act, form, do):
    """An act whose drawer opens beside the page on which the text is written."""

    def page(request, act):
        shown = writing_page(request, story, texts, text, WritingForm(text))
        return render(request, "newsroom/text.html", {**shown, **act.context})

    return act_beside(request, act, form, do=do, page=page)


@needs(WRITE)
@asks
def story_new(request):
    form = NewStoryForm(sent(request), user=request.user, initial={"original": language()})

    def do(values):
        begun = services.start_story(
            by=request.user, original=values["original"], title=values["title"], subjects=form.subjects()
        )
        return Done(
            _("The story is begun. Write it below: every button saves."),
            reverse("newsroom:story", args=[begun.pk]),
        )

    act = Act("new", _("Begin a story"), _("Begin the story"), reverse("newsroom:stories"), icon="plus")
    return act_beside(
        request, act, form, do=do, page=lambda request, act: render(request, "people/new.html", {"act": act})
    )


def _of_story(request, pk: int):
    """The story, its texts, and the one whose page stands below its drawers."""
    story, texts = story_or_404(request.user, pk)
    return story, texts, texts.get(story.original) or Text(story=story, language=story.original)


@needs(WRITE)
@asks
def story_settings(request, pk):
    story, texts, text = _of_story(request, pk)
    form = SettingsForm(sent(request), instance=story, user=request.user)

    def do(values):
        services.change_story(by=request.user, story=story, **values)
        return _("The settings are changed.")

    act = Act(
        "settings", _("Replies, embargo, signing"), _("Save the settings"), text_url(text), icon="settings"
    )
    return beside(request, story, texts, text, act, form, do)


@needs(WRITE)
@asks
def story_subjects(request, pk):
    story, texts, text = _of_story(request, pk)
    chosen = subjects_of([pk], request.user, language(), place=DESK).get(pk, [])
    form = SubjectsForm(sent(request), user=request.user, chosen=chosen)

    def do(_values):
        services.set_subjects(
            by=request.user, story=story, subjects=_with_unseen(story, chosen, form.subjects())
        )
        return _("What the story is about is saved.")

    act = Act("subjects", _("What is it about?"), _("Save"), text_url(text), icon="link",
              lead=_("The story appears on the page of each, and they on its own."))  # fmt: skip
    return beside(request, story, texts, text, act, form, do)


def _with_unseen(story, chosen, subjects) -> list[tuple[str, int]]:
    """What this person may not see stays as it is."""
    seen = {(one.kind, one.object_id) for one in chosen}
    there = set(story.subjects.values_list("kind", "object_id"))
    return [*subjects, *sorted(there - seen)]


@needs(WRITE)
@asks
def story_picture(request, pk):
    story, texts, text = _of_story(request, pk)
    top = [{"id": TOP, "kind": "photograph", "picture": story.picture_id}]
    material = Material(story, top)
    form = PictureForm(sent(request), material=material, initial={"picture": story.picture_id})

    def do(values):
        chosen = rows(Picture, request.user, VIEW).filter(pk=values["picture"]).first()
        services.change_story(by=request.user, story=story, picture=chosen)
        return _("The picture on top is chosen.") if chosen else _("The story has no picture on top.")

    upload = reverse("newsroom:upload", args=[pk, text.language, TOP])
    lead = format_html('<a href="{}">{}</a>', upload, _("Add a picture from this computer"))
    act = Act("picture", _("Picture on top"), _("Choose it"), text_url(text), icon="photo", lead=lead)
    return beside(request, story, texts, text, act, form, do)


@needs(WRITE)
@asks
def story_discard(request, pk):
    story, texts, text = _of_story(request, pk)

    def do(_values):
        services.discard_story(by=request.user, story=story)
        return Done(_("The draft is thrown away."), reverse("newsroom:stories"))

    act = Act("discard", _("Throw the draft away"), _("Throw it away"), text_url(text), icon="trash", tone="danger",
              lead=_("All its languages and versions go. This cannot be undone."))  # fmt: skip
    return beside(request, story, texts, text, act, Form(sent(request)), do)


@needs(WRITE)
@asks
def upload(request, pk, lang, block):
    """A picture from this computer, into the library and into a block of the text, or the place on top."""
    story, texts, text = text_or_404(request.user, pk, lang)
    name, block = block, next((one for one in text.body if one["id"] == block), None)
    if name != TOP and (block is None or not Rights.of(request.user, text).write):
        raise Http404
    form = LibraryForm(request.POST, request.FILES) if request.method == "POST" else LibraryForm()

    def do(values):
        try:
            picture = add_picture(by=request.user, **values)
        except UnreadableFile as refusal:
            form.add_error("file", str(refusal))
            return None
        if block is None:
            services.change_story(by=request.user, story=story, picture=picture)
        else:
            body = [_showing(one, picture) if one["id"] == name else one for one in text.body]
            services.save_text(by=request.user, text=text, title=text.title, summary=text.summary, body=body,
                               seen_version=text.version)  # fmt: skip
        anchor = f"#{name}" if block else ""
        return Done(
            _("The picture is in the story and in the library. Its sizes are being made."),
            text_url(text) + anchor,
        )

    act = Act(
        "upload", _("Add a picture from this computer"), _("Add the picture"), text_url(text), icon="upload"
    )
    return beside(request, story, texts, text, act, form, do)


def _showing(block: dict, picture: Picture) -> dict:
    """The block with the picture: a gallery gets it besides those it has."""
    if "pictures" in form_of(block["kind"], initial=block).fields:
        return {**block, "pictures": [*(block.get("pictures") or ()), picture.pk]}
    return {**block, "picture": picture.pk}


class SeenVersionForm(Form):
    """Nothing to fill in; it says which version was read before deciding."""

    def __init__(self, *args, version: int, **options):
        super().__init__(*args, **options)
        self.fields["seen_version"] = IntegerField(initial=version, widget=HiddenInput)


@needs(PUBLISH)
@asks
def publish(request, pk, lang):
    story, texts, text = text_or_404(request.user, pk, lang)
    _or_404(text)
    form = SeenVersionForm(sent(request), version=text.version)

    def do(values):
        done = services.publish_text(by=request.user, text=text, seen_version=values["seen_version"])
        return _("“%(title)s” is published.") % {"title": done.title}

    lead = _("Everybody reads “%(title)s” in %(language)s at once, as saved in version %(number)s.") % {
        "title": text.title, "language": NAMES[lang], "number": text.version}  # fmt: skip
    act = Act("publish", _("Publish the text"), _("Publish it"), text_url(text), icon="world", lead=lead)
    return beside(request, story, texts, text, act, form, do)


@needs(PUBLISH)
@asks
def schedule(request, pk, lang):
    story, texts, text = text_or_404(request.user, pk, lang)
    _or_404(text)
    form = ScheduleForm(
        sent(request), waits_for=story.waits_for, initial={"at": text.publish_at or story.embargo_until}
    )

    def do(values):
        done = services.schedule_text(by=request.user, text=text, at=values["at"])
        if done.publish_at:
            return _("It is scheduled for %(time)s.") % {"time": moment_word(done.publish_at)}
        return _("It is scheduled for the signing.")

    act = Act("schedule", _("Schedule the text"), _("Schedule it"), text_url(text), icon="clock")
    return beside(request, story, texts, text, act, form, do)


@needs(PUBLISH)
@asks
def send_back(request, pk, lang):
    story, texts, text = text_or_404(request.user, pk, lang)
    _or_404(text)
    form = RemarkForm(
        sent(request),
        label=_("What is to be changed?"),
        hint=_("Whoever writes the text reads it above the text."),
    )

    def do(values):
        services.send_back(by=request.user, text=text, remark=values["remark"])
        return _("The text is sent back.")

    act = Act("send_back", _("Send the text back"), _("Send it back"), text_url(text), icon="arrow-back-up")
    return beside(request, story, texts, text, act, form, do)


@needs(PUBLISH)
@asks
def withdraw(request, pk, lang):
    story, texts, text = text_or_404(request.user, pk, lang)
    _or_404(text)
    form = RemarkForm(
        sent(request),
        label=_("Why is it withdrawn?"),
        hint=_("The journal keeps it. The public reads only that it was withdrawn."),
    )

    def do(values):
        services.withdraw_text(by=request.user, text=text, remark=values["remark"])
        return _("The text is withdrawn. Its address says so.")

    act = Act(
        "withdraw", _("Withdraw the text"), _("Withdraw it"), text_url(text), icon="eye-off", tone="danger"
    )
    return beside(request, story, texts, text, act, form, do)


@needs(PUBLISH)
@asks
def correct(request, pk, lang):
    story, texts, text = text_or_404(request.user, pk, lang)
    publication = Publication.objects.filter(story=story, language=lang).first()
    if publication is None:
        raise Http404
    form = CorrectionForm(sent(request))

    def do(values):
        services.add_correction(by=request.user, publication=publication, sentence=values["sentence"])
        return _("The correction stands below the story.")

    act = Act("correct", _("Add a correction"), _("Add it"), text_url(text), icon="pencil")
    return beside(request, story, texts, text, act, form, do)


def _or_404(text: Text) -> None:
    if text.pk is None:
        raise Http404


@needs(VIEW)
@require_POST
def submit(request, pk, lang):
    _story, _texts, text = text_or_404(request.user, pk, lang)
    _or_404(text)
    if not Rights.of(request.user, text).write:
        raise NotAllowed(_("You may read this text and not change it."))
    return _done(request, text, services.submit_text, _("The chief editor is asked to publish it."))


@needs(PUBLISH)
@require_POST
def unschedule(request, pk, lang):
    _story, _texts, text = text_or_404(request.user, pk, lang)
    _or_404(text)
    return _done(request, text, services.unschedule_text, _("It is not published by itself any more."))


def _done(request, text: Text, service, said: str):
    try:
        service(by=request.user, text=text)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, said)
    return redirect(text_url(text))
