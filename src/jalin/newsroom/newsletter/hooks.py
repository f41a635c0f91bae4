"""What the newsroom calls: when a text was published, and below a story."""

from django.template.loader import render_to_string


def note_published(publication, *, is_first: bool) -> None:
    """A text that the public reads for the first time waits to be sent; within the act that published it."""
    if is_first:
        from .issues import note_publication
        from .services import BY

        note_publication(by=BY, publication=publication)


def invitation_below(request, publication) -> str:
    """One line below a story: such news can come by e-mail."""
    return render_to_string("newsletter/below.html")  # without what a whole page needs: it is one line
