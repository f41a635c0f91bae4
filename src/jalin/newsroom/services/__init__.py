"""All acts on stories, each through the one door. `writing`: starting and saving; `publishing`: what the public reads and
when; `settings`: what a story is about and how it is shown."""

from .publishing import (
    add_correction,
    publish_text,
    release_due,
    schedule_text,
    send_back,
    submit_text,
    unschedule_text,
    withdraw_text,
)
from .settings import change_story, discard_story, may_discard, set_subjects
from .writing import Meanwhile, save_text, start_story, text_in

__all__ = [
    "Meanwhile", "add_correction", "change_story", "discard_story", "may_discard", "publish_text", "release_due", "save_text",
    "schedule_text", "send_back", "set_subjects", "start_story", "submit_text", "text_in", "unschedule_text", "withdraw_text",
]  # fmt: skip
