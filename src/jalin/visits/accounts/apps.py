from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "jalin.visits.accounts"
    label = "visit_accounts"

    def ready(self):
        from jalin.kernel.documents.selectors import register_purpose
        from jalin.visits.followers import on_erasing
        from jalin.visits.sections import register_public_part, register_section

        from . import journal_words  # noqa: F401  (names the acts of this package)
        from .permissions import VIEW_ACCOUNTS
        from .section import accounts_section, cost_for_all
        from .services import RECEIPTS, erase_names

        register_section("accounts", 40, accounts_section)
        register_public_part("cost", 30, cost_for_all)
        register_purpose(RECEIPTS, verb=VIEW_ACCOUNTS)
        on_erasing(erase_names)
