"""A form that asks "is this what you mean?" before it acts. A question is no error: nothing was wrong."""

from django import forms


class AskingForm(forms.Form):
    """`ask(sentence)` while cleaning keeps the form from being finished; the next answer decides.

    A view saves when `is_valid() and is_settled`, and draws the form again otherwise.
    """

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.questions: list[str] = []

    def ask(self, sentence: str) -> None:
        self.questions.append(sentence)

    @property
    def is_settled(self) -> bool:
        return not self.questions


def answers(form) -> bool:
    """Whether a form that was sent can be acted on."""
    return form.is_valid() and getattr(form, "is_settled", True)
