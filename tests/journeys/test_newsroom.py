"""A story from the visit to the reply below it, in each language and at both widths; and nobody's address anywhere.

The editor writes about the journey of the founding article, the chief editor publishes it, a reader replies and confirms by the
link in the mail, a moderator releases the reply, everybody reads it."""

import email
import html
import re
import time
from itertools import product
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from .browsing import speak
from .looking import LANGUAGES
from .offices import begin, copied, end, serving

pytestmark = pytest.mark.browser
JOURNEY = {
    "id": "Kunjungan kerja Wali Kota",
    "ja": "バンドン市長の浜松市訪問",
    "en": "working visit to Hamamatsu",
}
TITLE = {
    "id": "Bandung dan Hamamatsu bicara air limbah",
    "ja": "バンドンと浜松、下水道を語る",
    "en": "Bandung and Hamamatsu talk about sewers",
}
SAID = {
    "id": "Undangan ini kami penuhi karena sudah ada kerja sama.", "ja": "協力関係があるので、この招待をお受けしました。",
    "en": "We accept this invitation because cooperation existed before.",
}  # fmt: skip
SPEAKER = {"id": "Wali Kota Bandung", "ja": "バンドン市長", "en": "The Mayor of Bandung"}
REPLY = {
    "id": "Semoga air sungai kami kembali bersih. <b>Terima kasih.</b>", "ja": "川の水がきれいになることを願っています。<b>ありがとう</b>",
    "en": "May our river run clean again. <b>Thank you.</b>",
}  # fmt: skip
READER = "pembaca-{}-{}@rahasia.example"
SECRET = "rahasia.example"
OPEN_FORM = 4.2  # seconds: what is sent sooner was not typed by a person


@pytest.fixture(scope="module")
def newsroom(prepared, tmp_path_factory):
    """An office with its worker; what the worker says is the post: mails are printed there."""
    home = copied(prepared / "record", tmp_path_factory.mktemp("newsroom") / "home")
    said = home / "web.log"
    with serving(home, log=said) as (address, environment):
        post_box = home / "worker.log"
        worker = begin(environment, "jalin.cli", "worker", log=post_box)
        yield SimpleNamespace(address=address, home=home, said=said, post_box=post_box)
        end(worker)


def mails_to(newsroom, address: str) -> list[str]:
    """The texts of the mails to this address, the first one first."""
    messages = newsroom.post_box.read_text(encoding="utf-8").split("-" * 79)
    found = [
        email.message_from_string(one[one.find("Content-Type") :])
        for one in messages
        if f"To: {address}" in one
    ]
    return [one.get_payload(decode=True).decode() for one in found]


def link_in_the_mail(newsroom, address: str) -> str:
    deadline = time.monotonic() + 60
    while not (mails := mails_to(newsroom, address)):
        assert time.monotonic() < deadline, "no mail came"
        time.sleep(0.2)
    return re.search(r"https?://[^/\s]+(/\S+)", mails[-1]).group(1)


def write(page, language: str, title: str) -> None:
    """The editor begins at the visit; the draft has what the record says, the editor adds what was said."""
    page.goto("/desk/visits/")
    page.locator("main a", has_text=JOURNEY[language]).first.click()
    page.locator("a[href*='/cms/stories/about/visit/']").first.click()
    asked = page.locator("dialog[open] form, main form.form").first
    asked.locator("[name=original]").select_option(language)
    asked.locator("[type=submit]").last.click()
    page.wait_for_url(f"**/{language}/")
    form = page.locator(".writing-form")
    expect(form.locator("[name=programme-text]")).to_have_value(re.compile("2018"))
    form.locator("button[value='remove:said2']").click()
    expect(form.locator("[name=said2-text]")).to_have_count(0)
    form.locator("[name=title]").fill(title)
    form.locator("[name=said1-text]").fill(SAID[language])
    form.locator("[name=said1-speaker]").fill(SPEAKER[language])
    before = form.locator("[name=seen_version]").get_attribute("value")
    form.locator(".writing-bar button[value=save]").click()
    expect(form.locator("[name=seen_version]")).not_to_have_value(before)


def act(page, name: str) -> None:
    """One of the acts beside the text: a button, or a drawer with one."""
    found = page.locator(
        f"#story-aside a[href$='/{name}/'], #story-aside form[action$='/{name}/'] button"
    ).first
    found.wait_for()
    opens = found.evaluate("one => one.tagName") == "A"
    before = page.locator("#story-aside .state, #story-aside p").first.inner_text()
    found.click()
    if opens:
        page.locator("dialog[open] form [type=submit]").last.click()
    expect(page.locator("#story-aside .state, #story-aside p").first).not_to_have_text(before)


