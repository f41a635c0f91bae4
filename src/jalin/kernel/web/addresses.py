"""Where each of many rows leads."""

from collections.abc import Callable

from django.urls import reverse

STAND_IN = 987654321  # for the key of a row


def addresses_of(name: str, *before: int) -> Callable[[int], str]:
    """key -> address of the page `name`, whose last argument is the key and whose others are `before`. It is looked up once
    for all rows of a page: a look-up for each is a good part of the time of a long one."""
    start, _stand_in, end = reverse(name, args=[*before, STAND_IN]).rpartition(str(STAND_IN))
    return lambda key: f"{start}{key}{end}"
