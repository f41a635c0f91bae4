"""What is understood of a message: encodings, attachments, damage."""

from datetime import date
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.invitations.mail.reading import decoded, language_of, read_letter

JAPANESE = "浜松市①㈱ﾊﾏﾏﾂのご招待：下水道の点検について、市長のお越しをお待ちしています。"


def message(**headers) -> EmailMessage:
    one = EmailMessage()
    for name, value in {
        "From": "Tanaka <t@city.example>",
        "Subject": "Invitation",
        "Message-ID": "<1@city.example>",
        **headers,
    }.items():
        one[name.replace("_", "-")] = value
    return one


def test_text_sender_day_and_attachment_of_a_plain_message():
    one = message(Date="Mon, 2 Nov 2026 09:00:00 +0900", Subject="Fwd: Re: Water week")
    one.set_content("We would like to invite you to the water week.")
    one.add_attachment(b"%PDF-1.4 x", maintype="application", subtype="pdf", filename="招待状.pdf")
    letter = read_letter(one.as_bytes())
    assert (letter.subject, letter.name, letter.address, letter.sent_on) == (
        "Water week",
        "Tanaka",
        "t@city.example",
        date(2026, 11, 2),
    )
    assert letter.language == "en" and [(file.name, file.content) for file in letter.files] == [
        ("招待状.pdf", b"%PDF-1.4 x")
    ]


@pytest.mark.parametrize(
    ("content", "charset", "text"),
    [
        ("浜松市".encode("iso2022_jp"), "iso-2022-jp", "浜松市"),
        ("浜松市".encode("iso2022_jp"), "us-ascii", "浜松市"),  # named wrongly: the escapes say what it is
        (b"\x1b$B-!\x1b(B", "iso-2022-jp", "①"),  # a maker's character, which the standard of 1990 has not
        (b"\x1b(I6M\x1b(B", "ISO-2022-JP", "ｶﾍ"),  # half-width kana
        ("㈱髙橋".encode("cp932"), "shift_jis", "㈱髙橋"),
        ("市長".encode("euc_jp"), "euc-jp", "市長"),
        ("Selamat pagi é".encode(), "iso-2022-kr-nonsense", "Selamat pagi é"),
        ("Grüße".encode("latin-1"), "iso-8859-1", "Grüße"),
        ("Grüße".encode("latin-1"), "utf-8", "Grüße"),
    ],
)  # fmt: skip
def test_bytes_become_text_in_the_encoding_that_they_are(content, charset, text):
    assert decoded(content, charset) == text


def test_a_japanese_message_as_japanese_programs_write_it():
    subject = (
        "=?iso-2022-jp?B?" + __import__("base64").b64encode("ご招待の件".encode("iso2022_jp")).decode() + "?="
    )
    body = "浜松市より、下水道の点検についてご招待いたします。".encode("iso2022_jp")
    raw = (f"From: =?iso-2022-jp?B?GyRCRURDZhsoQg==?= <t@city.example>\r\nSubject: {subject}\r\n"
           "Content-Type: text/plain; charset=iso-2022-jp\r\nContent-Transfer-Encoding: 7bit\r\n\r\n").encode() + body  # fmt: skip
    letter = read_letter(raw)
    assert (
        letter.subject == "ご招待の件"
        and letter.name == "田中"
        and letter.text.startswith("浜松市より")
        and letter.language == "ja"
    )


def test_of_a_message_with_html_alone_the_words_are_kept_and_nothing_runs():
    one = message()
    one.set_content(
        "<style>p{}</style><p>Dear <b>Mayor</b>,</p><script>alert(1)</script><p>come &amp; see</p>",
        subtype="html",
    )
    assert read_letter(one.as_bytes()).text == "Dear Mayor,\n\ncome & see"


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"\x00\xff\xfe", b"Subject: =?utf-8?B?!!!?=\r\n\r\nx", b"From: <<<>>>\r\nDate: Thirtieth\r\n\r\n\xff\xff",
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nnever closed",
        b"Content-Type: text/plain; charset=no-such-thing\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%%",
        b"Content-Type: application/pdf; name*=utf-8''%zz%\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0=",
    ],
)  # fmt: skip
def test_a_damaged_message_is_read_as_far_as_it_goes(raw):
    assert isinstance(read_letter(raw).text, str)


@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n", b"Subject: =?"]),
)
@settings(max_examples=30)
def test_no_bytes_whatever_break_the_reading(raw, head):
    letter = read_letter(head + raw)
    assert len(letter.digest) == 64 and "\x00" not in letter.text


def test_an_automatic_answer_and_a_newsletter_are_known_as_such():
    for header in ({"Auto_Submitted": "auto-replied"}, {"Precedence": "bulk"}, {"List_Id": "<news.example>"}):
        assert read_letter(message(**header).as_bytes()).is_automatic
    assert not read_letter(message(Auto_Submitted="no").as_bytes()).is_automatic


@pytest.mark.parametrize(
    ("text", "code"),
    [("Dengan hormat, kami mengundang wali kota untuk hadir pada acara ini.", "id"), ("We invite the mayor to the fair.", "en"),
     (JAPANESE, "ja"), ("Wir laden Sie ein.", "und"), ("", "und")],
)  # fmt: skip
def test_the_language_is_told_by_script_and_small_words(text, code):
    assert language_of(text) == code
