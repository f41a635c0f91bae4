"""Blocks: forms that lose nothing, faults in one sentence, parts made once, figures that stay true."""

import json
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.translation import override

from jalin.newsroom.blocks import draw, draw_body, faults_of, form_of, kinds, prepare, styles_of
from jalin.newsroom.blocks.figures import FigureKind, count_figures, figures_offered
from jalin.newsroom.blocks.material import Material
from jalin.newsroom.models import Picture
from jalin.relations.models import Event, Partner, Relation
from jalin.visits.models import Visit

pytestmark = pytest.mark.django_db
NOBODY, TODAY = AnonymousUser(), timezone.localdate()
FIVE = [
    "agreements_in_force",
    "relations_alive",
    "visits_of_year",
    "visits_of_year:2018",
    "agreements_in_force",
]


def body_of(*blocks: dict) -> list[dict]:
    return [{"id": f"b{number}", **block} for number, block in enumerate(blocks)]


@pytest.fixture
def picture():
    return Picture.objects.create(
        digest="a1" * 32, name="bridge.jpg", width=1200, height=800, widths=[480, 960, 1200], credit="Office of the city",
        alt_eng="A bridge <at night>", alt_jpn="夜の橋",
    )  # fmt: skip


@pytest.fixture
def relation(make_user):
    make_user("officer")  # the journal has begun
    partner = Partner.objects.create(
        slug="hamamatsu", name_eng="Hamamatsu", name_jpn="浜松市", sort_name="hamamatsu", is_public=True
    )
    return Relation.objects.create(
        partner=partner, is_public=True, public_facts_has_agreement=True, public_facts_last_contact_on=TODAY,
        public_facts_valid_until=TODAY + timedelta(days=90),
    )  # fmt: skip


def visit(relation, number: int, **more) -> Visit:
    values = {
        "starts_on": date(TODAY.year, 1, 1),
        "ends_on": date(TODAY.year, 1, 1),
        "is_public": True,
        **more,
    }
    return Visit.objects.create(
        reference=f"V-{number}", direction="outgoing", relation=relation, title_eng=f"Journey {number}", home_zone="Asia/Jakarta",
        partner_zone="Asia/Tokyo", planned_on=TODAY, personal_data_until=TODAY, **values,
    )  # fmt: skip


def test_every_kind_has_words_a_form_and_a_sentence_for_what_is_missing():
    for kind in kinds():
        form = form_of(kind.key, {}, prefix="b1", material=Material())
        assert form.is_valid() and kind.label and kind.hint and kind.icon
        block = {"id": "b1", "kind": kind.key, **json.loads(json.dumps(form.cleaned_data))}
        found = faults_of([block], "ja")
        assert (kind.key == "map") == (found == [])
        assert all(fault.block_id == "b1" and str(fault.sentence).endswith(".") for fault in found)
        form_of(kind.key, initial=block, prefix="b1").as_p()


def test_a_draft_may_lack_anything_and_keeps_what_was_typed():
    form = form_of("quotation", {"text": "We \u202ewill\r\nlearn", "speaker": "", "office": "Mayor"})
    assert form.is_valid() and form.cleaned_data == {
        "text": "We will\nlearn",
        "speaker": "",
        "office": "Mayor",
    }
    found = faults_of(body_of({"kind": "quotation", **form.cleaned_data}), "en")
    assert [(fault.block_id, fault.field) for fault in found] == [("b0", "speaker")]


def test_a_block_of_an_unknown_kind_is_kept_and_never_published():
    body = body_of({"kind": "hologram", "data": 1})
    assert "Nobody here knows" in faults_of(body, "en")[0].sentence
    assert prepare(body, story=None, language="en").parts == [] and form_of("hologram", {}).is_valid()


def test_an_address_of_mail_is_never_published():
    for block in (
        {"kind": "text", "text": "Ask a@bandung.example"},
        {"kind": "facts", "title": "a@b.example", "figures": FIVE[:1]},
    ):
        assert "a@b" in faults_of(body_of(block), "en")[0].sentence


def test_a_photograph_needs_credit_sizes_and_a_description_in_the_language_of_the_text(
    picture, django_assert_num_queries
):
    body = body_of({"kind": "photograph", "picture": picture.pk, "caption": "Seen <b>"})
    with django_assert_num_queries(1):
        assert faults_of(body, "en") == []
    assert "Bahasa Indonesia" in faults_of(body, "id")[0].sentence
    Picture.objects.update(credit="", widths=[])
    assert len(faults_of(body, "en")) == 2
    assert "no longer" in faults_of(body_of({"kind": "photograph", "picture": 99}), "en")[0].sentence


def test_what_is_prepared_is_clean_names_its_sizes_and_is_found_by_its_words(picture):
    body = body_of(
        {"kind": "text", "text": "## Water\n\nTwo **cities**"}, {"kind": "photograph", "picture": picture.pk, "caption": "Seen <b>"},
        {"kind": "quotation", "text": "We <i>learn</i>", "speaker": "Hana", "office": "Mayor"}, {"kind": "map"},
        {"kind": "gallery", "pictures": [picture.pk, picture.pk], "caption": ""},
    )  # fmt: skip
    made = prepare(body, story=None, language="ja")
    assert [next(iter(part)) for part in made.parts] == [
        "html",
        "live",
        "html",
    ] and "relations/worldmap.css" in styles_of(made.parts)
    shown = made.parts[0]["html"]
    assert (
        'alt="夜の橋"' in shown
        and 'type="image/avif"' in shown
        and 'width="1200" height="800"' in shown
        and "写真" in shown
    )
    assert (
        f"/media/pictures/{picture.digest[:20]}-480.webp 480w" in shown
        and "&lt;b&gt;" in shown
        and "<i>" not in shown
    )
    assert made.words.split("\n")[:3] == ["Water", "Two cities", "Seen <b>"] and made.pictures == [picture.pk]
    assert json.loads(json.dumps(made.parts)) == made.parts


