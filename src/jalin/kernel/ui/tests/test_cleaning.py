"""Kept HTML goes out through one sieve."""

import pytest
from django.template import Context, Template

from jalin.kernel.ui.cleaning import Cleaned, cleaned, is_safe_link


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ('<p onclick="x" style="x" class="prose-caption evil">a</p>', '<p class="prose-caption">a</p>'),
        ("<script>a</script><style>b</style><iframe src=x></iframe>c", "c"),
        ('<a href="javascript:1">a</a>', '<a rel="noopener noreferrer">a</a>'),
        ('<a href="//evil.example">a</a>', '<a rel="noopener noreferrer">a</a>'),
        ('<a href="mailto:a@b.example">a</a>', '<a rel="noopener noreferrer">a</a>'),
        ('<a href="/en/news/" target="_blank">a</a>', '<a href="/en/news/" rel="noopener noreferrer">a</a>'),
        ('<img src="https://evil.example/x.gif" alt="x">', '<img alt="x">'),
        ('<img src="/media/x.jpg" srcset="/media/x.jpg 1w, https://evil.example 2w" alt>', '<img src="/media/x.jpg" alt="">'),
        ('<img src="/media\\\\evil">', "<img>"),
        ('<video src="/media/x" autoplay poster="//evil"><track src="/media/t" kind="captions"></video>',
         '<video><track src="/media/t" kind="captions"></video>'),
        ("<svg><a xlink:href='javascript:1'>x</a></svg>b", "b"),
        ("a < b & c", "a &lt; b &amp; c"),
    ],
)  # fmt: skip
def test_what_the_sieve_lets_through(kept, shown):
    assert str(Cleaned(kept)) == shown


def test_a_template_takes_it_as_it_is_and_escapes_what_is_not_cleaned():
    drawn = Template("{{ one }}{{ two }}").render(
        Context({"one": cleaned("<p>a<script>b</script></p>"), "two": "<p>"})
    )
    assert drawn == "<p>a</p>&lt;p&gt;"


@pytest.mark.parametrize(
    "address", ["", "x", "//x", "/\\x", "ftp://x", "data:text/html,x", "javascript:1", " https://x"]
)
def test_links_that_lead_nowhere_safe(address):
    assert not is_safe_link(address)
