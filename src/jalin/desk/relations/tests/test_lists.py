"""The lists of relations and partners: what is seen, what is exported, and who may."""

import csv
import io
import re
from datetime import date

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from jalin.kernel.journal.models import Entry
from jalin.kernel.journal.selectors import bodies_of
from jalin.relations.models import Field, Involvement
from jalin.relations.services import put_field, set_involvement

CELL = re.compile(
    r"<t[hd] (?:scope=\"row\" )?class=\"[^\"]*\" data-label=\"[^\"]*\">(.*?)</t[hd]>", re.DOTALL
)


def shown(answer) -> list[list[str]]:
    """The words of the table's cells, row by row."""
    body = answer.content.decode().split("<tbody>")[1].split("</tbody>")[0]
    rows = [CELL.findall(row) for row in body.split("<tr>")[1:]]
    return [
        [" ".join(re.sub(r"<[^>]+>", " ", cell).split()).replace("≥ ", "") for cell in row] for row in rows
    ]


def headings(answer) -> list[str]:
    head = answer.content.decode().split("<thead>")[1].split("</thead>")[0]
    return [
        " ".join(re.sub(r"<[^>]+>", " ", cell).split())
        for cell in re.findall(r"<th [^>]*>(.*?)</th>", head, re.DOTALL)
    ]


def exported(client, kind: str, query: str = "", name: str = "relations") -> list[list]:
    answer = client.get(reverse(f"desk:{name}_{kind}") + query)
    assert answer.status_code == 200
    content = b"".join(answer.streaming_content)
    if kind == "xlsx":
        return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def as_written(value) -> str:
    """A cell of an export as the page writes the same value."""
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    if isinstance(value, float):
        return f"{value:,.0f}"
    text = str(value)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return as_written(date.fromisoformat(text))
    return f"{int(text):,}" if text.isdecimal() else text


@pytest.fixture
def three(record, happened):
    """Three relations of different standing."""
    put_field(by="system:test", key="water", name_eng="Water", name_ind="Air", name_jpn="水")
    suwon, namur, daegu = (
        record("Suwon", country="KR"),
        record("Namur", country="BE"),
        record("Daegu", country="KR"),
    )
    happened(suwon, "mou_signed", date(2026, 3, 2), valid_until=date(2030, 3, 1))
    happened(namur, "visit", date(2020, 5, 4))
    happened(daegu, "letter", date(2022, 1, 1), precision="year", ends_on=date(2022, 12, 31))
    set_involvement(by="system:test", relation=suwon, field=Field.objects.get(key="water"))
    return suwon, namur, daegu


@pytest.mark.parametrize(
    "query", ["", "?sort=-silence", "?country=KR", "?status=idle&sort=-partner", "?text=na", "?field=water"]
)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_export_has_the_rows_columns_and_order_of_the_page(three, enter, kind, query):
    client = enter("officer")
    page = client.get(reverse("desk:relations") + query)
    head, *rows = exported(client, kind, query)
    assert head == headings(page)
    assert [[as_written(value) for value in row] for row in rows] == shown(page)


def test_a_list_says_where_a_relation_stands(three, enter):
    rows = {row[0]: row for row in shown(enter("officer").get(reverse("desk:relations")))}
    assert rows["Suwon"][1:] == ["South Korea", "Cooperation in named fields", "Active", "2 March 2026", "267", "1 March 2030", "",
                                 "Water"]  # fmt: skip
    assert rows["Namur"][3:6] == ["Idle", "4 May 2020", "2,395"]
    assert rows["Daegu"][3:6] == ["Idle", "by 31 December 2022", "1,424"]


@pytest.mark.parametrize(("query", "names"), [
    ("?status=active", ["Suwon"]),
    ("?country=BE", ["Namur"]),
    ("?field=water", ["Suwon"]),
    ("?silent=2000", ["Namur"]),
    ("?published=no", []),
    ("?text=DAE", ["Daegu"]),
    ("?sort=-silence", ["Namur", "Daegu", "Suwon"]),
    ("?sort=until", ["Suwon", "Daegu", "Namur"]),
    ("?sort=-partner", ["Suwon", "Namur", "Daegu"]),
    ("?page=99", ["Daegu", "Namur", "Suwon"]),
    ("?sort=nonsense&page=x&rows=7", ["Daegu", "Namur", "Suwon"]),
])  # fmt: skip
def test_the_address_says_what_is_shown(three, enter, query, names):
    answer = enter("auditor").get(reverse("desk:relations") + query)
    assert ([row[0] for row in shown(answer)] if names else []) == names


def test_an_address_the_list_does_not_know_shows_nothing_and_says_so(three, enter):
    client = enter("officer")
    page = client.get(reverse("desk:relations") + "?country=QQ")
    assert "something the list does not know" in page.content.decode()
    assert "<tbody>" not in page.content.decode()
    assert client.get(reverse("desk:relations_csv") + "?country=QQ").status_code == 400


