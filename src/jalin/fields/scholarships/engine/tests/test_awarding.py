"""Who is awarded: equal to trying every set, and what holds whatever the lists."""

from hypothesis import given, settings
from hypothesis import strategies as st

from jalin.fields.scholarships.engine.awarding import award

from .contests import best_by_trying, contests

never, always = st.just(False), st.just(True)


@given(contests(above=never))
@settings(max_examples=150, deadline=None)
def test_as_a_minimum_the_award_is_the_best_of_all_sets(contest):
    assert list(award(contest).seats) == best_by_trying(contest)
