"""Filters as SQL: what each operator asks of each kind of field."""

import datetime
from collections.abc import Iterable, Sequence
from decimal import ROUND_FLOOR, Decimal
from typing import Any

from .fields import NUMBERS, TEXTS, DataTypeRow, FieldKind, FieldRow, Value
from .full_text import matches, pattern, words_of
from .record_order import text_key, text_sql
from .record_rows import Condition, Filter, Operator, Query, operators
from .record_store import marks, on_sqlite
from .tables import database
from .values import normalized, to_column

Where = tuple[str, tuple[Any, ...]]
"""A condition, and its parameters."""
_NOT = {Operator.IS_NOT: Operator.IS, Operator.CONTAINS_NOT: Operator.CONTAINS}
_SIGNS = {
    Operator.IS: "=",
    Operator.LESS: "<",
    Operator.AT_MOST: "<=",
    Operator.MORE: ">",
    Operator.AT_LEAST: ">=",
}
_LARGEST = 2**63 - 1
_SMALLEST = Decimal("1e-9")
"""What the values of all numbers are multiples of."""
NOTHING = "1 = 0"


def conditions(of: DataTypeRow, query: Query, *, joined_text: bool = False) -> list[Where]:
    """What must hold of a record for a query to find it.

    ``joined_text``: the full text's table is among those that are selected from.
    """
    found = [full_text(of, query.text, joined_text)] if query.text.strip() else []
    asked = _filter(of, query.filter)
    return found if asked is None else [*found, asked]


def full_text(of: DataTypeRow, text: str, joined_text: bool = False) -> Where:
    """The condition that a record has words that begin with all of the text's."""
    words = words_of(text)
    sql = matches(database.obj, of, joined=joined_text)
    if not words or not sql:
        return NOTHING, ()
    return sql, (pattern(database.obj, words),)


def _filter(of: DataTypeRow, asked: Filter) -> Where | None:
    found = [
        _filter(of, part) if isinstance(part, Filter) else condition(of, part)
        for part in asked.parts
    ]
    return joined(" OR " if asked.any else " AND ", [each for each in found if each is not None])


def joined(word: str, all_of: Sequence[Where]) -> Where | None:
    """Conditions as one; None where there are none."""
    if not all_of:
        return None
    sql = word.join(sql for sql, _ in all_of)
    return f"({sql})", tuple(value for _, values in all_of for value in values)


def condition(of: DataTypeRow, asked: Condition) -> Where | None:
    """What one question asks of a record; None where it asks nothing."""
    field = of.field(asked.field_id)
    if field is None or asked.operator not in operators(field.kind):
        return None
    operator, value = asked.operator, asked.value
    if operator is Operator.EMPTY:
        return _empty(field), ()
    if operator is Operator.NOT_EMPTY:
        return f"NOT ({_empty(field)})", ()
    found = _question(field, _NOT.get(operator, operator), value)
    if found is None or operator not in _NOT:
        return found
    sql, values = found
    return f"({_empty(field)} OR NOT ({sql}))", values


def _empty(field: FieldRow) -> str:
    if field.kind is FieldKind.LINKS:
        return f'NOT EXISTS (SELECT 1 FROM "{field.column}" j WHERE j.record_id = t."id")'
    return f"{_column(field)} IS NULL"


def _column(field: FieldRow) -> str:
    return f't."{field.column}"'


def _question(field: FieldRow, operator: Operator, value: Value) -> Where | None:
    if field.kind in TEXTS:
        return _text(field, operator, value)
    if field.kind in NUMBERS:
        return _number(field, operator, value)
    match field.kind:
        case FieldKind.DATE | FieldKind.DATE_TIME:
            return _time(field, operator, value)
        case FieldKind.BOOLEAN:
            if isinstance(value, bool):
                return f"{_column(field)} = {database.param}", (to_column(value, database.obj),)
            return None
    return _members(field, value)


def clean(text: str) -> str:
    """A text that both databases take; no stored one holds what is left out."""
    return normalized(text.encode(errors="ignore").decode().replace("\0", ""))


def _text(field: FieldRow, operator: Operator, value: Value) -> Where | None:
    needle = text_key(field, clean(value)) if isinstance(value, str) else ""
    if not needle:
        return None
    sql, mark = text_sql(field), database.param
    if operator is Operator.IS:
        return f"{sql} = {mark}", (needle,)
    if operator is Operator.STARTS_WITH:
        return starting_with(sql, needle)
    # Not LIKE, whose wildcards would have to be escaped, and which takes longer.
    position = "instr" if on_sqlite() else "strpos"
    return f"{position}({sql}, {mark}) > 0", (needle,)


def starting_with(sql: str, needle: str) -> Where:
    """The condition that a text begins with another, as an index can answer it."""
    start = f"{sql} >= {database.param}", (needle,)
    kept = needle.rstrip(chr(0x10FFFF))
    if not kept:
        return start
    following = ord(kept[-1]) + 1
    # Between these are no characters, but halves of such.
    last = chr(0xE000 if 0xD800 <= following <= 0xDFFF else following)
    end = f"{sql} < {database.param}", (kept[:-1] + last,)
    return f"({start[0]} AND {end[0]})", (*start[1], *end[1])


def _number(field: FieldRow, operator: Operator, value: Value) -> Where | None:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    if isinstance(value, Decimal) and not value.is_finite():
        return None
    value = max(-_LARGEST, min(value, _LARGEST))
    if isinstance(value, Decimal):
        value = _stored_or_between(value)
    sql = f"{_column(field)} {_SIGNS[operator]} {database.param}"
    return sql, (to_column(value, database.obj),)


