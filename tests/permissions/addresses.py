"""Every address of the URLconf with a sample of each: what the matrix walks."""

import re
from dataclasses import dataclass

from django.urls import get_resolver
from django.utils.translation import override

from .letters import samples_of_newsletter
from .materials import samples_of_material
from .readers import samples_of_replies
from .stories import samples_of_story

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)")


@dataclass(frozen=True)
class Address:
    """`route`: as the URLconf writes it, in English where a language stands in front; `name` with its namespaces."""

    route: str
    name: str
    parameters: tuple[str, ...]
    methods: tuple[str, ...]
    needs: str

    def filled(self, samples: dict) -> str:
        """The route with the sample of each parameter; KeyError names what has none."""

        def sample(match) -> str:
            key = match[1] or match[2]
            return str(samples[f"{self.name}:{key}"] if f"{self.name}:{key}" in samples else samples[key])

        return "/" + PARAMETER.sub(sample, self.route).replace("^", "").replace("$", "")


def _methods(callback) -> tuple[str, ...]:
    """GET and POST for every page; for an operation of the API also what it declares."""
    view = getattr(callback, "__self__", None)
    declared = {method for operation in getattr(view, "operations", ()) for method in operation.methods}
    return ("GET", "POST", *sorted(declared - {"GET", "POST", "HEAD"}))


def _walk(patterns, before: str = "", space: str = ""):
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from _walk(
                pattern.url_patterns, route, f"{space}{pattern.namespace}:" if pattern.namespace else space
            )
            continue
        parameters = tuple(match[1] or match[2] for match in PARAMETER.finditer(route))
        yield Address(route, f"{space}{pattern.name or ''}", parameters, _methods(pattern.callback),
                      getattr(pattern.callback, "needs", ""))  # fmt: skip


def all_addresses() -> list[Address]:
    with override("en"):
        return list(_walk(get_resolver().url_patterns))


IMPORTS = ("import", "import_columns", "import_questions", "import_row", "import_unread", "import_job", "import_accept", "import_undo",
           "import_discard")  # fmt: skip


CASES = (
    "case",
    "case_part",
    "case_adopt",
    "case_publish",
    "step_new",
    "step_withdraw",
    "what_if",
    "text_begin",
    "scan_new",
    "particulars",
)
TEXTS = (
    "text",
    "text_write",
    "text_prevailing",
    "text_from_word",
    "text_word",
    "text_pdf",
    "text_compare",
    "text_checklist",
    "round_new",
)

MEETINGS = (
    "meeting",
    "meeting_edit",
    "meeting_call_off",
    "meeting_minutes",
    "minutes_file",
    "attendance_new",
    "attendance_edit",
    "attendance_remove",
    "task_new",
)
TRANSLATIONS = (
    "translation",
    "translation_edit",
    "translation_take",
    "translation_give_back",
    "translation_finish",
    "translation_drop",
)
INVITATIONS = ("invitation", "invitation_edit", "invitation_hand", "invitation_take_back", "invitation_decide", "invitation_partner",
               "invitation_partner_is", "invitation_must", "invitation_note", "invitation_withdrawn", "invitation_discard", "invitation_answer",
               "invitation_reopen", "invitation_publish", "invitation_unpublish", "invitation_erase", "invitation_merge",
               "invitation_different", "invitation_separate")  # fmt: skip
SENDERS = ("invitation_mine", "invitation_add", "invitation_withdraw", "invitation_again")
NEEDS = ("need", "need_edit", "need_topic", "need_close", "need_suggest")
CODES = (
    "offer_codes",
    "offer_code",
    "offer_suggest",
    "offer_code_remove",
    "scores",
    "assess_new",
    "estimate_edit",
    "reply_new",
)
BALLOTS = ("ballot", "ballot_cast", "ballot_close")
ROUNDS = ("round", "round_edit", "round_take_in", "round_take_out", "round_bind", "round_free", "round_propose", "round_weigh",
          "round_decide", "round_publish", "round_proof")  # fmt: skip
REPLIES = ("reply", "reply_edit", "reply_send", "reply_mail_again", "reply_pdf")

VISITS = ("visit", "visit_edit", "visit_move", "visit_publish", "visit_now", "visit_booklet", "visit_briefing", "visit_briefing_pdf",
          "people_erase", "delegate_new", "delegate_edit", "delegate_remove", "delegate_calendar", "item_new", "item_edit", "item_remove", "item_paper_new",
          "item_paper", "item_paper_remove", "permit_step", "permit_paper", "permit_paper_file", "permit_paper_remove")  # fmt: skip

FOLLOWED = {  # what came of journeys: key of the record -> addresses
    "visit": ("visit_minutes", "visit_note_new", "commitment_new", "visit_phone", "visit_phone_state", "visit_phone_send", "visit_accounts",
              "visit_report", "visit_report_pdf", "visit_report_hand_in", "visit_report_take_back", "visit_gift_new", "visit_gifts_pdf", "visit_budget",
              "visit_expense_new", "visit_thanks_new", "visit_follow_up_new", "visit_hosting", "visit_host", "visit_room_new", "visit_seats",
              "visit_seats_svg", "visit_seats_pdf", "visit_offer_new"),
    "note": ("visit_note_correct",),
    "promise": ("commitment", "commitment_change", "commitment_done", "commitment_withdraw", "commitment_reopen"),
    "gift": ("visit_gift", "visit_gift_edit", "visit_gift_reported", "visit_gift_exempt", "visit_gift_ruled"),
    "expense": ("visit_expense_edit", "visit_expense_remove"),
    "thanks": ("visit_thanks_edit", "visit_thanks_sent", "visit_thanks_pdf"),
    "follow_up": ("visit_follow_up_done",),
    "room": ("visit_room_edit", "visit_room_give_up"),
    "offer": ("visit_offer_take_up", "visit_offer_let_go"),
}  # fmt: skip


