"""Further conditions of an act that other packages know, such as a paper whose checklist is not complete."""

from collections.abc import Callable

_CONDITIONS: list[Callable] = []


def register_closing(condition: Callable) -> None:
    """`condition(case, stage, outcome)` returns sentences that stand against the act, or nothing."""
    if condition not in _CONDITIONS:
        _CONDITIONS.append(condition)


def against_closing(case, stage: str, outcome: str) -> list[str]:
    """Every sentence that stands against the act."""
    return [str(sentence) for condition in _CONDITIONS for sentence in condition(case, stage, outcome) or ()]