def _stored_or_between(value: Decimal) -> Decimal:
    """A number that no stored one lies between this and; with as many digits as a server reads."""
    near = value.quantize(_SMALLEST, ROUND_FLOOR)
    return near if near == value else near + _SMALLEST / 2


def _members(field: FieldRow, value: Value) -> Where | None:
    """Of choices and links, those that are one of some, or hold one of some."""
    wanted: Any = value if isinstance(value, tuple) else (value,)
    kind = str if field.kind in (FieldKind.CHOICE, FieldKind.CHOICES) else int
    if not wanted or not all(type(each) is kind for each in wanted):
        return None
    if kind is str:
        wanted = tuple(clean(each) for each in wanted)
    elif any(abs(each) > _LARGEST for each in wanted):
        return NOTHING, ()  # no record has such an id
    among, column = f"IN ({marks(len(wanted))})", _column(field)
    match field.kind:
        case FieldKind.LINKS:
            links = f'SELECT 1 FROM "{field.column}" j WHERE j.record_id = t."id"'
            return f"EXISTS ({links} AND j.target_id {among})", wanted
        case FieldKind.CHOICES:
            each = f"{each_choice(column)} WHERE c.value {among}"
            return f"EXISTS (SELECT 1 FROM {each})", wanted
    return f"{column} {among}", wanted


def each_choice(column: str) -> str:
    """A table of one column, ``value``: the options that are chosen."""
    if on_sqlite():
        return f"json_each({column}) c"
    return f"jsonb_array_elements_text({column}::jsonb) AS c (value)"


def _time(field: FieldRow, operator: Operator, value: Value) -> Where | None:
    """Dates by whole days; of dates and times, the moments of local days, or a moment itself."""
    if isinstance(value, datetime.datetime):
        day = begun_day(value)
        if field.kind is FieldKind.DATE_TIME and day is None and operator in _SIGNS:
            sql = f"{_column(field)} {_SIGNS[operator]} {database.param}"
            return sql, (to_column(_in_utc(value), database.obj),)
        value = day or value.date()
    days = _days(operator, value)
    if days is None:
        return None
    first, end = days
    return between(field, first, end)


def _in_utc(moment: datetime.datetime) -> datetime.datetime:
    """The moment; where the calendar ends, that on the clock."""
    try:
        return moment.astimezone(datetime.UTC)
    except OverflowError:
        return moment.replace(tzinfo=datetime.UTC)


Day = datetime.date | None


def _days(operator: Operator, value: Value) -> tuple[Day, Day] | None:
    """The first day that is meant, and the one after the last; None: no such limit."""
    today = local_today()
    match operator:
        case Operator.TODAY:
            return today, _later(today, 1)
        case Operator.THIS_MONTH:
            first = today.replace(day=1)
            return first, _later(first, 32, day=1)
        case Operator.THIS_YEAR:
            first = today.replace(month=1, day=1)
            return first, _later(first, 370, month=1, day=1)
    if operator in (Operator.LAST_DAYS, Operator.NEXT_DAYS):
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            return None
        last = operator is Operator.LAST_DAYS
        return (
            (_later(today, 1 - value), _later(today, 1)) if last else (today, _later(today, value))
        )
    if not isinstance(value, datetime.date):
        return None
    after = _later(value, 1)
    return {
        Operator.IS: (value, after),
        Operator.LESS: (None, value),
        Operator.AT_MOST: (None, after),
        Operator.MORE: (after or datetime.date.max, None),
        Operator.AT_LEAST: (value, None),
    }[operator]


def _later(start: datetime.date, /, days: int, **parts: int) -> Day:
    """None where the calendar ends."""
    try:
        return (start + datetime.timedelta(days=days)).replace(**parts)
    except OverflowError:
        return None


def local_today() -> datetime.date:
    """The date where the user is."""
    return datetime.datetime.now().astimezone().date()


def begun_day(moment: datetime.datetime) -> Day:
    """The local day whose first moment this is."""
    try:
        local = moment.astimezone()
    except (OverflowError, ValueError, OSError):
        return None
    return local.date() if local.time() == datetime.time.min else None


def day_start(day: datetime.date) -> datetime.datetime | None:
    """The first moment of a local day; None where the calendar ends."""
    try:
        return datetime.datetime.combine(day, datetime.time.min).astimezone(datetime.UTC)
    except (OverflowError, ValueError, OSError):
        return None


def between(field: FieldRow, first: Day, end: Day) -> Where:
    """The condition that a date or a time lies in these days or moments; ``end`` does not."""
    found: list[Where] = []
    for limit, sign in ((first, ">="), (end, "<")):
        bound: Day = limit
        is_time = isinstance(bound, datetime.datetime)
        if bound is not None and field.kind is FieldKind.DATE_TIME and not is_time:
            bound = day_start(bound)
        elif isinstance(bound, datetime.datetime) and field.kind is FieldKind.DATE:
            bound = begun_day(bound) or bound.date()
        if bound is not None:
            stored = to_column(bound, database.obj)
            found.append((f"{_column(field)} {sign} {database.param}", (stored,)))
    return joined(" AND ", found) or (f"{_column(field)} IS NOT NULL", ())


def all_values(found: Iterable[Where]) -> tuple[Any, ...]:
    """The parameters of conditions, in order."""
    return tuple(value for _, values in found for value in values)
