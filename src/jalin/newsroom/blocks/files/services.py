"""Writing the files of stories."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from jalin.kernel.documents.services import erase_document, store_document
from jalin.kernel.journal import action
from jalin.newsroom.models import Attachment, Story
from jalin.newsroom.permissions import WRITE

from ..selectors import is_file_used
from .kinds import CAP, PURPOSE, TAKEN


@action("newsroom.attach_file", verb=WRITE)
def attach_file(
    *,
    by,
    act,
    story: Story,
    file,
    name: str = "",
    title_ind: str = "",
    title_jpn: str = "",
    title_eng: str = "",
) -> Attachment:
    """Put a document (pdf, docx, xlsx, ods, csv), a video (mp4, webm) or its captions (vtt) among the files of a story; at
    most 50 MB. Raises UnreadableFile with a sentence."""
    act.about(story)
    document = store_document(by=by, file=file, purpose=PURPOSE, allowed=TAKEN, cap=CAP, name=name, act=act)
    titles = {"title_ind": title_ind, "title_jpn": title_jpn, "title_eng": title_eng}
    return act.create(Attachment(story=story, document=document, **titles))


@action("newsroom.name_file", verb=WRITE)
def name_file(
    *, by, act, attachment: Attachment, title_ind: str, title_jpn: str, title_eng: str
) -> Attachment:
    act.change(attachment, title_ind=title_ind, title_jpn=title_jpn, title_eng=title_eng)
    return attachment


@action("newsroom.remove_file", verb=WRITE)
def remove_file(*, by, act, attachment: Attachment) -> None:
    """Take a file from its story and erase it; refused while a text of the story hands it out."""
    if is_file_used(attachment):
        raise ValidationError(_("A text of the story hands this file out. Take its block out there first."))
    document = attachment.document
    act.about(attachment.story)
    act.remove(attachment)
    erase_document(by=by, document=document, act=act)
