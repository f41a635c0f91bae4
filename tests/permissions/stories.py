"""A published story with a draft behind it, for the walks over every address."""

ACTS = ("story", "discard", "settings", "subjects", "picture", "text", "upload", "preview", "versions", "submit", "send_back", "publish",
        "schedule", "unschedule", "withdraw", "correct")  # fmt: skip


def enter_story() -> dict:
    from jalin.newsroom.services import publish_text, save_text, start_story, text_in

    by, body = "system:test", [{"id": "b1", "kind": "text", "text": "Two cities talk."}]
    story = start_story(by=by, original="id", title="Dua kota", summary="Dua kota bertemu.", body=body)
    text = text_in(story, "id")
    publish_text(by=by, text=text)
    save_text(by=by, text=text, title="Dua kota bertemu", summary="Dua kota.", body=body, seen_version=1)
    return {"written_story": story.pk}


def samples_of_story(record: dict) -> dict:
    """Parameter of an address -> its sample."""
    return {
        **{f"newsroom:{name}:pk": record["written_story"] for name in ACTS},
        "newsroom:write_about:kind": "visit", "newsroom:write_about:pk": record["visit"], "block": "top",
    }  # fmt: skip
