"""The founding article, played from the letter that arrives to the promise that everybody can read.

"We accept this invitation because cooperation existed before. The others we choose by the needs of the city." The mayor of
Bandung and the water utility go to Hamamatsu from 2 to 6 November 2018, for five subjects. The timeline knows of that journey
from the article already, so the visit that follows from the invitation takes the line over: nothing is typed or told twice."""

import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect
from tests.prepared import copy_sqlite, sqlite_world

from .offices import DATABASE, ROOT, environment_of, serving

pytestmark = pytest.mark.browser
NAMES = ("鈴木", "hamamatsu.example", "Rahasia", "Delegat", "X7654321")
TABS = {"ind": "Indonesia", "jpn": "日本語", "eng": "English"}
SUBJECTS = (
    "Wastewater", "Local government and civil-service capacity", "Environment", "Creative economy and SMEs", "Employment",
)  # fmt: skip
DELEGATION = (("10", "head", "Wali Kota Bandung"), ("50", "member", "Direktur Utama PDAM Tirtawening"))
PROMISES = (  # who, what, counterpart, until
    ("partner", "浜松市は下水道管路の診断に技術者を派遣する", "ja", "浜松市上下水道部", "2019-07-31"),
    ("home", "Mengirim data jaringan air limbah", "id", "浜松市上下水道部", "2018-12-31"),
)
PURPOSE = {
    "id": "Menjajaki kerja sama perbaikan jaringan air limbah dan ketenagakerjaan.", "ja": "下水道管路の改善と雇用分野の協力を探るため。",
}  # fmt: skip
STORY = (  # what a citizen reads on the timeline, oldest first
    "2002", "19 December 2014", "September 2018\n", "Invitation: The mayor to Hamamatsu", "Answer to the invitation", "2–6 November 2018",
    "診断に技術者", "Mengirim data", "26 June 2019", "11 August 2025",
)  # fmt: skip


@pytest.fixture(scope="module")
def autumn(prepared, tmp_path_factory):
    """The address of an office in the autumn of 2018: the record, twelve invitations, and no visit yet."""
    home = tmp_path_factory.mktemp("autumn") / "home"
    home.mkdir()
    copy_sqlite(sqlite_world("bandung"), home / DATABASE)
    (home / "static").symlink_to((prepared / "record" / "static").resolve())
    loading = [sys.executable, "-m", "tests.journeys.founding_case"]
    subprocess.run(loading, env=environment_of(home), check=True, cwd=ROOT)
    with serving(home) as (address, _environment):
        yield address


def send(page, **values) -> None:
    """Fill the form that is open, by the names of its fields, and send it; it must be taken."""
    form = page.locator("dialog[open] form[method=post], main form.form").first
    for name, value in values.items():
        field = form.locator(f"[name={name}]").first
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        else:
            if not field.is_visible():  # one of the three languages of a text
                form.get_by_role("tab", name=TABS[name[-3:]]).first.click()
            field.fill(value)
    submit(page, form)


def submit(page, form) -> None:
    before = page.url
    form.locator("[type=submit]").last.click()
    page.wait_for_function(
        "before => location.href !== before || !document.querySelector('dialog[open]')", arg=before
    )
    assert page.locator(".field-error, .error-summary").count() == 0, page.locator("main").inner_text()


def letter_arrives(page) -> str:
    """The officer enters the letter of Hamamatsu; the rule says that it is accepted. Returns the address of its page."""
    page.goto("/desk/invitations/enter/")
    form = page.locator("dialog[open] form, main form.form").first
    for subject in SUBJECTS:
        form.get_by_label(subject, exact=True).check()
    form.locator("[name=wants_leader]").check()
    send(page, channel="letter", inviter_name="浜松市", city="浜松市", country="JP", title="市長及び水道公社の訪問のご招待", language="ja",
         heading_ind="Wali Kota ke Hamamatsu", heading_eng="The mayor to Hamamatsu", kind="official", starts_on="2018-11-02", ends_on="2018-11-06",
         place="浜松市役所", head_count="8", received_on="2018-09-20", name="鈴木 太郎", email="taro@hamamatsu.example", phone="+81 53 000 0000")  # fmt: skip
    page.locator("main").get_by_role("button", name="It is Hamamatsu").click()
    page.get_by_role("button", name="Accept it by the rule").click()
    expect(page.locator(".dossier-state")).to_contain_text("existing cooperation")
    return page.url


