"""JSON Schema files in the editor of data types: imported, exported, and hostile ones refused."""

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from desktop_app.errors import InvalidInput
from desktop_app.models.fields import FieldKind, FieldRow
from desktop_app.operations.fields import SELF
from desktop_app.ui import schema_files
from desktop_app.ui.schema_files import read_text, with_known_ids
from desktop_app.ui.type_editor import TypeEditor
from tests.ui.support import Person, is_open, labels, opened
from tests.ui.test_type_editor import TEXT, Desk, desk, discard, names

__all__ = ["desk"]

CONTACT = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Contact",
    "description": "Whom we know",
    "type": "object",
    "properties": {
        "Name": {"type": "string", "maxLength": 80},
        "Mail": {"type": "string", "format": "email"},
        "State": {"enum": ["new", "old"]},
        "Firm": {"type": "integer", "x-kind": "link", "x-link": "Companies"},
        "Boss": {"type": "integer", "x-kind": "link", "x-link": "Contact"},
    },
    "required": ["Name"],
}


def write(folder: Path, document: object) -> Path:
    file = folder / "schema.json"
    file.write_text(json.dumps(document), "utf-8")
    return file


def answer(ada: Person, file: Path) -> None:
    """Choose a file in the dialog that asks for one."""
    chooser = opened(QFileDialog)
    chooser.fileSelected.emit(str(file))
    chooser.close()
    ada.wait()


def import_(ada: Person, editor: TypeEditor, file: Path) -> None:
    ada.click(editor, "Import a JSON Schema…")
    answer(ada, file)


def export(ada: Person, editor: TypeEditor, file: Path) -> None:
    ada.click(editor, "Export as JSON Schema…")
    answer(ada, file)


def test_schema_becomes_a_new_data_type(desk: Desk, ada: Person, tmp_path: Path) -> None:
    companies = desk.make("Companies", TEXT)
    editor = desk.open()
    import_(ada, editor, write(tmp_path, CONTACT))
    assert names(editor) == ["Name", "Mail", "State", "Firm", "Boss"]
    assert editor.head.line.text() == "Contact"
    assert editor.head.text.toPlainText() == "Whom we know"
    ada.click(editor, "Create")
    assert not is_open(TypeEditor)
    made = next(row for row in desk.types() if row.name == "Contact")
    name, mail, state, firm, boss = made.fields
    assert (name.required, name.max_length) == (True, 80)
    assert mail.kind is FieldKind.EMAIL
    assert state.options == ("new", "old")
    assert (firm.target, boss.target) == (companies, made.id)


def test_import_is_taken_back(desk: Desk, ada: Person, tmp_path: Path) -> None:
    desk.make("Companies", TEXT)
    editor = desk.open()
    ada.type(editor.head.line, "People")
    ada.type(editor.fields.panel.name, " of them")
    before = editor.fields.rows
    import_(ada, editor, write(tmp_path, CONTACT))
    assert editor.head.line.text() == "People", "that was the user's own choice"
    assert "Fields replaced by the schema's" in labels(editor)
    ada.click(editor, "Undo")
    assert editor.fields.rows == before
    discard(ada, editor)


def test_fields_of_the_same_name_keep_their_values(desk: Desk, ada: Person, tmp_path: Path) -> None:
    desk.make("Companies", TEXT)
    type_id = desk.make(
        "Contact", FieldRow("NAME", FieldKind.TEXT), FieldRow("Old", FieldKind.DATE)
    )
    stored = desk.stored(type_id).fields
    editor = desk.open(type_id)
    import_(ada, editor, write(tmp_path, CONTACT))
    rows = editor.fields.rows
    assert [row.id for row in rows] == [stored[0].id, 0, 0, 0, 0]
    assert rows[0].column == stored[0].column
    assert rows[4].target == type_id
    discard(ada, editor)


