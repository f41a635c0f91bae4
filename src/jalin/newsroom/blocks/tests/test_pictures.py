"""The library: what a camera wrote is gone, sizes are made whole or not at all, and only what is published is given out."""

import io
import os
import struct
import time
import zlib
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageCms

from jalin.kernel.access import NotAllowed
from jalin.kernel.documents.errors import UnreadableFile
from jalin.kernel.jobs.models import Job
from jalin.kernel.jobs.running import run_job
from jalin.kernel.journal import action
from jalin.newsroom.blocks.models import PictureUse
from jalin.newsroom.blocks.pictures import add_picture, picture_html
from jalin.newsroom.blocks.pictures.developing import develop
from jalin.newsroom.blocks.pictures.places import kept_file, size_file
from jalin.newsroom.blocks.pictures.services import describe_picture, make_sizes_again, remove_picture
from jalin.newsroom.blocks.pictures.sizes import widths_for
from jalin.newsroom.blocks.tasks import tidy
from jalin.newsroom.models import Picture, Publication, Story
from jalin.newsroom.permissions import WRITE

from .conftest import shot
from .photos import MAKER, XMP_MARK

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,
]  # pages and files: the same whichever the database
HEIC = Path(__file__).parent / "data" / "telephone.heic"
KINDS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF"}


def file_of(content: bytes, path: Path) -> Path:
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("kind", [*KINDS, "heic"])
def test_place_maker_and_everything_else_the_camera_wrote_is_gone(kind, tmp_path):
    raw = HEIC.read_bytes() if kind == "heic" else shot(320, 240, kind=KINDS[kind])
    assert MAKER.encode() in raw
    kept = develop(file_of(raw, tmp_path / "photo"))
    for mark in (MAKER.encode(), XMP_MARK.encode(), b"Exif", b"GPS", b"xmpmeta", b"ICC_PROFILE"):
        assert mark not in kept.content
    with Image.open(io.BytesIO(kept.content)) as picture:
        assert picture.size == (320, 240) == (kept.width, kept.height)
        assert not picture.getexif() and not set(picture.info) - {
            "jfif",
            "jfif_version",
            "jfif_unit",
            "jfif_density",
        }


def test_it_stands_upright_in_the_colours_of_a_screen(tmp_path):
    turned = develop(file_of(shot(320, 240, orientation=6), tmp_path / "turned"))
    assert (turned.width, turned.height) == (240, 320)
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    crossed = (
        srgb.replace(b"rXYZ", b"----").replace(b"gXYZ", b"rXYZ").replace(b"----", b"gXYZ")
    )  # its red is our green
    memory = io.BytesIO()
    Image.new("RGB", (220, 220), (255, 0, 0)).save(memory, "PNG", icc_profile=crossed)
    with Image.open(io.BytesIO(develop(file_of(memory.getvalue(), tmp_path / "crossed")).content)) as picture:
        red, green, blue = picture.getpixel((9, 9))
        assert green > 200 > 60 > max(red, blue) and "icc_profile" not in picture.info
    memory = io.BytesIO()
    Image.new("CMYK", (220, 220), (0, 200, 200, 10)).save(memory, "JPEG", icc_profile=b"no profile")
    with Image.open(io.BytesIO(develop(file_of(memory.getvalue(), tmp_path / "print")).content)) as picture:
        assert picture.mode == "RGB"


def test_what_is_see_through_stays_so_and_stands_on_white_as_jpeg(tmp_path, take_in):
    memory = io.BytesIO()
    Image.new("RGBA", (500, 400), (10, 20, 30, 0)).save(memory, "PNG")
    picture = take_in(memory.getvalue(), sized=True, name="seal.png")
    assert picture.widths == [480, 500]
    with Image.open(size_file(picture.digest, 500, "avif")) as small:
        assert small.mode == "RGBA"
    with Image.open(size_file(picture.digest, 500, "jpg")) as small:
        assert small.getpixel((9, 9)) == (255, 255, 255)


def bomb() -> bytes:
    """A PNG whose head promises 144 million pixels; nobody reads as far as to find that they are not there."""
    head = b"IHDR" + struct.pack(">IIBBBBB", 12_000, 12_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", 13)
        + head
        + struct.pack(">I", zlib.crc32(head))
        + b"\0\0\0\x28IDAT"
        + bytes(40)
    )


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (bomb, "144 million pixels"),
        (lambda: shot(320, 240)[:9000], "damaged"),
        (lambda: shot(320, 240)[:400], "damaged"),
        (lambda: b"\x89PNG\r\n\x1a\n" + bytes(80), "damaged"),
        (lambda: b"", "empty"),
        (lambda: b"<svg onload=alert(1)>", "not taken here"),
        (lambda: b"%PDF-1.7\n", "kind .pdf"),
        (lambda: HEIC.read_bytes()[:2000], "damaged"),
    ],
)
def test_what_cannot_be_shown_is_refused_in_one_sentence_and_nothing_is_kept(
    content, sentence, editor, settings
):
    with pytest.raises(UnreadableFile) as refusal:
        add_picture(by=editor, file=io.BytesIO(content()), credit="x")
    assert sentence in str(refusal.value)
    assert not Picture.objects.exists() and not [
        path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()
    ]