@pytest.mark.one_database
def test_the_number_of_statements_is_the_same_for_10_and_100_rows_and_within_the_budget(
    record, enter, statements
):
    client = enter("officer")
    water = put_field(by="system:test", key="water", name_eng="Water")
    counts = {}
    for size in (10, 100):
        for number in range(10 if size == 10 else 90):
            relation = record(f"City {size} {number}", country="JP")
            set_involvement(by="system:test", relation=relation, field=water)
        for name in ("relations", "partners"):
            client.get(reverse(f"desk:{name}") + "?rows=100")
            counts[size, name] = statements(
                lambda name=name: client.get(reverse(f"desk:{name}") + "?rows=100")
            )
    assert Involvement.objects.count() == 100
    assert counts[10, "relations"] == counts[100, "relations"] <= 12
    assert counts[10, "partners"] == counts[100, "partners"] <= 12


@pytest.mark.one_database
def test_an_export_takes_the_same_number_of_statements_for_10_and_100_rows(record, enter, statements):
    client = enter("officer")
    counts = []
    for size in (10, 90):
        for number in range(size):
            record(f"City {size} {number}", country="JP")
        exported(client, "csv")
        counts.append(statements(lambda: exported(client, "csv")))
    assert counts[0] == counts[1]


def test_each_export_leaves_one_entry_with_its_filter_and_count(three, enter):
    client = enter("auditor")
    before = Entry.objects.count()
    exported(client, "csv", "?country=KR&sort=-partner&page=1")
    entry = Entry.objects.first()
    assert (Entry.objects.count(), entry.action, entry.actor) == (
        before + 1,
        "lists.exported",
        f"user:{client.user.pk}",
    )
    facts = bodies_of([entry])[entry.n]["facts"]
    assert facts == {
        "list": "relations.relations",
        "format": "csv",
        "filter": "country=KR&sort=-partner",
        "rows": 2,
    }


def test_a_name_that_looks_like_a_formula_leaves_as_text(record, enter):
    record("=HYPERLINK(1)")
    client = enter("officer")
    assert exported(client, "csv")[1][0] == "'=HYPERLINK(1)"
    assert exported(client, "xlsx")[1][0] == "=HYPERLINK(1)"


@pytest.mark.parametrize(
    "address", ["relations", "relations_csv", "relations_xlsx", "partners", "partners_csv"]
)
def test_a_partner_citys_officer_has_no_lists(enter, address):
    answer = enter("partner").get(reverse(f"desk:{address}"))
    assert answer.status_code == 403
    assert "Ask the head of the office" in answer.content.decode()


def test_visitors_are_led_to_sign_in(client, db):
    answer = client.get(reverse("desk:relations_csv"))
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_login"))


def test_an_empty_list_offers_the_first_act_to_who_may_do_it(enter):
    page = enter("officer").get(reverse("desk:relations")).content.decode()
    assert "No relation is in the record yet" in page
    assert reverse("desk:partner_new") in page
    assert reverse("desk:partner_new") not in enter("auditor").get(reverse("desk:relations")).content.decode()


def test_partners_without_a_relation_are_in_the_list_of_partners(record, enter):
    from jalin.relations.services import create_partner

    record("Suwon", country="KR")
    create_partner(by="system:test", name_eng="Osaka", name_jpn="大阪", country="JP")
    rows = shown(enter("unit").get(reverse("desk:partners")))
    assert [(row[0], row[4], row[6]) for row in rows] == [
        ("Osaka", "", "id"),
        ("Suwon", "Exploring", "id, ja"),
    ]
    assert [row[0] for row in shown(enter("unit").get(reverse("desk:partners") + "?text=大阪"))] == ["Osaka"]
    assert [row[0] for row in shown(enter("unit").get(reverse("desk:partners") + "?relation=yes"))] == [
        "Suwon"
    ]


class TestSavedViewsOnThePage:
    address = "/desk/relations/~views/"

    def save(self, client, **values):
        return client.post(
            self.address, {"what": "save", "name": "Korea", "query": "country=KR&page=3", **values}
        )

    def test_what_is_shown_is_saved_as_a_tab(self, three, enter):
        client = enter("officer")
        answer = self.save(client)
        assert answer.url == reverse("desk:relations") + "?country=KR"
        page = client.get(answer.url).content.decode()
        assert "Korea" in page
        assert "Change the view" in page
        assert Entry.objects.first().action == "lists.save_view"

    def test_it_is_renamed_shared_and_deleted_by_its_owner(self, three, enter):
        from jalin.kernel.lists.models import SavedView

        client = enter("officer")
        self.save(client)
        view = SavedView.objects.get()
        client.post(
            self.address, {"what": "change", "view": view.pk, "name": "Korean cities", "shared": "on"}
        )
        assert (SavedView.objects.get().name, SavedView.objects.get().is_shared) == ("Korean cities", True)
        other = enter("unit")
        assert "Korean cities" in other.get(reverse("desk:relations")).content.decode()
        assert other.post(self.address, {"what": "delete", "view": view.pk}).status_code == 404
        owner = enter("officer")
        assert owner.post(self.address, {"what": "delete", "view": view.pk}).status_code == 404
        assert SavedView.objects.count() == 1

    def test_a_view_without_a_name_is_refused_in_words(self, three, enter):
        client = enter("officer")
        answer = client.get(self.save(client, name=" ").url)
        assert "Give the view a name" in answer.content.decode()

    def test_an_auditor_is_offered_no_saving_and_refused(self, three, enter):
        client = enter("auditor")
        assert self.address not in client.get(reverse("desk:relations")).content.decode()
        assert self.save(client).status_code == 403