def test_export_is_read_back_the_same(desk: Desk, ada: Person, tmp_path: Path) -> None:
    companies = desk.make("Companies", TEXT)
    fields = (
        replace(TEXT, required=True, unique=True),
        FieldRow("Firm", FieldKind.LINK, target=companies),
        FieldRow("Boss", FieldKind.LINK, target=SELF),
        FieldRow("State", FieldKind.CHOICE, options=("a", "b"), default="b"),
        FieldRow("Worth", FieldKind.MONEY, currency="EUR", places=3, description="In all"),
    )
    deals = desk.make("Deals", *fields)
    editor = desk.open(deals)
    file = tmp_path / "deals.json"
    export(ada, editor, file)
    assert "Saved as “deals.json”." in labels(editor)
    ada.click(editor, "Cancel")
    document = json.loads(file.read_text("utf-8"))
    assert document["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert document["properties"]["Firm"]["x-link"] == "Companies"
    other = desk.open()
    import_(ada, other, file)
    again = other.fields.rows
    assert [replace(row, target=0) for row in again] == [replace(row, target=0) for row in fields]
    assert [row.target for row in again[1:3]] == [companies, deals]
    discard(ada, other)


def test_export_that_cannot_be_written(desk: Desk, ada: Person, tmp_path: Path) -> None:
    editor = desk.open(desk.make("Deals", TEXT))
    export(ada, editor, tmp_path / "nowhere" / "deals.json")
    assert any("deals.json" in text for text in labels(editor))
    ada.click(editor, "Cancel")


def remote(folder: Path) -> Path:
    return write(folder, {"properties": {"a": {"$ref": "https://example.com/a.json"}}})


def recursive(folder: Path) -> Path:
    loop = {"$ref": "#/$defs/a"}
    return write(
        folder,
        {"properties": {"a": loop}, "$defs": {"a": {"type": "object", "properties": {"b": loop}}}},
    )


def invalid(folder: Path) -> Path:
    return write(folder, {"properties": {"a": {"type": "nonsense"}}})


def broken(folder: Path) -> Path:
    file = folder / "schema.json"
    file.write_text('{"properties":\n  oops', "utf-8")
    return file


def binary(folder: Path) -> Path:
    file = folder / "schema.json"
    file.write_bytes(b"\x89PNG\r\n\xff\xfe")
    return file


def deep(folder: Path) -> Path:
    file = folder / "schema.json"
    file.write_text('{"not":' * 50_000 + "{}" + "}" * 50_000, "utf-8")
    return file


def large(folder: Path) -> Path:
    file = folder / "schema.json"
    with file.open("wb") as stream:
        stream.truncate(schema_files.LARGEST + 1)
    return file


def missing(folder: Path) -> Path:
    return folder / "nowhere.json"


def a_folder(folder: Path) -> Path:
    return folder


def pipe(folder: Path) -> Path:
    file = folder / "pipe"
    os.mkfifo(file)
    return file


HOSTILE: list[tuple[Callable[[Path], Path], str]] = [
    (remote, "another file"),
    (recursive, ""),
    (invalid, "not a JSON Schema"),
    (broken, "line 2"),
    (binary, "not a JSON Schema"),
    (deep, "nested too deeply"),
    (large, "too large"),
    (missing, "cannot be read"),
    (a_folder, "not a JSON Schema"),
    (pipe, "not a JSON Schema"),
]


@pytest.mark.parametrize(
    ("make", "sentence"), HOSTILE, ids=lambda part: getattr(part, "__name__", "")
)
def test_hostile_file_gives_one_sentence(
    desk: Desk, ada: Person, tmp_path: Path, make: Callable[[Path], Path], sentence: str
) -> None:
    editor = desk.open()
    import_(ada, editor, make(tmp_path))
    assert editor.form.problem.isVisible()
    assert sentence in editor.form.problem.text()
    assert names(editor) == ["Name"]
    editor.close()
    assert not is_open(TypeEditor)


def test_large_file_is_not_read_whole(tmp_path: Path) -> None:
    file = tmp_path / "endless.json"
    with file.open("wb") as stream:
        stream.truncate(2**40)
    with pytest.raises(InvalidInput, match="too large"):
        read_text(file)


def test_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    file = tmp_path / "schema.json"
    file.write_bytes(b"\xef\xbb\xbf{}")
    assert read_text(file) == "{}"


def test_one_known_field_is_taken_once() -> None:
    known = [FieldRow("Name", FieldKind.TEXT, id=7, column="name")]
    new = [FieldRow("NAME", FieldKind.TEXT), FieldRow("name", FieldKind.TEXT)]
    assert [row.id for row in with_known_ids(new, known)] == [7, 0]


@pytest.mark.parametrize(
    ("name", "file"), [("Deals", "Deals.json"), ("a/b\\c:*?", "a_b_c___.json"), ("", "schema.json")]
)
def test_file_is_called_as_the_data_type(name: str, file: str) -> None:
    assert schema_files._file_name(name) == file
