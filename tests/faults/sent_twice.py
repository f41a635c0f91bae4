"""One form of an invitation, sent twice at the same instant by two connections: `python -m tests.faults.sent_twice`, in the
environment of an office. Prints what the two senders got and what is kept."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor

import django

FORM = {"inviter_name": "City of Toyama", "city": "Toyama", "country": "JP", "title": "Tram week", "kind": "technical", "summary": "Trams",
        "language": "ja", "name": "Invented Person", "email": "invented@toyama.example", "agreed": "on", "website": ""}  # fmt: skip


def main() -> None:
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connections
    from django.test import Client

    from jalin.invitations.intake import guarding
    from jalin.invitations.models import Invitation
    from jalin.kernel.jobs.models import Job
    from jalin.kernel.strangers import stamps

    settings.ALLOWED_HOSTS = ["*"]
    call_command("createcachetable", verbosity=0)
    before = Invitation.objects.count()
    both, looked = threading.Barrier(2, timeout=20), guarding.may_keep

    def wait_for_the_other(request) -> bool:
        """Both have looked and found no invitation of this form before either writes one."""
        both.wait()
        return looked(request)

    stamps.QUICKEST, guarding.may_keep = -1, wait_for_the_other
    form = {**FORM, "stamp": guarding.new_stamp()}

    def send(_which: int) -> tuple[int, str]:
        try:
            answer = Client().post("/en/invitations/new/", form)
            return answer.status_code, answer.headers.get("Location", "")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(send, range(2)))
    letters = Job.objects.filter(kind="invitations.mail").count()
    print(json.dumps({"answers": answers, "kept": Invitation.objects.count() - before, "letters": letters}))


if __name__ == "__main__":
    django.setup()
    main()
