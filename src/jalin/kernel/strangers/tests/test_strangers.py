"""Stamps, marks and limits of forms that anybody may send."""

from django.core.cache import cache
from django.test import RequestFactory
from time_machine import travel

from jalin.kernel.personal import mark_of
from jalin.kernel.strangers import age_of, form_of, network_of, new_stamp, origin_of, within_limit


def test_a_stamp_is_good_after_some_seconds_and_for_a_day():
    with travel("2026-11-26 08:00:00Z", tick=False) as clock:
        stamp = new_stamp("one")
        ages = []
        for seconds in (1, 9, 86_395):
            clock.shift(seconds)
            ages.append(age_of(stamp, "one"))
    assert ages == ["quick", "", "old"]
    assert age_of(new_stamp("one"), "other") == age_of("x", "one") == age_of("", "one") == "missing"


def test_a_form_has_one_name_however_its_stamp_is_signed():
    stamp = new_stamp("one")
    assert form_of(stamp) == form_of(stamp) != form_of(new_stamp("one")) and len(form_of(stamp)) == 40


def test_networks_and_marks_tell_nothing_of_the_address():
    assert network_of("203.0.113.77") == "203.0.113.0/24"
    assert network_of("2001:db8:1:2:3::4") == "2001:db8:1:2::/64"
    assert network_of("2001:db8:1:2:3::4", wide=48) == "2001:db8:1::/48" and network_of("?") == "?"
    assert (
        mark_of(" Ani@Test.example", "a")
        == mark_of("ani@test.example", "a")
        != mark_of("ani@test.example", "b")
    )
    one, two = (origin_of(RequestFactory().get("/", REMOTE_ADDR=ip)) for ip in ("203.0.113.7", "203.0.113.8"))
    assert (
        one.network == two.network
        and one.address != two.address
        and "203" not in one.address[:3] + one.network[:3]
    )


def test_what_comes_too_often_is_told(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()
    request = RequestFactory().post("/")
    told = [within_limit(request, "test", "kept", {"kept": "2/h/key"}, "mark") for _ in range(3)]
    assert told == [True, True, False]
