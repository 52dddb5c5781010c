"""The steps from a data type's fields to others: columns made, named and filled, nothing lost."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ..errors import QT_TRANSLATE_NOOP, InvalidInput
from ..models import full_text, record_columns, record_tables
from ..models.field_rows import type_row
from ..models.fields import FieldKind, FieldRow, Value
from ..models.record_store import existing
from ..models.tables import DataField, DataType, database
from .converting import as_text, convert
from .fields import LINKS, WITH_PLACES

MISFITS = QT_TRANSLATE_NOOP(
    "errors", "{count} values of “{name}” do not fit its new kind or limits. Nothing was changed."
)
NO_VALUE = QT_TRANSLATE_NOOP(
    "errors",
    "{count} records have no value for “{name}”. Please enter a default, or do not require it.",
)
DOUBLES = QT_TRANSLATE_NOOP(
    "errors", "{count} records have a value for “{name}” that another has, too."
)
EXAMPLES = 3
Renames = Mapping[int, Mapping[str, str]]
"""What options are called now: by field, and by what they were called."""
EXAMPLE_LENGTH = 60


@dataclass(frozen=True)
class FieldPreview:
    """What a change does to the values of one field.

    ``action``: "added", "changed", "renamed" or "deleted". ``converts`` counts the values that fit
    (of a deleted field: all), ``misfits`` those that do not, of which there are ``examples``.
    """

    field: FieldRow
    action: str
    converts: int = 0
    misfits: int = 0
    examples: tuple[str, ...] = ()


@dataclass
class Plan:
    """From which fields of a data type to which; those without id are new.

    ``undoes``: an earlier change is undone, and these hold what the fields had before that, of the
    records up to ``last``. ``renamed``: options that stay, under another name.
    """

    data_type: DataType
    before: tuple[FieldRow, ...]
    after: tuple[FieldRow, ...]
    empty_misfits: bool = False
    undoes: Mapping[int, FieldRow] | None = None
    last: int = 0
    renamed: Renames = field(default_factory=dict)

    @property
    def table(self) -> str:
        """Where the records are."""
        return str(self.data_type.table_name)

    @property
    def gone(self) -> list[FieldRow]:
        """The fields that are deleted."""
        left = {one.id for one in self.after}
        return [one for one in self.before if one.id not in left]

    def old(self, new: FieldRow) -> FieldRow | None:
        """What a field was; None where it was not there."""
        return next((one for one in self.before if one.id == new.id), None)

    def is_remade(self, new: FieldRow) -> bool:
        """Whether the field was there, and its values must be looked at."""
        old = self.old(new)
        return old is not None and (
            _shape(old) != _shape(new)
            or _loses_options(old, new)
            or _fills(old, new)
            or bool(self.renamed.get(new.id))
            or new.id in (self.undoes or ())
        )

    def is_made(self, new: FieldRow) -> bool:
        """Whether the field needs a column that is not there."""
        return self.old(new) is None or self.is_remade(new)


def _shape(one: FieldRow) -> tuple[object, ...]:
    """What a column is made by."""
    places = one.places if one.kind in WITH_PLACES else 0
    return (one.kind, one.max_length, one.minimum, one.maximum, places, one.target)


def _loses_options(old: FieldRow, new: FieldRow) -> bool:
    """Whether values may name options that are no more, or stand in another order."""
    if new.kind is FieldKind.CHOICES:
        return new.options[: len(old.options)] != old.options
    return not set(old.options) <= set(new.options)


def _fills(old: FieldRow, new: FieldRow) -> bool:
    """Whether records may get the default, which undoing takes from them again."""
    return new.required and not old.required and new.default is not None


@dataclass
class Fit:
    """How many values fit a field."""

    converts: int = 0
    misfits: int = 0
    examples: list[str] = field(default_factory=list)


@dataclass
class Kept:
    """Which columns hold what was: of changed fields, and of deleted ones."""

    old: dict[int, str] = field(default_factory=dict)
    gone: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Move:
    """A field's values on their way to what the field is to be.

    Where a change is undone, ``earlier`` holds what the records up to ``last`` had before that.
    """

    old: FieldRow
    new: FieldRow
    renamed: Mapping[str, str] = field(default_factory=dict)
    earlier: FieldRow | None = None
    last: int = 0

    def fitted(self, record: int, value: Value, earlier: Value) -> Value:
        """What fits; what nobody has edited since comes back to the letter."""
        if self.earlier is not None and record <= self.last and self._became(earlier) == value:
            return earlier
        return _converted(value, self.old, self.new, self.renamed)

    def _became(self, earlier: Value) -> Value:
        """What the change that is undone made of a value."""
        back = {now: was for was, now in self.renamed.items()}
        became = _converted(earlier, self.new, self.old, back)
        return self.old.default if became is None and self.old.required else became


def refill(table: str, move: Move, *, write: bool) -> Fit:
    """Convert all values of a field to another, which is empty; with ``write``, store them."""
    fit = Fit()
    for ids in record_columns.id_ranges(table):
        values = record_columns.values_between(table, move.old, ids)
        before = record_columns.values_between(table, move.earlier, ids) if move.earlier else {}
        fitting: dict[int, Value] = {}
        for key in sorted(values.keys() | before.keys()):
            fitted = move.fitted(key, values.get(key), before.get(key))
            if fitted is not None:
                fitting[key] = fitted
            elif key in values:
                _add_misfit(fit, values[key], move.old)
        fit.converts += len(fitting)
        if write:
            record_columns.write_values(table, move.new, _leading_somewhere(move.new, fitting))
    return fit


def _converted(value: Value, old: FieldRow, new: FieldRow, renamed: Mapping[str, str]) -> Value:
    if isinstance(value, str):
        value = renamed.get(value, value)
    elif isinstance(value, tuple) and renamed:
        value = tuple(renamed.get(str(option), str(option)) for option in value)
    try:
        return convert(value, old, new)
    except ValueError:
        return None


def _add_misfit(fit: Fit, value: Value, old: FieldRow) -> None:
    fit.misfits += 1
    text = as_text(value).partition("\n")[0][:EXAMPLE_LENGTH]
    is_telling = old.kind not in LINKS and old.kind is not FieldKind.ATTACHMENT
    if is_telling and len(fit.examples) < EXAMPLES and text not in fit.examples:
        fit.examples.append(text)


def _leading_somewhere(new: FieldRow, values: dict[int, Value]) -> dict[int, Value]:
    """The values without links to what has been deleted since."""
    if new.kind not in LINKS and new.kind is not FieldKind.ATTACHMENT:
        return values
    wanted = {target for value in values.values() for target in _targets(value)}
    place = "attachment" if not new.target else DataType.get_by_id(new.target).table_name
    there = existing(place, wanted)
    left = {
        key: [target for target in _targets(value) if target in there]
        for key, value in values.items()
    }
    many = new.kind is FieldKind.LINKS
    return {key: tuple(some) if many else some[0] for key, some in left.items() if some}


def _targets(value: Value) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)


def previews(plan: Plan) -> tuple[FieldPreview, ...]:
    """What ``apply`` would do to each field that differs. Raises InvalidInput as that does, but
    for values that do not fit."""
    found = [FieldPreview(one, "deleted", _count_values(plan.table, one)) for one in plan.gone]
    for at, new in enumerate(plan.after):
        old = plan.old(new)
        if old is None:
            _require_values(new, at, record_columns.count_records(plan.table))
            found.append(FieldPreview(new, "added"))
        elif plan.is_remade(new):
            move = Move(old, new, plan.renamed.get(new.id, {}))
            fit = refill(plan.table, move, write=False)
            empty = record_columns.count_empty(plan.table, old) + fit.misfits
            _require_values(new, at, empty)
            examples = tuple(fit.examples)
            found.append(FieldPreview(new, "changed", fit.converts, fit.misfits, examples))
        elif old != new:
            _require_values(new, at, record_columns.count_empty(plan.table, old))
            _require_single(plan, new, at, old)
            only_name = replace(old, name=new.name) == new
            found.append(FieldPreview(new, "renamed" if only_name else "changed"))
    return tuple(found)


def _count_values(table: str, one: FieldRow) -> int:
    return record_columns.count_records(table) - record_columns.count_empty(table, one)


def _require_values(new: FieldRow, at: int, empty: int) -> None:
    if new.required and new.default is None and empty:
        raise InvalidInput(NO_VALUE, f"fields[{at}].required", count=empty, name=new.name)


def _require_single(plan: Plan, new: FieldRow, at: int, stored: FieldRow) -> None:
    doubles = record_columns.count_doubles(plan.table, stored) if new.unique else 0
    if doubles:
        raise InvalidInput(DOUBLES, f"fields[{at}].unique", count=doubles, name=new.name)


def apply(plan: Plan, number: int) -> Kept:
    """Change the tables; ``plan.after`` then says how. ``number`` is the change's own.

    Raises InvalidInput where values do not fit, or are missing.
    """
    steps = _Steps(plan, number)
    if not steps.any():
        return steps.kept
    texts_stay = steps.texts_stay()
    full_text.drop_index(database.obj, plan.table, keep=texts_stay)
    steps.retire()
    steps.name()
    steps.make()
    steps.fill()
    steps.constrain()
    full_text.make_index(database.obj, type_row(plan.data_type, plan.after), kept=texts_stay)
    return steps.kept


class _Steps:
    """A plan being carried out, step by step."""

    def __init__(self, plan: Plan, number: int) -> None:
        self.plan, self.kept = plan, Kept()
        self._mark = f"__old{number}"
        self._table, self._database = plan.table, database.obj
        self._sources: dict[int, FieldRow] = {}
        self._earlier = {
            key: one for key, one in (plan.undoes or {}).items() if self._is_there(one, one.column)
        }
        self._made = {one.id for one in plan.after if plan.is_made(one)}

    def any(self) -> bool:
        """Whether anything changes in the database, beside the words."""
        return bool(self.plan.gone or self._made) or any(
            (old.name, old.required, old.unique) != (new.name, new.required, new.unique)
            for old, new in self._stay()
        )

    def texts_stay(self) -> bool:
        """Whether all words that are found stay as they are."""
        touched = [*self.plan.gone, *(one for one in self.plan.after if self._is_filled(one))]
        was = [old for one in touched if (old := self.plan.old(one)) is not None]
        return not any(one.kind in full_text.FOUND for one in [*touched, *was])

    def _is_filled(self, new: FieldRow) -> bool:
        is_new = self.plan.old(new) is None and new.id not in self._earlier
        is_empty = is_new and not (new.required and new.default is not None)
        return new.id in self._made and not is_empty

    def _stay(self) -> list[tuple[FieldRow, FieldRow]]:
        """The fields whose columns stay, as they were and as they are to be."""
        pairs = [(self.plan.old(one), one) for one in self.plan.after]
        return [(old, new) for old, new in pairs if old is not None and new.id not in self._made]

    def _is_there(self, one: FieldRow, name: str) -> bool:
        return record_tables.there(self._database, self._table, one, name)

    def _rename(self, one: FieldRow, column: str) -> FieldRow:
        return record_tables.rename_field(self._database, self._table, one, column)

    def retire(self) -> None:
        """Keep the values of what is deleted or changed."""
        for one in self.plan.gone:
            record_tables.make_plain(self._database, self._table, one)
            self.kept.gone[one.id] = one.column
        for new in self.plan.after:
            old = self.plan.old(new)
            if old is not None and new.id in self._made:
                record_tables.make_plain(self._database, self._table, old)
                self._sources[new.id] = self._rename(old, old.column + self._mark)
                self.kept.old[new.id] = self._sources[new.id].column
        for key, one in self._earlier.items():
            self._earlier[key] = self._rename(one, f"{one.column}__back")

    def name(self) -> None:
        """Give every field a column of its own name, where that changes."""
        names = self._names()
        moved = [(old, names[old.id]) for old, _ in self._stay() if old.column != names[old.id]]
        waiting = [(self._rename(old, f"{old.column}__tmp"), name) for old, name in moved]
        self.plan.after = tuple(replace(one, column=names[one.id]) for one in self.plan.after)
        taken = {old.id for old, _ in self._stay()} - {old.id for old, _ in moved}
        for one in self.plan.after:
            if one.id not in taken and self._is_there(one, one.column):
                self._set_aside(one)
        for old, name in waiting:
            self._rename(old, name)

    def _names(self) -> dict[int, str]:
        """What the columns are to be called, by field; what stays comes first."""
        wanted = {one.id: self._wanted(one) for one in self.plan.after}
        was = {one.id: one.column for one in self.plan.before}
        names = {key: name for key, name in wanted.items() if was.get(key) == name}
        for key, name in wanted.items():
            if key not in names:
                names[key] = record_tables.free_name(name, set(names.values()))
        return names

    def _wanted(self, new: FieldRow) -> str:
        old = self.plan.old(new)
        if self.plan.undoes is not None and new.column:
            return new.column
        joins = FieldKind.LINKS in (new.kind, FieldKind.LINKS if old is None else old.kind)
        name = record_tables.wanted_name(self._table, new)
        if old is None or (joins and old.kind is not new.kind):
            return name
        known = old.column.rpartition("_")[0] if old.column[-1].isdigit() else old.column
        return old.column if old.name == new.name or name in (known, old.column) else name

    def _set_aside(self, one: FieldRow) -> None:
        """Free the name of a column that a deleted field left."""
        name = one.column + self._mark
        record_tables.set_aside(self._database, self._table, one, one.column, name)
        for key, column in self.kept.gone.items():
            if column == one.column:
                self.kept.gone[key] = name
        DataField.update(column_name=name).where(
            DataField.data_type == self.plan.data_type.id,
            DataField.column_name == one.column,
            DataField.deleted_at > 0,
        ).execute()

    def make(self) -> None:
        """Make the columns that are not there, without rules for all records yet."""
        for one in self.plan.after:
            if one.id in self._made:
                bare = replace(one, required=False, unique=False)
                record_tables.add_field(self._database, self._table, bare)

    def fill(self) -> None:
        """Give the new columns their values."""
        for at, new in enumerate(self.plan.after):
            source, earlier = self._sources.get(new.id), self._earlier.get(new.id)
            if source is not None:
                renamed = self.plan.renamed.get(new.id, {})
                move = Move(source, new, renamed, earlier, self.plan.last)
                fit = refill(self._table, move, write=True)
                if fit.misfits and not self.plan.empty_misfits:
                    place = f"fields[{at}].kind"
                    raise InvalidInput(MISFITS, place, count=fit.misfits, name=new.name)
            elif earlier is not None:
                record_columns.copy_values(self._table, earlier, new)
            if earlier is not None:
                record_tables.drop_field(self._database, self._table, earlier)
            if new.id in self._made and new.required and new.default is not None:
                record_columns.fill_empty(self._table, new, new.default)

    def constrain(self) -> None:
        """Require values, and single ones, or no longer. Undoing, only where that can be."""
        after: list[FieldRow] = []
        for at, one in enumerate(self.plan.after):
            old = None if one.id in self._made else self.plan.old(one)
            new = self._possible(one, at)
            if new.required != (old is not None and old.required):
                required = new.required
                record_tables.set_required(self._database, self._table, new, required=required)
            if new.unique and (old is None or not old.unique):
                record_tables.make_unique(self._database, self._table, new)
            if old is not None and old.unique and not new.unique:
                record_tables.drop_unique(self._database, new)
            after.append(new)
        self.plan.after = tuple(after)

    def _possible(self, new: FieldRow, at: int) -> FieldRow:
        """The field; where it is back, with what the records of today allow."""
        empty = record_columns.count_empty(self._table, new) if new.required else 0
        doubles = record_columns.count_doubles(self._table, new) if new.unique else 0
        if self.plan.undoes is not None:
            return replace(
                new, required=new.required and not empty, unique=new.unique and not doubles
            )
        if empty:
            raise InvalidInput(NO_VALUE, f"fields[{at}].required", count=empty, name=new.name)
        if doubles:
            raise InvalidInput(DOUBLES, f"fields[{at}].unique", count=doubles, name=new.name)
        return new