def samples_of(record: dict) -> dict:
    """Parameter -> sample, or "name:parameter" where one sample does not fit all. `record` holds keys of the demo."""
    person, unit, event = record["person"], record["unit"], record["event"]
    return {
        "slug": "hamamatsu", "kind": "csv", "pk": 1, "key": "x", "uidb36": "1", "path": "x",
        "account_reset_password_from_key:key": "set-password",
        "desk:user:pk": person, "desk:user_edit:pk": person, "desk:user_invite:pk": person, "desk:user_switch:pk": person,
        "desk:user_second_factor:pk": person, "desk:user_represent:pk": person,
        "desk:user_represent_end:pk": person, "desk:user_represent_end:key": record["represents"], "desk:duty_give:pk": person, "desk:duty_end:pk": person, "duty": record["duty"],
        "desk:unit:pk": unit, "desk:unit_rename:pk": unit, "desk:unit_close:pk": unit,
        "desk:office_rule:key": "relations.idle_after_days",
        "desk:journal_person:pk": person, "desk:journal_entry:n": 1, "noun": "relations.partner", "object_id": record["partner"],
        "desk:journal_check:pk": record["job"], "desk:job:pk": record["job"], "desk:job_cancel:pk": record["job"],
        "desk:event:pk": event, "desk:event_edit:pk": event, "desk:event_withdraw:pk": event, "desk:statement_new:pk": event,
        "desk:statement_prefer:pk": event, "statement": record["statement"], "involvement": record["involvement"],
        "desk:relation_by_id:pk": record["relation"], "desk:partner_by_id:pk": record["partner"],
        "desk:contact_edit:pk": record["contact"], "desk:contact_end:pk": record["contact"],
        "cms_shelf:key": "partners", "cms_translate:key": "partners", "cms_publish:key": "partners",
        "cms_translate:pk": record["partner"], "cms_publish:pk": record["partner"],
        **{f"desk:{name}:pk": record["case"] for name in CASES}, "step": record["step"], "part": "papers", "secret": "x",
        **{f"desk:{name}:pk": record["text"] for name in TEXTS}, "desk:text_begin:kind": "mou", "desk:seal_new:pk": record["signing"], "desk:seal_demo:pk": record["signing"], "desk:round_stamp:pk": record["signing"], "lang": "id",
        **{f"desk:{name}:pk": record["case"] for name in ("chain_write", "chain_withdraw")}, "desk:chain_write:kind": "forward",
        **{f"desk:{name}:pk": record["rung"] for name in ("rung_edit", "rung_end")}, "disposition": record["disposition"],
        **{f"desk:{name}:pk": record["meeting"] for name in MEETINGS}, "task": record["task"],
        **{f"desk:{name}:row": record["attendance"] for name in ("attendance_edit", "attendance_remove")},
        **{f"desk:{name}:pk": record["asked"] for name in TRANSLATIONS},
        "desk:obligation_done:key": "K9S", "desk:obligation_done:year": record["year"], "desk:obligation_done:number": 1,
        "desk:obligation_withdraw:pk": record["fulfilment"],
        **{f"desk:{name}:pk": record["visit"] for name in VISITS}, "to": "cancelled", "reference": record["reference"],
        **{name: record[name] for name in ("delegate", "item", "paper")}, "shape": "talks",
        **{f"desk:{name}:pk": record[key] for key, names in FOLLOWED.items() for name in names},
        **{f"desk:{name}:key": "invitation" for name in ("permit_paper", "permit_paper_file", "permit_paper_remove")},
        "desk:procedure:key": "generic-two-step", "desk:procedure_drawing:key": "generic-two-step",
        **{f"desk:{name}:pk": record["invitation"] for name in INVITATIONS}, "other": record["invitation_too"],
        "desk:invitation_partner_is:key": record["partner"], **{f"{name}:key": record["follow_key"] for name in SENDERS}, "token": "x",
        **{f"desk:{name}:pk": record["need"] for name in NEEDS}, **{f"desk:{name}:pk": record["ballot"] for name in BALLOTS},
        **{f"desk:{name}:pk": record["invitation"] for name in CODES}, "topic": "public-transport",
        **{f"desk:{name}:pk": record["open_round"] for name in ROUNDS}, "entry": record["entry"], "desk:round_free:row": record["bound"],
        "desk:round_reply:pk": record["round"], "desk:round_reply:entry": record["decided"],
        **{f"desk:{name}:pk": record["reply"] for name in REPLIES}, "public_round:pk": record["round"], "public_round_proof:pk": record["round"],
        **samples_of_newsletter(record),
        **samples_of_material(record), **samples_of_story(record), **samples_of_replies(record),
        "story:slug": "dua-kota", "section": "stories",
        "number": event, **{f"desk:{name}:pk": record["batch"] for name in IMPORTS}, "row": record["row"],
    }  # fmt: skip
