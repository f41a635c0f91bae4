"""Which passwords are taken: long ones of one's own words, in any language."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from jalin.people.models import Office, User
from jalin.people.passwords import PlainWordsValidator, plain_words, what_remains, words_of

pytestmark = pytest.mark.one_database


@pytest.fixture
def office(bandung):
    return Office.objects.get()


def refused(password: str, user=None) -> bool:
    try:
        validate_password(password, user)
    except ValidationError:
        return True
    return False


@pytest.mark.parametrize("password", [
    "elevenchars", "password12345", "qwertyuiop123", "Bandung2026!!", "B4ndung-B4ndung", "kotabandung2026", "jalin-demo-bandung",
    "rahasiabandung", "katasandi12345", "hamamatsu-hamamatsu", "浜松市浜松市浜松市浜松市", "パスワードパスワード２０２６", "バンドン市パスワード123",
    "sisterCity2026", "bismillah123456", "iloveyoubandung", "ＢＡＮＤＵＮＧ２０２６！", "pa55w0rdpa55w0rd", "merdeka17081945", "さくらさくらさくらさくら",
])  # fmt: skip
def test_plain_passwords_are_refused_in_three_languages(office, password):
    assert refused(password)


@pytest.mark.parametrize("password", [
    "three quiet weavers at dawn", "kelinci biru menari di atap", "青い兎が屋根で踊っている夜です", "x7#Kq!vB2@mZ", "correct horse battery staple",
    "a" + "long sentence with spaces and no figures " * 3, "bandung weavers sing quietly",
])  # fmt: skip
def test_own_words_are_taken_with_spaces_and_any_script(office, password):
    assert not refused(password)


def test_a_password_of_more_than_64_letters_is_taken_whole(make_user):
    long = "x7#Kq!vB2@mZ " * 10
    user = make_user(password=long)
    assert user.check_password(long)
    assert not user.check_password(long[:64])


def test_no_rule_asks_for_kinds_of_letters(office):
    assert not refused("onlysmalllettersbutmany")


def test_the_own_name_and_address_are_refused(office):
    user = User(email="siti.rahmawati@city.example", name="Siti Rahmawati")
    assert refused("sitirahmawati1", user)


def test_the_common_list_holds_more_than_three_thousand():
    from django.contrib.auth.password_validation import CommonPasswordValidator

    assert len(CommonPasswordValidator().passwords) > 3000


@given(
    st.lists(st.sampled_from(sorted(plain_words())), min_size=1, max_size=6),
    st.text("0123456789!?-_ .", max_size=8),
)
def test_no_chain_of_plain_words_and_figures_passes(words, figures):
    assert what_remains("".join(words) + figures, plain_words()) < 6 or len("".join(words)) > 18


@given(st.text(max_size=80))
def test_no_text_breaks_the_check(text):
    assert 0 <= what_remains(text, plain_words()) <= max(len(text) * 4, 1)


def test_parts_of_names_count_too():
    assert {"bandung", "city of bandung", "浜松"} <= words_of(["City of Bandung", "浜松市"])


def test_the_validator_says_what_to_do(db):
    with pytest.raises(ValidationError, match="words of your own"):
        PlainWordsValidator().validate("password2026!")
