"""`jalin manage create_head`: the first account of a city's own server."""

import getpass
import sys

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from jalin.people.models import User
from jalin.people.services import create_user, give_duty


class Command(BaseCommand):
    help = "Make the account of the head of the office, who makes all others. The password is asked for, never an argument."

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("name")
        parser.add_argument("--language", default="id", choices=["id", "ja", "en"])

    def handle(self, *args, email, name, language, **options):
        if User.objects.filter(email=email.lower()).exists():
            raise CommandError(f"{email} has an account already. Nothing was changed.")
        password = getpass.getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
        if sys.stdin.isatty() and password != getpass.getpass("Once more: "):
            raise CommandError("The two passwords differ. Nothing was changed.")
        try:
            validate_password(password, User(email=email, name=name))
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        user = create_user(by="system:operator", email=email, name=name, language=language, password=password)
        give_duty(by="system:operator", user=user, role="head")
        self.stdout.write(f"{email} can sign in at /desk/ and will set up a second factor there.")
