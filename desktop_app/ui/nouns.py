"""The words for each noun: what its page, buttons, dialogs and empty states say."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from ..badges import BadgeName
from ..errors import QT_TRANSLATE_NOOP
from ..models.rows import Audience, InvitationState, Kind, Role


class Page(StrEnum):
    """The pages of a project, in order."""

    OVERVIEW = "overview"
    DATA_TYPES = "dataTypes"
    ACTIONS = "actions"
    APPLICATIONS = "applications"
    MEMBERS = "members"


@dataclass(frozen=True)
class Noun:
    """English texts, translated in the context ``nouns``."""

    icon: str
    plural: str
    new: str
    step: str
    about: str
    hint: str
    badge: BadgeName


NOUNS = {
    Page.DATA_TYPES: Noun(
        "database",
        QT_TRANSLATE_NOOP("nouns", "Data types"),
        QT_TRANSLATE_NOOP("nouns", "New data type"),
        QT_TRANSLATE_NOOP("nouns", "Next step: describe your data"),
        QT_TRANSLATE_NOOP(
            "nouns", "A data type is the shape of your records: contacts, stock, visitors."
        ),
        QT_TRANSLATE_NOOP("nouns", "Create your first data type to earn {badge}."),
        BadgeName.FIRST_DATA_TYPE_CREATED,
    ),
    Page.ACTIONS: Noun(
        "bolt",
        QT_TRANSLATE_NOOP("nouns", "Actions"),
        QT_TRANSLATE_NOOP("nouns", "New action"),
        QT_TRANSLATE_NOOP("nouns", "Next step: automate something"),
        QT_TRANSLATE_NOOP("nouns", "An action does something with your records by itself."),
        QT_TRANSLATE_NOOP("nouns", "Create your first action to earn {badge}."),
        BadgeName.FIRST_ACTION_CREATED,
    ),
    Page.APPLICATIONS: Noun(
        "phone",
        QT_TRANSLATE_NOOP("nouns", "Applications"),
        QT_TRANSLATE_NOOP("nouns", "New application"),
        QT_TRANSLATE_NOOP("nouns", "Next step: build an application"),
        QT_TRANSLATE_NOOP("nouns", "An application shows your records on pages of their own."),
        QT_TRANSLATE_NOOP("nouns", "Create your first application to earn {badge}."),
        BadgeName.FIRST_APPLICATION_CREATED,
    ),
    Page.MEMBERS: Noun(
        "people",
        QT_TRANSLATE_NOOP("nouns", "Members"),
        QT_TRANSLATE_NOOP("nouns", "Invite member"),
        QT_TRANSLATE_NOOP("nouns", "Next step: invite your team"),
        QT_TRANSLATE_NOOP("nouns", "Members work on this project together."),
        QT_TRANSLATE_NOOP("nouns", "Invite your first member to earn {badge}."),
        BadgeName.FIRST_PROJECT_MEMBER_INVITE,
    ),
}
PAGES = {
    Kind.PROJECT: Page.OVERVIEW,
    Kind.DATA_TYPE: Page.DATA_TYPES,
    Kind.ACTION: Page.ACTIONS,
    Kind.APPLICATION: Page.APPLICATIONS,
}
"""The page on which a kind is listed."""

CREATED = {
    Kind.PROJECT: QT_TRANSLATE_NOOP("nouns", "Project created"),
    Kind.DATA_TYPE: QT_TRANSLATE_NOOP("nouns", "Data type created"),
    Kind.ACTION: QT_TRANSLATE_NOOP("nouns", "Action created"),
    Kind.APPLICATION: QT_TRANSLATE_NOOP("nouns", "Application created"),
}
EDIT = {
    Kind.DATA_TYPE: QT_TRANSLATE_NOOP("nouns", "Edit data type"),
    Kind.ACTION: QT_TRANSLATE_NOOP("nouns", "Edit action"),
    Kind.APPLICATION: QT_TRANSLATE_NOOP("nouns", "Edit application"),
}
OVERVIEW = QT_TRANSLATE_NOOP("nouns", "Overview")
NEW_PROJECT = QT_TRANSLATE_NOOP("nouns", "New project")
_VALUES = {
    Role.OWNER: QT_TRANSLATE_NOOP("nouns", "Owner"),
    Role.ADMIN: QT_TRANSLATE_NOOP("nouns", "Admin"),
    Role.EDITOR: QT_TRANSLATE_NOOP("nouns", "Editor"),
    Role.VIEWER: QT_TRANSLATE_NOOP("nouns", "Viewer"),
    Audience.TEAM_MEMBERS: QT_TRANSLATE_NOOP("nouns", "Team members"),
    Audience.APP_USERS: QT_TRANSLATE_NOOP("nouns", "App users"),
    InvitationState.PENDING: QT_TRANSLATE_NOOP("nouns", "Invited"),
    InvitationState.ACCEPTED: QT_TRANSLATE_NOOP("nouns", "Accepted"),
    InvitationState.REVOKED: QT_TRANSLATE_NOOP("nouns", "Revoked"),
    InvitationState.EXPIRED: QT_TRANSLATE_NOOP("nouns", "Expired"),
}


def word(text: str) -> str:
    """One of the texts above in the user's language."""
    return QCoreApplication.translate("nouns", text)


def value_word(value: Role | Audience | InvitationState) -> str:
    """What a role, an audience or a state is called."""
    return word(_VALUES[value])


def page_title(page: Page) -> str:
    """What a page's tab says."""
    return word(OVERVIEW if page is Page.OVERVIEW else NOUNS[page].plural)
