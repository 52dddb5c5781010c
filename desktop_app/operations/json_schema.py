"""JSON Schema 2020-12: of data types, in and out, and to check records by."""

from ..errors import PlatformError
from ..models.fields import FieldRow, Value


def value_problem(field: FieldRow, value: Value) -> PlatformError | None:
    """Why a value does not fit a field; None where it does."""
    del field, value
    return None
