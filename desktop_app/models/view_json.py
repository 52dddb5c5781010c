"""Saved views as JSON: queries and layouts. Every value says its kind: fields come and go."""

import datetime
import json
from decimal import Decimal
from typing import Any

from ..errors import StorageError
from .fields import Value
from .reading import readable
from .record_rows import Condition, Filter, Operator, Query, Sort
from .values import to_json


def dump_query(query: Query) -> str:
    """A query as a JSON object."""
    written: dict[str, Any] = {"filter": _filter(query.filter), "text": query.text}
    written["sort"] = [{"field": s.field_id, "descending": s.descending} for s in query.sort]
    return json.dumps(written, separators=(",", ":"))


def load_query(text: str) -> Query:
    """What ``dump_query`` wrote. What this version does not know is left out; of what is damaged,
    everything: a view that shows all records hides none."""
    try:
        with readable():
            written = _object(text)
            sort = [Sort(int(s["field"]), bool(s["descending"])) for s in written.get("sort", ())]
            found = _load_filter(written.get("filter", {}))
            return Query(found, tuple(sort), str(written.get("text", "")))
    except StorageError:
        return Query()


def dump_layout(layout: dict[str, object]) -> str:
    """A view's layout, which holds nothing but what JSON knows."""
    return json.dumps(layout, separators=(",", ":"))


def load_layout(text: str) -> dict[str, object]:
    """What ``dump_layout`` wrote; nothing of what is damaged."""
    try:
        with readable():
            return _object(text)
    except StorageError:
        return {}


def _object(text: str) -> dict[str, Any]:
    written = json.loads(text or "{}")
    return written if isinstance(written, dict) else {}


def _filter(of: Filter) -> dict[str, Any]:
    parts = [_filter(p) if isinstance(p, Filter) else _condition(p) for p in of.parts]
    return {"any" if of.any else "all": parts}


def _condition(of: Condition) -> dict[str, Any]:
    return {"field": of.field_id, "operator": of.operator.value, "value": _value(of.value)}


def _value(value: Value) -> Any:
    written = to_json(value)
    if isinstance(value, datetime.datetime):
        return {"dateTime": written}
    if isinstance(value, datetime.date):
        return {"date": written}
    return {"decimal": written} if isinstance(value, Decimal) else written


def _load_filter(written: dict[str, Any]) -> Filter:
    parts = [_load_part(part) for part in written.get("any", written.get("all", ()))]
    return Filter(tuple(part for part in parts if part is not None), "any" in written)


def _load_part(written: dict[str, Any]) -> Condition | Filter | None:
    if "field" not in written:
        return _load_filter(written)
    if written["operator"] not in list(Operator):
        return None
    value = _load_value(written["value"])
    return Condition(int(written["field"]), Operator(written["operator"]), value)


def _load_value(written: Any) -> Value:
    match written:
        case {"dateTime": moment}:
            return datetime.datetime.fromisoformat(moment).astimezone(datetime.UTC)
        case {"date": day}:
            return datetime.date.fromisoformat(day)
        case {"decimal": number}:
            return Decimal(number)
        case list():
            return tuple(written)
    return written  # type: ignore[no-any-return]
