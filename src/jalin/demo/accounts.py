"""Demo accounts, one per role. Their addresses end in .example, which no mail server serves."""

from dataclasses import dataclass

PASSWORD = "jalin-demo-bandung"  # noqa: S105  (printed at every start of the demo; `jalin doctor` refuses demo accounts)


@dataclass(frozen=True)
class Account:
    role: str
    email: str
    name: str
    language: str = "id"
    unit: str = ""
    partner: str = ""


ACCOUNTS = (
    Account("officer", "officer@demo.example", "Petugas Kerja Sama (demo)"),
    Account("head", "head@demo.example", "Kepala Bagian (demo)"),
    Account("unit", "unit@demo.example", "Tirtawening (demo)", unit="tirtawening"),
    Account("editor", "editor@demo.example", "Penyunting Humas (demo)"),
    Account("chief_editor", "chief-editor@demo.example", "Pemimpin Redaksi (demo)"),
    Account("translator", "translator@demo.example", "翻訳担当（デモ）", language="ja"),
    Account("moderator", "moderator@demo.example", "Moderator (demo)"),
    Account("leader", "leader@demo.example", "Pimpinan (demo)"),
    Account("auditor", "auditor@demo.example", "Auditor (demo)", language="en"),
    Account("partner", "partner@demo.example", "浜松市 国際課（デモ）", language="ja", partner="hamamatsu"),
)
