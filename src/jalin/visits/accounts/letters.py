"""The words a letter of thanks begins with, by language; the officer goes on from there. Pure."""

from collections.abc import Sequence

LANGUAGES = ("ja", "id", "en")

# out: we travelled and thank the hosts; in: they came and we thank the guests. {city}: ours; {partner}: theirs
OPENING = {
    ("out", "ja"): "拝啓　時下ますますご清栄のこととお慶び申し上げます。\nさて、{days}の{partner}訪問に際しましては、格別のご高配と温かいおもてなしを賜り、{city}訪問団一同、心より御礼申し上げます。",
    ("out", "id"): "Dengan hormat,\nAtas nama Pemerintah {city}, kami mengucapkan terima kasih yang setulus-tulusnya atas sambutan hangat yang diberikan kepada delegasi kami selama kunjungan ke {partner} pada {days}.",
    ("out", "en"): "Dear Sir or Madam,\nOn behalf of {city} we thank you most sincerely for the warm welcome that our delegation received in {partner} ({days}).",
    ("in", "ja"): "拝啓　時下ますますご清栄のこととお慶び申し上げます。\nさて、{days}には遠路{city}をご訪問いただき、誠にありがとうございました。貴重なご意見を賜りましたことに、心より御礼申し上げます。",
    ("in", "id"): "Dengan hormat,\nAtas nama Pemerintah {city}, kami mengucapkan terima kasih atas kunjungan delegasi {partner} pada {days}.",
    ("in", "en"): "Dear Sir or Madam,\nOn behalf of {city} we thank you for the visit of the delegation of {partner} ({days}).",
}  # fmt: skip
PROMISES = {
    "ja": "今回の訪問では、次の事項についてお約束を交わしました。今後とも着実に進めてまいります。",
    "id": "Dalam kunjungan tersebut telah disepakati hal-hal berikut, yang akan kami tindak lanjuti:",
    "en": "During the visit we promised each other the following, and we shall follow it up:",
}
CLOSING = {
    "ja": "今後とも両市の友好と協力が一層深まりますよう、変わらぬご支援を賜りますようお願い申し上げます。\n敬具",
    "id": "Kami berharap persahabatan dan kerja sama kedua kota semakin erat.\nHormat kami,",
    "en": "We look forward to deepening the friendship and cooperation of our two cities.\nYours sincerely,",
}


def begin_letter(
    language: str, *, is_ours: bool, city: str, partner: str, days: str, promises: Sequence[str] = ()
) -> str:
    """A draft: opening, promises where there are any, closing. `is_ours`: our delegation travelled."""
    parts = [OPENING["out" if is_ours else "in", language].format(city=city, partner=partner, days=days)]
    if promises:
        mark = "・" if language == "ja" else "– "
        parts += [PROMISES[language], *(f"{mark}{promise}" for promise in promises)]
    return "\n".join([*parts, CLOSING[language]])
