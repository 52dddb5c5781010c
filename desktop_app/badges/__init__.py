"""The badges: their names, what they say, and how they are awarded. No Qt."""

from importlib import import_module
from typing import TYPE_CHECKING

from ..models.rows import EarnedBadge
from .definitions import (
    BadgeDefinition,
    BadgeName,
    Rule,
    UnknownBadge,
    get_all_badge_definitions,
    get_badge_definition,
)

if TYPE_CHECKING:
    from .awarding import award_for, check_badge
    from .backfilling import backfill, backfill_if_changed

__all__ = [
    "BadgeDefinition",
    "BadgeName",
    "EarnedBadge",
    "Rule",
    "UnknownBadge",
    "award_for",
    "backfill",
    "backfill_if_changed",
    "check_badge",
    "get_all_badge_definitions",
    "get_badge_definition",
]

_HOMES = {
    "award_for": "awarding",
    "backfill": "backfilling",
    "backfill_if_changed": "backfilling",
    "check_badge": "awarding",
}


def __getattr__(name: str) -> object:
    # Awarding needs peewee, which a window is painted without: it takes 40 ms to import.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = import_module(f"{__name__}.{_HOMES[name]}")
    return home if name == _HOMES[name] else getattr(home, name)
