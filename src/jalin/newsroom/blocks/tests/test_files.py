"""Files of stories: documents to be saved, videos in parts, and only while their story is public."""

import io
import json

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.kernel.documents.errors import UnreadableFile
from jalin.newsroom.blocks import faults_of, form_of, prepare
from jalin.newsroom.blocks.files.parts import Beyond, part_asked, read_part
from jalin.newsroom.blocks.files.services import attach_file, remove_file
from jalin.newsroom.blocks.material import Material
from jalin.newsroom.models import Attachment, Publication, Story

pytestmark = pytest.mark.one_database  # pages and files: the same whichever the database

PDF, MP4 = (
    b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + bytes(range(256)) * 8,
)
VTT = "\ufeffWEBVTT\n\n00:00.000 --> 00:02.000\nSelamat datang\n".encode()


@given(
    header=st.one_of(st.from_regex(r"bytes=\d{0,4}-\d{0,4}", fullmatch=True), st.text(max_size=20)),
    size=st.integers(0, 3000),
)
@settings(max_examples=50)
def test_a_part_is_within_the_file_or_the_whole_file_is_given(header, size):
    try:
        part = part_asked(header, size)
    except Beyond:
        return
    if part is not None:
        first, last = part
        assert 0 <= first <= last < size
        content = bytes(n % 251 for n in range(size))
        assert b"".join(read_part(io.BytesIO(content), first, last, step=7)) == content[first : last + 1]


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("bytes=0-0", (0, 0)),
        ("bytes=5-", (5, 9)),
        ("bytes=-3", (7, 9)),
        ("bytes=2-99", (2, 9)),
        ("bytes=0-1,4-5", None),
        ("lines=1-2", None),
    ],
)
def test_parts_as_players_ask_for_them(header, part):
    assert part_asked(header, 10) == part


@pytest.fixture
def attach(editor):
    def put(story, content: bytes, name: str, **titles):
        return attach_file(by=editor, story=story, file=io.BytesIO(content), name=name, **titles)

    return put


@pytest.fixture
def story(db):
    return Story.objects.create(reference="S-2026-0001")


@pytest.mark.django_db
def test_a_file_is_what_its_content_says(attach, story):
    assert [attach(story, content, name).document.media_type for content, name in ((PDF, "a.pdf"), (MP4, "b.mov"), (VTT, "c.vtt"))] == [
        "application/pdf", "video/mp4", "text/vtt",
    ]  # fmt: skip
    assert Attachment.objects.get(document__media_type="video/mp4").document.name == "b.mov.mp4"
    for content in (
        b"MZ\x90\x00",
        b"<html><script>",
        b"WEBVTT\n\x00",
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(64),
    ):
        with pytest.raises(UnreadableFile):
            attach(story, content, "x.vtt")


@pytest.mark.django_db
def test_a_document_is_given_out_to_be_saved_while_its_story_is_public(
    attach, published_story, client, make_user, sign_in
):
    story = published_story()
    found = attach(story, PDF, 'laporan "2026".pdf', title_ind="Laporan")
    body = [{"id": "a", "kind": "document", "file": found.pk, "note": ""}]
    assert faults_of(body, "id") == []
    shown = prepare(body, story=story, language="id").parts[0]["html"]
    address = shown.split('href="')[1].split('"')[0]
    assert "Laporan</a>" in shown and "PDF" in shown and address.startswith("/media/documents/")
    answer = client.get(address)
    assert answer.status_code == 200 and answer.headers["Content-Disposition"].startswith("attachment")
    assert (
        "sandbox" in answer.headers["Content-Security-Policy"] and b"".join(answer.streaming_content) == PDF
    )
    assert client.get(address + "x").status_code == 404
    Publication.objects.update(is_open=False)
    assert client.get(address).status_code == 404
    sign_in(client, make_user("auditor"))
    assert client.get(address).status_code == 200


@pytest.mark.django_db
def test_a_video_needs_captions_and_is_played_in_parts(attach, published_story, take_in, client):
    story, poster = published_story(), take_in(sized=True, alt_ind="Jembatan")
    video, captions = attach(story, MP4, "film.mp4"), attach(story, VTT, "film.vtt")
    block = {"id": "a", "kind": "video", "file": video.pk, "captions": None, "poster": None, "caption": ""}
    assert [fault.field for fault in faults_of([block], "id")] == ["captions", "poster", "caption"]
    block |= {"captions": captions.pk, "poster": poster.pk, "caption": "Penandatanganan"}
    assert faults_of([block], "id") == [] and faults_of([{**block, "file": captions.pk}], "id")
    shown = prepare([block], story=story, language="id").parts[0]["html"]
    assert (
        'preload="none"' in shown
        and 'kind="captions"' in shown
        and 'srclang="id"' in shown
        and "controls" in shown
    )
    address = shown.split('<source src="')[1].split('"')[0]
    whole, part = (
        client.get(address),
        client.get(address, headers={"Range": "bytes=10-19", "Accept-Encoding": "gzip"}),
    )
    assert (
        whole.status_code == 200
        and whole.headers["Accept-Ranges"] == "bytes"
        and whole.headers["Content-Type"] == "video/mp4"
    )
    assert part.status_code == 206 and b"".join(part.streaming_content) == MP4[10:20]
    assert (
        part.headers["Content-Range"] == f"bytes 10-19/{len(MP4)}" and part.headers["Content-Length"] == "10"
    )
    assert client.get(address, headers={"Range": f"bytes={len(MP4)}-"}).status_code == 416


@pytest.mark.django_db
def test_a_form_offers_the_files_of_its_story_and_keeps_what_is_gone(attach, story):
    found, other = attach(story, PDF, "a.pdf"), attach(Story.objects.create(reference="S-2"), PDF, "b.pdf")
    material = Material(story)
    form = form_of("document", {"file": str(found.pk)}, material=material)
    assert form.is_valid() and json.dumps(form.cleaned_data) == json.dumps({"file": found.pk, "note": ""})
    assert not form_of("document", {"file": str(other.pk)}, material=material).is_valid()
    assert "№ 77" in form_of("document", initial={"file": 77}, material=material).as_p()
    assert "a.pdf" not in form_of("video", material=material).as_p()


@pytest.mark.django_db
def test_a_file_in_use_is_not_removed(attach, story, show, editor):
    found = attach(story, PDF, "a.pdf")
    show(story, {"kind": "document", "file": found.pk})
    with pytest.raises(ValidationError):
        remove_file(by=editor, attachment=found)
    story.texts.all().delete()
    remove_file(by=editor, attachment=found)
    assert not Attachment.objects.exists()


@pytest.mark.django_db
def test_the_page_of_files_adds_names_and_removes(client, editor, sign_in, story):
    sign_in(client, editor)
    page = f"/cms/files/{story.reference}/"
    assert "no files yet" in client.get(page).content.decode()
    assert (
        client.post(
            page + "new/", {"file": SimpleUploadedFile("x.exe", b"MZ"), "title_eng": "Kept"}
        ).status_code
        == 422
    )
    assert (
        client.post(
            page + "new/", {"file": SimpleUploadedFile("a.pdf", PDF), "title_eng": "Report"}
        ).status_code
        == 302
    )
    found = Attachment.objects.get()
    assert client.post(f"{page}{found.pk}/edit/", {"title_ind": "Laporan"}).status_code == 302
    assert "Laporan" in client.get(page).content.decode()
    assert client.post(f"{page}{found.pk}/remove/").status_code == 302
    assert not Attachment.objects.exists() and client.get("/cms/files/S-9/").status_code == 404
