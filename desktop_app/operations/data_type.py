"""Data types: the shape of a project's records."""

from ..models.rows import Fact
from ..models.tables import DataType
from .items import create_item


def create_data_type(user_id: int, project_id: int, name: str, description: str = "") -> DataType:
    """Create a data type; the user's first earns a badge."""
    return create_item(DataType, Fact.DATA_TYPE, user_id, project_id, name, description=description)
