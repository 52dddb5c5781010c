"""What the user may do with a project's records."""

from ...models.rows import Role
from ..workspace import Workspace


def may_edit(workspace: Workspace, project_id: int) -> bool:
    """Whether the user may change a project's records, as far as the window knows."""
    projects = () if workspace.snapshot is None else workspace.snapshot.projects
    roles = {project.id: project.role for project in projects}
    return roles.get(project_id, Role.VIEWER) is not Role.VIEWER
