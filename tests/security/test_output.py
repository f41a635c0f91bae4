"""What people type comes back as text: in pages, exports, mail and the API, in three languages."""

import csv
import io

import pytest
from django.urls import reverse

from jalin.people.services import create_unit, create_user, rename_unit
from jalin.relations.services import add_event, create_partner, enter_contact

pytestmark = pytest.mark.one_database

BY = "system:test"
CORPUS = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "'-alert(1)-'", "<svg/onload=alert(1)>", "javascript:alert(1)",
    "{{ 7*7 }}{% debug %}", "</title><script>alert(1)</script>", "<a href=javascript:alert(1)>x</a>", "\u202egnp.exe", "<!--", "]]>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>", "バンドン<script>alert(1)</script>市",
    "Kota <b onmouseover=alert(1)>Bandung</b>",
)  # fmt: skip
MARKS = (
    b"<script>alert",
    b"<img src",
    b"<svg/onload",
    b"<b onmouseover",
    b"<math>",
    b"<a href=javascript",
    b"onerror=alert(1)>",
)
LANGUAGES = ("id", "ja", "en")


@pytest.fixture
def infested(db):
    """A record in which every text field of every noun holds every piece of the corpus."""
    text = " ".join(CORPUS)
    short = CORPUS[0] + CORPUS[1]
    unit = create_unit(by=BY, key="x", name={"name_ind": text[:200], "name_jpn": text[:200], "name_eng": text[:200]}, short=short[:40],
                       duty=text[:200], source=text[:300])  # fmt: skip
    from datetime import date

    rename_unit(
        by=BY,
        unit=unit,
        on=date(2024, 1, 1),
        name={"name_ind": text[:200]},
        short=short[:40],
        source=text[:300],
    )
    partner = create_partner(
        by=BY, slug="infested", name_ind=text[:200], name_jpn=text[:200], name_eng=text[:200], name_own=text[:200], country="JP",
        note_ind=text, note_jpn=text, note_eng=text, is_public=True, aliases=[text[:200]],
        relation={"kind": "limited", "is_public": True, "held_by": unit, "note_eng": text},
    )  # fmt: skip
    event = add_event(by=BY, relation=partner.relation, kind="visit", source=text[:300], summary_ind=text, summary_jpn=text, summary_eng=text,
                      audience="public", basis=text[:200], quoted=text[:300])  # fmt: skip
    contact = enter_contact(by=BY, partner=partner, post_eng=text[:200], name=text, note=text)
    user = create_user(by=BY, email="x@test.example", name=short[:120], role="officer")
    return {"unit": unit, "partner": partner, "event": event, "contact": contact, "user": user}


def pages(infested) -> list[str]:
    partner = infested["partner"]
    return [
        "/en/", "/en/partners/", f"/en/partners/{partner.slug}/", "/desk/", "/desk/partners/", "/desk/relations/", "/desk/journal/",
        f"/desk/partners/{partner.slug}/", f"/desk/relations/{partner.slug}/", f"/desk/partners/{partner.slug}/edit/",
        f"/desk/partners/{partner.slug}/contacts/", "/desk/units/", f"/desk/units/{infested['unit'].pk}/", "/desk/users/",
        f"/desk/users/{infested['user'].pk}/", f"/desk/users/{infested['user'].pk}/edit/", "/desk/search/?q=alert",
        reverse("desk:journal_object", args=["relations.partner", partner.pk]),
    ]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_becomes_markup_on_any_page(client, make_user, sign_in, infested, language):
    sign_in(client, make_user("head", language=language))
    found = {}
    for path in pages(infested):
        response = client.get(path.replace("/en/", f"/{language}/"))
        assert response.status_code == 200, path
        hits = [mark for mark in MARKS if mark in response.content]
        if (
            hits
            or b"49" in response.content
            and b"{{ 7*7 }}" not in response.content
            and b"7*7" in response.content
        ):
            found[path] = hits
    assert found == {}


def test_what_was_asked_for_comes_back_as_text(client, db, make_user, sign_in):
    sign_in(client, make_user("head"))
    for path in ("/en/search/", "/desk/search/", "/en/partners/", "/desk/partners/", "/desk/users/"):
        for attack in CORPUS:
            response = client.get(path, {"q": attack, "text": attack, "sort": attack, "page": attack})
            assert response.status_code in {200, 400, 404}, (path, attack)
            assert not [mark for mark in MARKS if mark in response.content], (path, attack)


def test_no_link_leads_to_a_script(client, make_user, sign_in, infested):
    sign_in(client, make_user("head"))
    for path in pages(infested):
        content = client.get(path).content.lower()
        assert b'href="javascript:' not in content


@pytest.mark.parametrize(
    "attack", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "＝1+1", "＋1", "－1", "＠SUM(1)"]
)
def test_no_cell_of_an_export_becomes_a_formula(client, make_user, sign_in, attack, db):
    create_partner(
        by=BY,
        slug="x",
        name_eng=f"{attack}x",
        name_own=f"{attack}x",
        country="JP",
        relation={"kind": "limited"},
    )
    create_user(by=BY, email="x@test.example", name=f"{attack}x")
    sign_in(client, make_user("head"))
    for name in ("desk:partners_csv", "desk:users_csv"):
        content = b"".join(client.get(reverse(name)).streaming_content).decode("utf-8-sig")
        for row in csv.reader(io.StringIO(content)):
            assert not [
                cell
                for cell in row
                if cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))
            ]


def test_the_api_answers_as_json_and_nothing_else(client, infested):
    for path in ("/api/v1/partners", f"/api/v1/partners/{infested['partner'].slug}", "/api/v1/events"):
        response = client.get(path)
        assert response.headers["Content-Type"].startswith("application/json")
        assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_personal_data_stays_out_of_public_answers(client, bandung):
    from jalin.relations.models import Partner

    partner = Partner.objects.get(slug="hamamatsu")
    enter_contact(
        by=BY,
        partner=partner,
        post_eng="Section chief",
        name="Jeanne Dupont",
        email="jeanne@namur.example",
        phone="+32 81 000000",
    )
    for path in (
        "/en/",
        "/en/partners/",
        "/en/partners/hamamatsu/",
        "/api/v1/partners/hamamatsu",
        "/api/v1/events",
        "/en/search/?q=Jeanne",
    ):
        content = client.get(path).content
        assert b"jeanne@" not in content.lower()
        assert b"+32 81" not in content
        assert b"Dupont" not in content


def test_a_mail_says_names_as_text(client, make_user, sign_in, infested):
    from django.core import mail

    sign_in(client, make_user("head", password="three quiet weavers at dawn"))
    client.post(reverse("desk:user_invite", args=[infested["user"].pk]), {"reason": "x"})
    assert mail.outbox[0].content_subtype == "plain"
    assert not mail.outbox[0].alternatives
