"""What an editor types becomes a small set of elements; whatever else it is stays text."""

import html
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.kernel.ui.cleaning import Cleaned
from jalin.newsroom.blocks.markup import LONGEST, mail_address_in, plain, to_html, to_words

TAG = re.compile(r"<(/?)([a-z0-9]+)([^>]*)>")
KNOWN = {"p", "h2", "ul", "ol", "li", "strong", "em", "a", "br"}
HOSTILE = (
    "<script>alert(1)</script>", '<img src=x onerror="alert(1)">', "<svg/onload=alert(1)>", "[a](javascript:alert(1))",
    "[a](JaVaScRiPt&colon;alert(1))", "[a](data:text/html,<script>1</script>)", "[a](//evil.example)", "[a](/\\evil.example)",
    "[a](https://x.example \"onmouseover=1\")", "](javascript:1)", "<a href='javascript:1'>x</a>", "![a](https://evil.example/p.gif)",
    "<!--", "<![CDATA[", "&#60;script&#62;", "\u202eexe.doc\u202c", "\u2066turned\u2069", "[a](mailto:a@b.example)", "<style>*{}</style>",
    "## # #", "- - - -", "1. 1. 1.", "***", "[[[", "]]]", "\\", "\x00", "\x07", "`", "> ", "    ", "\t",
)  # fmt: skip
pieces = st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=12)), max_size=12).map("".join)


@given(text=pieces)
@settings(max_examples=60)
def test_hostile_text_stays_text(text):
    shown = to_html(text)
    assert {match[2] for match in TAG.finditer(shown)} <= KNOWN
    for _slash, tag, attributes in TAG.findall(shown):
        assert attributes == "" or tag in {"a", "ol"}
        if tag == "a" and attributes:
            address = html.unescape(re.fullmatch(r' href="([^"]*)"( title="[^"]*")?', attributes)[1])
            assert address.startswith(("https://", "http://")) or re.match(r"/(?![/\\])|/$", address)
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", shown)
    assert {match[2] for match in TAG.finditer(str(Cleaned(text)))} <= KNOWN | {
        "img",
        "cite",
        "div",
    }  # also without the markup


@given(text=pieces)
@settings(max_examples=30)
def test_the_sieve_takes_nothing_from_what_the_markup_makes(text):
    """Cleaning is for what came another way: what the markup makes has all its words after it."""
    words = lambda shown: re.sub(r"\s+", "", html.unescape(TAG.sub("", shown)))  # noqa: E731
    assert words(str(Cleaned(to_html(text)))) == words(to_html(text))


@given(text=st.text(alphabet=st.characters(categories=("L", "Nd", "Zs")), max_size=80))
@settings(max_examples=30)
def test_plain_words_come_back_as_they_are(text):
    assert to_words(text).split() == plain(text).split()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("One\n\nTwo\nthree", "<p>One</p>\n<p>Two<br>\nthree</p>\n"),
        ("## Head\n**b** *i*", "<h2>Head</h2>\n<p><strong>b</strong> <em>i</em></p>\n"),
        ("# A\n\n#### B", "<h2>A</h2>\n<h2>B</h2>\n"),
        ("[Hamamatsu](/en/partners/hamamatsu/)", '<p><a href="/en/partners/hamamatsu/">Hamamatsu</a></p>\n'),
        ("- 下水道\n- 水", "<ul>\n<li>下水道</li>\n<li>水</li>\n</ul>\n"),
        ("2 < 3 & <b>x</b>", "<p>2 &lt; 3 &amp; &lt;b&gt;x&lt;/b&gt;</p>\n"),
        ("[m](mailto:a@b.example)", "<p>[m](mailto:a@b.example)</p>\n"),
        (r"\*star\*", "<p>*star*</p>\n"),
    ],
)  # fmt: skip
def test_what_the_markup_makes(text, shown):
    assert to_html(text) == shown


def test_a_link_out_of_the_house_says_nothing_about_it():
    assert 'rel="noopener noreferrer"' in str(Cleaned(to_html("[a](https://x.example)")))


@pytest.mark.parametrize(
    "piece", ["*a ", "[", "[a](", "[*", "*_", "- a\n", "\\", "a*", "**a *b ", "<", "(", "[a](<b"]
)
def test_time_grows_with_the_text_and_not_with_its_square(piece, monkeypatch):
    """Of 100,000 letters, though a block takes 20,000: six times the text costs far less than thirty-six times the time."""
    monkeypatch.setattr("jalin.newsroom.blocks.markup.LONGEST", 100_000)

    def seconds(length: int) -> float:
        began = time.process_time()
        to_html((piece * length)[:length])
        return time.process_time() - began

    seconds(500)
    assert seconds(12_000) < 12 * seconds(2_000) + 0.05
    assert LONGEST == 20_000


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Write to mayor@bandung.example.", "mayor@bandung.example"),
        ("@hamamatsu and a@b", ""),
        ("a" * 5000 + "@" * 5000, ""),
    ],
)
def test_an_address_is_found(text, found):
    assert mail_address_in(text) == found
