"""The structural half of `jalin sewer assess`: its inputs, its files, its lines for people."""

from datetime import date
from pathlib import Path

from rich.table import Table

from jalin.cli.sewer_output import console, print_faults, write_json
from jalin.fields.wastewater.engine import condition, costs, inp, inspections, pipe_file, risk_file
from jalin.fields.wastewater.engine.actions import worst_defects
from jalin.fields.wastewater.engine.condition import Condition
from jalin.fields.wastewater.engine.data_errors import DataFault
from jalin.fields.wastewater.engine.grading import SCHEMES, CodeTable, read_table
from jalin.fields.wastewater.engine.observations import Pipe
from jalin.fields.wastewater.engine.planning.options import pipe_of
from jalin.fields.wastewater.engine.planning.structural import benefit_name

WORDS = {
    "id": ("Kondisi struktural", "pipa diinspeksi", "belum dapat dinilai", "Nilai kini risiko",
           "Padanan derajat antar-skala belum ditandatangani insinyur kedua kota."),
    "ja": ("構造の状態", "調査済みの管渠", "評価できない管渠", "リスクの現在価値",
           "等級の対応表は両市の技術者の承認を受けていません。"),
    "en": ("Structural condition", "pipes inspected", "not decided", "Present worth of the risk",
           "The cross-walk between scales is not yet signed by engineers of both cities."),
}  # fmt: skip
SHOWN = 10


class Structural:
    """One structural assessment: the files are read at once, so that a fault ends the command before the engine runs.

    found: the condition, after `judge`
    """

    found: Condition

    def __init__(self, network: inp.Network, inspection_file: Path, scheme: str, tables: list[Path] | None,
                 pipes: Path | None, risk: Path | None, prices: Path | None, years: int) -> None:  # fmt: skip
        self.network, self.years = network, years
        self.today = date.today()  # noqa: DTZ011 (the office's own day)
        self.tables = _tables(scheme, tables or [])
        self.pipes = pipes_of(network)
        if pipes:
            self.pipes = pipe_file.read(pipes, self.pipes)
        lengths = {name: pipe.length for name, pipe in self.pipes.items()}
        self.survey = inspections.read(
            inspection_file, lengths, scheme=scheme, today=self.today, tables=self.tables
        )
        self.risks = risk_file.read(risk) if risk else None
        self.prices = costs.read(prices) if prices else None

    def judge(self, floods: dict[str, float]) -> None:
        """floods: node → m³ of the assessed run"""
        links = self.network.links
        at_pipes = {name: floods.get(links[name].from_node, 0.0) for name in self.pipes}
        self.found = condition.judge_pipes(
            self.pipes, self.survey, self.today, risks=self.risks, tables=self.tables, floods=at_pipes
        )

    def benefits(self) -> dict[str, list[int]]:
        """What each repair is worth by the year of the work, named as `jalin sewer plan --benefits` wants it."""
        priced = {name: pipe_of(self.network, name) for name, pipe in self.pipes.items() if pipe.diameter}
        worth = self.found.benefits(self.prices, self.years, priced)
        pieces = {state.pipe.id: worst_defects(state.defect_ranks)[0] for state in self.found.pipes}
        return {
            benefit_name(action, pieces[action.link]): list(money) for action, money in sorted(worth.items())
        }

    def write(self, out: Path, lang: str) -> None:
        """condition.json, and benefits.json where prices are given."""
        write_json(out / "condition.json", self.found.as_json(lang))
        if self.prices:
            write_json(out / "benefits.json", self.benefits())

    def show(self, lang: str) -> None:
        title, inspected, undecided, worth, unsigned = WORDS[lang]
        data = self.found.as_json(lang)
        table = Table(title=title, show_header=False)
        table.add_column()
        table.add_column(justify="right")
        table.add_row(inspected, f"{data['pipes_inspected']:,}")
        for rank, count in data["pipes_by_rank"].items():
            table.add_row(f"  {rank}", f"{count:,}")
        table.add_row(undecided, f"{data['pipes_undecided']:,}")
        if self.risks and data["risk"]["npv"] is not None:
            currency = self.risks.currency
            table.add_row(worth, f"{currency.code} {currency.text(data['risk']['npv'])}")
        print_faults(self.survey.warnings, lang)
        console.print(table)
        for state in self.found.ranked[:SHOWN]:
            console.print(
                f"{state.pipe.id}: " + " ".join(one.say(lang) for one in state.reasons), markup=False
            )
        console.print(unsigned, markup=False)


def pipes_of(network: inp.Network) -> dict[str, Pipe]:
    """Every conduit; a pipe that is not circular has diameter 0, and repairs of it are not priced."""
    return {link.id: pipe_of(network, link.id) for link in network.links.values() if link.kind == "conduit"}


def _tables(scheme: str, files: list[Path]) -> dict[str, CodeTable]:
    if scheme not in SCHEMES:
        raise DataFault("bad-choice", file="--scheme", text=scheme, known=", ".join(SCHEMES))
    found = [read_table(path) for path in files]
    return {table.scheme: table for table in found}