def round_is_decided(officer, leader, invitation: str) -> None:
    """Thirteen before the round: the rule binds the one, the leader decides on all, the office publishes."""
    officer.goto(invitation.rstrip("/") + "/scores/estimate/")
    send(officer, leaves_on="2018-11-01", returns_on="2018-11-07", cost="310000000", days="7")
    officer.goto("/desk/rounds/new/")
    send(officer, title_eng="Autumn 2018", period="1", budget="780000000", days="18", threshold="450")
    officer.get_by_role("link", name=re.compile(r"Take in invitations \(13 open\)")).click()
    boxes = officer.locator("dialog[open] input[name=invitations]")
    expect(boxes).to_have_count(13)
    for number in range(13):
        boxes.nth(number).check()
    submit(officer, officer.locator("dialog[open] form"))
    officer.get_by_role("button", name="Let the rule choose").click()
    expect(officer.get_by_role("heading", name="Proof file")).to_be_visible()
    expect(officer.locator("#rows-title + ol > li").first).to_contain_text("existing cooperation")
    leader.goto(officer.url)
    leader.locator("a[href$='/decide/']").click()
    rows = leader.locator(".decide-row")
    expect(rows).to_have_count(13)
    expect(rows.first).to_contain_text("Hamamatsu")
    for number in range(
        13
    ):  # what is proposed begins as "later": by the calendar of today its permit comes too late
        choice = rows.nth(number).locator("select")
        if number == 0 or not choice.input_value():
            choice.select_option("declined" if number else "accepted")
    leader.locator(".decide-form [type=submit]").last.click()
    expect(leader.locator(".decide-row")).to_have_count(0)
    leader.locator("form[action$='/publish/'] button").click()
    expect(leader.locator("main a[href*='/invitations/decisions/']")).to_be_visible()


def reply_goes_out(page) -> None:
    """The letter in Japanese, sent by post: the invitation is answered and the reason is public."""
    page.reload()
    page.locator("#rows-title + ol > li", has_text="Hamamatsu").get_by_role(
        "button", name="Write the reply"
    ).click()
    expect(page.locator("article.letter[lang=ja]")).to_contain_text("謹んで")
    page.get_by_role("link", name="Send the reply").click()
    send(page, channel="post", sent_on="2018-10-02")


def visit_is_planned(page, invitation: str) -> str:
    """From the invitation's page, with nothing typed but what it is for: the line that the timeline has is taken over. Returns its address."""
    page.goto(invitation)
    page.get_by_role("link", name="Plan the visit").click()
    form = page.locator("dialog[open] form, main form.form").first
    expect(form.locator("[name=title_eng]")).to_have_value("The mayor to Hamamatsu")
    expect(form.locator("[name=starts_on]")).to_have_value("2018-11-02")
    expect(form.locator("[name=fields]:checked")).to_have_count(len(SUBJECTS))
    for column, text in zip(("ind", "jpn"), PURPOSE.values(), strict=True):
        field = form.locator(f"[name=purpose_{column}]")
        if not field.is_visible():
            field.locator("xpath=ancestor::*[.//*[@role='tab']][1]").get_by_role(
                "tab", name=TABS[column]
            ).click()
        field.fill(text)
    form.locator("[type=submit]").last.click()
    told = page.locator("[name=event]")
    expect(told).to_have_count(2)
    told.first.check()
    page.locator("dialog[open] form, main form.form").first.locator("[type=submit]").last.click()
    expect(page).to_have_url(re.compile(r"/desk/visits/\d+/$"))
    return page.url


def delegation_and_subjects(page, visit: str) -> None:
    for rank, role, office in DELEGATION:
        page.goto(f"{visit}people/new/")
        send(page, side="home", role=role, rank=rank, office_ind=office, family_name="Rahasia", given_name=f"Delegat {rank}", passport_number="X7654321")  # fmt: skip
    for day, subject in enumerate(SUBJECTS, 2):
        page.goto(f"{visit}programme/new/")
        send(
            page,
            kind="meeting",
            title_eng=subject,
            day=f"2018-11-{day:02}",
            begins="09:30",
            ends="11:30",
            subject=str(subject_key(page, subject)),
        )
    expect(page.locator("#programme .visit-entry")).to_have_count(len(SUBJECTS))


