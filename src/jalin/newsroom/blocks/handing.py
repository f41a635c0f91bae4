"""Blocks of files: a document to take along, a video."""

from django import forms
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jalin.kernel.text import COLUMNS
from jalin.kernel.ui.tags.words import OTHER_LANGUAGES

from .files.kinds import CAPTIONS, DOCUMENTS, VIDEOS, ending_of
from .kinds import BlockForm, Kind
from .pictures.choosing import PictureField
from .pictures.drawing import address_of
from .showing import picture_faults
from .writing import address_fault


def address_of_file(attachment) -> str:
    return reverse("media:file", args=[attachment.document_id, attachment.document.name])


def file_fault(block: dict, name: str, allowed: frozenset, setting) -> str | None:
    attachment = setting.material.files.get(block.get(name))
    if attachment is None or attachment.document.erased_at:
        return gettext("This file is no longer among the files of the story. Choose another one.")
    if ending_of(attachment) not in allowed:
        return gettext("%(name)s is not a file of this kind. Choose another one.") % {
            "name": attachment.document.name
        }
    return None


class FileField(forms.TypedChoiceField):
    """One of the story's files, of some kinds."""

    def __init__(self, *, allowed: frozenset, **kwargs):
        super().__init__(coerce=int, empty_value=None, required=False, **kwargs)
        self.allowed = allowed

    def offer(self, material, kept: int | None = None) -> None:
        """`kept`: what the block has; it stays chosen also where it is not among the files any more."""
        rows = {
            row.pk: str(row.title) or row.document.name
            for row in material.files.values()
            if ending_of(row) in self.allowed
        }
        if isinstance(kept, int) and kept not in rows:
            rows[kept] = f"№ {kept}"
        self.choices = [("", _("no file")), *rows.items()]


class FilesForm(BlockForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, FileField):
                field.offer(self.material, self.initial.get(name))


class DocumentForm(FilesForm):
    file = FileField(
        allowed=DOCUMENTS,
        label=_("Document"),
        help_text=_("One of the files of this story: put it among them first (Files)."),
    )
    note = forms.CharField(
        label=_("What it holds"), required=False, max_length=300, help_text=_("One sentence. May stay empty.")
    )


class Document(Kind):
    key, icon = "document", "file-text"
    label, hint = _("Document"), _("A file that readers may take along.")
    form = DocumentForm

    def files(self, block):
        return [block["file"]] if isinstance(block.get("file"), int) else []

    def faults(self, block, setting):
        if not self.files(block):
            return [("file", gettext("No file is chosen. Choose one, or remove the block."))]
        found = [("file", fault)] if (fault := file_fault(block, "file", DOCUMENTS, setting)) else []
        if fault := address_fault(str(block.get("note") or "")):
            found.append(("note", fault))
        return found

    def parts(self, block, setting):
        attachment = setting.material.files[block["file"]]
        title = (
            getattr(attachment, f"title_{COLUMNS[setting.language]}")
            or attachment.title
            or attachment.document.name
        )
        facts = f"{ending_of(attachment).upper()}, {filesizeformat(attachment.document.size)}"
        note = format_html("<p>{}</p>", block["note"]) if block.get("note") else ""
        yield {"html": str(format_html(
            '<div class="prose-document"><p class="prose-file"><a href="{}" download>{}</a> <span class="prose-file">{}</span></p>{}</div>',
            address_of_file(attachment), title, facts, note,
        ))}  # fmt: skip

    def words(self, block, setting):
        attachment = setting.material.files.get(block.get("file"))
        yield " ".join(
            filter(None, (str(attachment.title) if attachment else "", str(block.get("note") or "")))
        )


class VideoForm(FilesForm):
    file = FileField(allowed=VIDEOS, label=_("Video"), help_text=_("An MP4 or WebM file of this story, at most 50 MB: put it among the files first (Files)."))  # fmt: skip
    poster = PictureField(label=_("Picture before it plays"), required=False)
    captions = FileField(
        allowed=CAPTIONS,
        label=_("Captions"),
        help_text=_("A WebVTT file (.vtt) of this story, in the language of this text."),
    )
    caption = forms.CharField(label=_("What the video shows"), required=False, max_length=300, help_text=_("One sentence. It is also its name for people who do not see it."))  # fmt: skip


class Video(Kind):
    key, icon = "video", "video"
    label, hint = _("Video"), _("A short video with captions. It is loaded when a reader starts it.")
    form = VideoForm

    def pictures(self, block):
        return [block["poster"]] if isinstance(block.get("poster"), int) else []

    def files(self, block):
        return [block[name] for name in ("file", "captions") if isinstance(block.get(name), int)]

    def faults(self, block, setting):
        if not isinstance(block.get("file"), int):
            return [("file", gettext("No file is chosen. Choose one, or remove the block."))]
        found = [("file", file_fault(block, "file", VIDEOS, setting))]
        if not isinstance(block.get("captions"), int):
            sentence = gettext(
                "The video has no captions in %(language)s for people who do not hear it. Put a .vtt file among the files."
            )
            found.append(("captions", sentence % {"language": OTHER_LANGUAGES[setting.language]}))
        else:
            found.append(("captions", file_fault(block, "captions", CAPTIONS, setting)))
        if not self.pictures(block):
            found.append(("poster", gettext("Choose the picture that stands there before the video plays.")))
        else:
            found += [("poster", sentence) for sentence in picture_faults(block["poster"], setting)]
        caption = str(block.get("caption") or "")
        found.append(
            (
                "caption",
                address_fault(caption) if caption.strip() else gettext("Write what the video shows."),
            )
        )
        return [(name, sentence) for name, sentence in found if sentence]

    def parts(self, block, setting):
        video, captions = (setting.material.files[block[name]] for name in ("file", "captions"))
        poster = setting.material.picture(block["poster"])
        width = next((one for one in poster.widths if one >= 960), poster.widths[-1])
        yield {"html": str(format_html(
            '<figure class="prose-video"><video controls preload="none" playsinline width="{}" height="{}" poster="{}" aria-label="{}">'
            '<source src="{}" type="{}"><track kind="captions" default srclang="{}" label="{}" src="{}"></video>'
            '<figcaption><span class="prose-caption">{}</span> <span class="prose-file">{}</span></figcaption></figure>',
            width, round(width * poster.height / poster.width), address_of(poster, width), block["caption"],
            address_of_file(video), video.document.media_type, setting.language, OTHER_LANGUAGES[setting.language], address_of_file(captions),
            block["caption"], filesizeformat(video.document.size),
        ))}  # fmt: skip

    def words(self, block, setting):
        yield str(block.get("caption") or "")
