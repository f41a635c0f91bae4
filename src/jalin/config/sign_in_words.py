"""Words that a password here may not rest on, from rooms that `people` does not know."""


def words_of_the_partners() -> list[str]:
    """The names, in every language, of the cities this office has a relation with."""
    from jalin.relations.models import Partner

    columns = ("name_ind", "name_jpn", "name_eng", "name_own")
    rows = Partner.objects.filter(relation__isnull=False).values_list(*columns)[:2000]
    return [name for row in rows for name in row if name]
