"""Projects: what holds data types, actions, applications and members."""

from ..badges import award_for
from ..models.keys import comparison_key
from ..models.rows import Fact, Role
from ..models.tables import Member, Project
from .items import TAKEN
from .permission import require_user
from .transaction import retried, transaction, unique
from .validation import valid_name


@retried
def create_project(user_id: int, name: str) -> Project:
    """Create a project with the user as its owner; the user's first earns a badge."""
    name = valid_name(name)
    with transaction():
        require_user(user_id)
        with unique(TAKEN, "name", name=name):
            project = Project.create(owner=user_id, name=name, name_key=comparison_key(name))
        Member.create(project=project, user=user_id, role=Role.OWNER.value)
        award_for(Fact.PROJECT, user_id)
    return project