def test_what_somebody_wrote_into_the_database_is_cleaned_when_it_is_drawn():
    drawn = draw(
        {"html": '<p onclick="x">a<script>b</script><img src="https://evil.example/x.gif"></p>'},
        user=NOBODY,
        language="en",
    )
    assert drawn == "<p>a<img></p>"
    assert draw({"live": "gone"}, user=NOBODY, language="en") == ""


def test_five_figures_are_one_statement_and_a_box_says_of_which_day(relation, django_assert_max_num_queries):
    made = prepare(
        body_of(
            {"kind": "facts", "title": "Now", "figures": FIVE[:4]}, {"kind": "figure", "figure": FIVE[4]}
        ),
        story=None,
        language="en",
    )
    with django_assert_max_num_queries(
        3
    ):  # the state of the record, the rule of when a relation is idle, the figures
        shown = draw_body(made.parts, user=NOBODY, language="en")
    with django_assert_max_num_queries(1):  # the record stands as it was
        assert draw_body(made.parts, user=NOBODY, language="en") == shown
    with override("en"):
        assert (
            "partner with an agreement in force" in shown
            and "/en/partners/?kind=in_force" in shown
            and str(TODAY.year) in shown
        )
    assert "mitra" in draw_body(made.parts, user=NOBODY, language="id")


def test_a_figure_counts_only_what_is_public_and_follows_the_record(relation, make_user):
    visit(relation, 1)
    visit(relation, 2, is_public=False)
    visit(relation, 3, state="cancelled", cancelled_because="Typhoon")
    visit(relation, 4, starts_on=TODAY + timedelta(days=400), ends_on=TODAY + timedelta(days=400))
    names = [*FIVE, "promises_kept:visit-1", "promises_open:relation-x", "gone", "gone:1"]
    assert count_figures(names, on=TODAY) == {
        "agreements_in_force": 1, "relations_alive": 1, "visits_of_year": 1, "visits_of_year:2018": 0, "promises_kept:visit-1": 0,
        "promises_open:relation-x": 0,
    }  # fmt: skip
    Relation.objects.update(public_facts_valid_until=TODAY - timedelta(days=1))
    assert count_figures(FIVE, on=TODAY)["agreements_in_force"] == 0
    Partner.objects.update(is_public=False)
    assert set(count_figures(FIVE, on=TODAY).values()) == {0}


def test_a_drawn_figure_is_counted_anew_after_every_act(relation, make_user):
    part = prepare(
        body_of({"kind": "figure", "figure": "agreements_in_force"}), story=None, language="en"
    ).parts[0]
    assert ">1</p>" in draw(part, user=NOBODY, language="en")
    Relation.objects.update(public_facts_closed_as="ended")
    make_user("head")
    assert ">0</p>" in draw(part, user=NOBODY, language="en")


def test_the_list_behind_a_figure_shows_exactly_its_rows(relation, client):
    visit(relation, 1)
    visit(relation, 2, starts_on=date(2018, 5, 1), ends_on=date(2018, 5, 2))
    page = client.get("/en/visits/?year=2018").content.decode()
    assert "Journey 2" in page and "Journey 1" not in page
    assert "Journey 1" in client.get("/en/visits/?partner=hamamatsu").content.decode()
    assert "Hamamatsu" in client.get("/en/partners/?kind=in_force").content.decode()
    Relation.objects.update(public_facts_closed_as="ended")
    assert (
        "/en/partners/hamamatsu/"
        not in client.get("/en/partners/?kind=in_force&status=ended").content.decode()
    )


def test_a_figure_about_something_that_is_not_public_is_not_published(relation):
    one = visit(relation, 1, is_public=False)
    body = body_of({"kind": "figure", "figure": f"promises_kept:visit-{one.pk}"})
    assert faults_of(body, "en")
    Visit.objects.update(is_public=True)
    assert faults_of(body, "en") == []
    part = prepare(body, story=None, language="en").parts[0]
    assert "/ja/visits/V-1/" in draw(part, user=NOBODY, language="ja")
    assert not FigureKind("x", "", None, None, None).named("1") and figures_offered()


def test_a_timeline_and_the_map_tell_what_is_public(relation, django_assert_max_num_queries):
    for day, audience in ((5, "public"), (6, "staff")):
        Event.objects.create(relation=relation, kind="meeting", audience=audience, summary_eng=f"Talks {day}", precision="day",
                             starts_on=date(2020, 1, day), ends_on=date(2020, 1, day))  # fmt: skip
    body = body_of({"kind": "timeline", "relation": relation.pk}, {"kind": "map"})
    assert faults_of(body, "en") == [] and faults_of(body_of({"kind": "timeline", "relation": 99}), "en")
    parts = prepare(body, story=None, language="en").parts
    with django_assert_max_num_queries(2):
        shown = draw(parts[0], user=NOBODY, language="en")
    assert "Talks 5" in shown and "Talks 6" not in shown and "/en/partners/hamamatsu/" in shown
    assert "<svg" not in draw(
        parts[1], user=NOBODY, language="en"
    )  # no office is set up here, so nothing is drawn
