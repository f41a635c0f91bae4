"""One selection under one address."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied

from jalin.kernel.lists import Column, ListPage, SavedTab, Selection
from jalin.kernel.lists import selection as selecting
from jalin.kernel.lists.filters import AtLeast, Containing, ListFilters, OneOf
from jalin.kernel.lists.models import SavedView
from jalin.kernel.lists.services import delete_view, rename_view, save_view
from jalin.kernel.lists.views import counted_words, tabs_of


class ViewFilters(ListFilters):
    shared = OneOf(
        label="that are", any_label="any", choices=[("yes", "shared"), ("no", "own")], method="if_shared"
    )
    text = Containing(label="named like", field_name="name", lookup_expr="icontains")
    least = AtLeast(label="from", field_name="pk", lookup_expr="gte")

    class Meta:
        model = SavedView
        fields = ()

    def if_shared(self, rows, name, value):
        return rows.filter(is_shared=value == "yes")


PAGE = ListPage(
    key="test.views", address="desk:relations", title="Views", lead="", noun=lambda count: "views", verb="people.view_desk",
    export_verb="people.view_users", rows=lambda user: SavedView.objects.filter(list_key="many"), filters=ViewFilters,
    order="name", empty="", tabs=(SavedTab("All"), SavedTab("Shared", "shared=yes")),
    columns=(
        Column("name", "Name", lambda row: row.name, order=("name",), place="lead"),
        Column("query", "Query", lambda row: row.query, order=("query",)),
        Column("owner", "Owner", lambda row: row.owner_id, order=("owner",), needs="people.manage_users"),
    ),
)  # fmt: skip


EVERY = replace(PAGE, rows=lambda user: SavedView.objects.all())


@pytest.fixture
def officer(make_user):
    return make_user("officer")


@pytest.fixture
def many(officer):
    SavedView.objects.bulk_create(
        SavedView(list_key="many", name=f"View {number:02}", owner=officer, is_shared=number % 2 == 0)
        for number in range(45)
    )


def names(page) -> list[str]:
    return [row.name for row in page]


def test_pages_follow_each_other_without_gap_or_repetition(many, officer):
    found = [name for number in (1, 2, 3) for name in names(Selection(PAGE, officer).page_of(number))]
    assert found == [f"View {number:02}" for number in range(45)]


def test_nobody_sorts_by_a_column_that_is_hidden(officer, make_user):
    assert Selection(PAGE, officer, "sort=-owner").sort == "name"
    assert Selection(PAGE, make_user("head"), "sort=-owner").sort == "-owner"


def test_a_page_out_of_range_gives_the_nearest(many, officer):
    last = Selection(PAGE, officer).page_of(99)
    assert last.number == 3
    assert names(Selection(PAGE, officer).page_of("x")) == names(Selection(PAGE, officer).page_of(1))


def test_counting_stops_at_the_cap_and_says_so(many, officer, monkeypatch):
    monkeypatch.setattr(selecting, "CAP", 30)
    page = Selection(PAGE, officer).page_of(1)
    assert counted_words(page.paginator)["number"] == "30+"
    assert page.paginator.num_pages == 2
    assert (
        counted_words(Selection(EVERY, officer).page_of(1).paginator)["number"] == "45"
    )  # of all rows it is known
    assert len(list(Selection(PAGE, officer).stream())) == 45


def test_filters_and_order_are_those_of_the_address(many, officer):
    selection = Selection(PAGE, officer, "shared=no&sort=-name&rows=50&text=View+1")
    assert names(selection.page_of()) == [f"View {number}" for number in (19, 17, 15, 13, 11)]
    assert [row[0] for row in selection.stream()] == names(selection.page_of())


@pytest.mark.parametrize("query", ["shared=perhaps", "least=-1", "least=many"])
def test_a_value_the_list_does_not_know_shows_nothing(many, officer, query):
    selection = Selection(PAGE, officer, query)
    assert not selection.is_valid
    assert names(selection.page_of()) == []
    assert list(selection.stream()) == []


def test_columns_that_need_a_right_are_there_for_who_has_it(many, officer, make_user):
    assert [column.key for column in Selection(PAGE, officer).columns] == ["name", "query"]
    assert [column.key for column in Selection(PAGE, make_user("head")).columns] == ["name", "query", "owner"]


def test_an_address_is_told_in_one_way_only():
    assert PAGE.clean_query("text=+x+&shared=&page=3&sort=name&foreign=1") == "text=x"
    assert PAGE.clean_query("sort=-name&shared=yes") == PAGE.clean_query("shared=yes&sort=-name")


class TestSavedViews:
    def test_a_view_is_a_tab_for_its_owner_and_when_shared_for_the_office(self, officer, make_user):
        own = save_view(by=officer, page=PAGE, name=" My  view ", query="text=x&foreign=1&page=2")
        assert (own.name, own.query) == ("My view", "text=x")
        save_view(by=officer, page=PAGE, name="For all", query="shared=no", is_shared=True)
        labels = [tab["label"] for tab in tabs_of(officer, PAGE, "")[0]]
        assert labels == ["All", "Shared", "For all", "My view"]
        assert [tab["label"] for tab in tabs_of(make_user("unit"), PAGE, "")[0]] == [
            "All",
            "Shared",
            "For all",
        ]

    def test_the_open_view_is_marked_and_can_be_changed_by_its_owner_only(self, officer, make_user):
        view = save_view(by=officer, page=PAGE, name="Mine", query="text=x", is_shared=True)
        tabs, chosen = tabs_of(officer, PAGE, "text=x")
        assert chosen == view
        assert [tab["label"] for tab in tabs if tab["active"]] == ["Mine"]
        assert tabs_of(make_user("unit"), PAGE, "text=x")[1] is None
        with pytest.raises(PermissionDenied):
            rename_view(by=make_user("unit"), view=view, name="Theirs", is_shared=True)
        with pytest.raises(PermissionDenied):
            delete_view(by=make_user("head"), view=view)

    def test_saving_under_a_name_again_replaces_what_it_shows(self, officer):
        save_view(by=officer, page=PAGE, name="Mine", query="text=x")
        save_view(by=officer, page=PAGE, name="Mine", query="text=y")
        assert SavedView.objects.get().query == "text=y"

    def test_who_changes_nothing_saves_nothing(self, make_user):
        with pytest.raises(PermissionDenied):
            save_view(by=make_user("auditor"), page=PAGE, name="Mine", query="")
