from django.apps import AppConfig


class BlocksConfig(AppConfig):
    name = "jalin.newsroom.blocks"
    label = "story_blocks"

    def ready(self):
        from jalin.kernel.journal.door import after_act

        from . import handing, journal_words, showing, telling, writing  # noqa: F401  (journal_words names the acts)
        from .kinds import register_kind
        from .own_figures import register_own_figures
        from .usage import follow_act

        for kind in (writing.Text, writing.Quotation, showing.Photograph, showing.Gallery, telling.Figure, telling.Facts,
                     telling.Timeline, telling.Worldmap, handing.Document, handing.Video):  # fmt: skip
            register_kind(kind())
        register_own_figures()
        after_act(follow_act)
