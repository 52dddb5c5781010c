"""Actions: automations on a project's records."""

from ..models.rows import Fact
from ..models.tables import Action
from .items import create_item


def create_action(user_id: int, project_id: int, title: str, description: str = "") -> Action:
    """Create an action; the user's first earns a badge."""
    return create_item(Action, Fact.ACTION, user_id, project_id, title, description=description)
