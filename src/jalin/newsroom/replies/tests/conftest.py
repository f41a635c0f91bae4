"""One story, its readers, and a form as a browser sends it."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from time_machine import travel


@pytest.fixture
def office(db):
    from jalin.people.models import Office

    return Office.objects.create(city_eng="Bandung", city_ind="Kota Bandung", city_jpn="バンドン市", name_eng="Cooperation Division",
                                 name_ind="Bagian Kerja Sama", name_jpn="協力課", country="ID", latitude="-6.92", longitude="107.6")  # fmt: skip


@pytest.fixture
def story(office, published_story):
    return published_story()


@pytest.fixture
def wrote(story):
    """wrote(text, confirmed=True, **fields) -> a reply through the services."""
    from jalin.newsroom.replies.services import confirm_reply, leave_reply

    def write(text="Semoga air sungai kita lebih bersih.", *, confirmed=True, **fields):
        values = {"story": story, "language": "en", "name": "Ani", "email": "ani@warga.example", **fields}
        reply = leave_reply(by="system:test", text=text, **values)
        return confirm_reply(by="system:test", reply=reply) if confirmed else reply

    return write


@pytest.fixture
def sent_form():
    """sent_form(client, address, **values) -> the answer to a form that was opened ten seconds ago."""

    def send(client, address="/en/news/the-mayor-in-hamamatsu/reply/", *, seconds=10, **values):
        with travel(timezone.now() - timedelta(seconds=seconds), tick=False):
            page = client.get(address).content.decode()
        stamp = re.search(r'name="stamp" value="([^"]+)"', page)[1]
        return client.post(
            address,
            {
                "name": "Ani",
                "email": "ani@warga.example",
                "text": "A good day for the river.",
                "stamp": stamp,
                **values,
            },
        )

    return send


@pytest.fixture
def mails():
    """Run the jobs that wait, and return the mails they sent."""
    from jalin.kernel.jobs.models import Job
    from jalin.kernel.jobs.running import run_job

    def run():
        for pk in Job.objects.filter(kind__startswith="replies.", state=Job.State.QUEUED).values_list(
            "pk", flat=True
        ):
            run_job(str(pk))
        return mail.outbox

    return run