def subject_key(page, name: str) -> str:
    return page.locator("[name=subject] option", has_text=re.compile(f"^{name}$")).first.get_attribute(
        "value"
    )


def journey_is_accounted_for(page, visit: str) -> None:
    """Two promises of which one is kept, a cost, the report; and everybody may read it."""
    page.goto(visit)
    page.locator(".act-list").get_by_role("link", name="The journey is over").click()
    form = page.locator("dialog[open] form")
    form.locator("[name=reason_given]").fill("The article tells of the journey, not of its permit.")
    submit(page, form)
    for owed_by, what, language, counterpart, due_on in PROMISES:
        page.goto(f"{visit}promises/new/")
        send(
            page,
            owed_by=owed_by,
            what=what,
            language=language,
            counterpart=counterpart,
            due_on=due_on,
            unit=unit_key(page),
        )
    page.locator("#promises-title").locator("xpath=ancestor::section").get_by_role(
        "link", name=PROMISES[1][1]
    ).click()
    page.goto(page.url.rstrip("/") + "/done/")
    send(page, done_on="2018-12-14", result="Dikirim lewat surel", language="id")
    page.goto(f"{visit}expenses/new/")
    send(
        page,
        category="flight",
        what="Delapan tiket",
        paid_on="2018-10-20",
        amount="96000000",
        currency="IDR",
        no_receipt_because="Rekaan",
    )
    page.goto(f"{visit}report/")
    send(page, language="id")
    page.goto(f"{visit}report/hand-in/")
    send(page, handed_in_on="2018-11-16", handed_to="Kementerian Dalam Negeri")
    page.goto(visit)
    expect(page.locator(".dossier-state")).to_contain_text("reported")
    page.get_by_role("button", name="Publish the visit").click()
    expect(page.locator("main a", has_text="The public page")).to_be_visible()


def unit_key(page) -> str:
    return page.locator("[name=unit] option", has_text="Tirtawening").first.get_attribute("value")


def test_from_the_letter_of_hamamatsu_to_a_timeline_that_tells_it_all(autumn, visit):
    officer, leader = (
        visit(base=autumn, role="officer", language="en"),
        visit(base=autumn, role="leader", language="id"),
    )
    invitation = letter_arrives(officer)
    round_is_decided(officer, leader, invitation)
    reply_goes_out(officer)
    planned = visit_is_planned(officer, invitation)
    delegation_and_subjects(officer, planned)
    journey_is_accounted_for(officer, planned)

    reader = visit(base=autumn)
    reader.goto("/en/partners/hamamatsu/")
    told = reader.locator("#timeline .weave-item")
    texts = told.all_inner_texts()
    assert sum("2–6 November 2018" in text for text in texts) == 1, "the visit is told once"
    places = [
        next(place for place, text in enumerate(texts[::-1]) if re.search(part, text)) for part in STORY
    ]
    assert places == sorted(places), list(zip(STORY, places, strict=True))
    reader.locator("#timeline a[href*='/visits/']").first.click()
    expect(reader.get_by_role("heading", name="What was promised, and what became of it")).to_be_visible()
    address = re.sub(r"^.*/en/", "/", reader.url)
    for language, kept, reason in (
        ("ja", "履行", "有効な書面の協力関係があ"),
        ("id", "terpenuhi", "kerja sama tertulis masih berlaku"),
    ):
        reader.goto(f"/{language}{address}")
        shown = reader.locator("main")
        for words in (
            PURPOSE[language],
            "96",
            PROMISES[0][1],
            PROMISES[1][1],
            kept,
            "Dikirim lewat surel",
            "pelitaonline.co.id",
        ):
            expect(shown).to_contain_text(words)
        everything = reader.content()
        reader.goto(f"/{language}/invitations/")
        expect(reader.locator(".outcomes li").first).to_contain_text(reason)
        everything += reader.content()
        assert not [name for name in NAMES if name in everything]
    officer.goto("/desk/relations/hamamatsu/")
    told = officer.locator("#timeline .weave-item").all_inner_texts()
    assert sum("2–6 November 2018" in text for text in told) == 1, "and once in the dossier"
    asked_once = officer.faults.pop()  # the form asked whether the timeline's journey is this one
    assert "422" in asked_once and officer.faults == leader.faults == reader.faults == []
