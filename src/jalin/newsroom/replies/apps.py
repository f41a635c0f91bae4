from django.apps import AppConfig


class RepliesConfig(AppConfig):
    name = "jalin.newsroom.replies"
    label = "replies"

    def ready(self):
        from jalin.newsroom.reading.endings import register_ending
        from jalin.relations.public.standing import NOTHING, changes_only

        from . import journal_words, office_settings  # noqa: F401  (names the acts of this package; declares its settings)
        from .public.below import PART, draw_replies

        register_ending(draw_replies)
        changes_only(NOTHING, "replies.leave_reply", "replies.report_reply", "replies.list_words")
        changes_only(
            PART,
            "replies.confirm_reply",
            "replies.decide",
            "replies.undo",
            "replies.answer",
            "replies.erase_by_writer",
            "replies.tidy",
        )
