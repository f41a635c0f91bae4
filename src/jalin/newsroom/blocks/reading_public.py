"""Who reads where nobody is there yet: what is prepared or offered for everybody is what everybody may see."""

from django.contrib.auth.models import AnonymousUser

NOBODY = AnonymousUser()
