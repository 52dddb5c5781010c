"""Saved views of a data type: everybody in the project sees them, editors make them."""

from ..errors import QT_TRANSLATE_NOOP, InvalidInput
from ..models.clock import now
from ..models.keys import comparison_key
from ..models.record_rows import Filter, Query, ViewKind
from ..models.tables import SavedView
from ..models.view_json import dump_layout, dump_query
from .items import MISSING, TAKEN
from .record_access import require_table
from .transaction import retried, transaction, unique
from .validation import valid_name

LAYOUT_LENGTH = 1_000_000
DEPTH = 20
PARTS = 500
"""The most conditions of a filter."""
TOO_MUCH = QT_TRANSLATE_NOOP("errors", "This view is too large to be saved.")


@retried
def save_view(
    user_id: int,
    type_id: int,
    name: str,
    kind: ViewKind,
    query: Query,
    layout: dict[str, object],
) -> int:
    """Save a new view of a data type; its id."""
    name, looks = valid_name(name), _looks(query, layout)
    with transaction():
        require_table(user_id, type_id)
        with unique(TAKEN, "name", name=name):
            view = SavedView.create(
                data_type=type_id,
                name=name,
                name_key=comparison_key(name),
                kind=ViewKind(kind).value,
                created_by=user_id,
                **looks,
            )
    return int(view.id)


@retried
def update_view(
    user_id: int, view_id: int, name: str, query: Query, layout: dict[str, object]
) -> None:
    """Give a view another name, query and layout."""
    name, looks = valid_name(name), _looks(query, layout)
    with transaction():
        view = _require_view(user_id, view_id)
        if view.deleted_at is not None:
            raise InvalidInput(MISSING, "view_id")
        with unique(TAKEN, "name", name=name):
            SavedView.update(name=name, name_key=comparison_key(name), **looks).where(
                SavedView.id == view_id
            ).execute()


@retried
def delete_view(user_id: int, view_id: int) -> None:
    """Delete a view, not what it shows; ``restore_view`` brings it back."""
    with transaction():
        if _require_view(user_id, view_id).deleted_at is None:
            SavedView.update(deleted_at=now()).where(SavedView.id == view_id).execute()


@retried
def restore_view(user_id: int, view_id: int) -> None:
    """Undo ``delete_view``. Raises InvalidInput where another view has the name by now."""
    with transaction():
        view = _require_view(user_id, view_id)
        with unique(TAKEN, "name", name=view.name):
            SavedView.update(deleted_at=None).where(SavedView.id == view_id).execute()


def _require_view(user_id: int, view_id: int) -> SavedView:
    view: SavedView | None = SavedView.get_or_none(SavedView.id == view_id)
    if view is None:
        raise InvalidInput(MISSING, "view_id")
    require_table(user_id, view.data_type_id)
    return view


def _looks(query: Query, layout: dict[str, object]) -> dict[str, str]:
    _require_size(query.filter)
    looks = {"query": dump_query(query), "layout": dump_layout(layout)}
    if sum(map(len, looks.values())) > LAYOUT_LENGTH:
        raise InvalidInput(TOO_MUCH, "layout")
    return looks


def _require_size(asked: Filter) -> None:
    """Refuse what no database reads: SQLite's expressions may be 1,000 deep, and so is a chain."""
    waiting, parts = [(asked, 0)], 0
    while waiting:
        part, depth = waiting.pop()
        parts += len(part.parts)
        if depth > DEPTH or parts > PARTS:
            raise InvalidInput(TOO_MUCH, "query")
        waiting += [(inner, depth + 1) for inner in part.parts if isinstance(inner, Filter)]
