"""The annex: the same figures in three languages, warned on every page or refused where the engine's balance is bad."""

import io
import json
from datetime import date

import pytest
from pypdf import PdfReader

from jalin.decisions import Decision
from jalin.fields.wastewater.engine import inp
from jalin.fields.wastewater.engine.errors import NotAPlan, NotEvidence
from jalin.fields.wastewater.engine.planning import Course, inputs_of, plan_of
from jalin.fields.wastewater.engine.report import read_plan, write_report
from jalin.fields.wastewater.engine.report.reaches import reaches
from jalin.fields.wastewater.engine.report.svg import ticks
from jalin.fields.wastewater.engine.search import Rules
from jalin.fields.wastewater.engine.worker import Pool

from .repairs import CITY, CITY_COST, CITY_PIPES, EXTRAN, EXTRAN_COST, EXTRAN_PIPES, PRICES

RULES = Rules(max_runs=10).as_json()
DAY = date(2026, 11, 25)


@pytest.fixture(scope="module")
def pool():
    with Pool(1) as one:
        yield one


def proof_of(network, pipes, budget, factor, pool, rules=RULES) -> dict:
    inputs = inputs_of(network, PRICES.format(factors=factor), [budget], candidates=pipes)
    return plan_of(inputs, rules, Course(pool)).to_proof()


@pytest.fixture(scope="module")
def extran(pool):
    return proof_of(EXTRAN, EXTRAN_PIPES, EXTRAN_COST // 3, 1.25, pool)


def pages(path) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(path.read_bytes())).pages]


@pytest.mark.parametrize(
    ("lang", "word", "volume"),
    [("id", "Sebelum", "3.305,73"), ("ja", "改築前", "3,305.73"), ("en", "Before", "3,305.73")],
)
def test_the_annex_holds_the_plans_figures_and_its_digest(extran, pool, tmp_path, lang, word, volume):
    paths = write_report(extran, tmp_path, lang=lang, made_on=DAY, fleet=pool)
    text = "\n".join(pages(paths[0]))
    assert word in text
    assert volume in text.replace("\n", "")
    assert extran["digests"]["decision"] in text.replace("\n", "")
    assert "{" not in text
    for action in extran["result"]["actions"]:
        assert action["link"] in text


def test_the_same_plan_gives_the_same_bytes_and_the_repaired_network_differs_in_the_listed_lines(
    extran, pool, tmp_path
):
    first, second = (
        write_report(extran, tmp_path / name, lang="en", made_on=DAY, fleet=pool) for name in "ab"
    )
    assert first[0].read_bytes() == second[0].read_bytes()
    repaired = inp.read(first[1])
    assert repaired.sha256 == extran["result"]["network"]["sha256_after"]
    changed = [n for n, (a, b) in enumerate(zip(EXTRAN.lines, repaired.lines, strict=True), 1) if a != b]
    assert changed == [one["line"] for one in extran["result"]["network"]["changed_lines"]]
    features = json.loads((tmp_path / "a" / "pipes.geojson").read_text(encoding="utf-8"))["features"]
    assert {f["properties"]["id"] for f in features if f["properties"]["method"]} == {
        action["link"] for action in extran["result"]["actions"]
    }
    assert (tmp_path / "a" / "plan.gpkg").stat().st_size > 0


def with_options(network, **values) -> inp.Network:
    return network.patched({("OPTIONS", name): (name, value) for name, value in values.items()})


def test_over_five_percent_every_page_warns(pool, tmp_path):
    """The step of a shared file coarsened until the engine loses 9 % of the water."""
    coarse = with_options(CITY, MAX_TRIALS="1", ROUTING_STEP="20", HEAD_TOLERANCE="0.5")
    proof = proof_of(coarse, CITY_PIPES[:2], CITY_COST, 1.5, pool, Rules(no_harm="total").as_json())
    assert proof["result"]["evidence"]["status"] == "indicative"
    found = pages(write_report(proof, tmp_path, lang="en", made_on=DAY, fleet=pool)[0])
    assert len(found) > 2
    assert all("Indicative only" in page for page in found)


def test_over_ten_percent_there_is_no_annex(pool, tmp_path):
    broken = with_options(EXTRAN, ROUTING_STEP="272")
    proof = proof_of(broken, EXTRAN_PIPES[:1], EXTRAN_COST, 1.25, pool)
    assert proof["result"]["evidence"]["status"] == "refused"
    with pytest.raises(NotEvidence) as found:
        write_report(proof, tmp_path, lang="ja", made_on=DAY, fleet=pool)
    assert "10" in found.value.say("ja")
    assert not list(tmp_path.iterdir())


def test_figures_that_this_engine_does_not_give_make_no_annex(extran, pool, tmp_path):
    result = json.loads(json.dumps(extran["result"]))
    result["storms"][0]["after"]["flooding_m3"] -= 5
    decision = Decision("sewer-plan", "1", extran["inputs"], extran["rules"], result, extran["reasons"])
    with pytest.raises(NotAPlan):
        write_report(decision.to_proof(), tmp_path, lang="en", made_on=DAY, fleet=pool)


def test_a_file_that_is_no_plan_or_was_changed_is_refused(extran, tmp_path):
    path = tmp_path / "plan.json"
    changed = json.loads(json.dumps(extran)) | {"result": {}}
    for content in (b"", b"[]", b'{"kind": "lottery"}', json.dumps(changed).encode(), b"\xff\xfe"):
        path.write_bytes(content)
        with pytest.raises(NotAPlan):
            read_plan(path)
    path.write_bytes(json.dumps(extran).encode())
    assert read_plan(path) == extran


@pytest.mark.parametrize("missing", ["storms", "network", "years", "search", "currency"])
def test_a_well_signed_file_that_lacks_a_part_is_refused(extran, pool, tmp_path, missing):
    result = {name: part for name, part in extran["result"].items() if name != missing}
    decision = Decision("sewer-plan", "1", extran["inputs"], extran["rules"], result, extran["reasons"])
    with pytest.raises(NotAPlan):
        write_report(decision.to_proof(), tmp_path, lang="en", made_on=DAY, fleet=pool)


def test_long_profiles_follow_the_flow_and_show_every_repaired_pipe():
    lines = reaches(CITY, {"64", "70", "42"}, 6)
    assert {"64", "70", "42"} <= {link.id for line in lines for link in line}
    for line in lines:
        assert all(one.to_node == other.from_node for one, other in zip(line, line[1:], strict=False))


def test_ticks_are_round_and_inside():
    assert ticks(0, 10) == [0, 2, 4, 6, 8, 10]
    assert ticks(9.3, 15.9) == [10, 12, 14]
    assert ticks(0, 0.03) == [0, 0.01, 0.02, 0.03]
