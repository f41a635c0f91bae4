"""What the tests of plans share: the recorded candidates of the shared networks and the published cost form."""

from pathlib import Path

from jalin.fields.wastewater.engine import costs, inp
from jalin.fields.wastewater.engine.actions import Action
from jalin.fields.wastewater.engine.search import Judge, Option, Problem, Rules
from jalin.fields.wastewater.engine.search.judge import Storm

NETWORKS = Path(__file__).parent / "networks"
# Form published by Ngamalieu-Nengoue et al. 2019 (Water 11:935), EUR per metre with D in metres.
PRICES = """
[prices]
currency = "EUR"
decimals = 2
date = 2019-01-01
source = "Ngamalieu-Nengoue et al. 2019, Water 11:935"

[upsize]
per_m_diameter = 40.69
per_m_diameter2 = 208.06
factors = [{factors}]
"""
CITY = inp.read(NETWORKS / "simon_user1_cms_60n.inp")
EXTRAN = inp.read(NETWORKS / "epa_example2_extran_10n.inp")
CITY_PIPES = ["64", "47", "46", "30", "48", "69", "70", "71", "42", "66"]
EXTRAN_PIPES = ["8040", "8060", "8100", "8130", "1570", "1600", "1602"]


def options(network: inp.Network, names: list[str], factor: float) -> tuple[Option, ...]:
    prices = costs.read(PRICES.format(factors=factor))
    found = []
    for name in names:
        link = network.links[name]
        wide = link.diameter * factor
        cost = prices.cost("upsize", link.length, wide)
        found.append(Option(Action(name, "upsize", wide, link.roughness, cost, 1)))
    return tuple(found)


CITY_OPTIONS = options(CITY, CITY_PIPES, 1.5)
EXTRAN_OPTIONS = options(EXTRAN, EXTRAN_PIPES, 1.25)
CITY_COST = sum(option.cost for option in CITY_OPTIONS)
EXTRAN_COST = sum(option.cost for option in EXTRAN_OPTIONS)


def judge(network, chosen, budgets, fleet, ledger=None, **rules) -> Judge:
    return Judge(Problem(chosen, budgets, Rules(**rules)), [Storm("", network)], fleet, ledger)


def pipes(found_judge: Judge, plan) -> str:
    return " ".join(found_judge.problem.options[place].action.link for place in plan)
