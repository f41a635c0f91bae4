"""What is searched: options, yearly budgets, the rules of the search."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from functools import cached_property

from ..actions import Action

Plan = tuple[int, ...]
EMPTY: Plan = ()
FEW_RUNS, RUNS_A_SINGLE = 40, 3
LEAST_PATIENCE, SINGLES_A_TRY = 16, 3


@dataclass(frozen=True)
class Option:
    """action: the repair, with its cost · benefit: what it is worth besides less flooding, in whole smallest units of
    money (risk of collapse that it takes away) · hydraulic: whether flooding is its reason: then it is tried alone
    """

    action: Action
    benefit: int = 0
    hydraulic: bool = True

    @property
    def cost(self) -> int:
        return self.action.cost

    @property
    def name(self) -> str:
        """Which repair it is, the same on every machine."""
        a = self.action
        return f"{a.link}:{a.method}:{a.diameter:.9g}:{a.roughness:.9g}"


@dataclass(frozen=True)
class Rules:
    """How a plan is judged and searched; all of it decides the answer and goes into the proof.

    no_harm: "total" or "node" · volume_limit (m³), share_limit: what a place may flood more, the larger of the two ·
    accepted: places that may flood more than that, by name · max_runs: plans judged in the search, base and singles
    included; 0 takes 40, or three for each single plan where that is more · batch: plans proposed before the model is
    refitted · patience: plans without gain before it stops; 0 takes 16, or a third of the singles where that is more ·
    ridge, locality: of the linear model · flood_cost: money for 1 m³ (smallest units); without it flooding alone decides
    between options, not what else they are worth · prove_up_to: enumerate when there are no more plans than this ·
    discount: a year · structural_share: part of each budget kept for repairs that take away risk of failure; they also
    get what flooding leaves · routing_step: seconds, of the search's runs (None: the file's own)
    """

    no_harm: str = "node"
    volume_limit: float = 1.0
    share_limit: float = 0.01
    accepted: tuple[str, ...] = ()
    max_runs: int = 0
    batch: int = 2
    patience: int = 0
    ridge: float = 0.01
    locality: float = 0.4
    flood_cost: int = 0
    prove_up_to: int = 40
    discount: float = 0.03
    structural_share: float = 0.0
    routing_step: float | None = None

    def as_json(self) -> dict:
        return {**asdict(self), "accepted": list(self.accepted)}

    @classmethod
    def from_json(cls, data: dict) -> "Rules":
        return cls(**{**data, "accepted": tuple(data["accepted"])})


@dataclass(frozen=True)
class Problem:
    """options: in one fixed order · budgets: whole smallest units for each year."""

    options: tuple[Option, ...]
    budgets: tuple[int, ...]
    rules: Rules = field(default_factory=Rules)

    def __post_init__(self) -> None:
        if not self.budgets or any(type(sum_) is not int or sum_ < 0 for sum_ in self.budgets):
            raise ValueError("budgets are whole numbers, none below zero, at least one")
        if len({option.name for option in self.options}) != len(self.options):
            raise ValueError("an option stands twice in the list")

    def cost(self, plan: Iterable[int]) -> int:
        return sum(self.options[place].cost for place in plan)

    def benefit(self, plan: Iterable[int]) -> int:
        return sum(self.options[place].benefit for place in plan)

    @cached_property
    def groups(self) -> dict[str, list[int]]:
        """Link → places of its options."""
        found: dict[str, list[int]] = {}
        for place, option in enumerate(self.options):
            found.setdefault(option.action.link, []).append(place)
        return found

    def actions(self, plan: Iterable[int]) -> list[Action]:
        return [self.options[place].action for place in plan]

    @property
    def most_runs(self) -> int:
        return self.rules.max_runs or max(FEW_RUNS, RUNS_A_SINGLE * len(self.singles()))

    @property
    def most_idle(self) -> int:
        return self.rules.patience or max(LEAST_PATIENCE, len(self.singles()) // SINGLES_A_TRY)

    def singles(self) -> list[Plan]:
        """The hydraulic options that some year can pay, each alone."""
        most = max(self.budgets)
        return [
            (place,) for place, option in enumerate(self.options) if option.hydraulic and option.cost <= most
        ]