def test_a_file_that_crashes_the_library_ends_a_process_and_not_the_office(darkroom, take_in, editor):
    crashing = bytearray(HEIC.read_bytes())
    crashing[197] = 136  # libheif reads beyond its memory
    with pytest.raises(UnreadableFile, match="damaged"):
        add_picture(by=editor, file=io.BytesIO(crashing), credit="x")
    assert take_in(HEIC.read_bytes(), name="IMG_1.HEIC").name == "IMG_1.HEIC"
    with pytest.raises(UnreadableFile, match="144 million"):
        add_picture(by=editor, file=io.BytesIO(bomb()), credit="x")


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (200, [200]),
        (480, [480]),
        (1000, [480, 960, 1000]),
        (1920, [480, 960, 1440, 1920]),
        (4096, [480, 960, 1440, 1920]),
    ],
)
def test_no_size_is_wider_than_the_picture(width, widths):
    assert widths_for(width) == widths


def test_sizes_are_made_once_and_go_on_where_a_kill_left_them(take_in, monkeypatch):
    from jalin.newsroom.blocks import tasks

    picture, made = take_in(shot(640, 480)), []
    job, write = Job.objects.get(arguments__picture=picture.pk), tasks.write_whole

    def until_the_fourth(path, content):
        if len(made) == 3:
            made.clear()
            raise OSError(28, "No space left on device")
        made.append(path.name)
        write(path, content)

    monkeypatch.setattr(tasks, "write_whole", until_the_fourth)
    assert run_job(job.pk).state == "failed"
    picture.refresh_from_db()
    assert picture.widths == [] and picture_html(picture, language="en") == ""
    (kept_file(picture.digest).parent / ".part-cut").write_bytes(b"half")
    again = make_sizes_again(by="system:test", picture=picture)
    done = run_job(again.pk)
    picture.refresh_from_db()
    assert picture.widths == [480, 640] and done.result == {"made": 3} and done.done == done.total == 6
    assert not list(kept_file(picture.digest).parent.glob(".part-*"))
    for width in picture.widths:
        for ending, name in (("avif", "AVIF"), ("webp", "WEBP"), ("jpg", "JPEG")):
            with Image.open(size_file(picture.digest, width, ending)) as small:
                assert (small.format, small.width) == (name, width)
                assert not small.getexif() and "xmp" not in small.info


def test_the_same_picture_is_one_picture_and_the_journal_tells_who_took_it_in(take_in, editor):
    assert take_in() == take_in(name="other.jpg") and Picture.objects.get().name == "bridge.jpg"
    assert Picture.objects.get().added_by == editor and Job.objects.count() == 1


def test_only_who_writes_takes_in_describes_and_removes(take_in, make_user):
    picture, auditor = take_in(), make_user("auditor")
    texts = {"credit": "x", "alt_ind": "", "alt_jpn": "", "alt_eng": ""}
    for attempt in (
        lambda: add_picture(by=auditor, file=io.BytesIO(shot(320, 240)), credit="x"),
        lambda: describe_picture(by=auditor, picture=picture, **texts),
        lambda: remove_picture(by=auditor, picture=picture),
        lambda: make_sizes_again(by=AnonymousUser(), picture=picture),
    ):
        with pytest.raises(NotAllowed):
            attempt()


