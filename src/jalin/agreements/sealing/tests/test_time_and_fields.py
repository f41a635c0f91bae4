"""What a prepared file keeps, what it waits for, and who vouches for its time."""

import pytest
from django.core.exceptions import ValidationError

from jalin.agreements.papers.services import begin_text, save_version, set_particulars
from jalin.agreements.sealing.models import Seal
from jalin.agreements.sealing.selectors import (
    checked,
    content_of,
    last_document,
    proposed_signers,
    trusted_roots,
)
from jalin.agreements.sealing.services import prepare_round, sign_as_demo, stamp_time
from jalin.agreements.signing.demo import demo_authority
from jalin.agreements.signing.tests.authority import running_authority

BY = "system:test"
pytestmark = pytest.mark.django_db


@pytest.fixture
def text(case):
    found = begin_text(by=BY, case=case, kind="loi")
    save_version(
        by=BY, text=found, language="id", bodies={"aim": "Maju bersama", "validity": "{term_years} tahun"}
    )
    return found


@pytest.fixture
def signing(text, case):
    set_particulars(by=BY, case=case, values={"term_years": "5"})
    return prepare_round(by=BY, text=text, signers=[{"name": "Wali Kota", "office": "Kota"}])


def test_nobody_signs_a_text_with_a_gap(text):
    with pytest.raises(ValidationError, match="gaps before anybody signs: Term in years"):
        prepare_round(by=BY, text=text, signers=[{"name": "x"}])


def test_a_prepared_file_keeps_what_it_was_made_with_and_the_case_says_what_changed(
    client, make_user, sign_in, signing, case
):
    before = content_of(last_document(signing))
    set_particulars(by=BY, case=case, values={"term_years": "4"}, based_on=1)
    signing.refresh_from_db()
    assert content_of(last_document(signing)) == before
    sign_in(client, make_user("officer"))
    page = client.get(f"/desk/cases/{case.pk}/parts/sealing/").content.decode()
    assert "Changed since this file was made: Term in years." in page


@pytest.mark.one_database
def test_the_time_is_stamped_when_everybody_has_signed(client, make_user, sign_in, settings, signing, case):
    settings.DEMO = True
    with running_authority(demo_authority().timestamper()) as address:
        settings.TIMESTAMP_URL = address
        with pytest.raises(ValidationError, match="once, when everybody"):
            stamp_time(by=BY, signing=signing)
        sign_as_demo(by=BY, signing=signing)
        assert checked(signing)[0][0].stamped_at, (
            "the demonstration's signature carries the authority's time too"
        )
        sign_in(client, make_user("officer"))
        assert "Have the time stamped" in client.get(f"/desk/cases/{case.pk}/parts/sealing/").content.decode()
        assert client.post(f"/desk/signing/{signing.pk}/stamp/").status_code == 302
        page = client.get(f"/desk/cases/{case.pk}/parts/sealing/").content.decode()
        assert "Document timestamp by" in page and "Have the time stamped" not in page
    signing.refresh_from_db()
    seals, stamps = checked(signing)
    assert seals[0].is_whole and not seals[0].is_changed_after and stamps[0].is_whole and signing.stamped_id


@pytest.mark.parametrize(
    ("address", "said"), [("http://127.0.0.1:9/tsa", "127.0.0.1:9 does not answer"), ("", "signed")]
)
def test_without_an_authority_nothing_is_half_done(
    client, make_user, sign_in, settings, signing, address, said
):
    settings.DEMO, settings.TIMESTAMP_URL = True, address
    sign_in(client, make_user("officer"))
    page = client.post(f"/desk/signing/{signing.pk}/demo/", follow=True).content.decode()
    assert said in page.lower() and Seal.objects.count() == (0 if address else 1)


def test_a_broken_root_trusts_nobody_and_breaks_no_page(settings, tmp_path):
    settings.HOME = tmp_path
    (tmp_path / "trusted-roots").mkdir()
    (tmp_path / "trusted-roots" / "x.pem").write_text("nothing")
    assert trusted_roots() == []


def test_the_signers_are_proposed_from_the_shared_fields(case):
    three = {"id": "Wali Kota", "ja": "市長", "en": "Mayor"}
    set_particulars(
        by=BY, case=case, values={"home_signatory": three, "home_post": three, "partner_signatory": three}
    )
    assert proposed_signers(case) == "Wali Kota, Wali Kota\nMayor"
    case.relation.partner.country = "JP"
    assert proposed_signers(case).endswith("\n市長")
