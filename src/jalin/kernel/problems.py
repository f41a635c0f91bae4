"""Problems that a person can do something about: a code, a sentence with places, and what fills them."""

from django.utils.translation import gettext


class Problem(Exception):
    """`text` is a message id with %(name)s places (mark it with gettext_noop); it is translated when it is
    read, so the same problem can be kept in a row and shown in the language of whoever looks at it."""

    def __init__(self, code: str, text: str, **parameters):
        super().__init__(code)
        self.code, self.text, self.parameters = code, text, parameters

    def __str__(self) -> str:
        return sentence_of(self.as_dict())

    def as_dict(self) -> dict:
        return {"code": self.code, "text": self.text, "parameters": self.parameters}


def sentence_of(problem: dict) -> str:
    """The sentence of a kept problem in the language in force; "" when there is none."""
    text = problem.get("text", "")
    return gettext(text) % problem.get("parameters", {}) if text else ""