def reply_to(page, story: str, language: str, name: str, address: str) -> None:
    page.goto(story)
    opened = time.monotonic()
    form = page.locator("form.reply-form")
    assert form.locator("[required], .reply-star").count() >= 3
    form.locator("[name=name]").fill(name)
    form.locator("[name=email]").fill(address)
    time.sleep(max(0.0, OPEN_FORM - (time.monotonic() - opened)))
    form.locator(
        "[type=submit]"
    ).click()  # without the reply itself: told beside the field, and nothing is lost
    expect(page.locator(".field-wrong [name=text]")).to_have_count(1)
    expect(page.locator("[name=name]")).to_have_value(name)
    assert len(page.faults) == 1 and "422" in page.faults.pop()  # the console calls that answer an error
    page.locator("form.reply-form [name=text]").fill(REPLY[language])
    page.locator("form.reply-form [type=submit]").click()
    page.wait_for_url("**/reply/sent/**")


@pytest.mark.parametrize(("language", "width"), list(product(LANGUAGES, (1440, 390))))
def test_a_story_goes_from_the_visit_to_its_readers_and_their_replies(newsroom, enter, language, width):
    title, address, name = (
        f"{TITLE[language]} {width}",
        READER.format(language, width),
        f"Pembaca {language} {width}",
    )
    pages = {
        role: enter(newsroom.address, role=role, width=width)
        for role in ("editor", "chief-editor", "moderator", "")
    }
    for role in ("editor", "chief-editor", "moderator"):
        speak(pages[role].context, language)
    editor, chief, moderator, reader = pages.values()

    write(editor, language, title)
    act(editor, "submit")
    chief.goto(editor.url)
    act(chief, "publish")
    story = chief.locator("#story-aside section:last-of-type a[href*='/news/']").get_attribute("href")
    assert story.startswith(f"/{language}/news/")

    reply_to(reader, story, language, name, address)
    reader.goto(story)
    expect(reader.get_by_text(name)).to_have_count(0)
    reader.goto(link_in_the_mail(newsroom, address))
    reader.locator("form[action$='/confirm/'] button").click()
    reader.goto(story)
    expect(reader.get_by_text(name)).to_have_count(0)  # a moderator has not read it yet

    moderator.goto("/cms/replies/")
    row = moderator.locator("tr", has_text=name)
    row.locator("input[name=reply]").check()
    moderator.locator("button[value=release]").first.click()
    expect(moderator.locator("tr", has_text=name)).to_have_count(0)

    reader.goto(story)
    expect(reader.locator("h1")).to_have_text(title)
    expect(reader.locator("blockquote, .quotation").first).to_contain_text(SAID[language])
    expect(reader.locator(".replies")).to_contain_text(name)
    expect(reader.locator(".replies")).to_contain_text("<b>")  # markup is words, not markup
    reader.goto(f"/{language}/news/")
    expect(reader.get_by_role("link", name=title)).to_be_visible()
    for page in pages.values():
        assert page.faults == []
        page.context.close()


FOUND = re.compile(rb"""(?:href|src|action)="(/[^"#]*)|<loc>https?://[^/<]+(/[^<]*)|"(/api/[^"{}]*)\"""")
BEGINNINGS = {
    "": ("/id/", "/ja/", "/en/", "/sitemap.xml", "/robots.txt", "/api/openapi.json", "/api/docs"),
    "editor": (
        "/cms/",
        "/cms/stories/",
        "/cms/replies/",
        "/cms/pictures/",
        "/cms/newsletter/",
        "/desk/",
        "/desk/search/?q=pembaca",
    ),
}
WITHIN = {"": re.compile("/(id|ja|en|media|api|sitemap|robots)"), "editor": re.compile("/(cms|desk/search)")}
MOST = 600  # addresses of one walk


@pytest.mark.parametrize("role", BEGINNINGS)
def test_the_address_of_a_reader_stands_nowhere(newsroom, enter, role):
    """Every page, feed, file and answer of the API that can be reached, as the public and as the editor; the log of requests; the
    database itself. The replies of the stories above are published by then, with an address each."""
    page = enter(newsroom.address, role=role)
    waiting, seen, replies = list(BEGINNINGS[role]), set(), 0
    while waiting and len(seen) < MOST:
        path = html.unescape(waiting.pop(0))
        if path in seen or not WITHIN[role].match(path) or "/static/" in path:
            continue
        seen.add(path)
        answer = page.context.request.get(path)
        body = answer.body()
        assert SECRET.encode() not in body, path
        assert "pembaca-" not in answer.url
        replies += body.count(b"Pembaca en 1440")
        waiting += [link.decode() for groups in FOUND.findall(body) for link in groups if link]
    assert replies, "the walk has not come to a reply"
    assert SECRET not in newsroom.said.read_text(encoding="utf-8")
    assert not [
        path.name for path in newsroom.home.glob("jalin.sqlite3*") if SECRET.encode() in path.read_bytes()
    ]
    page.context.close()
