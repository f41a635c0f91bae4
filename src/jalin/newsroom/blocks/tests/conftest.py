"""A picture of the library and a story that shows it."""

import io
from functools import cache

import pytest

from jalin.kernel.access import rows  # noqa: F401  (the apps are loaded)

from .photos import photograph

shot = cache(photograph)


@pytest.fixture
def darkroom():
    """Whatever asks for this opens pictures in the process of their own."""


@pytest.fixture(autouse=True)
def opened_here(request, monkeypatch):
    """Pictures are opened in this process, a tenth of a second sooner, but where a test asks for the real one."""
    if "darkroom" in request.fixturenames:
        return
    from jalin.newsroom.blocks.pictures import darkroom, developing

    def here(path):
        try:
            content, width, height = darkroom.opened(path)
        except darkroom.Refused as refusal:
            return {"refused": refusal.code, **refusal.parameters}, b""
        except Exception:
            return {"refused": "damaged"}, b""
        return {"width": width, "height": height}, content

    monkeypatch.setattr(developing, "_in_the_darkroom", here)


@pytest.fixture
def editor(make_user):
    return make_user("editor")


@pytest.fixture
def take_in(editor):
    """take_in(content, **texts) -> the picture, with its sizes made when `sized`."""
    from jalin.kernel.jobs.models import Job
    from jalin.kernel.jobs.running import run_job
    from jalin.newsroom.blocks.pictures import add_picture

    def take(content: bytes = b"", *, sized: bool = False, name: str = "bridge.jpg", **texts):
        texts = {"credit": "Office of the city", "alt_eng": "A bridge", **texts}
        picture = add_picture(by=editor, file=io.BytesIO(content or shot(320, 240)), name=name, **texts)
        if sized:
            run_job(Job.objects.get(arguments__picture=picture.pk).pk)
            picture.refresh_from_db()
        return picture

    return take


@pytest.fixture
def show(editor):
    """show(story, picture, in_text=…, in_public=…): acts that put a picture into a story as the editors' services do."""
    from django.utils import timezone

    from jalin.kernel.journal import action
    from jalin.newsroom.blocks import prepare
    from jalin.newsroom.models import Publication, Text
    from jalin.newsroom.permissions import WRITE

    @action("newsroom.test", verb=WRITE)
    def put(*, by, act, story, body, is_open):
        act.create(Text(story=story, language="en", body=body))
        if is_open is not None:
            parts, now = prepare(body, story=story, language="en").parts, timezone.now()
            act.create(
                Publication(
                    story=story,
                    language="en",
                    slug="s",
                    title="T",
                    summary="S",
                    parts=parts,
                    published_at=now,
                    changed_at=now,
                    is_open=is_open,
                )
            )

    def make(story, *blocks, is_open: bool | None = None):
        put(
            by=editor,
            story=story,
            body=[{"id": f"b{n}", **block} for n, block in enumerate(blocks)],
            is_open=is_open,
        )

    return make
