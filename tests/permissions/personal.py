"""What identifies persons in the record of the walks, and by which right one may read it.

Each is entered by the services on things that everybody may read otherwise: a published visit, an invitation, a reply. The walk
over every address then looks for them in every answer."""

import io
import zipfile
from dataclasses import dataclass

from pypdf import PdfReader

from jalin.kernel.access import can


@dataclass(frozen=True)
class Secret:
    """`verb`: the right without which nobody reads it anywhere; `words`: how it would be found."""

    verb: str
    words: tuple[str, ...]


SECRETS = {
    "sender": Secret("invitations.view_sender", ("Sanae Kakushigo", "sanae@kakushigo.example", "+81 53 777 1234")),
    "news_reader": Secret("nobody reads the address of a reader", ("pembaca@rahasia.example",)),
    "addressee": Secret("invitations.view_sender", ("Aoi Naisho",)),
    "delegate": Secret("visits.view_people", ("Tersembunyi", "隠田")),
    "papers": Secret("visits.view_papers", ("X7654321K", "V1234567K", "+62 811 777 4321", "dewi@tersembunyi.example", "tanpa kacang tanah")),
    "gift": Secret("visits.keep_accounts", ("Kenji Himitsu", "Himitsu-cho 1-2-3")),
    "reader": Secret("nobody reads the address of a reader", ("sari@rahasia-pembaca.example",)),
}  # fmt: skip
OWN = "mine/"  # a sender's own page, found only by its secret key


def enter_names(*, by: str, visit, reply) -> None:
    """Names on the published visit, its gift and the letter of a reply. The sender is entered with the invitation."""
    from jalin.invitations.rounds.replies import edit_reply
    from jalin.visits.accounts.services import record_gift
    from jalin.visits.delegation.services import put_delegate

    (family, script), (passport, visa, phone, email, diet) = (
        SECRETS["delegate"].words,
        SECRETS["papers"].words,
    )
    put_delegate(by=by, visit=visit, delegate=visit.delegates.filter(side="home").first(), family_name=family, given_name="Dewi", other_script=script,
                 passport_number=passport, visa_number=visa, phone=phone, email=email, diet=diet)  # fmt: skip
    name, address = SECRETS["gift"].words
    record_gift(by=by, visit=visit, direction="received", kind="other", what="Lacquer box", on_day=visit.starts_on, giver_office="浜松市",
                giver_name=name, giver_address=address, receiver_office="Mayor")  # fmt: skip
    edit_reply(by=by, reply=reply, addressee=SECRETS["addressee"].words[0])


def text_of(content: bytes) -> str:
    """What a person reads in a page, a file of the office or a PDF."""
    if content.startswith(b"%PDF"):
        return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            content = b"\n".join(packed.read(name) for name in packed.namelist())
    return content.decode("utf-8", "replace")


def found_in(text: str) -> set[str]:
    """Keys of the secrets that stand in a text."""
    return {key for key, secret in SECRETS.items() if any(word in text for word in secret.words)}


def may_read(user, key: str) -> bool:
    return user is not None and can(user, SECRETS[key].verb)
