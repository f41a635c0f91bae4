"""What a service refuses, said in the form."""

from django.core.exceptions import ValidationError


def add_refusal(form, refusal: ValidationError) -> None:
    """The sentences of a refusal at the fields they are about, where the form has such fields."""
    if not hasattr(refusal, "error_dict"):
        form.add_error(None, refusal)
        return
    for name, errors in refusal.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)
