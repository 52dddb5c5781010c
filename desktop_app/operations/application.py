"""Applications: pages over a project's records."""

from ..errors import QT_TRANSLATE_NOOP, InvalidInput
from ..models.rows import Audience, Fact
from ..models.tables import Application
from .items import create_item

NO_AUDIENCE = QT_TRANSLATE_NOOP("errors", "Please choose who may use it.")


def create_application(
    user_id: int,
    project_id: int,
    name: str,
    description: str = "",
    audience: str = Audience.TEAM_MEMBERS,
) -> Application:
    """Create an application, whose audience stays as it is; the user's first earns a badge."""
    if audience not in set(Audience):
        raise InvalidInput(NO_AUDIENCE, "audience")
    return create_item(
        Application,
        Fact.APPLICATION,
        user_id,
        project_id,
        name,
        description=description,
        audience=str(audience),
    )
