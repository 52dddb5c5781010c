"""The badges: their names, what they say, and how they are awarded. No Qt."""

from ..models.rows import EarnedBadge
from .awarding import check_badge
from .definitions import (
    BadgeDefinition,
    BadgeName,
    UnknownBadge,
    get_all_badge_definitions,
    get_badge_definition,
)

__all__ = [
    "BadgeDefinition",
    "BadgeName",
    "EarnedBadge",
    "UnknownBadge",
    "check_badge",
    "get_all_badge_definitions",
    "get_badge_definition",
]
