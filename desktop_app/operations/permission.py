"""Who may do what in a project, as the database has it now."""

from ..errors import QT_TRANSLATE_NOOP, InvalidInput, PermissionDenied
from ..models.rows import Role
from ..models.tables import Member, Project, User

GONE = QT_TRANSLATE_NOOP("errors", "This project has been deleted.")
NOT_A_MEMBER = QT_TRANSLATE_NOOP("errors", "You are not a member of this project.")
NOT_ALLOWED = QT_TRANSLATE_NOOP("errors", "Your role in this project does not allow that.")
NO_USER = QT_TRANSLATE_NOOP("errors", "This user does not exist.")

MANAGERS = frozenset({Role.OWNER, Role.ADMIN})
EDITORS = MANAGERS | {Role.EDITOR}


def require_user(user_id: int) -> User:
    """The user. Raises InvalidInput where there is none."""
    user: User | None = User.get_or_none(User.id == user_id)
    if user is None:
        raise InvalidInput(NO_USER, "user_id")
    return user


def require_role(
    user_id: int, project_id: int, roles: frozenset[Role], *, deleted: bool = False
) -> Project:
    """The project, in which the user has one of ``roles``.

    Raises PermissionDenied where they have not, and InvalidInput where the project is deleted,
    unless ``deleted`` lets it pass.
    """
    require_user(user_id)
    project: Project | None = Project.get_or_none(Project.id == project_id)
    membership: Member | None = Member.get_or_none(
        Member.project == project_id, Member.user == user_id
    )
    if project is None or membership is None:
        raise PermissionDenied(NOT_A_MEMBER)
    if project.deleted_at is not None and not deleted:
        raise InvalidInput(GONE, "project_id")
    if membership.role not in roles:
        raise PermissionDenied(NOT_ALLOWED)
    return project
