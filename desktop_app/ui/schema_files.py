"""JSON Schema files: reading one into fields, and writing a data type as one."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from .. import operations
from ..errors import QT_TRANSLATE_NOOP, InvalidInput, PlatformError
from ..models.fields import DataTypeRow, FieldRow
from ..models.keys import comparison_key
from ..operations.badge_transfer import save
from .badge_files import ask_to_open, ask_to_save
from .tasks import Tasks

if TYPE_CHECKING:
    from ..operations.json_schema import SchemaImport

LARGEST = 10 * 2**20
TOO_LARGE = QT_TRANSLATE_NOOP("errors", "This file is too large: a schema has at most {limit} MB.")
UNREADABLE = QT_TRANSLATE_NOOP("errors", "This file cannot be read: {reason}")
NO_TEXT = QT_TRANSLATE_NOOP("errors", "This file is not a JSON Schema: it is not even text.")


def read_text(file: Path) -> str:
    """What is in a file that may be a schema. Raises InvalidInput."""
    try:
        if file.exists() and not file.is_file():  # reading a pipe would wait for ever
            raise InvalidInput(NO_TEXT, "fields")
        with file.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InvalidInput(UNREADABLE, "fields", reason=reason) from error
    if len(data) > LARGEST:
        raise InvalidInput(TOO_LARGE, "fields", limit=LARGEST // 2**20)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInput(NO_TEXT, "fields") from error


def ask_for_schema(
    parent: QWidget,
    tasks: Tasks,
    types: Mapping[str, int],
    then: "Callable[[SchemaImport], None]",
    failed: Callable[[PlatformError], None],
) -> None:
    """Let the user choose a file, and make fields of it; ``types`` are what these may link to."""

    def chosen(file: Path) -> None:
        tasks.aside(
            parent,
            lambda: operations.fields_from_schema(read_text(file), types),
            then,
            failed,
        )

    title = QCoreApplication.translate("schemaFiles", "Import a JSON Schema")
    ask_to_open(parent, title, _filters(), chosen)


def ask_to_export(
    parent: QWidget,
    tasks: Tasks,
    row: DataTypeRow,
    targets: Mapping[int, str],
    then: Callable[[Path], None],
    failed: Callable[[PlatformError], None],
) -> None:
    """Let the user choose where, and write the data type there as a schema."""

    def chosen(file: Path) -> None:
        def write() -> None:
            schema = operations.schema_of(row, targets)
            save(file, (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode())

        tasks.aside(parent, write, lambda _: then(file), failed)

    title = QCoreApplication.translate("schemaFiles", "Export as JSON Schema")
    ask_to_save(parent, title, _file_name(row.name), _filters(), chosen)


def with_known_ids(fields: Sequence[FieldRow], known: Sequence[FieldRow]) -> tuple[FieldRow, ...]:
    """The fields of a schema; one that is called as one there is, is that one, with its values."""
    by_name = {comparison_key(field.name): field for field in known if field.id}
    found = []
    for field in fields:
        same = by_name.pop(comparison_key(field.name), None) or field
        found.append(replace(field, id=same.id, column=same.column, module_key=same.module_key))
    return tuple(found)


def _filters() -> list[str]:
    translate = QCoreApplication.translate
    return [
        translate("schemaFiles", "JSON Schema") + " (*.json)",
        translate("schemaFiles", "All files") + " (*)",
    ]


def _file_name(name: str) -> str:
    """A name that every file system takes, close to the data type's."""
    kept = "".join(letter if letter.isalnum() or letter in " -_" else "_" for letter in name)
    return f"{kept.strip()[:80] or 'schema'}.json"