def test_a_picture_is_given_out_when_a_published_story_shows_it(
    take_in, show, published_story, client, make_user, sign_in, django_assert_num_queries
):
    picture = take_in(sized=True)
    address = f"/media/pictures/{picture.digest[:20]}-320.avif"
    assert client.get(address).status_code == 404
    show(published_story(languages=("id",)), {"kind": "photograph", "picture": picture.pk}, is_open=True)
    with django_assert_num_queries(1):
        answer = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert answer.status_code == 200 and answer.headers["Content-Type"] == "image/avif"
    assert "immutable" in answer.headers["Cache-Control"] and "Content-Encoding" not in answer.headers
    assert b"".join(answer.streaming_content) == size_file(picture.digest, 320, "avif").read_bytes()
    assert client.get(address, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
    for wrong in ("320.gif", "321.avif", "99999999999999999999.jpg"):
        assert client.get(f"/media/pictures/{picture.digest[:20]}-{wrong}").status_code == 404
    assert client.get(f"/media/pictures/{picture.digest[:2]}-320.avif").status_code == 404
    Publication.objects.filter(language="en").update(is_open=False)
    Publication.objects.filter(language="id").delete()
    assert client.get(address).status_code == 404
    sign_in(client, make_user("auditor"))
    assert client.get(address).status_code == 200


@action("newsroom.test_top", verb=WRITE)
def put_on_top(*, by, act, story, picture):
    act.change(story, picture=picture)
    return story


def test_a_draft_uses_a_picture_and_makes_it_no_more_public(take_in, show, client, editor):
    picture = take_in(sized=True)
    story = Story.objects.create(reference="S-1")
    show(story, {"kind": "gallery", "pictures": [picture.pk, 99]})
    assert list(PictureUse.objects.values_list("story", "is_published")) == [(story.pk, False)]
    top = take_in(shot(330, 240))
    story = put_on_top(by=editor, story=story, picture=top)
    assert set(PictureUse.objects.values_list("picture", "is_published")) == {
        (picture.pk, False),
        (top.pk, False),
    }
    assert client.get(f"/media/pictures/{picture.digest[:20]}-320.jpg").status_code == 404
    with pytest.raises(ValidationError):
        remove_picture(by="system:test", picture=picture)
    story.delete()
    remove_picture(by="system:test", picture=picture)
    assert not Picture.objects.filter(pk=picture.pk).exists()


def test_forgotten_files_go_after_a_day(take_in, settings):
    kept, gone = take_in(), take_in(shot(330, 240))
    Picture.objects.filter(pk=gone.pk).delete()
    for picture in (kept, gone):
        old = time.time() - 2 * 86_400
        os.utime(kept_file(picture.digest).parent, (old, old))
    assert tidy(None, None) == {"removed": 1}
    assert kept_file(kept.digest).exists() and not kept_file(gone.digest).exists()


def test_the_library_adds_describes_finds_and_removes(
    client, editor, sign_in, take_in, django_capture_on_commit_callbacks
):
    sign_in(client, editor)
    assert "The library is empty" in client.get("/cms/pictures/").content.decode()
    upload = SimpleUploadedFile("jembatan.jpg", shot(320, 240))
    answer = client.post("/cms/pictures/new/", {"file": upload, "credit": "Humas", "alt_ind": "Jembatan"})
    picture = Picture.objects.get()
    assert answer.status_code == 302 and answer.headers["Location"] == f"/cms/pictures/{picture.pk}/"
    wrong = client.post(
        "/cms/pictures/new/", {"file": SimpleUploadedFile("x.jpg", b"%PDF-1.7\n"), "credit": "Kept words"}
    )
    assert (
        wrong.status_code == 422
        and "kind .pdf" in wrong.content.decode()
        and "Kept words" in wrong.content.decode()
    )
    assert "no description: 日本語, English" in client.get("/cms/pictures/?q=jembatan humas").content.decode()
    assert "No picture fits" in client.get("/cms/pictures/?q=nothing").content.decode()
    client.post(f"/cms/pictures/{picture.pk}/edit/", {"credit": "Humas", "alt_eng": "A <bridge>"})
    assert "A &lt;bridge&gt;" in client.get(f"/cms/pictures/{picture.pk}/").content.decode()
    assert client.post(f"/cms/pictures/{picture.pk}/sizes/").status_code == 302
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(f"/cms/pictures/{picture.pk}/remove/").status_code == 302
    assert not Picture.objects.exists() and not kept_file(picture.digest).exists()


def test_the_library_asks_the_same_for_ten_pictures_and_a_hundred(
    client, editor, sign_in, django_assert_max_num_queries
):
    sign_in(client, editor)

    def asked(count: int) -> int:
        Picture.objects.bulk_create(
            Picture(
                digest=f"{count:03}{n:061}", name=f"{n}.jpg", width=500, height=400, widths=[480], credit="x"
            )
            for n in range(count)
        )
        with django_assert_max_num_queries(12) as found:
            client.get("/cms/pictures/")
        return len(found)

    assert asked(10) == asked(90)


def test_pictures_are_chosen_by_thumbnail_or_by_number(take_in):
    from jalin.newsroom.blocks import form_of

    one, two = take_in(), take_in(shot(330, 240))
    assert form_of("photograph", {"picture": str(one.pk)}).fields["picture"].widget.attrs == {}
    for data, chosen in (
        ({"picture": str(one.pk)}, one.pk),
        ({"picture": str(one.pk), "picture-number": f" {two.pk} "}, two.pk),
        ({}, None),
    ):
        form = form_of("photograph", data)
        assert form.is_valid() and form.cleaned_data["picture"] == chosen
    form = form_of("photograph", {"picture-number": "9999"})
    assert not form.is_valid() and "number 9999" in str(form.errors) and "9999" in form.as_p()
    form = form_of("gallery", {"pictures-number": f"{two.pk}, {one.pk}、{two.pk}", "pictures": [str(one.pk)]})
    assert form.is_valid() and form.cleaned_data["pictures"] == [two.pk, one.pk]
    assert f'value="{two.pk}, {one.pk}"' in form_of("gallery", initial=form.cleaned_data).as_p()
