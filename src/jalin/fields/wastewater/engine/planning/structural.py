"""The structural part of a plan: with the money each year leaves, the repairs that take away most risk of failure.

The choice is `programme.choose` (MILP with a proven bound). Repairs that change how the network flows are judged by the
engine together with the flood part, year by year; when that does harm, first those that narrow a pipe go, then all that
change it: what is left changes no line of the network and can harm nobody.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from .. import programme
from ..actions import Action, actions_for, capacity_ratio, patch_of, spot_repair
from ..costs import Prices
from ..errors import NoCandidates
from ..inp import Network
from ..screening import named
from ..search import Judge, Option, Problem, Stages
from .options import pipe_of


@dataclass(frozen=True)
class Structural:
    """judge, stages: of the whole plan · benefit, bound: money · kept: "all", "wider" or "unchanged" """

    judge: Judge
    stages: Stages
    benefit: int
    bound: int
    kept: str

    @property
    def gap(self) -> float:
        return max(0.0, (self.bound - self.benefit) / self.bound) if self.bound else 0.0


def add_structural(
    city: Network,
    judge: Judge,
    stages: Stages,
    offers: Sequence[programme.Option],
    budgets: Sequence[int],
    judge_of: Callable[[Problem], Judge],
) -> Structural | None:
    """The flood part with structural repairs for what each year's budget leaves; None when no repair is on offer."""
    taken = {judge.problem.options[place].action.link for place in stages.plan.plan}
    offers = [one for one in offers if one.action.link not in taken]
    left = [budget - judge.problem.cost(p for p, when in stages.years.items() if when == year)
            for year, budget in enumerate(budgets)]  # fmt: skip
    for kept, fits in (("all", lambda _: True), ("wider", lambda a: not narrows(city, a)),
                       ("unchanged", lambda a: not patch_of(city, [a]))):  # fmt: skip
        chosen = programme.choose([one for one in offers if fits(one.action)], left)
        if not chosen.choices:
            return None
        whole, combined = _combined(judge, stages, chosen, budgets, judge_of)
        if all(end.allowed for end in combined.ends):
            return Structural(whole, combined, chosen.benefit, chosen.bound, kept)
    return None


def narrows(city: Network, action: Action) -> bool:
    """Whether the pipe carries less after the repair, by Manning."""
    link = city.links[action.link]
    old = link.roughness or action.roughness or 1.0
    return capacity_ratio(link.diameter, old, action.diameter, action.roughness or old) < 1 - 1e-9


def _combined(judge: Judge, stages: Stages, chosen: programme.Programme, budgets: Sequence[int],
              judge_of: Callable[[Problem], Judge]) -> tuple[Judge, Stages]:  # fmt: skip
    problem = judge.problem
    known = {option.name: place for place, option in enumerate(problem.options)}
    options, years = list(problem.options), dict(stages.years)
    for choice in chosen.choices:
        option = Option(choice.action, choice.benefit, hydraulic=False)
        place = known.setdefault(option.name, len(options))
        if place == len(options):
            options.append(option)
        years[place] = choice.year - 1
    whole = judge_of(replace(problem, options=tuple(options), budgets=tuple(budgets)))
    standing = [tuple(sorted(p for p, when in years.items() if when <= year)) for year in range(len(budgets))]
    ends = whole.verdicts(standing)
    return whole, Stages(ends[-1], years, tuple(ends))


def offers_of(city: Network, prices: Prices, methods: Collection[str], benefits: Mapping[str, Sequence[int] | int],
              years: int) -> list[programme.Option]:  # fmt: skip
    """Every priced repair that has a benefit of its own. benefits: option name → money, or money for
    each year, of which the first `years` count. Raises NoCandidates when it tells fewer."""
    found = []
    for name in named(city, sorted({name.rsplit(":", 3)[0] for name in benefits})):
        for action in actions_for(pipe_of(city, name), prices):
            worth = benefits.get(Option(action).name)
            if action.method in methods and worth is not None:
                found.append(programme.Option(action, _by_year(worth, years, action)))
    if "spot" in methods:
        spots = [(_spot_of(city, name, prices), worth) for name, worth in sorted(benefits.items())]
        found += [programme.Option(one, _by_year(worth, years, one)) for one, worth in spots if one]
    return found


def benefit_name(action: Action, pieces: int) -> str:
    """How a benefit names a repair: `Option.name`; of a spot repair also the pieces and the rank that is left, which
    decide its price and say what was seen: `64:spot/2/3:0.45:0.013`.
    """
    name = Option(action).name
    return name.replace(":spot:", f":spot/{pieces}/{action.grade}:") if action.method == "spot" else name


def _spot_of(city: Network, name: str, prices: Prices) -> Action | None:
    link, method, _diameter, _roughness = name.rsplit(":", 3)
    parts = method.split("/")
    if len(parts) != 3 or parts[0] != "spot" or not (parts[1].isdecimal() and parts[2].isdecimal()):
        return None
    return spot_repair(pipe_of(city, link), prices, int(parts[1]), int(parts[2]))


def _by_year(worth: Sequence[int] | int, years: int, action: Action) -> tuple[int, ...]:
    if not isinstance(worth, list):
        return (worth,) * years
    if len(worth) < years:
        name = Option(action).name
        raise NoCandidates("benefit-years", file="benefits", object=name, count=len(worth), years=years)
    return tuple(worth[:years])
