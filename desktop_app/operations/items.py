"""What data types, actions and applications have in common: create, update, delete, restore."""

from typing import TypeVar

from ..badges import award_for
from ..errors import QT_TRANSLATE_NOOP, InvalidInput
from ..models.clock import now
from ..models.keys import comparison_key
from ..models.queries import ITEMS, name_field
from ..models.rows import Fact, Kind
from ..models.tables import Action, Application, DataField, DataType, Item, Project
from .permission import EDITORS, MANAGERS, require_role
from .transaction import retried, transaction, unique
from .validation import valid_description, valid_icon, valid_name

TAKEN = QT_TRANSLATE_NOOP("errors", "“{name}” already exists. Please choose another name.")
LINKED = QT_TRANSLATE_NOOP("errors", "Records of {types} link to records of this data type.")
MISSING = QT_TRANSLATE_NOOP("errors", "This has been deleted meanwhile.")

ItemType = TypeVar("ItemType", DataType, Action, Application)


@retried
def create_item(
    table: type[ItemType],
    fact: Fact,
    user_id: int,
    project_id: int,
    name: str,
    *,
    awards: bool = True,
    **values: object,
) -> ItemType:
    """Insert a valid row of ``table``, in one transaction; it is a ``fact``, which may earn."""
    field = name_field(table).name
    name = valid_name(name, field)
    values["description"] = valid_description(str(values.get("description", "")))
    with transaction():
        require_role(user_id, project_id, EDITORS)
        with unique(TAKEN, field, name=name):
            item = table.create(
                project=project_id,
                created_by=user_id,
                name_key=comparison_key(name),
                **{field: name},
                **values,
            )
        if awards:
            award_for(fact, user_id)
    return item


@retried
def update(
    user_id: int,
    kind: Kind,
    item_id: int,
    name: str,
    description: str | None = None,
    icon: str | None = None,
) -> None:
    """Rename a project, data type, action or application; None leaves the description as it is,
    and the icon, which only data types have."""
    table = _table(kind)
    field = name_field(table).name
    name = valid_name(name, field)
    with transaction():
        item = _require_item(user_id, kind, item_id)
        if item.deleted_at is not None:
            raise InvalidInput(MISSING, field)
        setattr(item, field, name)
        item.name_key = comparison_key(name)
        if description is not None and not isinstance(item, Project):
            item.description = valid_description(description)
        if icon is not None and isinstance(item, DataType):
            item.icon = valid_icon(icon)
        with unique(TAKEN, field, name=name):
            item.save(only=item.dirty_fields)


@retried
def delete(user_id: int, kind: Kind, item_id: int, *, linked: bool = False) -> None:
    """Delete it softly: ``restore`` brings it back. Deleting what is deleted changes nothing.

    Raises InvalidInput where other data types link to this one, unless ``linked`` lets it pass.
    """
    with transaction():
        item = _require_item(user_id, kind, item_id)
        if item.deleted_at is None:
            if kind is Kind.DATA_TYPE and not linked:
                _refuse_linked(item_id)
            item.deleted_at = now()
            item.save(only=item.dirty_fields)


@retried
def restore(user_id: int, kind: Kind, item_id: int) -> None:
    """Undo ``delete``. Raises InvalidInput where the name has been given to another meanwhile."""
    with transaction():
        item = _require_item(user_id, kind, item_id)
        field = name_field(_table(kind)).name
        item.deleted_at = None
        with unique(TAKEN, field, name=getattr(item, field)):
            item.save(only=item.dirty_fields)


def _refuse_linked(type_id: int) -> None:
    """Refuse a data type to which fields of others lead."""
    leading = DataField.select(DataField.data_type).where(
        DataField.target == type_id,
        DataField.deleted_at.is_null(),
        DataField.data_type != type_id,
    )
    there = DataType.id.in_(leading) & DataType.deleted_at.is_null()
    names = [row.name for row in DataType.select().where(there).order_by(DataType.id)]
    if names:
        raise InvalidInput(LINKED, "links", types=", ".join(names))


def _table(kind: Kind) -> type[Item] | type[Project]:
    return Project if kind is Kind.PROJECT else ITEMS[kind]


def _require_item(user_id: int, kind: Kind, item_id: int) -> Item | Project:
    item: Item | Project | None = _table(kind).get_or_none(id=item_id)
    if item is None:
        raise InvalidInput(MISSING, "item_id")
    if isinstance(item, Project):
        require_role(user_id, item.id, MANAGERS, deleted=True)
    else:
        require_role(user_id, item.project_id, EDITORS)
    return item
