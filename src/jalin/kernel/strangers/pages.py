"""Pages behind a secret address."""


def for_one_reader(response):
    """A page that belongs to whoever has its address: kept nowhere and found by no search engine. That its address is told to no
    other site is the house's own header; "no-referrer" would make browsers hide where a form comes from, and it would be refused."""
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
