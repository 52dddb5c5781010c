"""Every badge there is: its name, icon and texts, in display order."""

from dataclasses import dataclass
from enum import StrEnum

from ..errors import QT_TRANSLATE_NOOP
from ..models.rows import Fact


class BadgeName(StrEnum):
    """The identifiers, as the database keeps them."""

    PROJECT_CREATED = "projectCreated"
    FIRST_ACTION_CREATED = "firstActionCreated"
    FIRST_APPLICATION_CREATED = "firstApplicationCreated"
    FIRST_PROJECT_MEMBER_INVITE = "firstProjectMemberInvite"
    FIRST_DATA_TYPE_CREATED = "firstDataTypeCreated"


class UnknownBadge(LookupError):
    """There is no badge of that name; the message lists the known ones."""


@dataclass(frozen=True)
class Rule:
    """What earns a badge: the ``count``-th fact of a kind that the user made, ever.

    Deleting what was made takes nothing away; what a template made is no fact of the user's.
    """

    fact: Fact
    count: int = 1


@dataclass(frozen=True)
class BadgeDefinition:
    """A badge. The keys are English texts, translated in the context ``badges``.

    ``description_key`` says what was achieved, ``criteria_key`` what to do to earn it (the term of
    Open Badges), ``icon`` names a file in ``resources/icons``. From ``rule`` follow the live award,
    the backfill and the progress; without one, only ``check_badge`` awards it.
    """

    name: str  # a BadgeName, but for the badges of tests
    icon: str
    label_key: str
    description_key: str
    criteria_key: str = ""
    rule: Rule | None = None


_DEFINITIONS: dict[str, BadgeDefinition] = {
    definition.name: definition
    for definition in (
        BadgeDefinition(
            BadgeName.PROJECT_CREATED,
            "badge-project-created",
            QT_TRANSLATE_NOOP("badges", "Project Created"),
            QT_TRANSLATE_NOOP("badges", "You created your first project."),
            QT_TRANSLATE_NOOP("badges", "Create your first project."),
            Rule(Fact.PROJECT),
        ),
        BadgeDefinition(
            BadgeName.FIRST_ACTION_CREATED,
            "badge-first-action-created",
            QT_TRANSLATE_NOOP("badges", "First Action Created"),
            QT_TRANSLATE_NOOP("badges", "You created your first action."),
            QT_TRANSLATE_NOOP("badges", "Create your first action in a project."),
            Rule(Fact.ACTION),
        ),
        BadgeDefinition(
            BadgeName.FIRST_APPLICATION_CREATED,
            "badge-first-application-created",
            QT_TRANSLATE_NOOP("badges", "First Application Created"),
            QT_TRANSLATE_NOOP("badges", "You created your first application."),
            QT_TRANSLATE_NOOP("badges", "Create your first application in a project."),
            Rule(Fact.APPLICATION),
        ),
        BadgeDefinition(
            BadgeName.FIRST_PROJECT_MEMBER_INVITE,
            "badge-first-project-member-invite",
            QT_TRANSLATE_NOOP("badges", "First Project Member Invite"),
            QT_TRANSLATE_NOOP("badges", "You invited someone to a project."),
            QT_TRANSLATE_NOOP("badges", "Invite a member to a project."),
            Rule(Fact.INVITATION),
        ),
        BadgeDefinition(
            BadgeName.FIRST_DATA_TYPE_CREATED,
            "badge-first-data-type-created",
            QT_TRANSLATE_NOOP("badges", "First Data Type Created"),
            QT_TRANSLATE_NOOP("badges", "You created your first data type."),
            QT_TRANSLATE_NOOP("badges", "Create your first data type in a project."),
            Rule(Fact.DATA_TYPE),
        ),
    )
}


def get_all_badge_definitions() -> tuple[BadgeDefinition, ...]:
    """Every badge, in display order."""
    return tuple(_DEFINITIONS.values())


def get_badge_definition(name: str) -> BadgeDefinition:
    """The badge called ``name``. Raises UnknownBadge, which lists the known names."""
    for definition in _DEFINITIONS.values():
        if definition.name == name:
            return definition
    known = ", ".join(_DEFINITIONS)
    raise UnknownBadge(f"unknown badge {name!r}; the known badges are: {known}")
